"""The device services of the day: whose encounter, whose L code, which minutes are left to count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coder.case import Case, Day, redirect
from coder.decision import Activity, Decision, Disposition, LedgerRow, Severity
from coder.policy import CodeKind
from coder.quantity import add, low, rest
from coder.rules import device_billing, minute_ledger
from coder.rules.assistant_services import minutes_by_assistant
from coder.rules.device_billing import DeviceBill
from coder.rules.devices import device_lines, match_l_codes
from coder.rules.discipline import is_assistant
from coder.rules.encounter import DeviceEncounter, decide_encounters, has_orthotic_minutes
from coder.rules.performer import BARRED, judge_performer
from coder.rules.timed_units import MINUTES, minutes_for
from coder.service import TreatedService
from coder.visit import NO_MINUTES, Minutes, Range

OF_EACH_DEVICE = "minute-ledger/minutes-of-each-device"


@dataclass(frozen=True, slots=True)
class _Members:
    """The devices that fall under one code."""

    code: str
    encounters: tuple[DeviceEncounter, ...]
    bills: tuple[DeviceBill, ...]
    are_apart: bool
    """Do other devices of the day fall under another code, or under another's L code?"""

    @property
    def index(self) -> int | None:
        return self.encounters[0].index if len(self.encounters) == 1 else None


def tell_devices(case: Case, day: Day) -> None:
    """Add the device services of the visit, their rows of the ledger, and the L lines that are ours."""
    visit, policy, notes = case.visit, case.policy, case.notes
    day.encounters = encounters = decide_encounters(visit, policy, notes)
    l_codes = match_l_codes(visit, encounters, policy, notes)
    day.bills = bills = device_billing.decide_bills(visit, encounters, l_codes, policy, notes)
    day.device_lines = device_lines(visit, encounters, bills, policy, notes)
    codes = dict.fromkeys(each.code for each in encounters)
    are_apart = len(codes) > 1 or len({bill.takes_all_but_training for bill in bills}) > 1
    for code in codes:
        places = [i for i, each in enumerate(encounters) if each.code == code]
        members = _Members(code, tuple(encounters[i] for i in places), tuple(bills[i] for i in places), are_apart)
        _tell(members, case, day)
    if notes.is_open("devices.minutes"):
        _tell_unattributed(case, day)


def _tell_unattributed(case: Case, day: Day) -> None:
    """Minutes said for several devices together, while it is open which of them had how many."""
    people = _furnishers(case)
    cites = case.policy.minute_ledger.nothing_subtracted.cites
    said = minute_ledger.said_parts(case.visit.minutes)
    total, summed = case.visit.minutes.total_orthotic, minute_ledger.sum_of(said)
    if total is not None and (left := rest(total, summed) if summed is not None else total):
        said.append((Activity.ORTHOTIC, left))
    for activity, minutes in said:
        by = people.get(activity, people[""])
        day.rows.append(LedgerRow(minutes, activity, by, Disposition.UNATTRIBUTED, OF_EACH_DEVICE, cites))


@dataclass(frozen=True, slots=True)
class _Told:
    """One statement of minutes: its rows, and what of them is left to bill."""

    rows: list[LedgerRow]
    said: int | Range | None
    ours: int
    bill: DeviceBill
    training: Decision[object] | None

    @property
    def is_billable(self) -> bool:
        return not self.bill.takes_all_but_training or self.training is not None


def _tell(members: _Members, case: Case, day: Day) -> None:
    """Add the service of these devices, or say why there is none."""
    statements = [(account, bill, place) for account, bill, place in _accounts(members, case)]
    refusal = _refusal(members.code, case)
    if refusal is not None:
        day.rows += [redirect(row, *refusal) for account, _, _ in statements for row in account.rows]
        return
    told = [_tell_statement(account, bill, place, members, case, day) for account, bill, place in statements]
    billable = [each for each in told if each.is_billable]
    for each in told:
        if not each.is_billable:
            day.rows += [_not_beside_l_code(row, case) for row in each.rows]
            if not billable:
                device_billing.refuse_training(each.ours, members.code, each.bill, case.policy, case.notes)
    if billable:
        _add_service(billable, members, case, day)


def _tell_statement(
    account: minute_ledger.Account, bill: DeviceBill, place: int | None, members: _Members, case: Case, day: Day
) -> _Told:
    minutes = _counted_or_supposed(bill, account.counted, place, case)
    rows, theirs = share_rows(list(account.rows), case, day)
    ours = max(0, low(minutes) - theirs)
    training = _judge_training(bill, members.code, ours, case) if bill.takes_all_but_training else None
    said = ours if isinstance(account.counted, int) else account.counted
    return _Told(rows, said, ours, bill, training)


def _add_service(told: list[_Told], members: _Members, case: Case, day: Day) -> None:
    ours, said = sum(each.ours for each in told), told[0].said
    for each in told[1:]:
        said = None if said is None or each.said is None else add(said, each.said)
    rows = _by_person([row for each in told for row in each.rows], case)
    day.rows += rows
    trained = tuple(each.training for each in told if each.training is not None)
    decisions: tuple[Decision[object], ...] = (members.encounters[0].decision, *trained[:1])
    alone = min(_alone(rows, ours, case), ours)
    day.services.append(
        TreatedService(members.code, CodeKind.ORTHOTIC, True, ours, said, alone, case.plan, members.index, decisions)
    )


def share_rows(rows: list[LedgerRow], case: Case, day: Day) -> tuple[list[LedgerRow], int]:
    """Split off the other discipline's part of rows treated together; returns the rows and the minutes given away."""
    if case.visit.cotreatment is None:
        return rows, 0
    counted = sum(low(row.minutes) for row in rows if row.disposition is Disposition.COUNTS)
    ground = case.policy.minute_ledger.shared_with_other_discipline
    shared = minute_ledger.share_cotreatment(rows, case.visit, ground, day.treated_together)
    day.treated_together += counted
    return shared, sum(low(row.minutes) for row in shared if row.disposition is Disposition.OTHER_DISCIPLINE)


def _accounts(members: _Members, case: Case) -> Iterator[tuple[minute_ledger.Account, DeviceBill, int | None]]:
    """The accounts of the devices, with the place of the device where the minutes are its own."""
    for minutes, each, bill, place in _statements(members, case):
        account = minute_ledger.account_device(minutes, bill, members.code, _furnishers(case), case.policy, case.notes)
        if not bill.takes_all_but_training:
            minute_ledger.flag_making(minutes, case.policy, case.notes, members.code)
        yield _after_delivery(account, each, bill, case), bill, place


def _statements(members: _Members, case: Case) -> Iterator[tuple[Minutes, DeviceEncounter, DeviceBill, int | None]]:
    """The devices' own minutes where they have them, else the visit's for all of them."""
    own = [each.device.minutes for each in members.encounters]
    said = case.visit.minutes
    if None not in own and (members.are_apart or not has_orthotic_minutes(said)):
        for minutes, each, bill in zip(own, members.encounters, members.bills, strict=True):
            if minutes is not None:
                yield minutes, each, bill, each.index
    elif members.are_apart:
        case.notes.ask("devices.minutes", OF_EACH_DEVICE, always=True)
        yield NO_MINUTES, members.encounters[0], members.bills[0], None
    else:
        yield _with_clock(said, case), members.encounters[0], members.bills[0], None


def _with_clock(minutes: Minutes, case: Case) -> Minutes:
    """The visit's minutes; where none were given for the device, those between its clock times."""
    if has_orthotic_minutes(minutes) or not case.visit.times:
        return minutes
    length = minute_ledger.clocked(case.visit.times, "orthotic")
    return Minutes(total_orthotic=length, session_total=minutes.session_total, timed_total=minutes.timed_total)


def _after_delivery(
    account: minute_ledger.Account, each: DeviceEncounter, bill: DeviceBill, case: Case
) -> minute_ledger.Account:
    """Adjusting a prosthesis soon after we billed its L code is still inside that code; training is not."""
    if bill.days_since_delivery is None:
        return account
    rules = case.policy.device_billing
    days = bill.days_since_delivery
    if not device_billing.is_adjustment_in_l_code(each, bill, case.policy):
        ground = rules.orthosis_adjustment
        case.notes.find(
            Severity.INFO, device_billing.ADJUSTMENT, "adjustment-after-delivery", each.code, ground, days=days
        )
        return account
    ground = rules.adjustment_days.ground
    case.notes.find(Severity.WARN, device_billing.ADJUSTMENT, "adjustment-in-l-code", each.code, ground, days=days)
    inside = (Activity.MANAGEMENT, Activity.FITTING)
    rows = tuple(
        redirect(row, Disposition.IN_L_CODE, device_billing.ADJUSTMENT, ground.cites) if row.activity in inside else row
        for row in account.rows
    )
    left = minute_ledger.sum_of([(row.activity, row.minutes) for row in rows if row.disposition is Disposition.COUNTS])
    return minute_ledger.Account(rows, left if left is not None or not rows else 0)


def _refusal(code: str, case: Case) -> tuple[Disposition, str, tuple[str, ...]] | None:
    """Why the device service as a whole gets no line: handed over only, or the person may not bill it."""
    if case.visit.handover_only:
        ground = case.policy.device_billing.handed_over
        case.notes.find(Severity.WARN, device_billing.HANDED_OVER, "handed-over-only", code, ground)
        case.notes.refuse(code, device_billing.HANDED_OVER, ground.cites, ground.text.format(code=code))
        return Disposition.NOT_SKILLED, device_billing.HANDED_OVER, ground.cites
    if case.visit.handover_only is None and not any(a.fact == "handover_only" for a in case.notes.assumed):
        case.notes.assume("handover_only", False, device_billing.SKILLED_TRAINING)
    barred = judge_performer(code, case.visit, case.policy, case.notes)
    return None if barred is None else (Disposition.NOT_PAYABLE, BARRED, barred.cites)


def _counted_or_supposed(bill: DeviceBill, counted: int | Range | None, place: int | None, case: Case) -> int | Range:
    beside_ours = bill.takes_all_but_training
    fact = "minutes.training" if beside_ours else "minutes"
    rule = device_billing.TRAINING_NOT_SAID if beside_ours else MINUTES
    if counted is None:
        if not case.notes.is_open("devices.minutes"):
            case.notes.ask(fact, rule)
        return minutes_for(2, case.policy.timed_units)
    if isinstance(counted, Range):
        ends = (str(counted.low), str(counted.high))
        if place is not None:
            case.notes.ask("devices.minutes", rule, about=(str(place), *ends))
        else:
            case.notes.ask(fact, rule, about=ends)
    return counted


def _judge_training(bill: DeviceBill, code: str, minutes: int, case: Case) -> Decision[object] | None:
    other_timed = any(
        known is not None and known.timed
        for known in (case.policy.codes.get(service.cpt or "") for service in case.visit.other_services)
    )
    return device_billing.judge_training(minutes, code, bill, case.policy, case.notes, other_timed=other_timed)


def _not_beside_l_code(row: LedgerRow, case: Case) -> LedgerRow:
    if row.disposition is not Disposition.COUNTS:
        return row
    refused = device_billing.refuses_beside_l_code(case.policy)
    if refused is not None:
        return redirect(row, Disposition.NOT_PAYABLE, device_billing.PAYER_REFUSES, refused.cites)
    cites = device_billing.threshold_ground(case.policy).cites
    return redirect(row, Disposition.BELOW_THRESHOLD, device_billing.TRAINING_THRESHOLD, cites)


# ---- who gave the minutes ----


def _furnishers(case: Case) -> dict[str, str | None]:
    """Who furnished each activity; the empty key is everyone's default."""
    said = case.visit.discipline
    named: dict[str, str | None] = {"": said.value if said is not None else None}
    for activity, person in case.visit.minutes_by:
        named["orthotic" if activity == "total_orthotic" else activity] = person
    return named


def _alone(rows: list[LedgerRow], ours: int, case: Case) -> int:
    """Minutes of ``ours`` that an assistant gave alone; minutes that are only supposed hold whatever was said."""
    told = [(_activity(row), low(row.minutes)) for row in rows]
    counted = [(_activity(row), low(row.minutes)) for row in rows if row.disposition is Disposition.COUNTS]
    if not counted and ours:
        said = case.visit.assistant_minutes
        counted = told = [("total_orthotic", max(ours, low(said) if said is not None else 0))]
    return minutes_by_assistant(case.visit, counted, told, case.policy, case.notes)


def _activity(row: LedgerRow) -> str:
    return "total_orthotic" if row.activity is Activity.ORTHOTIC else row.activity.value


def _by_person(rows: list[LedgerRow], case: Case) -> list[LedgerRow]:
    """A row per person, where an assistant's minutes can only belong to one statement."""
    visit = case.visit
    if visit.assistant_minutes is None or visit.assistant is None or visit.minutes_by:
        return rows
    counted = [row for row in rows if row.disposition is Disposition.COUNTS]
    if len(counted) != 1 or not isinstance(counted[0].minutes, int):
        return rows
    elsewhere = sum(
        low(service.minutes)
        for service in visit.other_services
        if service.minutes is not None and is_assistant(service.by, case.policy.discipline)
    )
    alone = min(low(visit.assistant_minutes) - elsewhere, counted[0].minutes)
    if alone <= 0:
        return rows
    row = counted[0]
    split = [
        replace(row, minutes=minutes, by=by)
        for minutes, by in ((low(row.minutes) - alone, row.by), (alone, visit.assistant.value))
        if minutes
    ]
    place = rows.index(row)
    return [*rows[:place], *split, *rows[place + 1 :]]
