"""The ledger as it is shown: counted rows under the rule by which they were counted."""

from __future__ import annotations

from coder.case import Case, Day, redirect
from coder.decision import Disposition, LedgerRow
from coder.rules import minute_ledger
from coder.rules.timed_units import BOTH_COUNTINGS, PER_CODE, TOTAL_MINUTES
from coder.visit import UnitRule


def close_ledger(day: Day, rule: UnitRule | None, case: Case) -> tuple[LedgerRow, ...]:
    """Every row of the day; no minute is added, lost or moved."""
    counting = case.policy.timed_units
    if rule is UnitRule.CMS:
        by, cites = TOTAL_MINUTES, counting.total_minutes.cites
    elif rule is UnitRule.AMA:
        by, cites = PER_CODE, counting.per_code.cites
    else:
        by, cites = BOTH_COUNTINGS, (*counting.total_minutes.cites, *counting.per_code.cites)
    return tuple(
        redirect(row, Disposition.COUNTS, by, cites) if row.rule == minute_ledger.COUNTED else row for row in day.rows
    )
