"""The difference between two codings, line by line and decision by decision."""

from __future__ import annotations

from dataclasses import dataclass

from coder.claim import Line, Lines
from coder.decision import Decision


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line before and after; None where it is not on that claim."""

    code: str
    before: Line | None
    after: Line | None

    @property
    def is_changed(self) -> bool:
        if self.before is None or self.after is None:
            return True
        return (self.before.units, self.before.modifiers) != (self.after.units, self.after.modifiers)


@dataclass(frozen=True, slots=True)
class DecisionChange:
    """One rule's decision on a line before and after."""

    code: str
    rule: str
    before: object | None
    after: object | None


@dataclass(frozen=True, slots=True)
class Comparison:
    lines: tuple[LineChange, ...]
    decisions: tuple[DecisionChange, ...]

    @property
    def is_changed(self) -> bool:
        return any(change.is_changed for change in self.lines)


def compare(before: Lines, after: Lines) -> Comparison:
    """Pair the lines of two claims by code, in order of appearance, and compare their decisions by rule."""
    keys = list(dict.fromkeys([*_keyed(before), *_keyed(after)]))
    old, new = _keyed(before), _keyed(after)
    lines = tuple(LineChange(code, old.get((code, n)), new.get((code, n))) for code, n in keys)
    decisions = tuple(change for line in lines for change in _decisions(line))
    return Comparison(lines, decisions)


def _keyed(lines: Lines) -> dict[tuple[str, int], Line]:
    keyed: dict[tuple[str, int], Line] = {}
    for line in lines:
        keyed[line.code, sum(1 for code, _ in keyed if code == line.code)] = line
    return keyed


def _decisions(change: LineChange) -> list[DecisionChange]:
    before, after = _by_rule(change.before), _by_rule(change.after)
    return [
        DecisionChange(change.code, rule, before.get(rule), after.get(rule))
        for rule in dict.fromkeys((*before, *after))
        if before.get(rule) != after.get(rule)
    ]


def _by_rule(line: Line | None) -> dict[str, object]:
    decisions: tuple[Decision[object], ...] = line.decisions if line is not None else ()
    return {decision.rule: decision.value for decision in decisions}
