"""Put one possible answer to an open fact into a visit, as a copy."""

from __future__ import annotations

from dataclasses import replace

from coder.decision import OpenFact
from coder.policy import Policy
from coder.visit import (
    Assistant,
    Basis,
    Device,
    DeviceKind,
    Discipline,
    Encounter,
    LCodeStatus,
    Minutes,
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
            return _with_assistant_minutes(visit, fact, int(answer))
        case "separate_services":
            return _with_evidence(visit, fact, Basis(answer))
        case "minutes":
            return replace(visit, minutes=_with_total(visit.minutes, fact, int(answer)))
        case "minutes.training":
            return replace(visit, minutes=replace(visit.minutes, training=int(answer)))
        case "other_services":
            return _with_service_minutes(visit, int(fact.about[0]), int(answer))
    return _with_device(visit, fact, answer)


def _with_total(minutes: Minutes, fact: OpenFact, total: int) -> Minutes:
    """The device's whole time; a sum of parts that was contradicted by its total drops the total, and the reverse."""
    if fact.answers and total != minutes.total_orthotic:
        return replace(minutes, total_orthotic=None)
    return Minutes(total_orthotic=total, session_total=minutes.session_total, timed_total=minutes.timed_total)


def _with_assistant_minutes(visit: Visit, fact: OpenFact, minutes: int) -> Visit:
    if not fact.answers or answer_is_named(fact, minutes):
        return replace(visit, assistant_minutes=minutes)
    services = tuple(replace(service, by=None) for service in visit.other_services)
    return replace(visit, assistant_minutes=minutes, minutes_by=(), other_services=services)


def answer_is_named(fact: OpenFact, minutes: int) -> bool:
    """Is this the number that follows from who was named for what?"""
    return str(minutes) == fact.answers[0]


def _with_evidence(visit: Visit, fact: OpenFact, basis: Basis) -> Visit:
    evidence = []
    for pair in fact.about:
        column2, _, column1 = pair.partition("/")
        evidence.append(SeparateService(column2, column1, basis))
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
        case "devices.is_new":
            device = replace(device, is_new=answer == "true")
        case "devices.l_code":
            device = replace(device, l_code=fact.about[0])
        case _:
            return visit
    devices[place] = device
    return replace(visit, devices=tuple(devices))
