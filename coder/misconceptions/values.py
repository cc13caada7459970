"""The values by which only wrong models bill, resolved for a day and with their grounds."""

from __future__ import annotations

from dataclasses import dataclass

from coder.grounds import Stated


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class WrongValues:
    """What people take for right and is not: codes and modifiers that only wrong models use."""

    taken_for_untimed: Stated[tuple[str, ...]]
    taken_for_timed: Stated[tuple[str, ...]]
    splint_application: Stated[str]
    overlap_modifier: Stated[str]
