"""Rows and findings in a temporary database of their own, so that memory stays flat however long the file is.

The file need not be sorted: rows are sorted here by patient and day. What identifies a patient is kept only as a keyed
digest, whose key is gone with the process, and the database is deleted at the end.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from assistant.audit.claim_rows import ClaimRow

MANY = 2_000
TABLES = """
create table line (patient blob, day text, row integer, told text);
create table found
    (heading text, finding text, rule text, about text, severity text, cites text, detail text, row integer);
"""
VALUES = attrgetter(*(each.name for each in fields(ClaimRow)))
WHAT = attrgetter("heading", "finding", "rule", "about", "severity")
Group = tuple[bytes, str, tuple[ClaimRow, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """One finding on some rows: the coder's severity, rule, finding and citation keys, and a short detail."""

    heading: str
    finding: str
    rule: str
    about: str
    severity: str
    cites: tuple[str, ...]
    detail: str
    rows: tuple[int, ...]


class Store:
    """Rows by patient and day, and what was found."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._key = os.urandom(16)
        connection.executescript(TABLES)

    def keep(self, rows: Iterable[ClaimRow]) -> None:
        self._connection.executemany("insert into line values (?, ?, ?, ?)", map(self._line, rows))

    def visits(self) -> Iterator[Group]:
        """Rows of one patient and day together: patients one after the other, each from the first day on."""
        rows = self._connection.execute("select patient, day, told from line order by patient, day, row")
        for (patient, day), lines in groupby(rows, key=lambda line: (line[0], line[1])):
            yield patient, day, tuple(_read(line[2]) for line in lines)

    def add(self, found: Iterable[Found]) -> None:
        told = ((*WHAT(each), " ".join(each.cites), each.detail, row) for each in found for row in each.rows)
        self._connection.executemany("insert into found values (?, ?, ?, ?, ?, ?, ?, ?)", told)

    def findings(self) -> Iterator[Found]:
        """Findings with all their rows, in the order of what was found."""
        order = "heading, finding, about, rule, severity, cites, detail"
        rows = self._connection.execute(f"select distinct {order}, row from found order by {order}, row")
        for (heading, finding, about, rule, severity, cites, detail), lines in groupby(rows, key=lambda line: line[:7]):
            numbers = tuple(line[7] for line in lines)
            yield Found(heading, finding, rule, about, severity, tuple(cites.split()), detail, numbers)

    def _line(self, row: ClaimRow) -> tuple[bytes, str, int, str]:
        patient = self._digest(row.patient or f"row {row.number}")
        device = self._digest(row.device).hex() if row.device else ""
        told = json.dumps(VALUES(replace(row, patient="", device=device)))
        return patient, row.day, row.number, told

    def _digest(self, identifier: str) -> bytes:
        return hashlib.blake2b(identifier.casefold().encode(), key=self._key, digest_size=16).digest()


def _read(told: str) -> ClaimRow:
    values = json.loads(told)
    values[2] = tuple(values[2])
    return ClaimRow(*values)


@contextmanager
def temporary_store() -> Iterator[Store]:
    """A store in a folder for its owner alone, deleted at the end."""
    with tempfile.TemporaryDirectory(prefix="orthocoder-") as folder:
        connection = sqlite3.connect(Path(folder) / "audit.sqlite3", isolation_level=None)
        try:
            connection.executescript("pragma journal_mode = off; pragma synchronous = off; begin")
            yield Store(connection)
        finally:
            connection.close()
