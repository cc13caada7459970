"""Registration of the component ``encounter``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.encounter.evaluations import find_evaluation
from assistant.extraction.encounter.find import find_encounter
from assistant.extraction.encounter.signs import find_signs
from assistant.extraction.page import Step, page_of

FACTORY = "orthocoder_encounter"


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    def encounter(doc: Doc) -> Doc:
        page = page_of(doc)
        signs = find_signs(page.phrases.group("served"), page.work, page.context, page.codes, page.minutes, page.served)
        evaluation = find_evaluation(
            page.words, page.work, page.context, page.quantities, page.codes, page.minutes.evaluation
        )
        page.encounter = find_encounter(page.words, page.phrases, page.context, page.quantities, signs, evaluation)
        return doc

    return encounter
