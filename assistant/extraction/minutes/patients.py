"""Does a text tell of several patients, so that it is open whose the device's minutes are?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("minutes")
TITLES = frozenset(("mr", "mrs", "ms", "miss"))
MARKS = frozenset((":", "=", "-", "(", "–"))
LETTERS = frozenset(("a", "b", "c", "1", "2", "3"))
COUNT_REACH = 2
EACH_REACH, EACH_AFTER = 8, 2
EACH = frozenset(("each", "ea", "apiece"))
PLURAL = frozenset("patients pts kids children residents clients people twins brothers sisters".split())


def are_of_several(words: Words, numbers: Sequence[int]) -> bool:
    """Do numbers, each given by its first word and in order, stand behind the names of different patients?"""
    if any(_is_for_each(words, number) for number in numbers):
        return True
    if len(numbers) < len(("one", "other")):
        return False
    named = _named(words)
    places = [at for at, _ in named]
    indexes = [bisect_left(places, number) - 1 for number in numbers]
    return len({named[index][1] for index in indexes if index >= 0}) > 1


def _is_for_each(words: Words, number: int) -> bool:
    """``three splint kids, 20 min each``: so long for each of several patients."""
    lower = words.lower
    if EACH.isdisjoint(lower[number + 1 : number + 1 + EACH_AFTER]):
        return False
    before = lower[max(0, number - EACH_REACH) : number]
    return any(
        word in WORDS["several"] and not PLURAL.isdisjoint(before[at + 1 : at + 2 + COUNT_REACH])
        for at, word in enumerate(before)
    )


def _named(words: Words) -> list[tuple[int, str]]:
    """``Ms. Roe``, ``pt B``; and ``Ana:`` where several patients are announced."""
    lower, found = words.lower, list[tuple[int, str]]()
    several = _are_announced(lower)
    for at in range(len(lower) - 1):
        after = at + 2 if lower[at + 1] == "." else at + 1
        name = lower[after] if after < len(lower) else ""
        titled = lower[at] in TITLES and name and words.exact[after].istitle()
        lettered = lower[at] in WORDS["patients"] and name in LETTERS and not words.exact[after].islower()
        if titled or lettered:
            found.append((at, name))
        elif several and words.exact[at].istitle() and lower[at + 1] in MARKS:
            found.append((at, lower[at]))
    return found


def _are_announced(lower: Sequence[str]) -> bool:
    """``Two kids this morning``, ``3 pts``."""
    return any(
        word in WORDS["several"] and not WORDS["patients"].isdisjoint(lower[at + 1 : at + 1 + COUNT_REACH])
        for at, word in enumerate(lower)
    )
