"""Opening: who may read the file, how connections behave, what is done is done whole."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from assistant.records.database import Database, DatabaseTrouble, Trouble, open_database
from assistant.records.place import FILE, VARIABLE, Place, own_file, place_of
from assistant.records.tables import PayerRowRecord


def row(payer: str = "aetna", **changes: str) -> PayerRowRecord:
    day = "2026-01-15"
    told = {"payer": payer, "name": payer.title(), "effective": day, "recorded_at": f"{day}T09:00:00Z"}
    told |= {"recorded_by": "lead", "why": "asked", "source": "phone", "grade": "R", "reviewer": "lead"}
    return PayerRowRecord.model_validate({**told, "last_reviewed": day, "next_review": "2027-01-01", **changes})


def payers(session: Session) -> list[str]:
    return list(session.exec(select(PayerRowRecord.payer)))


def test_what_is_written_is_there_for_the_next_one_who_opens(place: Place) -> None:
    with open_database(place) as database, database.writing() as session:
        session.add(row())
    with open_database(place) as database, database.reading() as session:
        assert payers(session) == ["aetna"]


def test_a_change_that_raises_is_not_made(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.writing() as session:
        add_and_fail(session)
    with database.reading() as session:
        assert payers(session) == []


def add_and_fail(session: Session) -> None:
    session.add(row())
    session.flush()
    raise ZeroDivisionError


def test_what_the_database_refuses_is_one_sentence_without_values(database: Database) -> None:
    nameless = row()
    nameless.name = None  # type: ignore[assignment]
    nameless.why = "Jane Doe told us"
    with pytest.raises(DatabaseTrouble) as raised, database.writing() as session:
        session.add(nameless)
    assert raised.value.trouble is Trouble.FAILED
    assert "Jane" not in str(raised.value)
    assert "INSERT" not in str(raised.value)


def test_vacuum_takes_what_was_deleted_out_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / FILE
    with open_database(Place(None, file)) as database:
        with database.writing() as session:
            session.add(row(why="SECRET-WORDS"))
        with database.writing() as session:
            session.connection().execute(text("DELETE FROM payer_rows"))
        database.vacuum()
        assert [b"SECRET-WORDS" in each.read_bytes() for each in tmp_path.iterdir()] == [False] * 3


def test_a_server_can_be_vacuumed(database: Database) -> None:
    database.vacuum()
    database.check()


def test_file_and_folder_are_the_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "orthocoder" / FILE
    with open_database(Place(None, file)) as database, database.writing() as session:
        session.add(row())
        session.flush()
        kept = {each.name: stat.S_IMODE(each.stat().st_mode) for each in file.parent.iterdir()}
    assert kept == {FILE: 0o600, f"{FILE}-wal": 0o600, f"{FILE}-shm": 0o600}
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_what_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    file = tmp_path / "orthocoder" / FILE
    open_database(Place(None, file)).close()
    file.chmod(0o644)
    file.parent.chmod(0o755)
    open_database(Place(None, file)).close()
    assert [stat.S_IMODE(each.stat().st_mode) for each in (file, file.parent)] == [0o600, 0o700]


def test_the_folder_of_a_named_file_is_left_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    open_database(Place(f"sqlite:///{tmp_path}/{FILE}", None)).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_each_connection_waits_checks_and_logs_ahead(tmp_path: Path) -> None:
    with open_database(Place(None, tmp_path / FILE)) as database, database.reading() as session:
        asked = ("foreign_keys", "journal_mode", "busy_timeout", "synchronous", "secure_delete")
        found = {each: session.connection().execute(text(f"PRAGMA {each}")).scalar() for each in asked}
    assert found == {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "busy_timeout": 5000,
        "synchronous": 2,
        "secure_delete": 1,
    }


def test_a_missing_file_is_only_made_where_it_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(DatabaseTrouble, match="there is no database yet") as raised:
        open_database(Place(None, tmp_path / FILE), create=False)
    assert raised.value.trouble is Trouble.NO_SUCH_DATABASE
    assert list(tmp_path.iterdir()) == []


def test_the_named_place_goes_before_the_environment_and_that_before_ones_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv(VARIABLE, raising=False)
    assert place_of() == Place(None, own_file())
    assert not place_of().may_hold_records()
    monkeypatch.setenv(VARIABLE, "sqlite:///env.sqlite3")
    assert place_of() == Place("sqlite:///env.sqlite3", None)
    assert place_of("sqlite:///named.sqlite3") == Place("sqlite:///named.sqlite3", None)
    assert place_of().may_hold_records()
