"""Which visit it is, told by its place alone: ``3rd``, ``nope, 2nd``, ``not 2nd, 3rd``."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.signals.heard import MARKS, Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.slots.find import slot_cues
from coder.visit import Encounter, Visit

ORDINALS = {
    **dict.fromkeys(("2nd", "second"), 2),
    **dict.fromkeys(("3rd", "third"), 3),
    **dict.fromkeys(("4th", "fourth"), 4),
    **dict.fromkeys(("5th", "fifth"), 5),
    **dict.fromkeys(("6th", "sixth"), 6),
}


def with_place(before: Visit, after: Visit, heard: Heard) -> Visit:
    """The visit with its number, where the words give one by a place."""
    return _with_other_place(_with_first_place(before, after, heard), heard)


def denies_first(heard: Heard, before: Visit, after: Visit) -> bool:
    """``nope, 3rd``: the no belongs to the encounter that follows it, whatever was asked."""
    lower = heard.words.lower
    is_told = before.visit_kind is None and after.visit_kind is Encounter.SUBSEQUENT
    leads = [cue for cue in heard.cues("no") if cue.first == heard.lead]
    if not is_told or not leads:
        return False
    behind = [at for at in range(leads[0].last, len(lower)) if not _is_light(lower[at])]
    return bool(behind) and any(cue.first <= behind[0] < cue.last for cue in slot_cues("visit_kind", heard.words))


def _is_light(word: str) -> bool:
    return word in MARKS or word == "'s" or is_among(word, "small")


def _with_first_place(before: Visit, after: Visit, heard: Heard) -> Visit:
    """A later encounter told by nothing but its place."""
    is_told = after.visit_kind is Encounter.SUBSEQUENT and before.visit_kind is not Encounter.SUBSEQUENT
    told = [ORDINALS[word] for word in heard.words.lower if word in ORDINALS]
    if not is_told or len(told) != 1 or after.visit_number is not None:
        return after
    rest = heard.left_after("filler", "no", "yes", "encounter_place")
    return after if any(not _is_light(word) for word in rest) else replace(after, visit_number=told[0])


def _with_other_place(after: Visit, heard: Heard) -> Visit:
    """The number of the visit, where the known one is denied."""
    lower = heard.words.lower
    told = [(ORDINALS[word], "not" in lower[max(0, at - 2) : at]) for at, word in enumerate(lower) if word in ORDINALS]
    new = [number for number, is_denied in told if not is_denied]
    old = [number for number, is_denied in told if is_denied]
    is_known = after.visit_number in old or (after.visit_number is None and after.visit_kind is Encounter.SUBSEQUENT)
    return replace(after, visit_number=new[0]) if len(new) == 1 and len(old) == 1 and is_known else after
