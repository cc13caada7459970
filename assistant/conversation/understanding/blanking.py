"""The text of a turn as the reader gets it: without what belongs to the conversation and not to the visit."""

from __future__ import annotations

from assistant.conversation.signals.heard import Heard
from assistant.conversation.understanding.context import Context

MOST_OF_A_PAYER = 4
FORMERLY = frozenset(
    ("before", "then", "earlier", "previously", "once", "last", "until", "formerly", "not", "originally")
)
CLAUSES = frozenset(("this", "it", "it's", "its", "that", "he", "she", "they", "i", "we", "the", "there", "today"))
"""Words that begin a clause after a no, which the no does not deny."""


def without_lead(heard: Heard, text: str) -> str:
    """A yes or no that stands by itself at the beginning denies nothing of what follows."""
    for name in ("yes", "no"):
        for cue in heard.cues(name):
            after = heard.words.lower[cue.last : cue.last + 1]
            denies = heard.words.lower[cue.last - 1].endswith(("not", "n't")) and cue.last - cue.first > 1
            goes_on = bool(after) and after[0] in CLAUSES and not denies
            if cue.first == 0 and (not after or after[0] in (",", ".", "!", ";", "-", "–", "—") or goes_on):
                start, end = heard.words.start[cue.first], heard.words.end[cue.last - 1]
                return text[:start] + " " * (end - start) + text[end:]
    return text


def without_order(heard: Heard, text: str) -> str:
    """``add 20 min of TE`` orders the conversation to take it in; nothing was added to a device."""
    for cue in heard.cues("adds"):
        if cue.first == heard.lead:
            start, end = heard.words.start[cue.first], heard.words.end[cue.last - 1]
            return text[:start] + " " * (end - start) + text[end:]
    return text


def with_payer_that_was(heard: Heard, text: str) -> str:
    """``the payer was Aetna``, of the visit that is told, with nothing else said: as if it were told of today."""
    for cue in heard.cues("payer"):
        behind = heard.words.lower[cue.last :]
        is_now = len(behind) <= MOST_OF_A_PAYER and not FORMERLY & set(behind)
        if is_now and behind[:1] == ["was"]:
            start, end = heard.words.start[cue.last], heard.words.end[cue.last]
            return f"{text[:start]}is {text[end:]}"
    return text


def without_scratched(heard: Heard, text: str, ctx: Context) -> str:
    """``wound care no scratch that scar massage 11``: without what is taken back in the same breath."""
    for cue in heard.cues("scratched"):
        start, end = heard.words.start[cue.first], heard.words.end[cue.last - 1]
        head = text[:start].rstrip(" ,.-")
        first = max(head.rfind(mark) for mark in ",.;\n") + 1
        if not head[first:].strip():
            continue
        taken, told = (
            {said.path.split(".")[0] for said in ctx.read(part).said} - {"doc_elements"}
            for part in (f"{text[first:start]} 10 min", f"{text[end:]} 10 min")
        )
        if taken and taken <= told:
            return text[:first] + " " * (end - first) + text[end:]
    return text
