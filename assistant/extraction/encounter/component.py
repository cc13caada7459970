"""Registration of the component ``encounter``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.encounter.dates import dates_of
from assistant.extraction.encounter.each_device import find_each
from assistant.extraction.encounter.evaluations import find_evaluation
from assistant.extraction.encounter.find import find_encounter
from assistant.extraction.encounter.scene import Scene
from assistant.extraction.encounter.signs import find_signs
from assistant.extraction.encounter.stated import find_stated
from assistant.extraction.encounter.times_with import find_times
from assistant.extraction.page import Step, page_of

FACTORY = "orthocoder_encounter"


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    def encounter(doc: Doc) -> Doc:
        page = page_of(doc)
        dates = dates_of(page.quantities)
        given = [cue for cue in page.phrases.of("encounter") if cue.value == "given"]
        cues = [*page.phrases.group("served"), *given]
        scene = Scene(page.text, cues, page.work, page.codes, page.minutes, page.served, page.devices, dates)
        evaluation = find_evaluation(
            page.text,
            page.work,
            page.devices,
            page.quantities,
            page.codes,
            page.minutes.evaluation,
            page.people.discipline_name,
        )
        starts = frozenset(mention.first for mention in page.devices.mentions)
        told = [
            *page.phrases.of("encounter"),
            *find_times(page.words, page.phrases.of("ordinal"), starts),
        ]
        stated = find_stated(page.text, told, starts, dates)
        signs = find_signs(scene)
        different = [cue for cue in page.phrases.of("encounter") if cue.value == "different"]
        devices = find_each(scene, stated, signs, different)
        page.encounter = find_encounter(page.text, page.phrases, page.quantities, stated, signs, evaluation, devices)
        return doc

    return encounter
