"""Put one possible answer to an open fact into a visit, as a copy."""

from __future__ import annotations

from dataclasses import replace

from coder.decision import OpenFact
from coder.policy import Policy
from coder.quantity import high, low
from coder.rules.minute_ledger import PARTS_EXCEED_SESSION, said_parts, sum_of
from coder.visit import (
    Assistant,
    Basis,
    Device,
    DeviceKind,
    Discipline,
    Encounter,
    LCodeStatus,
    Minutes,
    Range,
    SeparateService,
    Setting,
    Side,
    UnitRule,
    Visit,
)


def with_answer(visit: Visit, policy: Policy, fact: OpenFact, answer: str) -> tuple[Visit, Policy]:
    """The visit, and for a payer the policy, if this were the answer; the given ones stay as they were."""
    if fact.fact == "payer":
        first = answer.partition(", ")[0]
        for names, row in policy.other_payers:
            if first in names:
                return replace(visit, payer=first), replace(policy, payer=row, other_payers=())
    return _answered(visit, fact, answer), policy


def _answered(visit: Visit, fact: OpenFact, answer: str) -> Visit:
    match fact.fact:
        case "visit_kind":
            return replace(visit, visit_kind=Encounter(answer))
        case "orthosis_or_prosthesis":
            return replace(visit, orthosis_or_prosthesis=DeviceKind(answer))
        case "l_code_status":
            return replace(visit, l_code_status=LCodeStatus(answer))
        case "discipline":
            return replace(visit, discipline=Discipline(answer))
        case "plan_discipline":
            return replace(visit, plan_discipline=Discipline(answer))
        case "unit_rule":
            return replace(visit, unit_rule=UnitRule(answer))
        case "setting":
            return replace(visit, setting=Setting(answer))
        case "assistant":
            return replace(visit, assistant=Assistant(answer))
        case "assistant_minutes":
            return replace(visit, assistant_minutes=int(answer))
        case "separate_services":
            return _with_evidence(visit, fact, Basis(answer))
        case "minutes" if fact.rule == PARTS_EXCEED_SESSION:
            return _with_session(visit, fact, int(answer))
        case "minutes":
            return replace(visit, minutes=_with_total(visit.minutes, fact, int(answer)))
        case "minutes.training":
            return replace(visit, minutes=replace(visit.minutes, training=int(answer)))
        case "other_services":
            return _with_service_minutes(visit, int(fact.about[0]), int(answer))
    return _with_device(visit, fact, answer)


def _with_session(visit: Visit, fact: OpenFact, minutes: int) -> Visit:
    """The parts as told drop the smaller total; that total settles the minutes only where one service was told."""
    if minutes != int(fact.answers[0]):
        return replace(visit, minutes=_without_totals_below(visit.minutes, minutes))
    if visit.other_services or visit.evaluation is not None:
        return visit
    return replace(visit, minutes=Minutes(total_orthotic=minutes))


def _without_totals_below(minutes: Minutes, told: int) -> Minutes:
    session = minutes.session_total if minutes.session_total is None or high(minutes.session_total) >= told else None
    timed = minutes.timed_total if minutes.timed_total is None or high(minutes.timed_total) >= told else None
    return replace(minutes, session_total=session, timed_total=timed)


def _with_total(minutes: Minutes, fact: OpenFact, total: int) -> Minutes:
    """The device's whole time as answered; totals that contradict it are dropped with the parts."""
    kept = _without_totals_below(minutes, total)
    parts = sum_of(said_parts(minutes))
    if fact.answers and parts is not None and low(parts) == total:
        return replace(kept, total_orthotic=None)
    return Minutes(total_orthotic=total, session_total=kept.session_total, timed_total=kept.timed_total)


def _with_evidence(visit: Visit, fact: OpenFact, basis: Basis) -> Visit:
    evidence = []
    for pair in fact.about:
        column2, _, column1 = pair.partition("/")
        evidence.append(SeparateService(column2, basis, column1))
    return replace(visit, separate_services=(*visit.separate_services, *evidence))


def _with_service_minutes(visit: Visit, place: int, minutes: int) -> Visit:
    services = list(visit.other_services)
    services[place] = replace(services[place], minutes=minutes)
    return replace(visit, other_services=tuple(services))


def _with_device(visit: Visit, fact: OpenFact, answer: str) -> Visit:
    devices = list(visit.devices) or [Device()]
    place = int(fact.about[0]) if fact.fact != "devices.l_code" else int(answer)
    if place >= len(devices):
        return visit
    device = devices[place]
    match fact.fact:
        case "devices.laterality":
            device = replace(device, laterality=Side(answer))
        case "devices.minutes":
            device = replace(device, minutes=_with_own(device.minutes, int(answer)))
        case "devices.is_new":
            device = replace(device, is_new=answer == "true")
        case "devices.l_code":
            device = replace(device, l_code=fact.about[0])
        case _:
            return visit
    devices[place] = device
    return replace(visit, devices=tuple(devices))


def _with_own(minutes: Minutes | None, value: int) -> Minutes:
    """One device's minutes where a range was said: the training if that was the range, else its whole time."""
    if minutes is not None and isinstance(minutes.training, Range):
        return replace(minutes, training=value)
    return Minutes(total_orthotic=value)
