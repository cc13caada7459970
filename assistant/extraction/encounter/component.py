"""Registration of the component ``encounter``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.encounter.evaluations import find_evaluation
from assistant.extraction.encounter.find import find_encounter
from assistant.extraction.encounter.signs import SignFinder
from assistant.extraction.page import Step, page_of

FACTORY = "orthocoder_encounter"


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    def encounter(doc: Doc) -> Doc:
        page = page_of(doc)
        finder = SignFinder(
            page.phrases.group("served"),
            page.work,
            page.text.contexts,
            page.codes,
            page.minutes,
            page.served,
        )
        evaluation = find_evaluation(
            page.text, page.work, page.quantities, page.codes, page.minutes.evaluation, page.people.discipline_name
        )
        page.encounter = find_encounter(page.text, page.phrases, page.quantities, finder.find(), evaluation)
        return doc

    return encounter
