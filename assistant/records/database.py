"""The database, opened: its schema brought up to date, its sessions, and one kind of error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlmodel import Session

from assistant.records import sqlite
from assistant.records.place import Place
from assistant.records.refusals import in_one_sentence
from assistant.records.schema import bring_up_to_date, wait_for_turn
from assistant.records.trouble import DatabaseTrouble, Trouble

__all__ = ["Database", "DatabaseTrouble", "Trouble", "open_database"]

POSTGRESQL = "postgresql"
DRIVERS = {"postgres": "postgresql+psycopg", POSTGRESQL: "postgresql+psycopg", "sqlite": "sqlite+pysqlite"}
CONNECT_SECONDS = 5


class Database:
    """An open database; every error is a ``DatabaseTrouble``, and a change that raises one was not made."""

    def __init__(self, engine: Engine, where: str) -> None:
        self.where = where
        """The place as a person may read it: without user, password and options."""
        self._engine = engine

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads, all of it at one moment."""
        with in_one_sentence(self.where), Session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes are all kept when the block ends, or none where it raises.

        One writes at a time, so what is read within still holds when it is written.
        """
        engine = self._engine.execution_options(**{sqlite.BEGIN: "IMMEDIATE"})
        with in_one_sentence(self.where), Session(engine) as session, session.begin():
            connection = session.connection()
            if engine.dialect.name == POSTGRESQL:
                wait_for_turn(connection)
            yield session

    def vacuum(self) -> None:
        """Take what was deleted out of the file, its write-ahead log included."""
        is_sqlite = self._engine.dialect.name == "sqlite"
        alone = {sqlite.BEGIN: sqlite.NO_TRANSACTION} if is_sqlite else {"isolation_level": "AUTOCOMMIT"}
        with in_one_sentence(self.where), self._engine.execution_options(**alone).connect() as connection:
            connection.exec_driver_sql("VACUUM")
            if is_sqlite:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def check(self) -> None:
        """Ask the database for one thing, so that one that went away is told."""
        with self.reading() as session:
            session.connection().execute(text("SELECT 1"))

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_database(place: Place, *, create: bool = True) -> Database:
    """Open a place, make it where it is missing, and bring its schema up to date.

    Without ``create`` a missing SQLite file is ``Trouble.NO_SUCH_DATABASE``. Raises ``DatabaseTrouble``.
    """
    url = url_of(place)
    where = spoken(url)
    if url.get_backend_name() == "sqlite":
        _make_file(url, own_folder=place.file is not None, create=create)
    engine = engine_of(url, where)
    try:
        bring_up_to_date(engine, where)
    except BaseException:
        engine.dispose()
        raise
    return Database(engine, where)


def spoken(url: URL) -> str:
    """A place as a person may read it: no user, no password, no options, any of which could hold a secret."""
    if url.get_backend_name() == "sqlite":
        return url.database or "sqlite"
    port = f":{url.port}" if url.port else ""
    return f"{url.get_backend_name()}://{url.host or ''}{port}/{url.database or ''}"


def url_of(place: Place) -> URL:
    """The place as a URL with its driver. Raises ``DatabaseTrouble``."""
    if place.url is None:
        return URL.create(DRIVERS["sqlite"], database=str(place.file))
    try:
        url = make_url(place.url)
        return url.set(drivername=DRIVERS.get(url.drivername, url.drivername))
    except (ArgumentError, ValueError):
        raise DatabaseTrouble(Trouble.BAD_URL, "the database") from None


def _make_file(url: URL, *, own_folder: bool, create: bool) -> None:
    if url.database in (None, "", ":memory:") or str(url.database).startswith("file:"):
        raise DatabaseTrouble(Trouble.BAD_URL, "the database", "a file is needed, as in sqlite:///records.sqlite3")
    file = Path(str(url.database))
    if not create and not file.exists():
        raise DatabaseTrouble(Trouble.NO_SUCH_DATABASE, str(file))
    sqlite.make_private(file, own_folder=own_folder)


def engine_of(url: URL, where: str) -> Engine:
    """What connects to it. Raises ``DatabaseTrouble``."""
    is_sqlite = url.get_backend_name() == "sqlite"
    options: dict[str, object] = {"timeout": sqlite.WAIT_SECONDS} if is_sqlite else {}
    if url.get_backend_name() == POSTGRESQL:
        options = {"connect_timeout": CONNECT_SECONDS, "application_name": "orthocoder"}
    try:
        engine = create_engine(url, connect_args=options, hide_parameters=True, pool_pre_ping=not is_sqlite)
    except (ImportError, NoSuchModuleError):
        raise DatabaseTrouble(Trouble.NO_DRIVER, where) from None
    except (ArgumentError, TypeError, ValueError):
        raise DatabaseTrouble(Trouble.BAD_URL, where) from None
    if is_sqlite:
        sqlite.prepare(engine)
    return engine
