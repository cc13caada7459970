"""What can go wrong with a database, each in one sentence that names the place and never a password.

Nothing of the database is imported here, so that whoever opens one can catch what goes wrong.
"""

from __future__ import annotations

from enum import StrEnum


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
    DISK = "disk"
    NOT_A_DATABASE = "not_a_database"
    NEWER_SCHEMA = "newer_schema"
    NOT_EMPTY = "not_empty"
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
    Trouble.DISK: "the disk refused, it may be full or failing; nothing was changed",
    Trouble.NOT_A_DATABASE: "the file is damaged or is no database; nothing was changed",
    Trouble.NEWER_SCHEMA: "it was written by a newer Orthocoder; update this one",
    Trouble.NOT_EMPTY: "it holds records already; expected an empty database, so that nothing is mixed",
    Trouble.FAILED: "the database refused; nothing was changed",
}


class DatabaseTrouble(Exception):
    """A database that cannot be used, or a change that was not made; the message is one sentence for a person."""

    def __init__(self, trouble: Trouble, where: str, detail: str = "") -> None:
        super().__init__(f"{where}: {SENTENCES[trouble]}{f' ({detail})' if detail else ''}")
        self.trouble = trouble
