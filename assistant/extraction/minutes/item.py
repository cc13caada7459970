"""Is a number without a unit the last word of an item that tells of work, beside lengths of time with a unit?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.extraction.layout.divide import Layout
from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("minutes")
MOST, LONGEST = 60, 9
"""Minutes, and words of an item."""
MARKS = frozenset("/+&")
PARTICLES = frozenset(("in", "on", "off", "up", "down", "out", "back"))
NEAR = 24
LEADING = 2
"""So many words may stand before the work (``then``, ``pt``)."""


@dataclass(frozen=True, slots=True)
class Items:
    """``least`` is, by the first words of work, the smallest number that may be its minutes; ``timed`` are the first
    words of the lengths of time with a unit."""

    words: Words
    layout: Layout
    least: Mapping[int, int]
    timed: Sequence[int]

    def closes(self, quantity: Quantity) -> bool:
        """``gait w walker in hall 15, brace don/doff 20 min``; ``fixed strap 9 min, told mom bout shoes 4``."""
        first, words = quantity.first, self.words
        if quantity.high > MOST or words.shape[first] != Shape.NUMBER or not self._ends(quantity.last):
            return False
        before = words.lower[first - 1] if first else ""
        if len(before) < len("of") or not before.isalpha() or not words.gap[first]:
            return False
        return self._closes_work(first) and (self._is_told_of_time(first) or self._is_listed(first))

    def _closes_work(self, first: int) -> bool:
        """Does the item that a number ends begin with work, and may the number be its minutes?"""
        word = self.words.lower[first]
        if not word.isdecimal() or len(word) > len("60") or self._counts(first):
            return False
        opens = self._opens(first)
        started = next((at for at in range(opens, min(opens + LEADING + 1, first)) if at in self.least), -1)
        if started >= 0 and self.words.lower[started] in WORDS["movement"]:
            return False
        return started >= 0 and int(word) >= self.least[started]

    def _is_listed(self, first: int) -> bool:
        """``tlso on/off in bed w nurse 14, bed mobility 11``: another item of the sentence ends so too."""
        opens, ends = self.layout.sentences[self.layout.sentence[first]]
        low, high = max(opens, first - NEAR), min(ends, first + NEAR)
        shapes = self.words.shape
        numbers = (at for at in range(low, high) if shapes[at] == Shape.NUMBER and at != first and self._ends(at + 1))
        return any(self._closes_work(at) for at in numbers)

    def _ends(self, last: int) -> bool:
        """Before a mark that ends an item; not before one that goes on with the number."""
        return last >= len(self.words) or "\n" in self.words.gap[last] or self.words.lower[last] in ",.;|"

    def _counts(self, first: int) -> bool:
        """A word before a number says what it counts; not one that belongs to a verb (``glued in 4``)."""
        word = self.words.lower[first - 1] if first else ""
        if word in PARTICLES and first > 1 and self.words.lower[first - 2].endswith("ed"):
            return False
        counted = word in WORDS["counted_before"] or word in WORDS["numbered"]
        return counted or word in WORDS["small"] or word in WORDS["sides"]

    def _opens(self, first: int) -> int:
        """Where the item of a number begins; the number itself where another number or a mark stands in it."""
        clause, at = self.layout.clause, first
        while at and clause[at - 1] == clause[first] and first - at < LONGEST:
            if not (self.words.lower[at - 1].isalpha() or self.words.lower[at - 1] in MARKS):
                return at if self.words.lower[at - 1] in ",:" else first
            at -= 1
        return at

    def _is_told_of_time(self, first: int) -> bool:
        """Does a length of time with a unit stand in the sentence?"""
        opens, ends = self.layout.sentences[self.layout.sentence[first]]
        index = bisect_left(self.timed, opens)
        return index < len(self.timed) and self.timed[index] < ends
