"""Whose the device's L code is, as the words speak of it: ``the prosthetist bills the leg``."""

from __future__ import annotations

from assistant.conversation.phrases import Cue
from assistant.conversation.signals.heard import Heard, left_over
from assistant.conversation.signals.small import is_among
from assistant.conversation.slots.find import slot_cues
from assistant.conversation.slots.put import with_slot
from coder.visit import Visit

DENIES = 3
"""How many words before a phrase a denial may stand."""
SEVERAL, MOST_OF_AN_ANSWER = 3, 20
"""Words of a phrase that is clear by itself, and of a turn short enough to be an answer."""
NOT_OURS = (["not", "us"], ["not", "ours"], ["isn't", "ours"])
"""Phrases that tell it in two words, where a turn says nothing else."""
DOES = frozenset(("do", "does", "did", "not"))


def with_l_code(after: Visit, heard: Heard, *, supposing: bool) -> Visit:
    """``the L code is ours``; without naming it only where somebody bills: ``the prosthetist bills the leg``."""
    cues = slot_cues("l_code_status", heard.words)
    if not heard.has("l_code_status"):
        cues = tuple(cue for cue in cues if _bills(heard, cue.first, cue.last) or _tells_whose(cue, heard, supposing))
    best = max(cues, key=lambda cue: (cue.last - cue.first, -cue.first), default=None)
    if best is None:
        return after
    denied = any(best.first - DENIES <= cue.first < best.first for cue in heard.cues("denied"))
    value = "not_billed" if best.value == "billed" and denied else best.value
    return with_slot(after, "l_code_status", value)


def _bills(heard: Heard, first: int, last: int) -> bool:
    """Somebody and behind it a word for billing, so that ``billed`` alone or ``we do`` tells nothing here."""
    lower = heard.words.lower[first : last + 1]
    return any(word.startswith("bill") for word in lower[1:]) and not is_among(lower[0], "we")


def _tells_whose(cue: Cue, heard: Heard, supposing: bool) -> bool:
    """Several words of a short turn that tell whose the L code is: ``none of ours``, ``with the arm company``."""
    phrase = heard.words.lower[cue.first : cue.last]
    if phrase in NOT_OURS and not left_over(heard.words, [cue, *heard.cues("filler")]) and not supposing:
        return not heard.is_question
    names = [word for word in phrase if not is_among(word, "we") and word not in DOES]
    is_plain = cue.value != "later" and (cue.last - cue.first >= SEVERAL or (supposing and len(names) > 1))
    return is_plain and len(heard.words) <= MOST_OF_AN_ANSWER and (supposing or not heard.is_question)
