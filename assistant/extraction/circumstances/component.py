"""Registration of the component ``circumstances``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.circumstances.find import CircumstanceFinder
from assistant.extraction.page import Step, page_of
from assistant.extraction.vocabulary import load_phrases


@Language.factory("orthocoder_circumstances")
def create(nlp: Language, name: str) -> Step:
    finder = CircumstanceFinder(load_phrases("circumstances"))

    def circumstances(doc: Doc) -> Doc:
        page = page_of(doc)
        page.circumstances = finder.find(
            page.words, page.layout, page.context, page.roles, page.codes, page.people, page.minutes
        )
        return doc

    return circumstances
