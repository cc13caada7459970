"""Everything moves from one kind of database to the other and back, and goes on from there."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.records.database import Database, DatabaseTrouble, Trouble, open_database
from assistant.records.moving import copy_everything
from assistant.records.payers import Recorded, Told, add_rows, kept_rows
from assistant.records.place import Place
from knowledge.clinic_rows import ClinicRow

ROWS = [
    ClinicRow(f"payer-{n}", f"Payer {n}", "2026-01-15", "binder", "R", "lead", "2026-01-15", "2027-01-01")
    for n in range(1100)
]
TOLD = Told("lead", "asked", "2026-01-15T09:00:00Z")


def record(database: Database, rows: list[ClinicRow]) -> None:
    with database.writing() as session:
        add_rows(session, [Recorded(row, TOLD) for row in rows])


def test_everything_moves_there_and_back_and_the_next_row_follows(database: Database, tmp_path: Path) -> None:
    with open_database(Place(f"sqlite:///{tmp_path}/start.sqlite3", None)) as start:
        record(start, ROWS)
        assert copy_everything(start, database)["payer_rows"] == 1100
        assert kept_rows(database) == kept_rows(start)
    record(database, [ROWS[0]])
    with open_database(Place(f"sqlite:///{tmp_path}/back.sqlite3", None)) as back:
        copy_everything(database, back)
        assert kept_rows(back) == kept_rows(database)
        assert kept_rows(back)[-1].row.nth == 2


def test_an_empty_database_moves_too(database: Database, tmp_path: Path) -> None:
    with open_database(Place(f"sqlite:///{tmp_path}/start.sqlite3", None)) as start:
        assert set(copy_everything(start, database).values()) == {0}
    record(database, ROWS[:1])


def test_nothing_is_mixed_into_a_database_that_holds_rows(database: Database, tmp_path: Path) -> None:
    record(database, ROWS[:1])
    with open_database(Place(f"sqlite:///{tmp_path}/start.sqlite3", None)) as start:
        record(start, ROWS[:5])
        with pytest.raises(DatabaseTrouble, match="it holds records already") as raised:
            copy_everything(start, database)
    assert raised.value.trouble is Trouble.NOT_EMPTY
    assert len(kept_rows(database)) == 1
