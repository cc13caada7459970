"""A fact with the words it came from."""

from __future__ import annotations

from assistant.extraction.tokens.lexer import Words
from assistant.reading import Certainty, Said, Value


def say(words: Words, path: str, value: Value, first: int, last: int, certainty: Certainty = Certainty.STATED) -> Said:
    """A fact said by the words ``first`` to ``last``, the latter not included."""
    start, end = words.start[first], words.end[last - 1]
    return Said(path, value, start, end, certainty, words.text[start:end])
