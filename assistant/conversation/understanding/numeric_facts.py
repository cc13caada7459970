"""The facts of a visit that are numbers, each at its path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.conversation.paths import MINUTE_PATHS, MINUTES, PARTS, is_set, value_at, with_values
from coder.visit import Evaluation, Range, Visit


def numeric_facts(visit: Visit) -> Iterator[tuple[str, object]]:
    """Every fact of the visit that is a number, by its path."""
    for path in (*MINUTE_PATHS, "assistant_minutes", "visit_number"):
        if is_set(value_at(visit, path)):
            yield path, value_at(visit, path)
    for i, combined in enumerate(visit.minutes.combined):
        yield f"minutes.combined.{i}", combined.minutes
    for i, service in enumerate(visit.other_services):
        if service.minutes is not None:
            yield f"other_services.{i}", service.minutes
    if visit.evaluation is not None and visit.evaluation.minutes is not None:
        yield "evaluation", visit.evaluation.minutes


def with_number(visit: Visit, path: str, value: int | Range) -> Visit:
    """The visit with a number put at one path."""
    if path == "assistant_minutes":
        return replace(visit, assistant_minutes=value, minutes_by=())
    if path == "visit_number":
        return replace(visit, visit_number=value if isinstance(value, int) else value.low)
    if path.startswith("minutes.combined"):
        place = int(path.rpartition(".")[2])
        combined = list(visit.minutes.combined)
        combined[place] = replace(combined[place], minutes=value)
        return replace(visit, minutes=replace(visit.minutes, combined=tuple(combined)))
    if path.startswith("other_services."):
        services = list(visit.other_services)
        place = int(path.rpartition(".")[2])
        services[place] = replace(services[place], minutes=value)
        return replace(visit, other_services=tuple(services))
    if path == "evaluation":
        return replace(visit, evaluation=replace(visit.evaluation or Evaluation(True), minutes=value))
    return with_values(visit, ((path, value),))


def with_number_replaced(visit: Visit, old: int, new: int | Range) -> Visit:
    """The visit with a new number wherever the old one stands; minutes first, an assistant's share before a whole."""
    paths = [path for path, value in numeric_facts(visit) if value == old]
    device = [path for path in paths if path.startswith(MINUTES)]
    for path in device or paths[:1]:
        visit = with_number(visit, path, new)
    return visit


def whole_of(visit: Visit) -> int | None:
    """The device's whole time: its total, else its parts together."""
    total = visit.minutes.total_orthotic
    if isinstance(total, int):
        return total
    parts = [value_at(visit, f"{MINUTES}{part}") for part in PARTS]
    said = [part for part in parts if isinstance(part, int)]
    return sum(said) if said else None
