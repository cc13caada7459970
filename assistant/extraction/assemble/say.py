"""A fact with the words it came from."""

from __future__ import annotations

from assistant.extraction.minutes.gather import Placed
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Words
from assistant.reading import Certainty, Said, Value

MOST_TEXT = 200
"""Characters of a name or a reason; a longer one is cut."""
WIDEST = 12
"""A fact's words are the number and its nearest cue where they stand within so many words."""


def say_minutes(words: Words, each: Placed, path: str, value: Value) -> Said:
    """A fact with the number it comes from and the nearest word of work."""
    first, last = each.quantity.first, each.quantity.last
    if not each.stint.anchors:
        return say(words, path, value, first, last)
    nearest = min(each.stint.anchors, key=lambda anchor: max(anchor.first - last, first - anchor.last))
    cue = words.quoted(nearest.first, nearest.last)
    if max(last, nearest.last) - min(first, nearest.first) <= WIDEST:
        first, last = min(first, nearest.first), max(last, nearest.last)
    return Said(path, value, words.start[first], words.end[last - 1], Certainty.STATED, cue)
