"""Registration of the component ``record``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.page import Step, page_of
from assistant.extraction.record.find import RecordFinder

FACTORY = "orthocoder_record"


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    finder = RecordFinder.load()

    def record(doc: Doc) -> Doc:
        page = page_of(doc)
        page.record = finder.find(page.text, page.phrases)
        return doc

    return record
