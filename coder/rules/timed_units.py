"""How many billing units do timed minutes make: added over the day (CMS), and code by code (CPT midpoint)?"""

from __future__ import annotations

from coder.policy import UnitCounting

TOTAL_MINUTES = "timed-units/total-minutes"
PER_CODE = "timed-units/per-code"
BOTH_COUNTINGS = "timed-units/both-countings"
COUNTINGS_DIFFER = "timed-units/countings-differ"
MINUTES = "timed-units/minutes-not-said"


def count_units(minutes: int, counting: UnitCounting) -> int:
    """Billing units of so many minutes: none below the first threshold, then one more at every step."""
    over = minutes - counting.first_unit_at.value
    return 0 if over < 0 else 1 + over // counting.then_every.value


def minutes_for(units: int, counting: UnitCounting) -> int:
    """The fewest minutes that make so many billing units (0 for none)."""
    return 0 if units <= 0 else counting.first_unit_at.value + (units - 1) * counting.then_every.value
