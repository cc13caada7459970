"""What becomes of every minute that was mentioned?

Nothing is subtracted: a total never yields a part. The rows add up to what was said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coder.decision import Activity, Disposition, LedgerRow, Notes, Severity
from coder.grounds import Ground
from coder.policy import Policy
from coder.quantity import add, clock_minutes, exceeds, high, low, rest
from coder.rules.device_billing import OUR_L_CODE, TRAINING_ALONE, DeviceBill
from coder.visit import ClockTime, Minutes, Range, Visit

COUNTED = "minute-ledger/counted"
REST_OF_SESSION = "minute-ledger/rest-of-session"
NOT_TREATMENT = "minute-ledger/not-treatment"
UNTIMED = "minute-ledger/untimed"
COTREATED = "minute-ledger/other-discipline"
PARTS_EXCEED = "minute-ledger/parts-exceed-total"
PARTS_EXCEED_SESSION = "minute-ledger/parts-exceed-session"
MADE_WITHOUT_PATIENT = "minute-ledger/made-with-the-patient"
NOTHING_EXCLUDED = "minute-ledger/nothing-excluded"
NOTHING_ELSE = "minute-ledger/nothing-else-said"
TREATED_ALONE = "minute-ledger/treated-alone"

PARTS = (Activity.TRAINING, Activity.FITTING, Activity.ASSESSMENT, Activity.FABRICATION, Activity.MANAGEMENT)


@dataclass(frozen=True, slots=True)
class Account:
    """Rows of one device service, and its minutes that may count; None where the decisive ones were not said."""

    rows: tuple[LedgerRow, ...]
    counted: int | Range | None


def account_device(
    minutes: Minutes, bill: DeviceBill, code: str, furnishers: dict[str, str | None], policy: Policy, notes: Notes
) -> Account:
    """Account for the minutes of one device service; ``furnishers`` says who gave which activity."""
    parts = said_parts(minutes)
    total = minutes.total_orthotic
    if bill.takes_all_but_training:
        return _beside_our_l_code(minutes, parts, bill, code, furnishers, policy)
    summed = sum_of(parts)
    rows = [_row(q, activity, furnishers, Disposition.COUNTS, COUNTED, (), code) for activity, q in parts]
    if total is None:
        return Account(tuple(rows), summed)
    if summed is not None and exceeds(summed, total):
        flag_excess(total, summed, policy, notes)
    left = rest(total, summed) if summed is not None else total
    if left:
        rows.append(_row(left, Activity.ORTHOTIC, furnishers, Disposition.COUNTS, COUNTED, (), code))
    return Account(tuple(rows), total)


def flag_excess(total: int | Range, parts: int | Range, policy: Policy, notes: Notes) -> None:
    """Ask which of two contradicting statements holds: the total, or its parts."""
    notes.ask("minutes", PARTS_EXCEED, (str(high(total)), str(low(parts))), always=True)
    notes.find(
        Severity.WARN,
        PARTS_EXCEED,
        "parts-exceed-total",
        "minutes.total_orthotic",
        policy.minute_ledger.nothing_subtracted,
        total=high(total),
        parts=low(parts),
    )


def _beside_our_l_code(
    minutes: Minutes,
    parts: Sequence[tuple[Activity, int | Range]],
    bill: DeviceBill,
    code: str,
    furnishers: dict[str, str | None],
    policy: Policy,
) -> Account:
    in_l_code = policy.device_billing.our_l_code.cites
    training = minutes.training
    rows = []
    for activity, q in parts:
        if activity is Activity.TRAINING:
            cites = policy.device_billing.training_alone.cites
            rows.append(_row(q, activity, furnishers, Disposition.COUNTS, TRAINING_ALONE, cites, code))
        elif activity is Activity.COMBINED and _holds_training(minutes):
            rows.append(_row(q, activity, furnishers, Disposition.UNATTRIBUTED, TRAINING_ALONE, in_l_code))
        else:
            rows.append(_row(q, activity, furnishers, Disposition.IN_L_CODE, OUR_L_CODE, in_l_code))
    total, summed = minutes.total_orthotic, sum_of(parts)
    left = total if summed is None or total is None else rest(total, summed)
    if left:
        where = Disposition.UNATTRIBUTED if training is None else Disposition.IN_L_CODE
        rows.append(_row(left, Activity.ORTHOTIC, furnishers, where, OUR_L_CODE, in_l_code))
    return Account(tuple(rows), training)


def said_parts(minutes: Minutes) -> list[tuple[Activity, int | Range]]:
    """The stated parts of the device's time in a fixed order, those of several activities last."""
    values = (minutes.training, minutes.fitting, minutes.assessment, minutes.fabrication, minutes.management)
    parts = [(activity, q) for activity, q in zip(PARTS, values, strict=True) if q is not None]
    if minutes.combined:
        parts += [(Activity.COMBINED, c.minutes) for c in minutes.combined if c.minutes is not None]
    return parts


def sum_of(parts: Sequence[tuple[Activity, int | Range]]) -> int | Range | None:
    if not parts:
        return None
    total: int | Range = 0
    for _, q in parts:
        total = add(total, q)
    return total


def _holds_training(minutes: Minutes) -> bool:
    return any(Activity.TRAINING.value in c.activities for c in minutes.combined)


def _row(
    minutes: int | Range,
    activity: Activity,
    furnishers: dict[str, str | None],
    disposition: Disposition,
    rule: str,
    cites: tuple[str, ...],
    code: str | None = None,
) -> LedgerRow:
    return LedgerRow(minutes, activity, furnishers.get(activity, furnishers[""]), disposition, rule, cites, code)


def excluded_rows(visit: Visit, by: str | None, policy: Policy) -> list[LedgerRow]:
    """Minutes said but not countable, each with the ground that its reason has."""
    rows = []
    for each in visit.excluded_minutes:
        why = (each.why or "").casefold()
        reason = next(r for r in policy.minute_ledger.excluded if not r.words or any(w in why for w in r.words))
        disposition = Disposition(reason.disposition)
        rows.append(LedgerRow(each.minutes, Activity.EXCLUDED, by, disposition, NOT_TREATMENT, reason.ground.cites))
    return rows


def session_rows(visit: Visit, told: int | Range, by: str | None, policy: Policy, notes: Notes) -> list[LedgerRow]:
    """The rest of a stated session total, which belongs to nothing that was said; a smaller total is asked about."""
    rules = policy.minute_ledger.nothing_subtracted
    for name, total in (("session_total", visit.minutes.session_total), ("timed_total", visit.minutes.timed_total)):
        if total is not None and exceeds(told, total):
            notes.ask("minutes", PARTS_EXCEED_SESSION, (str(high(total)), str(low(told))), always=True)
            about, total_said, parts = f"minutes.{name}", high(total), low(told)
            finding = "parts-exceed-session"
            notes.find(Severity.WARN, PARTS_EXCEED_SESSION, finding, about, rules, total=total_said, parts=parts)
    session = visit.minutes.session_total
    left = rest(session, told) if session is not None else 0
    if not left:
        return []
    return [LedgerRow(left, Activity.SESSION, by, Disposition.UNATTRIBUTED, REST_OF_SESSION, rules.cites)]


def share_cotreatment(rows: list[LedgerRow], visit: Visit, ground: Ground, used: int) -> list[LedgerRow]:
    """Give the other discipline its half of the minutes treated together; an odd minute is ours.

    ``used`` are the shared minutes that earlier rows of the day already took up.
    """
    if visit.cotreatment is None:
        return rows
    together, shared = visit.cotreatment.minutes, []
    for row in rows:
        part = max(0, min(together - used, low(row.minutes))) if row.disposition is Disposition.COUNTS else 0
        theirs = (used + part) // 2 - used // 2
        used += part
        shared.append(replace(row, minutes=_less(row.minutes, theirs)) if theirs else row)
        if theirs:
            other = visit.cotreatment.discipline
            shared.append(LedgerRow(theirs, row.activity, other, Disposition.OTHER_DISCIPLINE, COTREATED, ground.cites))
    return shared


def _less(minutes: int | Range, taken: int) -> int | Range:
    return minutes - taken if isinstance(minutes, int) else Range(minutes.low - taken, minutes.high - taken)


def clocked(times: Sequence[ClockTime], scope: str) -> int | None:
    """Minutes of the clock intervals with this scope; None where there are none or one cannot be read."""
    lengths = [
        clock_minutes(t.start, t.stop) if t.start and t.stop else None
        for t in times
        if (t.scope or "").casefold() == scope.casefold()
    ]
    return sum(length for length in lengths if length) if lengths and None not in lengths else None


def flag_making(minutes: Minutes, policy: Policy, notes: Notes, code: str) -> None:
    """Making counts only with the patient present, which these minutes do not say."""
    if minutes.fabrication is not None:
        ground = policy.minute_ledger.making_without_patient
        notes.find(Severity.INFO, MADE_WITHOUT_PATIENT, "making-with-the-patient", code, ground)


def note_absent(visit: Visit, notes: Notes) -> None:
    """List the absent facts of the ledger that are supposed and shown."""
    if not visit.other_services:
        notes.assume("other_services", (), NOTHING_ELSE)
    if not visit.excluded_minutes:
        notes.assume("excluded_minutes", (), NOTHING_EXCLUDED)
    if visit.cotreatment is None:
        notes.assume("cotreatment", None, TREATED_ALONE)
