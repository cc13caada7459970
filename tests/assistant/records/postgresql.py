"""A PostgreSQL server of the tests' own: made in a temporary folder, reached through a socket file, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

PASSWORD = "never-print-this"
SETTINGS = (
    *("fsync=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0", "autovacuum=off", "jit=off"),
    *("listen_addresses=", "shared_buffers=64MB", "max_connections=20"),
)
MEMORY = Path("/dev/shm")
ROOM = 4 << 30
"""Bytes that have to be free in memory for a server that lives there."""
SECONDS_TO_START = 20
NUMBERS = count(1)


def binaries() -> Path | None:
    """The folder with ``initdb`` and ``postgres``; None where PostgreSQL is not installed."""
    found = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    paths = [Path(found).resolve()] if found else []
    return next((path.parent for path in (*paths, *reversed(debian)) if (path.parent / "postgres").exists()), None)


@dataclass
class Server:
    folder: Path
    process: subprocess.Popen[bytes]

    def url(self, database: str, user: str = "postgres", password: str = PASSWORD) -> str:
        return f"postgresql://{user}:{password}@/{database}?host={self.folder}"

    def new_database(self) -> str:
        """The URL of an empty database."""
        name = f"records_{next(NUMBERS)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    def run(self, sql: str) -> None:
        import psycopg

        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.encode())

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop at once; SIGQUIT as a crash would."""
        if self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(20)


@contextmanager
def server() -> Iterator[Server]:
    """A running server; a superuser runs it as ``postgres`` or ``nobody``, since PostgreSQL refuses root."""
    programs = binaries()
    assert programs is not None
    folder = Path(mkdtemp(prefix="pg", dir=_place()))
    password = folder / "password"
    password.write_text(PASSWORD)
    other = _other_user()
    if other:
        for path in (folder, password):
            os.chown(path, other["user"], other["group"])
    data = folder / "data"
    made: list[str | Path] = [
        programs / "initdb",
        "-D",
        data,
        "-U",
        "postgres",
        "-A",
        "scram-sha-256",
        f"--pwfile={password}",
    ]
    subprocess.run([*made, "-E", "UTF8", "--locale=C", "--no-sync"], check=True, capture_output=True, **other)
    settings = [part for each in (*SETTINGS, f"unix_socket_directories={folder}") for part in ("-c", each)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([programs / "postgres", "-D", data, *settings], stderr=log, stdout=log, **other)
    running = Server(folder, process)
    try:
        _wait_for(running)
        yield running
    finally:
        running.stop(signal.SIGQUIT)  # nothing of it is kept, so nothing has to be written
        shutil.rmtree(folder, ignore_errors=True)


def _place() -> Path:
    """In memory where there is room: a hundred new databases are then no work for a disk."""
    roomy = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if roomy else Path("/tmp")


def _other_user() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    known = {each.pw_name: each for each in pwd.getpwall()}
    found = known.get("postgres") or known["nobody"]
    return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}


def _wait_for(running: Server) -> None:
    import psycopg

    until = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            running.run("SELECT 1")
        except psycopg.OperationalError:
            if time.monotonic() > until or running.process.poll() is not None:
                raise
            time.sleep(0.05)
        else:
            return
