"""The minute ledger as bar rows: what became of each minute that was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.conversation.told import Contradiction
from assistant.desk import CodedVisit
from assistant.tui.sheets.timeline import Fill, MinuteRow, MinutesSheet, Thresholds
from assistant.tui.words import EITHER, NONE_SAID, NOT_SETTLED, OR
from coder.decision import Activity, Disposition, LedgerRow
from coder.policy import Policy
from coder.quantity import high, low
from coder.visit import Combined, UnitRule, Visit

NAMES = {
    "training": "training",
    "fitting": "fitting",
    "assessment": "assessment",
    "fabrication": "making",
    "management": "adjusting",
    "orthotic": "device time",
    "combined": "combined",
    "service": "service",
    "evaluation": "evaluation",
    "session": "rest of the session",
    "excluded": "set apart",
}
LABELS = {
    Disposition.UNTIMED: "not timed",
    Disposition.BELOW_THRESHOLD: "too few",
    Disposition.UNATTRIBUTED: "? not placed",
}
REASONS = {
    Disposition.NOT_SKILLED: "not skilled",
    Disposition.OTHER_DISCIPLINE: "the other discipline's",
    Disposition.NOT_TODAY: "not today",
    Disposition.NOT_PAYABLE: "not payable",
}


NOTHING_COUNTED = MinuteRow("counted", 0, 0, Fill.COUNTED)


def thresholds_of(policy: Policy) -> Thresholds:
    counting = policy.timed_units
    return Thresholds(counting.first_unit_at.value, counting.then_every.value)


def empty_minutes(state: str, thresholds: Thresholds | None) -> MinutesSheet:
    return MinutesSheet(state, (NOTHING_COUNTED,), thresholds)


def minutes_sheet(coded: CodedVisit, contradicted: Sequence[Contradiction] = ()) -> MinutesSheet:
    """The bar of one coded visit; of minutes that were said in two ways both stand there until one holds."""
    ledger = coded.answer.coding.ledger
    either = tuple(_either(contradicted))
    if not ledger:
        state = NOT_SETTLED if either else NONE_SAID
        return MinutesSheet(state, (NOTHING_COUNTED, *either), thresholds_of(coded.policy))
    rows = (*_counted(ledger, coded.answer.coding.unit_rule), *_others(ledger, coded))
    return MinutesSheet(_state(rows), (*rows, *either), thresholds_of(coded.policy))


def _either(contradicted: Sequence[Contradiction]) -> Iterator[MinuteRow]:
    """A row for each of two numbers of minutes."""
    for each in contradicted:
        numbers = [value for value in each.values if isinstance(value, int)]
        if each.path.startswith("minutes") and len(numbers) > 1:
            yield from (MinuteRow(OR if i else EITHER, value, value, Fill.UNPLACED) for i, value in enumerate(numbers))


def _counted(ledger: Sequence[LedgerRow], rule: UnitRule | None) -> tuple[MinuteRow, ...]:
    """A row a timed code; pooled, each starts where the last ended."""
    by_code: dict[str | None, tuple[int, int]] = {}
    for row in ledger:
        if row.disposition is Disposition.COUNTS:
            least, most = by_code.get(row.code, (0, 0))
            by_code[row.code] = (least + low(row.minutes), most + high(row.minutes))
    if not by_code:
        return (NOTHING_COUNTED,)
    rows, start = [], 0
    for i, (code, (least, most)) in enumerate(by_code.items()):
        label = code or "counted" if len(by_code) > 1 else "counted"
        pooled = rule is not UnitRule.AMA
        rows.append(MinuteRow(label, least, most, Fill.COUNTED, start, "", not pooled or i == len(by_code) - 1))
        start = start + least if pooled else 0
    return tuple(rows)


@dataclass(slots=True)
class _Kept:
    """Minutes of one label gathered, with the reasons said for them."""

    least: int
    most: int
    fill: Fill
    reasons: list[str]


def _others(ledger: Sequence[LedgerRow], coded: CodedVisit) -> tuple[MinuteRow, ...]:
    kept: dict[str, _Kept] = {}
    names = _Names(coded.visit)
    device = _device_label(coded)
    for row in ledger:
        if row.disposition is Disposition.COUNTS:
            continue
        label = device if row.disposition is Disposition.IN_L_CODE else LABELS.get(row.disposition, "not counted")
        each = kept.setdefault(label, _Kept(0, 0, _fill(row.disposition), []))
        each.least += low(row.minutes)
        each.most += high(row.minutes)
        reason = REASONS.get(row.disposition) or names.of(row)
        if reason not in each.reasons:
            each.reasons.append(reason)
    return tuple(MinuteRow(label, k.least, k.most, k.fill, 0, ", ".join(k.reasons)) for label, k in kept.items())


def _fill(disposition: Disposition) -> Fill:
    if disposition is Disposition.IN_L_CODE:
        return Fill.DEVICE
    return Fill.UNPLACED if disposition is Disposition.UNATTRIBUTED else Fill.UNCOUNTED


def _device_label(coded: CodedVisit) -> str:
    devices = [line.code for line in coded.answer.lines if line.code in coded.policy.devices.named]
    if not devices:
        devices = [code for code in coded.visit.l_codes_billed if code in coded.policy.devices.named]
    return f"with {devices[0]}" if len(devices) == 1 else "with L code"


class _Names:
    """What the minutes of a row were for, in the words of the visit where it has them."""

    def __init__(self, visit: Visit) -> None:
        self._combined = list(visit.minutes.combined)
        self._excluded = list(visit.excluded_minutes)

    def of(self, row: LedgerRow) -> str:
        if row.activity is Activity.EXCLUDED:
            for excluded in self._excluded:
                if excluded.minutes == row.minutes:
                    self._excluded.remove(excluded)
                    return excluded.why or NAMES["excluded"]
        if row.activity is Activity.COMBINED:
            for combined in self._combined:
                if combined.minutes == row.minutes:
                    self._combined.remove(combined)
                    return _activities(combined)
        if row.activity in (Activity.SERVICE, Activity.EVALUATION) and row.code:
            return row.code
        return NAMES[row.activity.value]


def _activities(combined: Combined) -> str:
    return ", ".join(NAMES.get(activity, activity) for activity in combined.activities)


def _state(rows: Sequence[MinuteRow]) -> str:
    total = _told(sum(row.low for row in rows), sum(row.high for row in rows))
    counted = [row for row in rows if row.fill is Fill.COUNTED]
    if counted == [NOTHING_COUNTED]:
        return f"{total} said, none counted"
    if len(rows) == 1:
        return f"{total} said, all counted"
    parts = " + ".join(_told(row.low, row.high) for row in rows)
    word = "counted" if len(counted) == len(rows) else "said"
    return f"{total} {word} = {parts}"


def _told(least: int, most: int) -> str:
    return str(least) if least == most else f"{least} to {most}"
