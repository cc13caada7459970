"""Which encounter, and of whom, the words speak of: ``he is brand new to us``, ``it was PT not OT``."""

from __future__ import annotations

from assistant.conversation.signals.heard import MARKS, Heard, left_over
from assistant.conversation.signals.small import is_among
from assistant.conversation.slots.find import slot_cues, slot_value
from assistant.conversation.slots.put import with_slot
from assistant.conversation.understanding.owned import is_no_new_device
from coder.visit import Encounter, Visit

SEVERAL, MOST_OF_AN_ANSWER = 3, 20
"""Words of a phrase that is clear by itself, and of a turn short enough to be an answer."""
TO_COME = frozenset(("next", "week", "weeks", "month", "later"))
"""Words of a visit that is planned."""


def with_visit_kind(after: Visit, heard: Heard, *, supposing: bool, corrects: bool) -> Visit:
    """From any words of a supposition; else only from a clause that says nothing else: ``splint, first, 20 min``.

    A correction tells it in more than a word, or says nothing else: ``the second strap`` is of a strap.
    """
    value = slot_value("visit_kind", heard.words) if supposing else _whole_clause("visit_kind", heard)
    if supposing and any(cue.value == "later" for cue in slot_cues("l_code_status", heard.words)):
        value = None
    if corrects:
        value = None if heard.has("back_to") else _corrected("visit_kind", heard)
    value = value or _plainly("visit_kind", heard)
    if value is None and is_no_new_device(heard) and not supposing:
        value = Encounter.SUBSEQUENT.value
    return with_slot(after, "visit_kind", value) if value else after


def _plainly(slot: str, heard: Heard) -> str | None:
    """A phrase of several words in a short turn, which can be of nothing else: ``he is brand new to us``."""
    lower = heard.words.lower
    cues = [
        cue
        for cue in slot_cues(slot, heard.words)
        if cue.last - cue.first >= SEVERAL or _counts(heard, cue.first, cue.last)
    ]
    told = [
        cue
        for cue in cues
        if not TO_COME & set(lower[cue.first : cue.last]) and lower[max(0, cue.first - 1) : cue.first] != ["not"]
    ]
    is_short = len(lower) <= MOST_OF_AN_ANSWER and not heard.is_question
    return told[0].value if is_short and len({cue.value for cue in told}) == 1 else None


def _counts(heard: Heard, first: int, last: int) -> bool:
    """``second time I've seen her for it``; ``first time`` may be of anything."""
    return (
        last - first > 1 and heard.words.lower[last - 1] == "time" and heard.words.lower[first] not in ("first", "1st")
    )


def with_discipline_spoken(after: Visit, heard: Heard) -> Visit:
    """``what if it were an OT``, ``it was PT not OT``, with nothing else said."""
    cues = slot_cues("discipline", heard.words)
    told = {cue.value for cue in cues if heard.words.lower[max(0, cue.first - 1) : cue.first] != ["not"]}
    names = ("filler", "suppose", "if", "cue", "correct", "set")
    rest = left_over(heard.words, [*cues, *(each for name in names for each in heard.cues(name))])
    if len(told) != 1 or [word for word in rest if not is_among(word, "small")]:
        return after
    return with_slot(after, "discipline", told.pop())


def _corrected(slot: str, heard: Heard) -> str | None:
    cues = slot_cues(slot, heard.words)
    names = ("filler", "cue", "correct", "set", "no", "yes")
    rest = left_over(heard.words, [*cues, *(each for name in names for each in heard.cues(name))])
    is_all = all(is_among(word, "small") for word in rest)
    told = [cue for cue in cues if is_all or cue.last - cue.first > 1]
    best = max(told, key=lambda cue: (cue.last - cue.first, -cue.first), default=None)
    return best.value if best is not None else _whole_clause(slot, heard)


def _whole_clause(slot: str, heard: Heard) -> str | None:
    """The value of a phrase with a mark, or an end of the text, on both sides."""
    lower = heard.words.lower
    fillers = {at for cue in heard.cues("filler") for at in range(cue.first, cue.last)}
    for cue in slot_cues(slot, heard.words):
        first = next((at + 1 for at in range(cue.first - 1, -1, -1) if at not in fillers), 0)
        before, behind = lower[:first][-1:], lower[cue.last :][:1]
        if (
            (not before or before[0] in MARKS)
            and (not behind or behind[0] in MARKS)
            and len(lower) > cue.last - cue.first
        ):
            return cue.value
    return None
