"""Which codes are written or spoken, with which units and modifiers?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from assistant.extraction.quantities.numbers import NumberWords
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Shape, Words

TIMES = (["x"], ["×"])
UNIT_WORDS = frozenset(("u", "unit", "units"))
MOST_UNITS, MOST_REPEATED, MOST_IN_BRACKETS = 96, 12, 4
"""Units of a code: a day holds no more; ``x12`` and ``(4)`` may be something else when they are more."""
L_DIGITS = 4
L_LENGTHS = range(4, 7)
"""Characters of an L code, one missing or too many allowed; ``L4`` is a vertebra."""
SEPARATORS = frozenset("-,;/&+")


class KnownCodes(Protocol):
    """A catalogue of codes."""

    def knows(self, code: str) -> bool:
        """Is this a code of the catalogue, in force or retired?"""
        ...

    def nearest(self, code: str) -> str | None:
        """The known code that a mistyped one most likely meant, if one is near."""
        ...


class CodeMention(NamedTuple):
    """A code in the text: words ``first`` to ``last`` are the code, ``end`` is after its units and modifiers."""

    code: str
    first: int
    last: int
    end: int
    units: int | None = None
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeFinder:
    """Finds service codes and L codes."""

    families: dict[str, str]
    """The built-in service codes and what each stands for."""
    modifiers: frozenset[str]
    numbers: NumberWords
    known: KnownCodes

    def family(self, code: str) -> str:
        """What a service code stands for: orthotic, evaluation, E/M, other …"""
        return self.families.get(code) or ("other" if self.known.knows(code) else "unknown")

    def services(self, words: Words, quantities: Sequence[Quantity]) -> tuple[CodeMention, ...]:
        """Every service code in order."""
        found = []
        for quantity in quantities:
            if quantity.kind is Kind.CODE:
                code = f"{quantity.low:05d}"
                if self.is_service(code) or self.looks_like_service(code):
                    found.append(self._with_units(words, code, quantity.first, quantity.last))
        return tuple(found)

    def is_service(self, code: str) -> bool:
        return code in self.families or (code.isdigit() and self.known.knows(code))

    def looks_like_service(self, code: str) -> bool:
        """A mistyped therapy code: it begins like one, or is one keystroke away from one."""
        return code.startswith(("97", "99")) or _is_near(code, self.families)

    def nearest_orthotic(self, code: str) -> str | None:
        """The orthotic code that differs in one place, which is meant before any other."""
        orthotic = (known for known, family in self.families.items() if family == "orthotic")
        near = (known for known in orthotic if len(known) == len(code) and _differences(known, code) == 1)
        return next(near, None)

    def _with_units(self, words: Words, code: str, first: int, last: int) -> CodeMention:
        at, units, modifiers = last, None, []
        while at < len(words):
            if units is None:
                count = self._units_at(words, at)
                if count:
                    units, at = count
                    continue
            modifier = self._modifier_at(words, at)
            if modifier:
                modifiers.append(modifier)
                at += 1
            elif words.lower[at] in SEPARATORS and (self._modifier_at(words, at + 1) or self._units_at(words, at + 1)):
                at += 1
            elif words.lower[at : at + 2] == ["(", "not"]:
                at = _after_bracket(words, at)
            else:
                break
        return CodeMention(code, first, last, at, units, tuple(dict.fromkeys(modifiers)))

    def _units_at(self, words: Words, at: int) -> tuple[int, int] | None:
        """``x2``, ``2u``, ``2 units``, ``(2)``, ``(2 units)``; never ``x 12 min``."""
        opened = words.lower[at : at + 1] == ["("]
        times = words.lower[at : at + 1] in TIMES
        number = self.numbers.read(words, at + 1 if opened or times else at)
        if number is None or number.value > MOST_UNITS:
            return None
        units, last = int(number.value), number.last
        after = words.lower[last : last + 2]
        if times:
            return (units, last) if units <= MOST_REPEATED and not _is_time(words, last) else None
        if opened and after[:1] == [")"]:
            return (units, last + 1) if units <= MOST_IN_BRACKETS else None
        if not after or after[0] not in UNIT_WORDS:
            return None
        return units, last + 2 if opened and after[1:] == [")"] else last + 1

    def _modifier_at(self, words: Words, at: int) -> str | None:
        if at >= len(words) or words.lower[at] not in self.modifiers:
            return None
        exact = words.exact[at]
        if words.shape[at] != Shape.NUMBER:
            return exact if exact.isupper() else None
        dashed = at > 0 and words.lower[at - 1] == "-" and not words.gap[at]
        return exact if (dashed or exact == "59") and not _is_time(words, at + 1) else None

    def l_codes(self, words: Words) -> tuple[CodeMention, ...]:
        """Every L code; ``L4`` and ``L3-L4`` are vertebrae."""
        found = []
        for at in range(len(words)):
            if words.shape[at] == Shape.CODE and words.lower[at][0] == "l" and len(words.lower[at]) in L_LENGTHS:
                found.append(CodeMention(words.exact[at].upper(), at, at + 1, at + 1))
            elif words.lower[at] == "l" and words.exact[at] == "L" and words.shape[at + 1 : at + 2] == [Shape.WORD]:
                spoken, last = self.numbers.digits_in_a_row(words, at + 1, least=2)
                whole = self.numbers.read(words, at + 1) if len(spoken) != L_DIGITS else None
                if len(spoken) == L_DIGITS:
                    found.append(CodeMention(f"L{spoken}", at, last, last))
                elif whole and whole.value in range(1000, 10**L_DIGITS, 10):
                    found.append(CodeMention(f"L{int(whole.value)}", at, whole.last, whole.last))
        return tuple(found)


def _is_time(words: Words, at: int) -> bool:
    return words.lower[at : at + 1] in (["min"], ["mins"], ["minutes"], ["minute"], ["'"], ["’"], ["m"], ["hr"])


def _after_bracket(words: Words, at: int) -> int:
    for i in range(at, min(len(words), at + 8)):
        if words.lower[i] == ")":
            return i + 1
    return len(words)


def _differences(first: str, second: str) -> int:
    return sum(a != b for a, b in zip(first, second, strict=True))


def _is_near(code: str, known: dict[str, str]) -> bool:
    """One digit differs, or two neighbours are exchanged."""
    return any(
        sum(a != b for a, b in zip(code, other, strict=True)) == 1 for other in known if len(other) == len(code)
    ) and code.startswith(("9", "8"))
