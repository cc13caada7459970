"""Registration of the component ``minutes``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.minutes.read import MinutesReader, Named
from assistant.extraction.page import Step, mark, page_of
from assistant.extraction.vocabulary import load_phrases

FACTORY = "orthocoder_minutes"


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    reader = MinutesReader(load_phrases("minutes"))

    def minutes(doc: Doc) -> Doc:
        page = page_of(doc)
        named = Named(page.quantities, page.work, page.phrases, page.roles, page.codes, page.people)
        page.minutes = reader.read(page.text, named)
        placed = page.minutes.placed
        mark(doc, name, [(each.quantity.first, each.quantity.last, each.share.slot) for each in placed])
        return doc

    return minutes
