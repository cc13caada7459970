"""A fact with the words it came from."""

from __future__ import annotations

from assistant.extraction.minutes.gather import Placed
from assistant.extraction.tokens.lexer import Words
from assistant.reading import Certainty, Said, Value

WIDEST = 12
"""A fact's words are the number and its nearest cue where they stand within so many words."""


def say(words: Words, path: str, value: Value, first: int, last: int) -> Said:
    """A fact stated by the words ``first`` to ``last``, the latter not included."""
    start, end = words.start[first], words.end[last - 1]
    return Said(path, value, start, end, Certainty.STATED, words.text[start:end])


def say_minutes(words: Words, each: Placed, path: str, value: Value) -> Said:
    """A fact with the number it comes from and the nearest word of work."""
    first, last = each.quantity.first, each.quantity.last
    if not each.stint.anchors:
        return say(words, path, value, first, last)
    nearest = min(each.stint.anchors, key=lambda anchor: max(anchor.first - last, first - anchor.last))
    cue = words.text[words.start[nearest.first] : words.end[nearest.last - 1]]
    if max(last, nearest.last) - min(first, nearest.first) <= WIDEST:
        first, last = min(first, nearest.first), max(last, nearest.last)
    return Said(path, value, words.start[first], words.end[last - 1], Certainty.STATED, cue)
