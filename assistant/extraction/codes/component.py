"""Registration of the component ``codes``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.codes.find import CodeReader
from assistant.extraction.codes.mentions import KnownCodes
from assistant.extraction.page import mark, page_of

FACTORY = "orthocoder_codes"


class Codes:
    """Reads codes with a catalogue that may be exchanged."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.reader = CodeReader.load()

    def use(self, known: KnownCodes) -> None:
        """Tell known codes from unknown ones by this catalogue."""
        self.reader = self.reader.with_catalogue(known)

    def __call__(self, doc: Doc) -> Doc:
        page = page_of(doc)
        page.codes = self.reader.read(page.text, page.quantities, page.roles, page.phrases)
        mentions = (*page.codes.services, *page.codes.l_codes)
        mark(doc, self.name, [(mention.first, mention.end, mention.code) for mention in mentions])
        return doc


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Codes:
    return Codes(name)
