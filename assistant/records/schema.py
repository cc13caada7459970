"""The tables' shape and its history: each revision is one file of ``migrations/versions``, run in order at opening."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from assistant.records.refusals import in_one_sentence
from assistant.records.sqlite import BEGIN, WAIT_SECONDS
from assistant.records.trouble import DatabaseTrouble, Trouble

FOLDER = Path(__file__).parent / "migrations"
FILE = re.compile(r"v(\d{4})_\w+\.py")
LOCK = 97763
"""The number of PostgreSQL's advisory lock under which one program at a time writes."""


def revisions() -> tuple[str, ...]:
    """The numbers of all revisions this program knows, in order."""
    names = (FILE.fullmatch(path.name) for path in (FOLDER / "versions").iterdir())
    return tuple(sorted(found[1] for found in names if found))


def bring_up_to_date(engine: Engine, where: str, to: str = "head") -> None:
    """Run the revisions that the database lacks, all or none. Raises ``DatabaseTrouble``, also for a newer schema."""
    known = revisions()
    with in_one_sentence(where):
        with engine.connect() as connection:
            stands_at = revision_of(connection)
        if stands_at == known[-1]:
            return
        if stands_at is not None and stands_at not in known:
            raise DatabaseTrouble(Trouble.NEWER_SCHEMA, where, f"schema {stands_at}, known here to {known[-1]}")
        with engine.execution_options(**{BEGIN: "IMMEDIATE"}).begin() as connection:
            if connection.dialect.name == "postgresql":
                wait_for_turn(connection)
            _upgrade(connection, to)


def wait_for_turn(connection: Connection) -> None:
    """Let one program at a time write to a PostgreSQL database, as SQLite does by itself."""
    connection.execute(text(f"SET LOCAL lock_timeout = {int(WAIT_SECONDS * 1000)}"))
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


def revision_of(connection: Connection) -> str | None:
    """The revision a database stands at; None for one without tables of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT max(version_num) FROM alembic_version")).scalar()
    return found


def _upgrade(connection: Connection, to: str) -> None:
    from alembic import command  # only a database that is not up to date pays for it
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, to)
