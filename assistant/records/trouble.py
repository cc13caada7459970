"""What can go wrong with a database, each in one sentence that names the place and never a password."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from sqlalchemy.exc import DBAPIError, SQLAlchemyError


class Trouble(StrEnum):
    """What a person has to do something about."""

    BAD_URL = "bad_url"
    NO_DRIVER = "no_driver"
    NO_SUCH_DATABASE = "no_such_database"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    LOCKED = "locked"
    READ_ONLY = "read_only"
    FULL = "full"
    NOT_A_DATABASE = "not_a_database"
    NEWER_SCHEMA = "newer_schema"
    FAILED = "failed"


SENTENCES = {
    Trouble.BAD_URL: "not the URL of a database; expected for example postgresql://user@host/orthocoder",
    Trouble.NO_DRIVER: "no driver for such a database is installed; PostgreSQL: pip install 'orthocoder[postgresql]'",
    Trouble.NO_SUCH_DATABASE: "there is no database yet",
    Trouble.UNREACHABLE: "the server cannot be reached or went away; a change it did not confirm may be missing",
    Trouble.REFUSED: "the server refused the user or the password, or has no such database",
    Trouble.LOCKED: "another program holds the database; nothing was changed, try again when it is done",
    Trouble.READ_ONLY: "the file or its folder cannot be written; nothing was changed",
    Trouble.FULL: "the disk is full; nothing was changed, make room and try again",
    Trouble.NOT_A_DATABASE: "the file is damaged or is no database; nothing was changed",
    Trouble.NEWER_SCHEMA: "it was written by a newer Orthocoder; update this one",
    Trouble.FAILED: "the database refused; nothing was changed",
}


class DatabaseTrouble(Exception):
    """A database that cannot be used, or a change that was not made; the message is one sentence for a person."""

    def __init__(self, trouble: Trouble, where: str, detail: str = "") -> None:
        super().__init__(f"{where}: {SENTENCES[trouble]}{f' ({detail})' if detail else ''}")
        self.trouble = trouble


SQLITE_SAYS = (
    ("disk is full", Trouble.FULL),
    ("is locked", Trouble.LOCKED),
    ("readonly database", Trouble.READ_ONLY),
    ("unable to open database file", Trouble.READ_ONLY),
    ("not a database", Trouble.NOT_A_DATABASE),
    ("malformed", Trouble.NOT_A_DATABASE),
)
SQLSTATES = (
    ("28", Trouble.REFUSED),
    ("3D000", Trouble.REFUSED),
    ("53100", Trouble.FULL),
    ("55P03", Trouble.LOCKED),
    ("40", Trouble.LOCKED),
    ("25006", Trouble.READ_ONLY),
    ("42501", Trouble.READ_ONLY),
    ("08", Trouble.UNREACHABLE),
    ("57P", Trouble.UNREACHABLE),
)
"""PostgreSQL's own codes, by their beginning."""
REFUSALS = ("authentication failed", "no pg_hba.conf entry", "no password supplied", "does not exist")


@contextmanager
def in_one_sentence(where: str) -> Iterator[None]:
    """What the database refuses within is raised as ``DatabaseTrouble``."""
    try:
        yield
    except SQLAlchemyError as error:
        raise DatabaseTrouble(trouble_of(error), where, _detail(error)) from None


def trouble_of(error: SQLAlchemyError) -> Trouble:
    cause = error.orig if isinstance(error, DBAPIError) else None
    if cause is None:
        return Trouble.FAILED
    state = getattr(cause, "sqlstate", None)
    if state:
        return next((trouble for start, trouble in SQLSTATES if state.startswith(start)), Trouble.FAILED)
    said = str(cause)
    if type(cause).__module__ == "sqlite3":
        return next((trouble for words, trouble in SQLITE_SAYS if words in said), Trouble.FAILED)
    if any(words in said for words in REFUSALS):
        return Trouble.REFUSED
    return Trouble.UNREACHABLE if type(cause).__name__ == "OperationalError" else Trouble.FAILED


def _detail(error: SQLAlchemyError) -> str:
    """What the database itself called it where we have no sentence; never its statement and values."""
    if trouble_of(error) is not Trouble.FAILED:
        return ""
    cause = error.orig if isinstance(error, DBAPIError) else None
    if cause is None:
        return type(error).__name__
    state = getattr(cause, "sqlstate", None)
    return f"SQLSTATE {state}" if state else str(cause).splitlines()[0][:120]
