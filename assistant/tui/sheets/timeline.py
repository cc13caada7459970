"""What became of the minutes, as it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fill(StrEnum):
    """How the minutes of a row are drawn."""

    COUNTED = "█"
    DEVICE = "▒"
    UNCOUNTED = "░"
    UNPLACED = "?"


@dataclass(frozen=True, slots=True)
class MinuteRow:
    """Minutes of one fate: ``low`` of them, up to ``high`` in a range, from ``start`` on the pooled track."""

    label: str
    low: int
    high: int
    fill: Fill
    start: int = 0
    reason: str = ""
    is_last_of_pool: bool = True


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Minutes at which units begin: the first, and each further one."""

    first: int
    every: int

    def up_to(self, minutes: int) -> list[int]:
        return list(range(self.first, minutes + 1, self.every))

    def after(self, minutes: int) -> int:
        """The next minutes at which a unit begins."""
        if minutes < self.first:
            return self.first
        return self.first + ((minutes - self.first) // self.every + 1) * self.every

    def units_at(self, minutes: int) -> int:
        return 0 if minutes < self.first else 1 + (minutes - self.first) // self.every


@dataclass(frozen=True, slots=True)
class MinutesSheet:
    state: str
    rows: tuple[MinuteRow, ...]
    thresholds: Thresholds | None = None
