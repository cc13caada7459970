"""A table taken apart into head, columns and rows, and put together again after rows were laid into it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from knowledge.dated import day_after, day_before
from knowledge.tables import read_table

Row = dict[str, str]


@dataclass(slots=True)
class OpenTable:
    """A table that is being changed; rows keep the order of their first column."""

    head: dict[str, str]
    columns: list[str]
    rows: list[Row]

    def ensure(self, *names: str) -> None:
        """Add columns, empty in the rows so far."""
        for name in names:
            if name not in self.columns:
                self.columns.append(name)
                for row in self.rows:
                    row[name] = ""

    def order(self, key: Callable[[Row], tuple[str, ...]]) -> None:
        self.rows.sort(key=key)

    def text(self) -> str:
        out = io.StringIO()
        for name, value in self.head.items():
            out.write(f"# {name}: {value}\n")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([row[name] for name in self.columns] for row in self.rows)
        return out.getvalue()


def taken_apart(text: str, path: str) -> OpenTable:
    table = read_table(text, path)
    return OpenTable(dict(table.header), list(table.columns), [dict(row) for row in table.rows()])


def later(first: str, second: str) -> str:
    return max(first, second)


def cut_out(rows: Iterable[Row], first: str, last: str) -> list[Row]:
    """Rows with ``from`` and ``to``, without what of them lies between two days."""
    left = []
    for row in rows:
        if row["to"] < first or row["from"] > last:
            left.append(row)
            continue
        if row["from"] < first:
            left.append({**row, "to": day_before(first)})
        if row["to"] > last:
            left.append({**row, "from": day_after(last)})
    return left
