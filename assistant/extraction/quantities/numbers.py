"""Which number is written, in digits or in words?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import Node

MOST_DIGITS = 9
DIGITS_IN_A_ROW = 3
FRACTION_MARKS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


class Number(NamedTuple):
    """A number and the word after it; ``digits`` are its digits where it was written with digits."""

    value: float
    last: int
    digits: str = ""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The values of number words."""

    values: dict[str, int]

    @classmethod
    def of(cls, tree: Node) -> NumberWords:
        return cls({word: int(node.means[0].value) for word, node in tree.then.items() if node.means})

    def read(self, words: Words, at: int) -> Number | None:
        """The number that begins at a word, if one does."""
        if at >= len(words):
            return None
        if words.shape[at] == Shape.NUMBER:
            text = words.lower[at].replace(",", "")
            return Number(float(text), at + 1, text) if len(text) <= MOST_DIGITS else Number(0, at + 1, text)
        value = self.values.get(words.lower[at])
        if value is not None:
            return self._in_words(words, at, value)
        part = FRACTION_MARKS.get(words.lower[at])
        return None if part is None else Number(part, at + 1)

    def _in_words(self, words: Words, at: int, value: int) -> Number:
        last = at + 1
        following, after = self._next_value(words, last)
        if 20 <= value <= 90 and 1 <= following <= 9:
            return Number(value + following, after)
        if value == 1 and following == 100:
            value, last = 100, after
            following, after = self._next_value(words, last, skip="and")
            if 1 <= following <= 99:
                rest = self._in_words(words, after - 1, following)
                return Number(100 + rest.value, rest.last)
        return Number(value, last)

    def _next_value(self, words: Words, at: int, skip: str = "-") -> tuple[int, int]:
        if at < len(words) and words.lower[at] == skip:
            at += 1
        if at < len(words) and words.shape[at] == Shape.WORD:
            return self.values.get(words.lower[at], -1), at + 1
        return -1, at

    def digits_in_a_row(self, words: Words, at: int, *, least: int = DIGITS_IN_A_ROW) -> tuple[str, int]:
        """Digits spoken one by one or in pairs (``nine seven one six two``), at ``least`` so many of them."""
        spoken, last = [], at
        while last < len(words):
            word = words.lower[last]
            if word == "double" and last + 1 < len(words) and words.lower[last + 1] in self.values:
                spoken.append(str(self.values[words.lower[last + 1]]) * 2)
                last += 2
                continue
            if words.shape[last] != Shape.WORD or word not in self.values:
                break
            number = self._in_words(words, last, self.values[word])
            spoken.append(str(int(number.value)))
            last = number.last
        return ("".join(spoken), last) if len(spoken) >= least else ("", at)
