"""Values with the day they take effect and the day through which they were verified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Generic, TypeVar

T = TypeVar("T")

FIRST_DAY = "2018-01-01"
"""The first day this guidance speaks for: the service codes it models exist since then."""


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A value from its first day on; the next one of its series ends it."""

    effective: str
    verified_through: str
    value: T
    line: int = 0


@dataclass(frozen=True, slots=True)
class Series(Generic[T]):
    """The values of one thing in the order of their days."""

    entries: tuple[Dated[T], ...]

    def in_force(self, day: str) -> Dated[T] | None:
        """The entry in force on a day, None before the first."""
        found = None
        for entry in self.entries:
            if entry.effective > day:
                break
            found = entry
        return found

    def turning_days(self) -> Iterator[str]:
        """Days on which the value, or the standing of its verification, changes."""
        for entry in self.entries:
            yield entry.effective
            yield day_after(entry.verified_through)


def day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def faults(series: Series[T]) -> Iterator[tuple[int, str]]:
    """Faults in the days of a series, each with its line: gaps, overlaps, a verification before its value."""
    entries = series.entries
    if entries and entries[0].effective > FIRST_DAY:
        yield entries[0].line, f"gap: nothing is in force from {FIRST_DAY} to the day before {entries[0].effective}"
    for entry in entries:
        if entry.verified_through < entry.effective:
            yield entry.line, f"verified_through {entry.verified_through} is before effective {entry.effective}"
    for earlier, later in pairwise(entries):
        if later.effective <= earlier.effective:
            yield later.line, f"overlap: effective {later.effective} does not come after {earlier.effective}"
        elif later.effective <= earlier.verified_through:
            yield later.line, f"overlap: the value before is verified through {earlier.verified_through}"
        elif later.effective > day_after(earlier.verified_through):
            yield later.line, f"gap: nothing is verified from {day_after(earlier.verified_through)} to this day"
