"""The ledger as it is shown: counted rows under the rule by which they were counted."""

from __future__ import annotations

from coder.case import Case, Day, redirect
from coder.decision import Activity, Disposition, LedgerRow
from coder.rules import minute_ledger
from coder.rules.discipline import is_assistant
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
    rows = (
        redirect(row, Disposition.COUNTS, by, cites) if row.rule == minute_ledger.COUNTED else row for row in day.rows
    )
    return tuple(sorted(rows, key=lambda row: _place(row, case)))


def _place(row: LedgerRow, case: Case) -> tuple[bool, bool]:
    """The evaluation first, then what the therapist gave, then what an assistant gave."""
    return row.activity is not Activity.EVALUATION, is_assistant(row.by, case.policy.discipline)
