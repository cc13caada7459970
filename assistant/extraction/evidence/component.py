"""Registration of the component ``evidence``."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.evidence.cues import look_around
from assistant.extraction.evidence.weigh import find_contradicted
from assistant.extraction.evidence.weights import weights
from assistant.extraction.page import Step, page_of

FACTORY = "orthocoder_evidence"


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    known = weights()

    def evidence(doc: Doc) -> Doc:
        page = page_of(doc)
        if page.minutes.is_orthotic and not page.minutes.doubts:
            around = look_around(page.text, page.quantities, page.work, page.roles)
            page.minutes = replace(page.minutes, doubts=find_contradicted(around, page.minutes, known))
        return doc

    return evidence
