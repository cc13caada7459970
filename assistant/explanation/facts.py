"""Facts as a person reads them: a label and a short value for each path."""

from __future__ import annotations

from assistant.explanation.environment import module
from coder.visit import (
    ClockTime,
    Combined,
    CoTreatment,
    Device,
    Evaluation,
    ExcludedMinutes,
    ProposedCode,
    Range,
    SeparateService,
    Service,
)


def fact_label(path: str) -> str:
    """What a fact is called on the screen: ``minutes.training`` is minutes, ``visit_kind`` is encounter."""
    return str(module("facts").label(path.split(".")[0]))


def fact_value(path: str, value: object) -> str:
    """A short reading of one fact's value, minutes with their activity."""
    said = module("facts")
    match value:
        case Range(low, high):
            return str(said.of_path(path, f"{low} to {high}"))
        case Combined(activities, minutes):
            return str(said.combined(activities, _minutes(minutes)))
        case Device():
            return str(said.device(value))
        case Service():
            return str(said.service(value, _minutes(value.minutes)))
        case Evaluation():
            return str(said.evaluation(value, _minutes(value.minutes)))
        case ProposedCode():
            return str(said.proposed(value))
        case ClockTime():
            return str(said.clock(value))
        case ExcludedMinutes():
            return str(said.excluded(value, _minutes(value.minutes)))
        case CoTreatment():
            return str(said.cotreatment(value))
        case SeparateService():
            return str(said.separate(value))
        case tuple():
            return ", ".join(fact_value(path, each) for each in value)
    return str(said.of_path(path, value))


def _minutes(minutes: int | Range | None) -> str | None:
    if isinstance(minutes, Range):
        return f"{minutes.low} to {minutes.high}"
    return None if minutes is None else str(minutes)
