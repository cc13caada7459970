"""Registration of the component ``offers``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.offers.suggest import Suggester
from assistant.extraction.page import Step, page_of

FACTORY = "orthocoder_offers"


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    suggester = Suggester.load()

    def offers(doc: Doc) -> Doc:
        page = page_of(doc)
        page.offers = suggester.suggest(page.words, page.phrases.main, page.payers)
        return doc

    return offers
