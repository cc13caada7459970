"""Which codes are written or spoken, with which units and modifiers?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from assistant.extraction.codes.units import UnitReader
from assistant.extraction.quantities.numbers import NumberWords
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Shape, Words

L_DIGITS = 4
L_LENGTHS = range(4, 7)
"""Characters of an L code, one missing or too many allowed; ``L4`` is a vertebra."""


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
        found: list[CodeMention] = []
        written = [quantity for quantity in quantities if quantity.kind is Kind.CODE]
        starts = frozenset(quantity.first for quantity in written)
        reader = UnitReader(self.modifiers, self.numbers)
        for quantity in written:
            code = f"{quantity.low:05d}"
            if self.is_service(code) or self.looks_like_service(code):
                units, modifiers, end = reader.behind(words, quantity.last, starts)
                if units is None:
                    units = reader.before(words, quantity, found[-1].end if found else 0)
                found.append(CodeMention(code, quantity.first, quantity.last, end, units, modifiers))
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


def _differences(first: str, second: str) -> int:
    return sum(a != b for a, b in zip(first, second, strict=True))


def _is_near(code: str, known: dict[str, str]) -> bool:
    """One digit differs, or two neighbours are exchanged."""
    return any(
        sum(a != b for a, b in zip(code, other, strict=True)) == 1 for other in known if len(other) == len(code)
    ) and code.startswith(("9", "8"))
