"""What SQLite and PostgreSQL answer when they refuse, as the trouble it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from assistant.records.trouble import DatabaseTrouble, Trouble

SQLITE_SAYS = (
    ("disk is full", Trouble.FULL),
    ("disk I/O error", Trouble.DISK),
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
