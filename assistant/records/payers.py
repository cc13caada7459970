"""The clinic's payer rows as they are kept: every change is a new row, with who made it and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields

from sqlmodel import Session, select

from assistant.records.database import Database
from assistant.records.tables import PayerRowRecord
from knowledge.clinic_rows import ClinicRow

STATED = tuple(each.name for each in fields(ClinicRow) if each.name != "nth")
"""The fields that a row and its record share."""


@dataclass(frozen=True, slots=True)
class Told:
    """Who recorded a row, why, and when (UTC, ``YYYY-MM-DDTHH:MM:SSZ``)."""

    by: str
    why: str
    at: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """A row with who recorded it; rows come in the order in which they were recorded."""

    row: ClinicRow
    told: Told


def kept_rows(database: Database) -> tuple[Recorded, ...]:
    """All rows that the clinic ever recorded. Raises ``DatabaseTrouble``."""
    with database.reading() as session:
        return rows_in(session)


def rows_in(session: Session) -> tuple[Recorded, ...]:
    """All rows, read within a session, so that what is written next builds on them."""
    found: list[Recorded] = []
    seen: Counter[tuple[str, str]] = Counter()
    for record in session.exec(select(PayerRowRecord).order_by("id")):
        seen[record.payer, record.effective] += 1
        told = {name: getattr(record, name) for name in STATED}
        row = ClinicRow(**told, nth=seen[record.payer, record.effective])
        found.append(Recorded(row, Told(record.recorded_by, record.why, record.recorded_at)))
    return tuple(found)


def add_rows(session: Session, added: Iterable[Recorded]) -> None:
    """Record rows that were checked; their ``nth`` follows from what is kept."""
    for each in added:
        told = {name: getattr(each.row, name) for name in STATED}
        session.add(PayerRowRecord(**told, recorded_by=each.told.by, why=each.told.why, recorded_at=each.told.at))
        session.flush()
