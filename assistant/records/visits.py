"""The visits that a person saved: kept, looked at, deleted for good."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select

from assistant.records.database import Database
from assistant.records.tables import SavedVisitRecord, SettingRecord
from assistant.records.visit_draft import Draft

KEPT_DAYS = "visits_kept_days"
FORMAT = "%Y-%m-%dT%H:%M:%SZ"
CONTROLS = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160)], "\N{REPLACEMENT CHARACTER}")
"""Signs that a database's text may not hold or a terminal would obey; tabs and line ends are none of them."""


@dataclass(frozen=True, slots=True)
class SavedVisit:
    """One saved visit; ``facts`` and ``coding`` are JSON texts in the public form, ``saved_at`` is UTC."""

    number: int
    label: str
    date_of_service: str
    saved_at: str
    text: str
    facts: str
    coding: str
    guidance_version: str
    guidance_sha256: str
    payer_row: str


def save(database: Database, draft: Draft, now: str) -> SavedVisit:
    """Keep a visit, masked; visits past the days that are kept go at the same time. Raises ``DatabaseTrouble``."""
    with database.writing() as session:
        record = SavedVisitRecord(
            label=draft.label,
            date_of_service=draft.date_of_service,
            saved_at=now,
            masked_text=draft.masked.text.translate(CONTROLS),
            facts=draft.facts,
            coding=draft.coding,
            guidance_version=draft.guidance_version,
            guidance_sha256=draft.guidance_sha256,
            payer_row=draft.payer_row,
        )
        session.add(record)
        session.flush()
        saved = _of(record)
        expired = _delete_expired(session, now)
    if expired:
        database.vacuum()
    return saved


def saved_visits(database: Database, label: str | None = None) -> tuple[SavedVisit, ...]:
    """Every saved visit, or those of a label, by day of service."""
    wanted = select(SavedVisitRecord).order_by(col(SavedVisitRecord.date_of_service), col(SavedVisitRecord.id))
    if label is not None:
        wanted = wanted.where(SavedVisitRecord.label == label)
    with database.reading() as session:
        return tuple(_of(record) for record in session.exec(wanted))


def told_visits(database: Database) -> tuple[tuple[str, str], ...]:
    """Every saved visit as a person knows it, by number and label, with its facts as a JSON text."""
    return tuple(
        (f"visit {each.number}{f', {each.label}' if each.label else ''}", each.facts) for each in saved_visits(database)
    )


def saved_visit(database: Database, number: int) -> SavedVisit | None:
    """One saved visit by its number; None where there is none."""
    with database.reading() as session:
        record = session.get(SavedVisitRecord, number)
        return None if record is None else _of(record)


def delete_visits(database: Database, numbers: Collection[int]) -> tuple[int, ...]:
    """Delete visits for good, so that nothing of them is left in the file; returns which there were."""
    with database.writing() as session:
        found = [number for number in sorted(numbers) if session.get(SavedVisitRecord, number) is not None]
        _delete(session, found)
    database.vacuum()
    return tuple(found)


def kept_days(database: Database) -> int | None:
    """For how many days visits are kept; None: until they are deleted."""
    with database.reading() as session:
        record = session.get(SettingRecord, KEPT_DAYS)
        return None if record is None else int(record.value)


def keep_for(database: Database, days: int | None, now: str) -> tuple[int, ...]:
    """Set for how many days visits are kept, and delete those that are older; returns their numbers."""
    with database.writing() as session:
        record = session.get(SettingRecord, KEPT_DAYS)
        if days is None:
            if record is not None:
                session.delete(record)
        else:
            session.merge(SettingRecord(name=KEPT_DAYS, value=str(days)))
        session.flush()
        expired = _delete_expired(session, now)
    if expired:
        database.vacuum()
    return expired


def _delete_expired(session: Session, now: str) -> tuple[int, ...]:
    setting = session.get(SettingRecord, KEPT_DAYS)
    if setting is None:
        return ()
    limit = (datetime.strptime(now, FORMAT) - timedelta(days=int(setting.value))).strftime(FORMAT)  # noqa: DTZ007
    expired = session.exec(select(SavedVisitRecord.id).where(SavedVisitRecord.saved_at < limit)).all()
    numbers = tuple(sorted(number for number in expired if number is not None))
    _delete(session, numbers)
    return numbers


def _delete(session: Session, numbers: Collection[int]) -> None:
    session.exec(delete(SavedVisitRecord).where(col(SavedVisitRecord.id).in_(numbers)))


def _of(record: SavedVisitRecord) -> SavedVisit:
    assert record.id is not None
    return SavedVisit(
        record.id,
        record.label,
        record.date_of_service,
        record.saved_at,
        record.masked_text,
        record.facts,
        record.coding,
        record.guidance_version,
        record.guidance_sha256,
        record.payer_row,
    )
