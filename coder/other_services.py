"""The other services of the day: what each code is, to whose plan it belongs, and whether its minutes are timed."""

from __future__ import annotations

from dataclasses import replace

from coder.case import Case, Day
from coder.decision import Activity, Disposition, LedgerRow, Severity
from coder.device_services import share_rows
from coder.policy import Binding, ServiceCode
from coder.quantity import add, low
from coder.rules import minute_ledger
from coder.rules.discipline import discipline_of, is_assistant
from coder.rules.encounter import RETIRED
from coder.rules.timed_units import MINUTES
from coder.service import TreatedService
from coder.visit import Range, Service

UNKNOWN_CODE = "minute-ledger/unknown-code"
WITHOUT_CODE = "minute-ledger/service-without-code"
BUNDLED = "payer-policy/bundled"
REPLACED = "payer-policy/replaced-code"


def tell_others(case: Case, day: Day) -> None:
    """Add the other services; two parts of one code under one plan become one service."""
    for place, told in enumerate(case.visit.other_services):
        known = _known(told, case)
        if known is None:
            if told.minutes is not None:
                day.rows.append(_row(told, Disposition.NOT_PAYABLE, UNKNOWN_CODE, (), case))
            continue
        if known.bundled and case.policy.payer.code_replacements is Binding.APPLIES:
            _refuse_bundled(known, told, case, day)
            continue
        service = _service(place, told, known, case)
        if told.minutes is None:
            _add(service, day)
            continue
        timed = Disposition.COUNTS if known.timed else Disposition.UNTIMED
        rule = minute_ledger.COUNTED if known.timed else minute_ledger.UNTIMED
        cites = () if known.timed else case.policy.minute_ledger.untimed.cites
        rows, theirs = share_rows([_row(told, timed, rule, cites, case, known.code)], case, day)
        day.rows += rows
        _add(_without(service, theirs), day)


def _known(told: Service, case: Case) -> ServiceCode | None:
    """The catalogue's entry for a service, under the number the payer wants; None, with the reason noted."""
    notes, policy = case.notes, case.policy
    if told.cpt is None:
        ground = policy.minute_ledger.unknown_code
        notes.find(Severity.WARN, WITHOUT_CODE, "service-without-code", "other_services", ground, name=told.name or "")
        return None
    retired = policy.retired.get(told.cpt)
    if retired is not None and told.cpt not in policy.codes:
        notes.find(Severity.STOP, RETIRED, "retired-code", told.cpt, retired.ground)
        notes.refuse(told.cpt, RETIRED, retired.ground.cites, retired.ground.text)
        return None
    known = policy.codes.get(told.cpt)
    if known is None:
        ground = policy.unknown_code
        notes.find(Severity.STOP, UNKNOWN_CODE, "unknown-code", told.cpt, ground)
        notes.refuse(told.cpt, UNKNOWN_CODE, ground.cites, ground.text.format(code=told.cpt))
        return None
    if known.replaced_by is None or policy.payer.code_replacements is not Binding.APPLIES:
        return known
    wanted = policy.codes[known.replaced_by]
    notes.find(Severity.INFO, REPLACED, "payer-wants-other-code", wanted.code, known.ground, said=known.code)
    return wanted


def _refuse_bundled(known: ServiceCode, told: Service, case: Case, day: Day) -> None:
    case.notes.find(Severity.INFO, BUNDLED, "never-paid-separately", known.code, known.ground)
    case.notes.refuse(known.code, BUNDLED, known.ground.cites, known.ground.text.format(code=known.code))
    if told.minutes is not None:
        day.rows.append(_row(told, Disposition.UNTIMED, BUNDLED, known.ground.cites, case, known.code))


def _service(place: int, told: Service, known: ServiceCode, case: Case) -> TreatedService:
    minutes = told.minutes
    if minutes is None and known.timed:
        minutes = minute_ledger.clocked(case.visit.times, known.code)
    if minutes is None and known.timed:
        case.notes.ask("other_services", MINUTES, about=(str(place),))
    if isinstance(minutes, Range) and known.timed:
        case.notes.ask("other_services", MINUTES, about=(str(place), str(minutes.low), str(minutes.high)))
    supposed = case.policy.unit_allocation.block.value
    counted = low(minutes) if minutes is not None else supposed if known.timed else 0
    alone = counted if is_assistant(told.by, case.policy.discipline) else 0
    plan = case.plan
    if told.by is not None:
        furnishing = discipline_of(told.by, case.policy.discipline)
        own = case.visit.discipline
        plan = case.plan if furnishing in (None, own) else furnishing
    return TreatedService(known.code, known.kind, known.timed, counted, minutes, alone, known.discipline or plan)


def _without(service: TreatedService, minutes: int) -> TreatedService:
    """The service less the minutes that another discipline's half took."""
    if not minutes:
        return service
    left = service.minutes - minutes
    return replace(service, minutes=left, said=left, by_assistant=min(service.by_assistant, left))


def _add(service: TreatedService, day: Day) -> None:
    for i, other in enumerate(day.services):
        if (other.code, other.plan) == (service.code, service.plan):
            said = None if other.said is None or service.said is None else add(other.said, service.said)
            day.services[i] = replace(
                other,
                minutes=other.minutes + service.minutes,
                said=said,
                by_assistant=other.by_assistant + service.by_assistant,
            )
            return
    day.services.append(service)


def _row(
    told: Service,
    disposition: Disposition,
    rule: str,
    cites: tuple[str, ...],
    case: Case,
    code: str | None = None,
) -> LedgerRow:
    by = told.by or (case.visit.discipline.value if case.visit.discipline is not None else None)
    assert told.minutes is not None
    return LedgerRow(told.minutes, Activity.SERVICE, by, disposition, rule, cites, code)
