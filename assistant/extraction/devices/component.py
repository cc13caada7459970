"""Registration of the component ``devices``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.devices.mentions import find_mentions
from assistant.extraction.page import Step, mark, page_of

FACTORY = "orthocoder_devices"


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    def devices(doc: Doc) -> Doc:
        page = page_of(doc)
        page.devices = find_mentions(page.words, page.phrases)
        mark(doc, name, [(mention.first, mention.last, mention.kind) for mention in page.devices.mentions])
        return doc

    return devices
