"""Which fact do the words beside a number name?"""

from __future__ import annotations

from assistant.conversation.paths import MINUTES
from assistant.conversation.signals.heard import MARKS, Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.told import Words
from assistant.conversation.understanding.context import Context
from assistant.extraction.quantities.quantity import Quantity
from coder.visit import Range, Service, Visit

TOGETHER = f"{MINUTES}combined"


def subject_of(quantity: Quantity, heard: Heard) -> list[str]:
    """The telling words of the clause around a number."""
    lower = heard.words.lower
    first, last = quantity.first, quantity.last
    while first > 0 and lower[first - 1] not in (",", ";", ".", "\n"):
        first -= 1
    while last < len(lower) and lower[last] not in (",", ";", "."):
        last += 1
    cues = [cue for name in ("cue", "suppose", "filler", "correct") for cue in heard.cues(name)]
    covered = {at for cue in cues for at in range(cue.first, cue.last)} | set(range(quantity.first, quantity.last))
    return [
        heard.words.exact[at]
        for at in range(first, last)
        if at not in covered and not lower[at].isdigit() and not is_among(lower[at], "small") and lower[at] not in MARKS
    ]


def told_by_subject(subject: list[str], quantity: Quantity, ctx: Context) -> str | None:
    """The fact that the reader takes the subject for, else the one whose own words share one with it."""
    names = {word.casefold() for word in subject}
    if any(is_among(name, "assistant_word") for name in names):
        return "assistant_minutes"
    reading = ctx.read(f"{' '.join(subject)} {quantity.low} min")
    for said in reading.said:
        if said.path == TOGETHER:
            return f"{TOGETHER}.0" if ctx.frame.visit.minutes.combined else None
        if said.path.startswith(MINUTES):
            return said.path
        if said.path.startswith("other_services."):
            return _service_path(reading.visit, ctx.frame.visit)
        if said.path == "evaluation":
            return "evaluation"
    return _by_own_words(names, ctx)


def _service_path(told: Visit, known: Visit) -> str | None:
    for i, service in enumerate(known.other_services):
        if told.other_services and service.cpt == told.other_services[0].cpt:
            return f"other_services.{i}"
    return None


def _by_own_words(names: set[str], ctx: Context) -> str | None:
    for said in reversed(ctx.frame.facts):
        if not isinstance(said.value, int | Range | Service):
            continue
        clause = _clause(said, ctx)
        if names & {word.casefold() for word in clause}:
            return said.path
    return None


def _clause(said: Words, ctx: Context) -> list[str]:
    """The words of the clause in which a fact was told."""
    if said.turn >= len(ctx.texts):
        return []
    text = ctx.texts[said.turn]
    start = max(text.rfind(mark, 0, said.start) for mark in ".;,\n") + 1
    return [word for word in text[start : said.end].split() if not is_among(word, "small")]
