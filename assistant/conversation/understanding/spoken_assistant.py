"""Whether an assistant took part, as the words speak of it: ``PT alone``, ``she only watched``, ``none alone``."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.phrases import Cue
from assistant.conversation.signals.heard import Heard, left_over
from assistant.conversation.slots.find import slot_cues
from assistant.conversation.slots.put import with_slot
from coder.visit import Assistant, Visit

ALONE = frozenset(("solo", "alone", "myself"))
ALONE_BY_NAME = frozenset(("me", "myself", "alone", "herself", "himself", "assistant", "pta", "cota", "ota"))
CLAUSE_ENDS: tuple[list[str], ...] = ([], [","], ["."], [";"], ["!"], ["\n"])


def without_assistant(after: Visit, heard: Heard, *, supposing: bool) -> Visit:
    """``if the PTA had not touched it``; outside suppositions only where an assistant is known."""
    known = after.assistant in (Assistant.PTA, Assistant.COTA)
    if known and {"none", "nothing"} & set(heard.words.lower) and any(word in ALONE for word in heard.words.lower):
        return replace(after, assistant_minutes=0, minutes_by=())
    if heard.has("assistant") and heard.has("denied") and (supposing or known):
        return with_slot(after, "assistant", "none")
    if only_watched(heard) and (known or heard.has("assistant")):
        return with_slot(after, "assistant", "none")
    if after.assistant is None and _is_no_assistant(heard):
        return with_slot(after, "assistant", "none")
    if supposing and known and any(word in ALONE for word in heard.words.lower) and not heard.has("by_assistant_alone"):
        return with_slot(after, "assistant", "none") if not heard.has("assistant") else after
    return after


def only_watched(heard: Heard) -> bool:
    """``the PTA was only observing``, without minutes of anything."""
    return heard.has("only_watched") and not any(word.isdigit() for word in heard.words.lower)


def _is_no_assistant(heard: Heard) -> bool:
    """``a tech isn't a PTA so no``: a denial right before the assistant."""
    lower = heard.words.lower
    for cue in heard.cues("assistant"):
        before = [word for word in lower[: cue.first] if word not in ("a", "an", "the", "any")]
        denials = {each.last for each in heard.cues("denied")}
        at = cue.first - (cue.first > 0 and lower[cue.first - 1] in ("a", "an", "the", "any"))
        if before and at in denials:
            return True
    return False


def _is_clause(cue: Cue, heard: Heard) -> bool:
    """Marks, or the ends of the turn, on both sides."""
    lower = heard.words.lower
    return lower[max(0, cue.first - 1) : cue.first] in CLAUSE_ENDS and lower[cue.last : cue.last + 1] in CLAUSE_ENDS


def with_therapist_alone(after: Visit, heard: Heard) -> Visit:
    """``PT alone,`` at a clause's end; ``just me``, said without being asked, in a turn that says nothing else."""
    if after.assistant is not None:
        return after
    if any(heard.words.lower[cue.last : cue.last + 1] in CLAUSE_ENDS for cue in heard.cues("therapist_alone")):
        return with_slot(after, "assistant", "none")
    cues = [cue for cue in slot_cues("assistant", heard.words) if cue.value == "none" and cue.last - cue.first > 1]
    if any(_is_clause(cue, heard) and ALONE_BY_NAME & set(heard.words.lower[cue.first : cue.last]) for cue in cues):
        return with_slot(after, "assistant", "none")
    light = [*heard.cues("filler"), *heard.cues("no"), *heard.cues("cue")]
    covers = any(not left_over(heard.words, [cue, *light]) for cue in cues)
    return with_slot(after, "assistant", "none") if covers else after
