"""Facts by their path: a field of the visit, or ``minutes.`` and a field of its minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import TypeAlias

from coder.visit import Minutes, Visit

Put: TypeAlias = tuple[str, object]
"""A path with its new value; None or an empty tuple clears the fact."""
MINUTES = "minutes."
NOT_FACTS = ("minutes", "implied")
PARTS = ("training", "fitting", "assessment", "fabrication", "management")
MINUTE_PATHS = tuple(f"{MINUTES}{each.name}" for each in fields(Minutes) if each.name != "combined")


def value_at(visit: Visit, path: str) -> object:
    """The value of a fact; None for one that is not set, an element of a list where the path numbers it."""
    first, _, rest = path.partition(".")
    if first == "minutes":
        return getattr(visit.minutes, rest)
    value: object = getattr(visit, first)
    if rest and isinstance(value, tuple):
        place, _, attribute = rest.partition(".")
        if not place.isdigit() or int(place) >= len(value):
            return None
        value = value[int(place)]
        return getattr(value, attribute) if attribute else value
    return value


def is_set(value: object) -> bool:
    """Is a value said: not None, not empty?"""
    return value is not None and value != ()


def with_values(visit: Visit, puts: Iterable[Put]) -> Visit:
    """The visit with these facts changed."""
    of_visit: dict[str, object] = {}
    of_minutes: dict[str, object] = {}
    for path, value in puts:
        if path.startswith(MINUTES):
            of_minutes[path.removeprefix(MINUTES)] = value
        else:
            of_visit[path] = value
    if of_minutes:
        of_visit["minutes"] = replace(visit.minutes, **of_minutes)  # type: ignore[arg-type]
    return replace(visit, **of_visit)  # type: ignore[arg-type]


def differences(before: Visit, after: Visit) -> tuple[Put, ...]:
    """What has to be put to turn one visit into the other."""
    return tuple(_differences(before, after))


def _differences(before: Visit, after: Visit) -> Iterator[Put]:
    for each in fields(Visit):
        if each.name != "minutes" and getattr(before, each.name) != getattr(after, each.name):
            yield each.name, getattr(after, each.name)
    for part in fields(Minutes):
        if getattr(before.minutes, part.name) != getattr(after.minutes, part.name):
            yield f"{MINUTES}{part.name}", getattr(after.minutes, part.name)


def facts_of(visit: Visit) -> Iterator[Put]:
    """Every fact that is set, by its path."""
    for each in fields(Visit):
        if each.name not in NOT_FACTS and is_set(getattr(visit, each.name)):
            yield each.name, getattr(visit, each.name)
    for part in fields(Minutes):
        if is_set(getattr(visit.minutes, part.name)):
            yield f"{MINUTES}{part.name}", getattr(visit.minutes, part.name)
