"""The guidance as this clinic has it: the shipped one with what the clinic imported over it, and its own payer rows."""

from __future__ import annotations

from assistant.own_files import own_updates
from assistant.records.place import place_of
from assistant.records.trouble import DatabaseTrouble
from knowledge.guidance import Guidance


def own_guidance() -> Guidance:
    """Open the guidance. Raises ``BrokenGeneration`` where what was imported cannot be read as it was written."""
    return Guidance.open(updates=own_updates())


def clinic_guidance(database: str | None = None) -> Guidance:
    """The guidance with the clinic's payer rows laid over it; ``database`` names where they are kept.

    A clinic without records pays nothing. Raises ``BrokenGeneration``, and ``DatabaseTrouble`` where rows may be kept
    and cannot be read.
    """
    guidance, place = own_guidance(), place_of(database)
    if not place.may_hold_records():
        return guidance
    from assistant.records.glance import may_hold_payer_rows

    if place.file is not None and not may_hold_payer_rows(place.file):
        return guidance
    from assistant.records.database import open_database
    from assistant.records.payers import kept_rows

    with open_database(place, create=False) as opened:
        return guidance.with_rows(each.row for each in kept_rows(opened))


def guidance_as_far_as_reached(database: str | None = None) -> tuple[Guidance, str | None]:
    """The clinic's guidance for a conversation; where its rows cannot be read the shipped ones, and why."""
    try:
        return clinic_guidance(database), None
    except DatabaseTrouble as trouble:
        return own_guidance(), str(trouble)
