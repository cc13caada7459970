"""A SQLite file that only its owner reads, and how each connection to it behaves."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

from assistant.records.trouble import DatabaseTrouble, Trouble

BEGIN = "orthocoder_begin"
"""The execution option that names how a transaction begins; a writing one takes the lock at once."""
NO_TRANSACTION = "none"
WAIT_SECONDS = 5.0
PAUSE_SECONDS = 0.02
PRIMARY_CODE = 0xFF
"""The bits of an extended SQLite code that name its kind."""
PRAGMAS = (
    "foreign_keys = ON",
    "journal_mode = WAL",
    "synchronous = FULL",
    "secure_delete = ON",
    "trusted_schema = OFF",
)
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_private(file: Path, *, own_folder: bool) -> None:
    """Make the file, and its folder where it is missing, for the owner alone; take from others what they could read.

    The folder is touched where it was made here or is the program's own. Raises ``DatabaseTrouble``.
    """
    try:
        if not file.parent.is_dir():
            file.parent.mkdir(mode=0o700, parents=True)
            own_folder = True
        if own_folder:
            _close_to_others(file.parent)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
        for each in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
            _close_to_others(each)
    except FileNotFoundError:
        raise DatabaseTrouble(Trouble.READ_ONLY, str(file)) from None
    except OSError as error:
        full = error.errno == errno.ENOSPC
        raise DatabaseTrouble(Trouble.FULL if full else Trouble.READ_ONLY, str(file)) from None


def _close_to_others(path: Path) -> None:
    """Where the system keeps such permissions, and the path is ours to close."""
    if os.name != "posix" or not path.exists():
        return
    found = path.stat()
    if found.st_mode & OTHERS and found.st_uid == os.geteuid():
        path.chmod(stat.S_IMODE(found.st_mode) & ~OTHERS)


def prepare(engine: Engine) -> None:
    """Let each connection keep its foreign keys, wait for others, and begin its transactions as it is told."""

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in PRAGMAS:
            _patiently(connection, f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        options: Mapping[str, Any] = connection.get_execution_options()
        how = options.get(BEGIN, "DEFERRED")
        if how != NO_TRANSACTION:
            connection.exec_driver_sql(f"BEGIN {how}")


def _patiently(connection: sqlite3.Connection, statement: str) -> None:
    """Run a statement for which SQLite itself does not wait: two who first open a file both switch it to its log."""
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute(statement)
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & PRIMARY_CODE != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(PAUSE_SECONDS)
