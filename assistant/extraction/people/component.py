"""Registration of the component ``people``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.page import Step, page_of
from assistant.extraction.people.find import find_people

FACTORY = "orthocoder_people"


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    def people(doc: Doc) -> Doc:
        page = page_of(doc)
        page.people = find_people(page.text, page.phrases, page.roles, page.codes, page.work)
        return doc

    return people
