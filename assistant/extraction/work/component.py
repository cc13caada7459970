"""Registration of the component ``work``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.page import Step, mark, page_of
from assistant.extraction.work.anchors import find_anchors
from assistant.extraction.work.topics import as_taught

FACTORY = "orthocoder_work"


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    def work(doc: Doc) -> Doc:
        page = page_of(doc)
        named = find_anchors(page.words, page.phrases, page.codes, page.devices, page.roles)
        page.work = as_taught(page.words, named, page.roles)
        mark(doc, name, [(anchor.first, anchor.last, anchor.work) for anchor in page.work])
        return doc

    return work
