"""Facts that the words speak of without a note's wording: whose L code, which side, an assistant who was not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.conversation.frame import Frame
from assistant.conversation.signals.heard import Heard
from assistant.conversation.slots.find import slot_cues
from assistant.conversation.understanding.spoken_assistant import only_watched, with_therapist_alone, without_assistant
from assistant.conversation.understanding.spoken_device import with_device_spoken
from assistant.conversation.understanding.spoken_encounter import with_discipline_spoken, with_visit_kind
from assistant.conversation.understanding.spoken_l_code import with_l_code
from assistant.reading import Reading
from coder.visit import Visit


def with_spoken(after: Visit, heard: Heard, reading: Reading, *, supposing: bool, corrects: bool = False) -> Visit:
    """The visit with what the turn speaks of and the reader left alone."""
    told = {said.path for said in reading.said}
    if not told & {"l_code_status", "l_codes_billed", "l_codes_mentioned_not_billed"}:
        after = with_l_code(after, heard, supposing=supposing)
    if "assistant" not in told or only_watched(heard):
        after = without_assistant(after, heard, supposing=supposing)
        after = with_therapist_alone(after, heard)
    if "evaluation" not in told or supposing:
        after = _without_evaluation(after, heard, supposing=supposing)
    if "visit_kind" not in told and (supposing or corrects or after.visit_kind is None):
        after = with_visit_kind(after, heard, supposing=supposing, corrects=corrects)
    if supposing and "discipline" not in told:
        after = with_discipline_spoken(after, heard)
    if after.poc is False and ("poc" not in told or heard.has("poc")):
        after = _with_plan(after, heard, named="poc" in told)
    return with_device_spoken(after, heard, told, supposing=supposing) if after.devices else after


def with_same(after: Visit, heard: Heard, earlier: Sequence[Frame]) -> Visit:
    """``same payer as the first``: what was told of an earlier visit, the first or the last of them."""
    if not earlier:
        return after
    visit = earlier[0 if "first" in heard.words.lower else -1].visit
    if heard.has("same_payer") and after.payer is None:
        after = replace(after, payer=visit.payer)
    if heard.has("same_discipline") and after.discipline is None:
        after = replace(after, discipline=visit.discipline)
    return after


def _without_evaluation(after: Visit, heard: Heard, *, supposing: bool) -> Visit:
    if supposing and heard.has("evaluation") and (heard.has("denied") or "without" in heard.text.casefold()):
        return replace(after, evaluation=None)
    return after


def _with_plan(after: Visit, heard: Heard, *, named: bool) -> Visit:
    """``signed copy came in``: the plan that was out is back; ``POC's signed``, where nothing says it is not."""
    cues = slot_cues("poc", heard.words)
    denials = [cue.first for cue in (*heard.cues("denied"), *(cue for cue in cues if cue.value == "false"))]
    if named and _is_plan_denied(heard, denials):
        return after
    told = [cue for cue in cues if cue.value == "true" and (named or cue.last - cue.first > 1)]
    return replace(after, poc=True) if told else after


def _is_plan_denied(heard: Heard, denials: Sequence[int]) -> bool:
    """A denial in the clause that speaks of the plan: ``POC's signed, and no assistant`` has none."""
    return any(not _parted(heard, *sorted((cue.first, at))) for cue in heard.cues("poc") for at in denials)


def _parted(heard: Heard, first: int, last: int) -> bool:
    return bool({",", ".", ";"} & set(heard.words.lower[first:last]))
