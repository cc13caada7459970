"""Put the value of one slot into a visit, as an answer gives it."""

from __future__ import annotations

from dataclasses import replace

from coder.questions import Question
from coder.visit import (
    Assistant,
    Basis,
    Device,
    DeviceKind,
    Discipline,
    Encounter,
    Evaluation,
    EvaluationKind,
    Fabrication,
    LCodeStatus,
    SeparateService,
    Setting,
    Side,
    UnitRule,
    Visit,
)


def with_slot(visit: Visit, slot: str, value: str, question: Question | None = None) -> Visit:
    """The visit with this answer; a value that the slot does not know leaves it as it was."""
    match slot:
        case "visit_kind":
            return replace(visit, visit_kind=Encounter(value))
        case "orthosis_or_prosthesis":
            return replace(visit, orthosis_or_prosthesis=DeviceKind(value))
        case "l_code_status":
            return _with_l_code(visit, value)
        case "assistant":
            return _with_assistant(visit, value)
        case "discipline":
            return replace(visit, discipline=Discipline(value))
        case "plan_discipline":
            return replace(visit, plan_discipline=Discipline(value))
        case "unit_rule":
            return replace(visit, unit_rule=UnitRule(value))
        case "setting":
            return replace(visit, setting=Setting(value))
        case "poc":
            return replace(visit, poc=value == "true")
        case "evaluation":
            told = Evaluation(True, EvaluationKind.EVALUATION) if value == "true" else Evaluation(False)
            return replace(visit, evaluation=visit.evaluation or told)
        case "separate_services":
            return _with_evidence(visit, Basis(value), question)
        case "minutes.training":
            return replace(visit, minutes=replace(visit.minutes, training=int(value)))
        case "assistant_minutes":
            return replace(visit, assistant_minutes=int(value))
    return _with_device(visit, slot, value, question)


def _with_l_code(visit: Visit, value: str) -> Visit:
    if value == "later":
        return replace(visit, l_code_status=LCodeStatus.NOT_BILLED, l_code_later=True)
    return replace(visit, l_code_status=LCodeStatus(value), l_code_later=None)


def _with_assistant(visit: Visit, value: str) -> Visit:
    if value == "none":
        return replace(visit, assistant=Assistant.NONE, assistant_minutes=None)
    if value == "took_part":
        of_ot = (visit.plan_discipline or visit.discipline) is Discipline.OT
        value = Assistant.COTA if of_ot else Assistant.PTA
    return replace(visit, assistant=Assistant(value))


def _with_evidence(visit: Visit, basis: Basis, question: Question | None) -> Visit:
    pairs = [about.partition("/") for about in question.about] if question is not None else []
    told = tuple(SeparateService(code=column2, apart_from=column1, basis=basis) for column2, _, column1 in pairs)
    others = tuple(
        each
        for each in visit.separate_services
        if (each.code, each.apart_from) not in {(t.code, t.apart_from) for t in told}
    )
    return replace(visit, separate_services=(*others, *told))


def _with_device(visit: Visit, slot: str, value: str, question: Question | None) -> Visit:
    place = int(question.about[0]) if question is not None and question.about and question.about[0].isdigit() else 0
    devices = list(visit.devices) or [Device()]
    if place >= len(devices):
        return visit
    match slot:
        case "devices.laterality":
            devices[place] = replace(devices[place], laterality=Side(value))
        case "devices.fabrication":
            devices[place] = replace(devices[place], fabrication=Fabrication(value))
        case "devices.is_new":
            devices[place] = replace(devices[place], is_new=value == "true")
        case _:
            return visit
    return replace(visit, devices=tuple(devices))
