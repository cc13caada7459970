"""What goes wrong with a database is one sentence that says what to do; nothing is half done, no password is told."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import event, text

from assistant.records import schema, sqlite
from assistant.records.database import Database, DatabaseTrouble, Trouble, open_database
from assistant.records.payer_edits import Wanted, edit, rows_of
from assistant.records.payers import Recorded, Told, add_rows, kept_rows, rows_in
from assistant.records.place import FILE, Place
from assistant.records.trouble import SENTENCES
from knowledge.clinic_rows import ClinicRow
from tests.assistant.records.postgresql import PASSWORD, Server

ROW = ClinicRow("aetna", "Aetna", "2026-01-15", "binder", "R", "lead", "2026-01-15", "2027-01-01", counting="ama")
TOLD = Told("lead", "asked", "2026-01-15T09:00:00Z")
NOBODY = 65534


def record(database: Database, *rows: ClinicRow) -> None:
    with database.writing() as session:
        add_rows(session, [Recorded(row, TOLD) for row in rows])


def refused(raised: pytest.ExceptionInfo[DatabaseTrouble]) -> Trouble:
    """The trouble, whose message is one line without a password or a statement."""
    said = str(raised.value)
    assert "\n" not in said
    assert PASSWORD not in said
    assert "INSERT" not in said
    assert SENTENCES[raised.value.trouble] in said
    return raised.value.trouble


@contextmanager
def as_one_who_may_not() -> Iterator[None]:
    """A superuser may write everywhere; for a while be somebody who may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


# ---- the disk ----


def test_a_full_disk_is_told_and_what_was_kept_stays(tmp_path: Path) -> None:
    with open_database(Place(None, tmp_path / FILE)) as database:
        record(database, ROW)
        with database.reading() as session:
            pages = session.connection().execute(text("PRAGMA page_count")).scalar()

        @event.listens_for(database._engine, "begin", insert=True)
        def no_more_room(connection: object) -> None:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]

        many = [replace(ROW, payer=f"payer-{n}", evaluation="x" * 400) for n in range(100)]
        with pytest.raises(DatabaseTrouble) as raised:
            record(database, *many)
        assert refused(raised) is Trouble.FULL
        assert [each.row for each in kept_rows(database)] == [ROW]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for a database and little more; passed over where none can be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "small", str(disk)], capture_output=True)
    if mounted.returncode:
        pytest.skip("NOT TESTED ON A FULL DISK: only a superuser who may mount can make one")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_without_any_room_is_told_and_what_was_kept_stays(small_disk: Path) -> None:
    place = Place(None, small_disk / FILE)
    with open_database(place) as database:
        record(database, ROW)
    filled = small_disk / "filled"
    with pytest.raises(OSError, match="No space left"):
        filled.write_bytes(b"x" * 400_000)
    with pytest.raises(DatabaseTrouble) as raised, open_database(place) as database:
        record(database, ROW)
    assert refused(raised) in (Trouble.FULL, Trouble.DISK)
    with pytest.raises(DatabaseTrouble) as raised:
        open_database(Place(None, small_disk / "new.sqlite3"))
    assert refused(raised) in (Trouble.FULL, Trouble.DISK)
    filled.unlink()
    with open_database(place) as database:
        assert [each.row for each in kept_rows(database)] == [ROW]


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_file_or_folder_that_cannot_be_written_is_told(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "orthocoder"
    open_database(Place(None, folder / FILE)).close()
    for each in (*folder.parents[:3], folder):
        each.chmod(0o755)
    (folder / FILE).chmod(0o444)
    if what == "folder":
        (folder / FILE).unlink()
    folder.chmod(0o555)
    with as_one_who_may_not(), pytest.raises(DatabaseTrouble) as raised:
        open_database(Place(None, folder / FILE))
    assert refused(raised) is Trouble.READ_ONLY
    folder.chmod(0o755)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "orthocoder").write_text("a file where the folder should be")
    with pytest.raises(DatabaseTrouble) as raised:
        open_database(Place(None, tmp_path / "orthocoder" / FILE))
    assert refused(raised) is Trouble.READ_ONLY


@pytest.mark.parametrize("content", [b"plain text " * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_told_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / FILE
    file.write_bytes(content)
    with pytest.raises(DatabaseTrouble) as raised:
        open_database(Place(None, file))
    assert refused(raised) is Trouble.NOT_A_DATABASE
    assert file.read_bytes() == content


# ---- others at the same database ----


def test_a_database_that_another_holds_is_told(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    open_database(place).close()
    monkeypatch.setattr(sqlite, "WAIT_SECONDS", 0.1)
    monkeypatch.setattr(schema, "WAIT_SECONDS", 0.1)
    with open_database(place) as other, open_database(place) as database, other.writing():
        with pytest.raises(DatabaseTrouble) as raised:
            record(database, ROW)
        assert refused(raised) is Trouble.LOCKED
    with open_database(place) as database:
        record(database, ROW)


def test_two_who_write_at_once_lose_nothing_of_each_other(place: Place) -> None:
    """Each change builds on the row before it, whoever made that."""
    changes = 15

    def clerk(name: str) -> None:
        with open_database(place) as database:
            for number in range(changes):
                with database.writing() as session:
                    kept = rows_in(session)
                    told = {"evaluation": f"{name} {number}", "source": "binder"}
                    made = edit(
                        Wanted("aetna", "Aetna", "2026-03-10", told), rows_of("aetna", kept), "2026-03-10", name
                    )
                    assert made is not None
                    add_rows(session, [Recorded(made.after, TOLD)])

    clerks = [Thread(target=clerk, args=(name,)) for name in ("lead", "clerk")]
    for each in clerks:
        each.start()
    for each in clerks:
        each.join()
    with open_database(place) as database:
        rows = [each.row for each in kept_rows(database)]
    assert [row.nth for row in rows] == list(range(1, 2 * changes + 1))
    assert {row.evaluation for row in rows} == {f"{name} {n}" for name in ("lead", "clerk") for n in range(changes)}


def test_several_who_make_the_same_database_at_once_make_one(place: Place) -> None:
    troubles: list[Exception] = []

    def first() -> None:
        try:
            open_database(place).close()
        except DatabaseTrouble as trouble:
            troubles.append(trouble)

    threads = [Thread(target=first) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert troubles == []
    with open_database(place) as database:
        record(database, ROW)


# ---- a server ----


def test_a_server_that_goes_away_in_mid_write_is_told_and_the_change_is_not_made(server: Server) -> None:
    place = Place(server.new_database(), None)
    with open_database(place) as database:
        record(database, ROW)
        with pytest.raises(DatabaseTrouble) as raised:
            write_while_it_ends(database, server)
        assert refused(raised) is Trouble.UNREACHABLE
        assert [each.row for each in kept_rows(database)] == [ROW]


def write_while_it_ends(database: Database, server: Server) -> None:
    with database.writing() as session:
        add_rows(session, [Recorded(ROW, TOLD)])
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'orthocoder'"
        server.run(ended)
        add_rows(session, [Recorded(ROW, TOLD)])


@pytest.mark.parametrize(
    ("sqlstate", "trouble"),
    [("53100", Trouble.FULL), ("25006", Trouble.READ_ONLY), ("42501", Trouble.READ_ONLY), ("40P01", Trouble.LOCKED)],
)
def test_what_a_server_refuses_is_told_as_what_it_is(server: Server, sqlstate: str, trouble: Trouble) -> None:
    with open_database(Place(server.new_database(), None)) as database:
        with pytest.raises(DatabaseTrouble) as raised:
            run(database, f"DO $$ BEGIN RAISE EXCEPTION 'secret words' USING ERRCODE = '{sqlstate}'; END $$")
        assert refused(raised) is trouble
        assert "secret" not in str(raised.value)


def run(database: Database, sql: str) -> None:
    with database.writing() as session:
        session.connection().execute(text(sql))


@pytest.mark.parametrize(
    ("url", "trouble"),
    [
        (f"postgresql://postgres:{PASSWORD}@127.0.0.1:1/records", Trouble.UNREACHABLE),
        (f"postgresql://postgres:{PASSWORD}@/records?host=/nonexistent", Trouble.UNREACHABLE),
        (f"postgresql://postgres@/records?host=/nonexistent&password={PASSWORD}", Trouble.UNREACHABLE),
        (f"mysql+nosuchdriver://postgres:{PASSWORD}@localhost/records", Trouble.NO_DRIVER),
        (f"nosuch://postgres:{PASSWORD}@localhost/records", Trouble.NO_DRIVER),
        (f"postgres:{PASSWORD}", Trouble.BAD_URL),
        (f"postgresql://postgres:{PASSWORD}@localhost:port/records", Trouble.BAD_URL),
        (f"postgresql://postgres:{PASSWORD}@localhost/records?nosuchoption={PASSWORD}", None),
        ("sqlite://", Trouble.BAD_URL),
        ("sqlite:///file:memory?mode=memory&uri=true", Trouble.BAD_URL),
        ("", Trouble.BAD_URL),
    ],
)
def test_a_place_that_cannot_be_opened_is_told_without_its_password(url: str, trouble: Trouble | None) -> None:
    with pytest.raises(DatabaseTrouble) as raised:
        open_database(Place(url, None))
    assert trouble in (None, refused(raised))


@pytest.mark.parametrize(
    ("user", "database"), [("postgres", "nosuch"), ("nosuch", "postgres"), ("postgres", "postgres")]
)
def test_a_server_that_lets_nobody_in_is_told_without_the_password(server: Server, user: str, database: str) -> None:
    password = PASSWORD if database == "nosuch" else f"{PASSWORD}-wrong"
    with pytest.raises(DatabaseTrouble) as raised:
        open_database(Place(server.url(database, user, password), None))
    assert refused(raised) is Trouble.REFUSED


# ---- permissions ----


def test_files_are_closed_to_others_whatever_the_umask(tmp_path: Path) -> None:
    kept = os.umask(0)
    try:
        with open_database(Place(None, tmp_path / "orthocoder" / FILE)) as database:
            record(database, ROW)
            modes = {stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "orthocoder").iterdir()}
    finally:
        os.umask(kept)
    assert modes == {0o600}
    assert stat.S_IMODE((tmp_path / "orthocoder").stat().st_mode) == 0o700


def test_another_user_cannot_read_what_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "orthocoder" / FILE
    open_database(Place(None, file)).close()
    for each in (tmp_path, *tmp_path.parents[:2]):
        each.chmod(0o755)
    if os.geteuid() != 0:
        pytest.skip("only a superuser can try as somebody else")
    with as_one_who_may_not(), pytest.raises(PermissionError):
        file.read_bytes()
    with as_one_who_may_not(), pytest.raises(sqlite3.OperationalError):
        sqlite3.connect(file).execute("SELECT 1")
