"""Everything of one database carried into another that is empty: from a file to a server, or back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Table, func, insert, select, text
from sqlmodel import Session

from assistant.records import tables
from assistant.records.database import Database
from assistant.records.trouble import DatabaseTrouble, Trouble

AT_ONCE = 500
"""Rows that are held in memory together."""
TABLES = tables.PayerRowRecord.metadata


def copy_everything(source: Database, target: Database) -> dict[str, int]:
    """Copy all rows with their numbers; returns how many of each table.

    All or nothing is written. Raises ``DatabaseTrouble``; a target that holds rows is ``Trouble.NOT_EMPTY``.
    """
    counted = {}
    with source.reading() as there, target.writing() as here:
        for table in TABLES.sorted_tables:
            if here.connection().execute(select(func.count()).select_from(table)).scalar():
                raise DatabaseTrouble(Trouble.NOT_EMPTY, target.where)
        for table in TABLES.sorted_tables:
            counted[table.name] = 0
            for rows in _rows(table, there):
                here.connection().execute(insert(table), rows)
                counted[table.name] += len(rows)
            _count_on(table, here)
    return counted


def _rows(table: Table, session: Session) -> Iterator[list[Mapping[str, Any]]]:
    found = session.connection().execute(select(table).order_by(*table.primary_key.columns))
    for rows in found.mappings().partitions(AT_ONCE):
        yield [dict(row) for row in rows]


def _count_on(table: Table, session: Session) -> None:
    """Let PostgreSQL number the next row after the last one copied; SQLite does so by itself."""
    numbered = table.autoincrement_column
    if session.get_bind().dialect.name != "postgresql" or numbered is None:
        return
    last = select(func.coalesce(func.max(numbered), 0) + 1)
    sequence = func.pg_get_serial_sequence(table.name, numbered.name)
    session.connection().execute(select(func.setval(sequence, last.scalar_subquery(), text("false"))))
