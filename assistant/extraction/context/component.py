"""Registration of the component ``context``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.context.scopes import find_contexts
from assistant.extraction.page import Step, mark, page_of

FACTORY = "orthocoder_context"


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    def context(doc: Doc) -> Doc:
        page = page_of(doc)
        page.context = find_contexts(page.words, page.layout, page.phrases.of("context"))
        mark(doc, name, [(c.first, c.last, c.group) for c in page.context.cues if c.group != "shift"])
        return doc

    return context
