"""Registration of the component ``roles``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.page import Step, mark, page_of
from assistant.extraction.roles.resolve import resolve

FACTORY = "orthocoder_roles"


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    def roles(doc: Doc) -> Doc:
        page = page_of(doc)
        page.roles = resolve(page.words, page.phrases)
        mark(doc, name, [(cue.first, cue.last, cue.value) for cue in page.roles])
        return doc

    return roles
