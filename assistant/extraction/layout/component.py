"""Registration of the component ``layout``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.layout.divide import divide
from assistant.extraction.page import Step, mark, page_of

FACTORY = "orthocoder_layout"


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    def layout(doc: Doc) -> Doc:
        page = page_of(doc)
        page.layout = divide(page.words, page.phrases)
        bounds = zip(page.layout.sentences, page.layout.sections, strict=True)
        mark(doc, name, [(first, last, section) for (first, last), section in bounds])
        return doc

    return layout
