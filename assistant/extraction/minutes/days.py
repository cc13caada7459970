"""Does a log tell of several days, and which numbers are not of today?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.minutes.quoted import is_inside
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("minutes")
AFTER_DAY = frozenset((":", "=", "-", "–", "—", "("))
OTHER_DAY = frozenset(("maybe", "next", "last", "perhaps", "by", "until", "till", "since"))
TODAY = frozenset(("today", "tday", "todays", "tdy", "now"))

PARTS_OF_WEEK = frozenset(("sat", "sun"))
"""Days that are words of their own too."""
DAY_REACH, MOST_EARLY = 10, 12
ALONE = frozenset(("about", "around", "for", "took", "~", "(", "was", "it", "only", "x"))
THEN = (
    ["at", "that", "time"],
    ["at", "the", "time"],
    ["back", "then"],
    ["that", "day"],
    ["that", "time"],
    ["that", "visit"],
)


class Days(NamedTuple):
    """The words that belong to other days of a log, and whether it is open which day is today's."""

    others: tuple[tuple[int, int], ...]
    is_open: bool
    named: frozenset[int] = frozenset()
    """Numbers right behind the name of another day: ``Monday 20 min, today 15``."""

    def is_other(self, word: int) -> bool:
        return is_inside(self.others, word) or word in self.named


def find_days(text: Text, quantities: Sequence[Quantity]) -> Days:
    """Two days or more that each begin a stretch with a length of time: those beside the one called today are other
    days; with none called so it is open which is meant."""
    marks = _marks(text, quantities)
    if len(marks) < 2 and _tells_of_days(text):
        return Days((), True)
    if len(marks) < 2:
        others = _named(text, quantities) | _before_today(text, quantities) | _told_then(text, quantities)
        return Days((), False, others)
    timed = [q.first for q in quantities if q.kind in (Kind.MINUTES, Kind.CLOCK_RANGE, Kind.BARE)]
    bounds = list(zip(marks, [*marks[1:], len(text.words)], strict=True))
    told = [(first, last) for first, last in bounds if _holds(timed, first, last)]
    if len(told) < 2:
        return Days((), False)
    today = [bound for bound in told if not TODAY.isdisjoint(text.words.lower[slice(*bound)])]
    if len(today) != 1:
        return Days((), True)
    return Days(tuple(bound for bound in told if bound != today[0]), False)


def _named(text: Text, quantities: Sequence[Quantity]) -> frozenset[int]:
    lower = text.words.lower
    timed = [q.first for q in quantities if q.kind in (Kind.MINUTES, Kind.BARE)]
    days = WORDS["weekdays"] - TODAY
    led = frozenset(at for at in timed if days.intersection(lower[max(0, at - 1) : at]) and _is_led(lower, at - 2))
    if not any(TODAY.intersection(lower[max(0, at - 2) : at]) for at in timed):
        return led
    return led | frozenset(at for at in timed if days.intersection(lower[max(0, at - 1) : at]))


def _before_today(text: Text, quantities: Sequence[Quantity]) -> frozenset[int]:
    """``I made it Mon 45 min. Today strap swap 10 min``; ``fabbed on Monday, 40 min, today straps 7 min``."""
    lower = text.words.lower
    timed = [q.first for q in quantities if q.kind in (Kind.MINUTES, Kind.BARE)]
    todays = [at for at, word in enumerate(lower) if word in TODAY and _holds(timed, at, text.ends(at))]
    if not todays:
        return frozenset()
    early = [at for at in timed if at < todays[-1]]
    return frozenset(at for at in early[-MOST_EARLY:] if _is_of_weekday(text, at) or _is_behind_past(text, at))


def _is_of_weekday(text: Text, at: int) -> bool:
    near = text.words.lower[max(text.opens(at), at - DAY_REACH) : at]
    return TODAY.isdisjoint(near) and not (WORDS["weekdays"] - TODAY - PARTS_OF_WEEK).isdisjoint(near)


def _is_behind_past(text: Text, at: int) -> bool:
    """Nothing but the number stands in its clause, and the clause before it tells of the past."""
    first = at
    while first > text.opens(at) and text.clause(first - 1) == text.clause(at):
        first -= 1
    alone = first == at or all(word in ALONE for word in text.words.lower[first:at])
    ended = first > text.opens(at) and bool(text.contexts.flags[first - 1] & Context.PAST)
    return alone and ended


def _told_then(text: Text, quantities: Sequence[Quantity]) -> frozenset[int]:
    """``made two weeks ago, 70 minutes then``: the number is that day's where the past was told of before it."""
    found: list[int] = []
    for each in quantities:
        if each.kind not in (Kind.MINUTES, Kind.BARE):
            continue
        behind = text.words.lower[each.last : each.last + 3]
        then = behind[:1] == ["then"] and (len(behind) == 1 or not behind[1][0].isalnum())
        if then or behind in THEN or behind[:2] in THEN:
            before = text.contexts.over(text.opens(each.first), each.first)
            if before & Context.PAST:
                found.append(each.first)
    return frozenset(found)


def _tells_of_days(text: Text) -> bool:
    """``started on the 4th and finished on the 6th``: two days of the month in one sentence."""
    lower, told = text.words.lower, dict[int, str]()
    for at in range(2, len(lower)):
        word = lower[at]
        if word.endswith(("th", "st", "nd", "rd")) and word[:-2].isdigit() and lower[at - 2 : at] == ["on", "the"]:
            here = text.layout.sentence[at]
            if told.setdefault(here, word) != word:
                return True
    return False


def _is_led(lower: Sequence[str], at: int) -> bool:
    """``maybe Fri 20 min``, ``last Tues 30 min``."""
    return at >= 0 and lower[at] in OTHER_DAY


def _holds(numbers: Sequence[int], first: int, last: int) -> bool:
    index = bisect_right(numbers, first)
    return index < len(numbers) and numbers[index] < last


def _marks(text: Text, quantities: Sequence[Quantity]) -> list[int]:
    """Where the stretches of days begin: ``Mon:`` at the start of a sentence, ``DOS 6/2``."""
    lower = text.words.lower
    found: dict[str, int] = {}
    for first, _ in text.layout.sentences:
        word, after = lower[first], set(lower[first + 1 : first + 2])
        if word in WORDS["weekdays"] and after & AFTER_DAY:
            found.setdefault(word[:3], first)
    for each in quantities:
        before = lower[max(0, each.first - 2) : each.first]
        opens = each.first == text.opens(each.first)
        if each.kind is Kind.DATE and (opens or "dos" in before):
            found.setdefault(text.words.quoted(each.first, each.last), each.first)
    return sorted(found.values())
