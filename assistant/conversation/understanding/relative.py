"""A number told as a difference: ``3 more minutes``, ``make it 2 less``, ``add 4 minutes``."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.conversation.paths import MINUTES, PARTS
from assistant.conversation.signals.heard import MARKS, Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.number_subjects import told_by_subject
from assistant.conversation.understanding.numeric_facts import numeric_facts, with_number
from assistant.conversation.understanding.quantities import lengths
from assistant.extraction.quantities.quantity import Kind, Quantity
from coder.visit import Visit

OF_THE_TURN = ("filler", "cue", "correct", "set", "suppose", "supposes_on", "if", "about", "adds", "time_word", "no")
MORE, LESS = "more_word", "less_word"
MOST_OF_A_NAME = 4


def relative_number(heard: Heard, ctx: Context) -> Visit | None:
    """The visit with a time that is known lengthened or shortened; None where no difference to one is told.

    ``5 less for the phone call``: what no known time is named by is the reason.
    """
    difference, rest = _difference(heard)
    if not difference:
        return None
    known = {path: value for path, value in numeric_facts(ctx.frame.visit) if isinstance(value, int)}
    path = _named(rest, ctx) if rest else _only_time(known)
    if path is None and difference < 0 and "for" in heard.words.lower:
        path = _only_time(known)
    minutes = known.get(path or "")
    if path is None or minutes is None or minutes + difference < 0:
        return None
    return with_number(ctx.frame.visit, path, minutes + difference)


def difference_told(heard: Heard) -> int | None:
    """How many minutes more, below nought for less; None where anything else is spoken of."""
    difference, rest = _difference(heard)
    return None if rest else difference


def _difference(heard: Heard) -> tuple[int | None, list[str]]:
    """The difference that is told, and the words for what it is of."""
    told = [each for each in lengths(heard.words) if each.kind in (Kind.BARE, Kind.MINUTES) and each.low == each.high]
    if len(told) != 1:
        return None, []
    covered = {at for name in OF_THE_TURN for cue in heard.cues(name) for at in range(cue.first, cue.last)}
    covered |= set(range(told[0].first, told[0].last))
    sign = _sign(told[0], heard)
    rest = [word for at, word in enumerate(heard.words.exact) if at not in covered and not _is_light(word.casefold())]
    return (sign * told[0].low, rest) if sign else (None, rest)


def _is_light(word: str) -> bool:
    return word in MARKS or any(is_among(word, name) for name in ("small", MORE, LESS))


def _only_time(known: Mapping[str, int]) -> str | None:
    """The one part of the device's time that is known, else the one time."""
    times = [path for path in known if path.startswith(MINUTES)]
    parts = [path for path in times if path.removeprefix(MINUTES) in PARTS]
    told = parts if len(parts) == 1 else times
    return told[0] if len(told) == 1 else None


def _named(rest: list[str], ctx: Context) -> str | None:
    """The time that these words name; an assistant's, which may be a share of it, is told whole."""
    path = told_by_subject(rest, Quantity(Kind.MINUTES, 10, 10, 0, 0), ctx) if len(rest) <= MOST_OF_A_NAME else None
    return path if path != "assistant_minutes" else None


def _sign(number: Quantity, heard: Heard) -> int:
    """1 beside a word for more, -1 beside one for less, 0 where neither stands beside the number."""
    lower = heard.words.lower
    around = lower[max(0, number.first - 2) : number.last + 2]
    if any(is_among(word, LESS) for word in around):
        return -1
    adds = any(cue.value == "adds" and cue.last == number.first for cue in heard.cues("adds"))
    return 1 if adds or any(is_among(word, MORE) for word in around) else 0
