"""What visits saved under a label tell of a later one: which encounter it is, the delivery, what was allowed so far."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, TypeAlias

from assistant.conversation.told import Change, Words
from assistant.records.visits import SavedVisit
from coder.visit import Device, Encounter, Visit

Json: TypeAlias = Any

GROUPS = {"PT": "PT", "SLP": "PT", "OT": "OT", "CHT": "OT"}
"""Disciplines that share one therapy threshold."""
MEDICARE = "Medicare"
DELIVERY = "devices.0.delivered_on"


@dataclass(frozen=True, slots=True)
class Known:
    """One fact that saved visits tell: its path and value, and the number and day of the visits it is known from."""

    path: str
    value: object
    visits: tuple[tuple[int, str], ...]


def known_before(visit: Visit, day: str, saved: Sequence[SavedVisit]) -> tuple[Known, ...]:
    """What visits saved under one label tell of a visit of ``day`` that was not said; those of later days tell nothing.

    Only what was saved counts: the first encounter may lie before it, so only that it is a later one is ever told.
    """
    before = [each for each in saved if each.date_of_service < day]
    if not before:
        return ()
    return (*_encounter(visit, before), *_delivery(visit, before), *_allowed(visit, day, before))


def as_change(known: Sequence[Known], visit: Visit, label: str, turn: int) -> Change:
    """The facts as a turn of the conversation tells them; their words name the saved visits."""
    puts = tuple(_put(each, visit) for each in known)
    words = tuple(Words(each.path, each.value, source_words(each, label), turn, 0, 0, False) for each in known)
    return Change(puts, words)


def _put(known: Known, visit: Visit) -> tuple[str, object]:
    if known.path != DELIVERY:
        return known.path, known.value
    return "devices", (replace(visit.devices[0], delivered_on=str(known.value)),)


def source_words(known: Known, label: str) -> str:
    """Where a fact is known from, in the form of words that were said."""
    return f"{label}, {', '.join(f'visit {number} of {day}' for number, day in known.visits)}"


def _encounter(visit: Visit, before: Sequence[SavedVisit]) -> tuple[Known, ...]:
    """A device of that kind that was served at an earlier visit makes this a later encounter."""
    if visit.visit_kind is not None or len(visit.devices) != 1 or visit.devices[0].encounter is not None:
        return ()
    served = [each for each in before if _same_device(visit, each) is not None]
    if not served:
        return ()
    return (Known("visit_kind", Encounter.SUBSEQUENT, (_at(served[0]),)),)


def _delivery(visit: Visit, before: Sequence[SavedVisit]) -> tuple[Known, ...]:
    if len(visit.devices) != 1 or visit.devices[0].delivered_on is not None:
        return ()
    for each in reversed(before):
        device = _same_device(visit, each)
        delivered = device.get("delivered_on") if device is not None else None
        if delivered is not None:
            return (Known(DELIVERY, delivered, (_at(each),)),)
    return ()


def _allowed(visit: Visit, day: str, before: Sequence[SavedVisit]) -> tuple[Known, ...]:
    """What Medicare allowed this year in the discipline's group, as far as it was saved."""
    group = GROUPS.get(str(visit.discipline))
    if visit.year_to_date is not None or visit.payer != MEDICARE or group is None:
        return ()
    total = Decimal(0)
    counted: list[tuple[int, str]] = []
    for each in before:
        facts, payment = json.loads(each.facts), json.loads(each.coding).get("payment")
        if each.date_of_service[:4] != day[:4] or GROUPS.get(facts.get("discipline")) != group or payment is None:
            continue
        total += Decimal(str(payment["total"]))
        counted.append(_at(each))
    return (Known("year_to_date", float(total), tuple(counted)),) if total else ()


def _same_device(visit: Visit, saved: SavedVisit) -> Json:
    """The device of a saved visit that may be the one served today: its kind, region and side do not differ."""
    facts = json.loads(saved.facts)
    today = visit.devices[0]
    if visit.orthosis_or_prosthesis is not None and facts.get("orthosis_or_prosthesis") not in (
        None,
        str(visit.orthosis_or_prosthesis),
    ):
        return None
    return next((each for each in facts.get("devices") or () if _may_be_same(today, each)), None)


def _may_be_same(today: Device, before: Json) -> bool:
    """Region, side and name are told of both and are the same; what is called otherwise may be another device."""
    if today.is_new or today.name is None or today.body_region is None:
        return False
    made = (None if today.fabrication is None else str(today.fabrication), before.get("fabrication"))
    return (
        today.body_region == before.get("body_region")
        and (None if today.laterality is None else str(today.laterality)) == before.get("laterality")
        and today.name.casefold() == (before.get("name") or "").casefold()
        and (None in made or made[0] == made[1])
    )


def _at(visit: SavedVisit) -> tuple[int, str]:
    return visit.number, visit.date_of_service
