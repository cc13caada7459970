"""The payer rows of a place, where there may be any; without records nothing of the database is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.records.place import Place

if TYPE_CHECKING:
    from assistant.records.payers import Recorded


def recorded_at(place: Place) -> tuple[Recorded, ...]:
    """Every row that was recorded; none where there is no database yet. Raises ``DatabaseTrouble``."""
    if not place.may_hold_records():
        return ()
    from assistant.records.database import open_database
    from assistant.records.payers import kept_rows

    with open_database(place, create=False) as database:
        return kept_rows(database)
