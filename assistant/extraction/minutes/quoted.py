"""Which words stand between quotation marks? A length of time in them is somebody's saying or a rule, no work."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from assistant.extraction.tokens.lexer import Words

LONGEST = 40
"""A longer stretch is no quotation; the whole note may have been put in quotation marks."""
NEAR = 4
NOTES = frozenset(("chart", "note", "notes", "documentation", "documented", "doc", "wrote", "charted"))
"""Before a quotation from the visit's own note."""
PAIRS = {'"': '"', "“": "”", "'": "'", "‘": "’"}


def find_quoted(words: Words) -> tuple[tuple[int, int], ...]:
    """The stretches between quotation marks, at most a half of the text; feet and minute marks open none."""
    found: list[tuple[int, int]] = []
    opened, mark = -1, ""
    for at, word in enumerate(words.lower):
        if opened >= 0 and at - opened > LONGEST:
            opened = -1
        if opened >= 0 and word == mark and _closes(words, at):
            if NOTES.isdisjoint(words.lower[max(0, opened - NEAR) : opened]):
                found.append((opened, at))
            opened = -1
        elif opened < 0 and word in PAIRS and _opens(words, at):
            opened, mark = at, PAIRS[word].replace("’", "'") if word == "‘" else PAIRS[word]
    return tuple(each for each in found if 2 * (each[1] - each[0]) < len(words))


def is_inside(stretches: Sequence[tuple[int, int]], word: int) -> bool:
    """Does a word stand in one of these stretches, which are in order?"""
    index = bisect_right(stretches, (word, word)) - 1
    return index >= 0 and stretches[index][0] <= word < stretches[index][1]


def _opens(words: Words, at: int) -> bool:
    touches = at + 1 < len(words) and not words.gap[at + 1]
    return touches and (at == 0 or bool(words.gap[at]) or words.lower[at - 1] in "(:,-")


def _closes(words: Words, at: int) -> bool:
    single = words.lower[at] in "'’"
    after_number = single and words.lower[at - 1][:1].isdigit()
    return not words.gap[at] and not after_number
