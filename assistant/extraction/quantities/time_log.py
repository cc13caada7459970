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
FOUR_DIGITS, HOURS, MINUTES = 4, 23, 59


def with_log(words: Words, found: list[Quantity]) -> list[Quantity]:
    """Where single clock times begin the items of a log whose last one is its end, each lasts until the next; so do
    counted minutes (``0-12 heat, 12-30 splint``)."""
    found = _counted_on(found)
    if any(each.kind in TOLD for each in found):
        return found
    moments = [each for each in found if each.kind is Kind.CLOCK]
    read = found
    if not moments:
        read = [_as_clock(words, each) for each in found]
        moments = [each for each in read if each.kind is Kind.CLOCK]
    if len(moments) < LEAST or not _is_end(words, moments[-1]):
        return found
    if not all(_begins_item(words, each) for each in moments) and not _is_running(words, moments):
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
    return [stretches.get(each.first, each) for each in read]


def _counted_on(found: list[Quantity]) -> list[Quantity]:
    """``0-12 heat, 12-30 splint``: from minute to minute, each stretch going on where the last one ended."""
    ranges = [each for each in found if each.kind is Kind.BARE and each.low < each.high]
    chained = len(ranges) > 1 and ranges[0].low == 0 and all(a.high == b.low for a, b in pairwise(ranges))
    if not chained:
        return found
    lengths = {each.first: each.high - each.low for each in ranges}
    return [
        each._replace(kind=Kind.MINUTES, low=lengths[each.first], high=lengths[each.first])
        if each.first in lengths and each in ranges
        else each
        for each in found
    ]


def _as_clock(words: Words, each: Quantity) -> Quantity:
    """``0905`` at the beginning of an item."""
    text = words.lower[each.first]
    timed = each.kind is Kind.BARE and len(text) == FOUR_DIGITS and text.isdigit() and _begins_item(words, each)
    if not timed or int(text[:2]) > HOURS or int(text[2:]) > MINUTES:
        return each
    return each._replace(kind=Kind.CLOCK, low=0, high=0, start=f"{text[:2]}:{text[2:]}")


def _is_running(words: Words, moments: list[Quantity]) -> bool:
    """``9:00 heat 9:15 splint 9:40 done``: the first time opens the log, and words stand behind every time."""
    opens = moments[0].first == 0 or not words.lower[moments[0].first - 1][0].isalnum()
    return opens and all(a.last < b.first and words.lower[a.last].isalpha() for a, b in pairwise(moments))


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
