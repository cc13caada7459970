"""The reading of one text: the visit, and every fact, look-alike, contradiction and offer with its characters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from assistant.extraction.assemble.aside import set_aside
from assistant.extraction.assemble.devices import state_devices
from assistant.extraction.assemble.minutes import state_minutes
from assistant.extraction.page import Page
from assistant.reading import Certainty, Conflict, Reading, Said
from coder.visit import Visit

LISTS = frozenset(("separate_services",))


def assemble(text: str, page: Page) -> Reading:
    """Put together what the components found."""
    minutes = state_minutes(page.words, page.minutes)
    devices = state_devices(page.words, page.served, page.devices, page.codes)
    codes, encounter = page.codes.device_codes, page.encounter
    listed = [said for said in page.circumstances if said.path in LISTS]
    single = [
        page.people.discipline,
        page.people.assistant,
        encounter.kind,
        encounter.number,
        encounter.evaluation,
        codes.status,
        codes.biller,
        page.payers.said,
        page.record.plan_of_care,
        *(said for said in page.circumstances if said.path not in LISTS),
    ]
    stated = [said for said in single if said]
    several = [*listed, *codes.billed, *codes.mentioned, *page.codes.proposed, *page.record.elements]
    said = sorted([*stated, *several, *minutes.said, *devices.said], key=lambda each: (each.start, each.path))
    visit = Visit(
        orthosis_or_prosthesis=devices.kind,
        devices=tuple(devices.devices),
        l_codes_billed=_values(codes.billed),
        l_codes_mentioned_not_billed=_values(codes.mentioned),
        minutes=minutes.minutes,
        times=tuple(minutes.times),
        other_services=tuple(minutes.services),
        assistant_minutes=minutes.assistant_minutes,
        minutes_by=tuple(minutes.minutes_by.items()),
        excluded_minutes=tuple(minutes.excluded),
        separate_services=_values(said for said in listed if said.path == "separate_services"),
        proposed_codes=_values(page.codes.proposed),
        doc_elements=_values(page.record.elements),
        implied=tuple(dict.fromkeys(each.path for each in said if each.certainty is Certainty.IMPLIED)),
        **{each.path: each.value for each in stated},
    )
    conflicts = [c for c in (page.people.conflict, page.payers.conflict, codes.conflict, encounter.conflict) if c]
    return Reading(
        text=text,
        visit=visit,
        said=tuple(said),
        set_aside=set_aside(page),
        conflicts=(*conflicts, *minutes.conflicts),
        offers=page.offers,
        unknown_codes=page.codes.unknown,
    )


def _values(said: Iterable[Said]) -> tuple:
    return tuple(dict.fromkeys(each.value for each in said))
