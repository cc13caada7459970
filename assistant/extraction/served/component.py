"""Registration of the component ``served``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.page import Step, mark, page_of
from assistant.extraction.served.find import find_served

FACTORY = "orthocoder_served"


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    def served(doc: Doc) -> Doc:
        page = page_of(doc)
        worked_on = page.minutes.is_orthotic or page.codes.is_orthotic
        page.served = find_served(page.text, page.phrases, page.devices, worked_on=worked_on)
        mark(doc, name, [(each.best.first, each.best.last, each.kind) for each in page.served.devices])
        return doc

    return served
