"""Does a number without a unit count or number something that is no time?"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.extraction.layout.divide import Layout
from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("minutes")
LEAST_MINUTES = 5
MOST_COUNTED, COUNTED_REACH = 12, 3
CODE_DIGITS, CODE_REACH = 5, 3


@dataclass(frozen=True, slots=True)
class Counts:
    """Looks at the words around a number; ``codes`` are the last words of codes of services."""

    words: Words
    layout: Layout
    codes: frozenset[int] = frozenset()

    def is_count(self, quantity: Quantity) -> bool:
        """Of things, of other things, of units, or a setting that changes."""
        first, last = quantity.first, quantity.last
        return (
            self.counts_things(quantity)
            or self.is_share(first, last)
            or self.is_units(quantity)
            or self.is_changed(last)
        )

    def counts_things(self, quantity: Quantity) -> bool:
        """``taught six home exercises 12 min``."""
        ahead = self.words.lower[quantity.last : quantity.last + COUNTED_REACH]
        at = next((at for at, word in enumerate(ahead) if word in WORDS["counted_things"]), -1)
        if at < 0 or quantity.high > MOST_COUNTED or not all(word.isalpha() for word in ahead[:at]):
            return False
        return self.words.lower[quantity.last + at + 2 : quantity.last + at + 3] in (["min"], ["mins"], ["minutes"])

    def is_changed(self, last: int) -> bool:
        """``dial 2 to 3``: a setting before and after."""
        return self.words.lower[last : last + 1] == ["to"] and self.words.shape[last + 1 : last + 2] == [Shape.NUMBER]

    def is_units(self, quantity: Quantity) -> bool:
        """``97110 2``, ``97760 keyed as 2``: so small a number right behind a code counts its units."""
        near = range(max(0, quantity.first - CODE_REACH), quantity.first)
        if quantity.high >= LEAST_MINUTES or not any(at in self.codes for at in near):
            return False
        return self.layout.clause[quantity.first] == self.layout.clause[near[-1]]

    def is_share(self, first: int, last: int) -> bool:
        """``4 of 5``: a count of a count."""
        shape, whole = self.words.shape[last + 1 : last + 2], self.words.lower[last + 1 : last + 2]
        counted = shape == [Shape.NUMBER] and len(whole[0]) < CODE_DIGITS
        return self.words.lower[last : last + 1] in (["of"], ["/"]) and counted

    def is_negative(self, first: int) -> bool:
        return (
            first > 0
            and self.words.lower[first - 1] == "-"
            and not self.words.gap[first]
            and bool(self.words.gap[first - 1])
        )

    def is_list_number(self, quantity: Quantity) -> bool:
        """``(2)``, ``2.`` or ``2)`` at the start of a sentence, and either side of ``1:1``."""
        words, first = self.words, quantity.first
        if (
            first > 1
            and words.lower[first - 1] == ":"
            and words.shape[first - 2] == Shape.NUMBER
            and not words.gap[first]
        ):
            return True
        if words.lower[quantity.last : quantity.last + 2][:1] == [":"] and words.shape[
            quantity.last + 1 : quantity.last + 2
        ] == [Shape.NUMBER]:
            return not words.gap[quantity.last]
        opens = self.layout.sentences[self.layout.sentence[first]][0]
        at_start = first == opens or (first == opens + 1 and words.lower[opens] in ("(", "#"))
        return (
            at_start
            and words.lower[quantity.last : quantity.last + 1] in ([")"], ["."])
            and len(words.lower[first]) == 1
        )
