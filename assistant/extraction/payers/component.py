"""Registration of the component ``payers``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.page import Step, mark, page_of
from assistant.extraction.payers.find import PayerFinder

FACTORY = "orthocoder_payers"


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    finder = PayerFinder.load()

    def payers(doc: Doc) -> Doc:
        page = page_of(doc)
        page.payers = finder.find(page.text, page.quantities, page.phrases.group("payer"), page.phrases.of("labelled"))
        mark(doc, name, [(cue.first, cue.last, cue.value) for cue in page.phrases.group("payer")])
        return doc

    return payers
