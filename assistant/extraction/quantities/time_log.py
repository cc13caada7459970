"""Stretches of a log that notes only when each thing began: ``8:00 hot pack | 8:10 splint | 8:35 out``."""

from __future__ import annotations

from itertools import pairwise

from assistant.extraction.quantities.clocks import HALF_DAY
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("quantities")
TOLD = (Kind.CLOCK_RANGE, Kind.MINUTES)
"""With lengths of time told, clock times only say when."""
LEAST, LONGEST = 3, 120
END_REACH = 2


def with_log(words: Words, found: list[Quantity]) -> list[Quantity]:
    """Where single clock times begin the items of a log whose last one is its end, each lasts until the next."""
    moments = [each for each in found if each.kind is Kind.CLOCK]
    if len(moments) < LEAST or any(each.kind in TOLD for each in found):
        return found
    if not all(_begins_item(words, each) for each in moments) or not _is_end(words, moments[-1]):
        return found
    lengths = [(_minute(b) - _minute(a)) % HALF_DAY for a, b in pairwise(moments)]
    if not all(0 < length <= LONGEST for length in lengths):
        return found
    stretches = {
        moment.first: moment._replace(
            kind=Kind.CLOCK_RANGE, low=length, high=length, start=moment.start, stop=following.start
        )
        for (moment, following), length in zip(pairwise(moments), lengths, strict=True)
    }
    return [stretches.get(each.first, each) for each in found]


def _begins_item(words: Words, moment: Quantity) -> bool:
    at = moment.first
    before = words.lower[at - 1] if at else "."
    return not before[0].isalnum() or "\n" in words.gap[at] or before in WORDS["log_marks"]


def _is_end(words: Words, moment: Quantity) -> bool:
    near = words.lower[max(0, moment.first - END_REACH) : moment.first]
    near += words.lower[moment.last : moment.last + END_REACH]
    return not WORDS["log_ends"].isdisjoint(near)


def _minute(moment: Quantity) -> int:
    hours, minutes = moment.start.split(":")
    return int(hours) * 60 + int(minutes)
