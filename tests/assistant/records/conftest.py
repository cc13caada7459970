"""Every test of the records runs on both databases: a SQLite file, and a PostgreSQL server of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.records.database import Database, open_database
from assistant.records.place import Place
from tests.assistant.records import postgresql


@pytest.fixture(scope="session")
def server() -> Iterator[postgresql.Server]:
    """A running PostgreSQL; the test is passed over, with a line in the summary, where none is installed."""
    if postgresql.binaries() is None:
        pytest.skip("NOT TESTED ON POSTGRESQL: no initdb found; on Debian: apt-get install postgresql")
    pytest.importorskip("psycopg", reason="NOT TESTED ON POSTGRESQL: pip install 'orthocoder[postgresql]'")
    with postgresql.server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """An empty place on each kind of database."""
    if request.param == "sqlite":
        return Place(f"sqlite:///{tmp_path}/records.sqlite3", None)
    running: postgresql.Server = request.getfixturevalue("server")
    return Place(running.new_database(), None)


@pytest.fixture
def database(place: Place) -> Iterator[Database]:
    """A database with all of its tables and no rows."""
    with open_database(place) as opened:
        yield opened
