"""What would be billed: lines with their modifiers, and the decisions each line rests on."""

from __future__ import annotations

from dataclasses import dataclass

from coder.decision import Decision
from coder.policy import Claim
from coder.visit import Range


@dataclass(frozen=True, slots=True)
class Line:
    """One claim line: billing units of one code, modifiers in the order payers expect."""

    code: str
    units: int
    modifiers: tuple[str, ...]
    minutes: int | Range | None
    device: int | None
    claim: Claim
    decisions: tuple[Decision[object], ...]

    @property
    def rules(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(decision.rule for decision in self.decisions))

    @property
    def cites(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for decision in self.decisions for key in decision.cites))


Lines = tuple[Line, ...]
Billed = tuple[tuple[str, int, tuple[str, ...]], ...]
"""What makes two claims the same claim: codes, units and modifiers, in any order."""


def billed(lines: Lines) -> Billed:
    """The claim as code, units and modifiers, order ignored."""
    return tuple(sorted((line.code, line.units, line.modifiers) for line in lines))
