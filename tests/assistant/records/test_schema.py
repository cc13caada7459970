"""The schema grows by revisions: from nothing and from every earlier one, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, text
from sqlmodel import SQLModel

from assistant.records import sqlite, tables
from assistant.records.database import DatabaseTrouble, Trouble, open_database
from assistant.records.place import Place
from assistant.records.schema import bring_up_to_date, revision_of, revisions

PAYER_ROW = """
INSERT INTO payer_rows (payer, name, effective, recorded_at, recorded_by, why, source, grade, reviewer, last_reviewed,
next_review) VALUES ('aetna', 'Aetna', '2026-01-15', '2026-01-15T09:00:00Z', 'lead', 'asked', 'phone', 'R', 'lead',
'2026-01-15', '2027-01-01')
"""
SAVED_VISIT = """
INSERT INTO saved_visits (label, date_of_service, saved_at, masked_text, facts, coding, guidance_version,
guidance_sha256, payer_row) VALUES ('case 12', '2026-03-10', '2026-03-10T09:00:00Z', '[NAME] 20 min', '{}', '{}',
'2026-11-24', 'ab', 'Medicare')
"""
LEARNING_CARD = """
INSERT INTO learning_cards (learner, skill, stability, difficulty, due, last_review)
VALUES ('Ana', 'M04', 0.212, 6.4, '2026-03-11T09:00:00Z', '2026-03-10T09:00:00Z')
"""
ROWS = {"0001": PAYER_ROW, "0002": SAVED_VISIT, "0003": LEARNING_CARD}
"""What was kept at the first revision that could keep it; it has to be there after every later one."""


@pytest.fixture
def engine(place: Place) -> Iterator[Engine]:
    url = str(place.url).replace("postgresql:", "postgresql+psycopg:")
    made = create_engine(url)
    if made.dialect.name == "sqlite":
        sqlite.prepare(made)
    yield made
    made.dispose()


def test_revisions_are_numbered_without_gaps() -> None:
    assert list(revisions()) == [f"{number:04}" for number in range(1, len(revisions()) + 1)]


def test_the_revisions_make_the_tables_that_the_program_uses(place: Place, engine: Engine) -> None:
    assert tables.PayerRowRecord.metadata is SQLModel.metadata
    open_database(place).close()
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


@pytest.mark.parametrize("start", revisions())
def test_rows_of_an_earlier_revision_are_kept(start: str, place: Place, engine: Engine) -> None:
    bring_up_to_date(engine, "here", to=start)
    with engine.begin() as connection:
        assert revision_of(connection) == start
        for since, row in ROWS.items():
            if since <= start:
                connection.execute(text(row))
    open_database(place).close()
    with engine.connect() as connection:
        assert revision_of(connection) == revisions()[-1]
        assert connection.execute(text("SELECT name FROM payer_rows")).scalars().all() == ["Aetna"]


def test_a_newer_schema_is_left_alone(place: Place, engine: Engine) -> None:
    open_database(place).close()
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseTrouble, match=r"newer Orthocoder; update this one \(schema 9999") as raised:
        open_database(place)
    assert raised.value.trouble is Trouble.NEWER_SCHEMA
    with engine.connect() as connection:
        assert revision_of(connection) == "9999"


def test_a_revision_that_fails_leaves_nothing_behind(place: Place, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE payer_rows (id INTEGER)"))
    with pytest.raises(DatabaseTrouble) as raised:
        open_database(place)
    assert raised.value.trouble is Trouble.FAILED
    with engine.connect() as connection:
        assert revision_of(connection) is None
