"""Which units and modifiers are written for a code, after it or before it?"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from assistant.extraction.quantities.numbers import NumberWords
from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("codes")
TIMES = (["x"], ["×"], ["*"], ["times"])
NAMED = frozenset(("qty", "quantity", "units", "unit", "un"))
MOST_UNITS, MOST_REPEATED, MOST_IN_BRACKETS = 96, 12, 4
"""Units of a code: a day holds no more; ``x12`` and ``(4)`` may be something else when they are more."""
SEPARATORS = frozenset("-,;/&+|:")
MOST_LINKS = 3
FIFTY_NINE = "59"


class Details(NamedTuple):
    """The units and modifiers of a code, and the word after them."""

    units: int | None
    modifiers: tuple[str, ...]
    end: int


@dataclass(frozen=True, slots=True)
class UnitReader:
    """Reads units and modifiers beside codes."""

    modifiers: AbstractSet[str]
    numbers: NumberWords

    def behind(self, words: Words, last: int, codes: AbstractSet[int]) -> Details:
        """What stands behind a code that ends before ``last``; ``codes`` are the first words of all codes."""
        at, units, modifiers = last, None, list[str]()
        while at < len(words):
            begins, named = self._linked(words, at)
            count = self._units_at(words, begins) if units is None else None
            if count and not self._is_of_next(words, begins, count[1], codes, linked=begins > at):
                units, at = count
                continue
            modifier = self._modifier_at(words, begins, named=named)
            if modifier:
                modifiers.append(modifier)
                at = begins + 1
            elif words.lower[at : at + 2] == ["(", "not"]:
                at = _after_bracket(words, at)
            else:
                break
        return Details(units, tuple(dict.fromkeys(modifiers)), at)

    def before(self, words: Words, code: Quantity, free: int) -> int | None:
        """``2 units of 97760``: the units right before a code, not farther back than the word ``free``; ``two units of
        97760 or one?`` tells none."""
        first = code.first
        if words.lower[code.last : code.last + 1] == ["or"]:
            return None
        at = first - 1 if words.lower[first - 1 : first] == ["of"] else first
        for begins in range(max(free, at - 3), at):
            count = self._units_at(words, begins)
            if count and count[1] == at and words.lower[begins] not in ("(", "x", *NAMED):
                return count[0]
        return None

    def _linked(self, words: Words, at: int) -> tuple[int, bool]:
        """Where units or a modifier may begin behind separators and small words, and whether a modifier is called so:
        ``97760 with modifier GO``, ``97760, 2 units``."""
        begins, named = at, False
        while begins < min(at + MOST_LINKS, len(words)):
            word = words.lower[begins]
            glued = word == "." and not words.gap[begins] and begins + 1 < len(words) and not words.gap[begins + 1]
            if not (word in SEPARATORS or word in WORDS["unit_links"] or glued):
                break
            named = named or word in WORDS["modifier_names"]
            begins += 1
        return begins, named

    def _is_of_next(self, words: Words, begins: int, last: int, codes: AbstractSet[int], *, linked: bool) -> bool:
        """``97110, 2 units 97760``: the units of the code that follows."""
        following = last + 1 if words.lower[last : last + 1] == ["of"] else last
        return linked and following in codes

    def _units_at(self, words: Words, at: int) -> tuple[int, int] | None:
        """``x2``, ``2u``, ``2 units``, ``units: 2``, ``qty 2``, ``(2)``, ``(2 units)``; never ``x 12 min``."""
        opened = words.lower[at : at + 1] == ["("]
        times = words.lower[at : at + 1] in TIMES
        named = at < len(words) and words.lower[at] in NAMED
        begins = at + 1 if opened or times or named else at
        if named and words.lower[begins : begins + 1] in ([":"], ["="]):
            begins += 1
        number = self.numbers.read(words, begins)
        if number is None or number.value > MOST_UNITS:
            return None
        units, last = int(number.value), number.last
        after = words.lower[last : last + 2]
        if times or named:
            return (units, last) if units <= MOST_REPEATED and not _is_time(words, last) else None
        if opened and after[:1] == [")"]:
            return (units, last + 1) if units <= MOST_IN_BRACKETS else None
        if not after or after[0] not in WORDS["unit_words"]:
            return None
        if words.lower[last + 1 : last + 4] == ["(", "s", ")"]:
            return units, last + 4
        return units, last + 2 if opened and after[1:] == [")"] else last + 1

    def _modifier_at(self, words: Words, at: int, *, named: bool) -> str | None:
        if at >= len(words) or words.lower[at] not in self.modifiers:
            return None
        exact = words.exact[at]
        if words.shape[at] != Shape.NUMBER:
            return exact if exact.isupper() else None
        dashed = at > 0 and words.lower[at - 1] == "-" and not words.gap[at]
        return exact if (dashed or named or exact == FIFTY_NINE) and not _is_time(words, at + 1) else None


def _is_time(words: Words, at: int) -> bool:
    return words.lower[at : at + 1] in (["min"], ["mins"], ["minutes"], ["minute"], ["'"], ["’"], ["m"], ["hr"])


def _after_bracket(words: Words, at: int) -> int:
    for i in range(at, min(len(words), at + 8)):
        if words.lower[i] == ")":
            return i + 1
    return len(words)
