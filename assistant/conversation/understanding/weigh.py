"""What of a reading is taken, beside what is known: what words merely imply never overrides what was said."""

from __future__ import annotations

from dataclasses import fields, replace

from assistant.conversation.frame import Frame
from assistant.conversation.phrases import split_words
from assistant.conversation.slots.find import slot_cues
from assistant.reading import Reading
from coder.visit import Evaluation, Minutes, Visit

OF_OTHERS = frozenset(("discipline", "payer"))
"""Facts that somebody else who is named seems to tell."""


ABOUT_OTHERS = frozenset(("assistant", "assistant_minutes", "l_code_status", "plan_discipline"))
"""Questions whose answer may name a person who did not treat."""


def weighed(
    reading: Reading, frame: Frame, asked: str | None, *, supposing: bool = False, corrects: bool = False
) -> Visit:
    """The facts of a reading without those that only imply what is known otherwise.

    A supposition may imply: nothing that was said is at stake. So may a correction of the encounter alone.
    """
    visit, known = _without_first_number(reading), frame.visit
    implied = set(visit.implied)
    if asked not in ABOUT_OTHERS and {said.path for said in reading.said} == {"discipline"}:
        implied -= {"discipline"}
        visit = replace(visit, implied=tuple(path for path in visit.implied if path != "discipline"))
    weak = _weak_encounter(reading) | (implied & OF_OTHERS if supposing else implied)
    if corrects and {said.path for said in reading.said} == {"visit_kind"}:
        weak -= {"visit_kind"}
    stated_before = {
        each.name
        for each in fields(Visit)
        if getattr(known, each.name) not in (None, ()) and each.name not in known.implied
    }
    dropped = weak & stated_before
    changes: dict[str, object] = {path: _nothing(path) for path in dropped if hasattr(visit, path)}
    changes["implied"] = tuple(path for path in visit.implied if path not in dropped)
    visit = replace(visit, **changes)  # type: ignore[arg-type]
    return _completed_evaluation(visit, known)


def of_the_evaluation(reading: Reading, known: Visit) -> Reading:
    """``if the OT had done the re-eval``: who is named there did that, and not the whole visit."""
    visit = reading.visit
    if visit.evaluation is None or known.evaluation is None or known.discipline in (None, visit.discipline):
        return reading
    if visit.minutes != Minutes() or visit.devices:
        return reading
    said = tuple(each for each in reading.said if each.path != "discipline")
    return replace(reading, visit=replace(visit, discipline=None), said=said)


def _without_first_number(reading: Reading) -> Visit:
    """``first visit`` tells the encounter with the device and no number of the visit; ``visit 1`` does."""
    visit = reading.visit
    if visit.visit_number != 1:
        return visit
    words = " ".join(reading.text[said.start : said.end] for said in reading.said if said.path == "visit_number")
    told = any(word.isdigit() or word == "one" for word in split_words(words).lower)
    return visit if told else replace(visit, visit_number=None)


def _nothing(path: str) -> object:
    return () if isinstance(getattr(Visit(), path), tuple) else None


def _weak_encounter(reading: Reading) -> set[str]:
    """The kind of encounter where only an activity tells it (a strap was changed), not a word for the visit."""
    told = [said for said in reading.said if said.path == "visit_kind"]
    if not told or reading.visit.visit_number is not None:
        return set()
    words = split_words(" ".join(reading.text[said.start : said.end] for said in told))
    return set() if slot_cues("visit_kind", words) else {"visit_kind"}


def _completed_evaluation(visit: Visit, known: Visit) -> Visit:
    """A code for the evaluation told before, or its minutes, completes it and proposes nothing."""
    told, before = visit.evaluation, known.evaluation
    if told is None or before is None:
        return visit
    merged = replace(before, **{f.name: v for f in fields(Evaluation) if (v := getattr(told, f.name)) is not None})
    proposed = visit.proposed_codes
    if before.cpt is None and told.cpt is not None:
        proposed = tuple(each for each in proposed if each.code != told.cpt)
    return replace(visit, evaluation=merged, proposed_codes=proposed)
