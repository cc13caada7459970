"""A stint with its place, and the sums of such stints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extraction.minutes.attribute import Share, Slot
from assistant.extraction.minutes.performers import Giver
from assistant.extraction.minutes.stint import Stint
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.quantities.quantity import Quantity
from coder.visit import Range

MOST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Placed:
    """A stint with its place and the one who gave it."""

    stint: Stint
    share: Share
    giver: Giver
    person: Cue | None = None
    portion: bool = False
    """``18 of those``: part of minutes that are counted elsewhere."""

    @property
    def quantity(self) -> Quantity:
        return self.stint.quantity

    @property
    def counts(self) -> bool:
        """Is this our own time of today, counted only here?"""
        return self.share.slot is not Slot.ASIDE and self.giver is not Giver.OTHER and not self.portion

    @property
    def has_length(self) -> bool:
        return self.counts and self.quantity.high > 0


def added(items: Sequence[Placed]) -> int | Range | None:
    """The sum of several statements in minutes; nothing where it is zero or more than a day."""
    low, high = sum(item.quantity.low for item in items), sum(item.quantity.high for item in items)
    if not 0 < high <= MOST_MINUTES:
        return None
    return low if low == high else Range(low, high)
