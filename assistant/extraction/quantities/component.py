"""Registration of the component ``quantities``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.page import Step, mark, page_of
from assistant.extraction.quantities.find import QuantityReader

FACTORY = "orthocoder_quantities"


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    reader = QuantityReader.load()

    def quantities(doc: Doc) -> Doc:
        page = page_of(doc)
        page.quantities = reader.find(page.words)
        mark(doc, name, [(quantity.first, quantity.last, quantity.kind) for quantity in page.quantities])
        return doc

    return quantities
