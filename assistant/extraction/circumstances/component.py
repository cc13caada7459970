"""Registration of the component ``circumstances``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.circumstances.find import find_circumstances
from assistant.extraction.page import Step, page_of

FACTORY = "orthocoder_circumstances"


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    def circumstances(doc: Doc) -> Doc:
        page = page_of(doc)
        page.circumstances = find_circumstances(
            page.text,
            page.phrases.of("circumstance"),
            page.roles,
            page.codes,
            page.people,
            page.minutes,
        )
        return doc

    return circumstances
