"""A word or two that tell a fact that was not asked: ``first`` while the payer is asked, ``training`` after minutes."""

from __future__ import annotations

from assistant.conversation.paths import MINUTES, PARTS, is_set, value_at, with_values
from assistant.conversation.phrases import Cue
from assistant.conversation.signals.heard import Heard, left_over
from assistant.conversation.slots.find import VOCABULARIES, slot_cues
from assistant.conversation.slots.put import with_slot
from assistant.conversation.understanding.context import Context
from coder.visit import Visit

L_CODE = "l_code_status"
BESIDE = ("filler", "cue", "that", "all")
"""Words that may stand beside it."""


def told_alone(visit: Visit, heard: Heard, ctx: Context) -> Visit:
    """The visit with what the words stand for, where they can stand for one open fact only."""
    activity = _activity(visit, heard)
    if activity is not None:
        total = visit.minutes.total_orthotic
        return with_values(visit, ((f"{MINUTES}{activity}", total), ("minutes.total_orthotic", None)))
    if heard.has("skip") or not heard.left_after("agreed", "filler", "yes"):
        return visit
    found = [
        (slot, cue.value) for slot in _open_slots(ctx) for cue in slot_cues(slot, heard.words) if _is_all(cue, heard)
    ]
    if len(found) != 1:
        return visit
    slot, value = found[0]
    if slot == L_CODE and ctx.asked is None and slot_cues("assistant", heard.words):
        return visit
    return with_slot(visit, slot, value, next((each for each in ctx.questions if each.fact == slot), None))


def _open_slots(ctx: Context) -> list[str]:
    """What is asked next to the question put; where none is put, whose the L code is, told of a later visit."""
    slots = [each.fact for each in ctx.questions if each.fact in VOCABULARIES and each.fact != ctx.asked]
    if ctx.asked is None and ctx.frame.visit.l_code_status is None and ctx.frame.visit.devices:
        slots.append(L_CODE)
    return list(dict.fromkeys(slots))


def _is_all(cue: Cue, heard: Heard) -> bool:
    """Is nothing else said?"""
    rest = left_over(heard.words, [cue, *(each for name in BESIDE for each in heard.cues(name))])
    is_named = (
        len(rest) == 1 and cue.first > 0 and cue.last - cue.first > 1 and _is_name(heard.words.exact[cue.first - 1])
    )
    return not rest or is_named


def _is_name(word: str) -> bool:
    """``Lena`` in ``Lena by herself``."""
    return len(word) > 1 and word[:1].isupper() and word[1:].islower()


def _activity(visit: Visit, heard: Heard) -> str | None:
    """The activity that the whole time went to."""
    if visit.minutes.total_orthotic is None or any(is_set(value_at(visit, f"{MINUTES}{part}")) for part in PARTS):
        return None
    told = [part for part in PARTS for cue in heard.cues(f"{MINUTES}{part}") if _is_all(cue, heard)]
    return told[0] if len(told) == 1 else None
