"""CSV tables with ``# key: value`` lines before them; one row is found without reading the others."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coder.grounds import Grade, Ground
from knowledge.problems import GuidanceError, Problem

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows are in the order of their first column."""

    path: str
    header: Mapping[str, str]
    columns: tuple[str, ...]
    body: str
    """The rows, each on a line, with a line break before the first and after the last."""
    first_line: int

    def row(self, key: str) -> Row | None:
        """The first row whose first column is ``key``."""
        return next(self.rows_of(key), None)

    def rows_of(self, key: str) -> Iterator[Row]:
        start = self.body.find(f"\n{key},")
        while start >= 0:
            end = self.body.index("\n", start + 1)
            yield self._row(self.body[start + 1 : end])
            start = end if self.body.startswith(f"{key},", end + 1) else -1

    def rows(self) -> Iterator[Row]:
        for values in csv.reader(self.body.splitlines()[1:]):
            yield dict(zip(self.columns, values, strict=True))

    def first_column(self) -> Iterator[str]:
        return (line.partition(",")[0] for line in self.body.splitlines()[1:])

    def _row(self, line: str) -> Row:
        return dict(zip(self.columns, next(csv.reader((line,))), strict=True))

    def grounds(self) -> tuple[Ground, ...]:
        """The grounds that the head of the table names."""
        grades = {grade.value for grade in Grade}
        stated = (value.split() for value in self.header.values())
        found = [_ground(*each) for each in stated if len(each) == 2 and each[1] in grades]
        if "cites" in self.header:
            cites = tuple(key.strip() for key in self.header["cites"].split(","))
            found.append(Ground(cites, Grade(self.header.get("grade", Grade.P.value))))
        return tuple(found)

    def all_cites(self) -> tuple[str, ...]:
        """Citation keys of the head and of every row, each once."""
        head = [key for ground in self.grounds() for key in ground.cites]
        rows = [row["cites"] for row in self.rows() if row["cites"]] if "cites" in self.columns else []
        return tuple(dict.fromkeys((*head, *rows)))

    def line_of(self, key: str) -> int:
        return self.first_line + self.body[: max(0, self.body.find(f"\n{key},"))].count("\n")

    def row_on(self, key: str, day: str) -> Row | None:
        """Of several rows of one key, the last whose ``from`` is not after a day."""
        return next((row for row in reversed(tuple(self.rows_of(key))) if row.get("from", "") <= day), None)

    def ground(self, name: str) -> Ground:
        """The ground that a header line gives to rows marked ``name``: citation keys, joined by ``+``, and a grade."""
        stated = self.header.get(name, "").split()
        if len(stated) != 2 or stated[1] not in {grade.value for grade in Grade}:
            problem = Problem(self.path, 1, f"expected a line '# {name}: CITATION GRADE' before the table")
            raise GuidanceError((problem,))
        return _ground(*stated)


def _ground(keys: str, grade: str) -> Ground:
    return Ground(tuple(keys.split("+")), Grade(grade))


def read_table(text: str, path: str) -> Table:
    """Split a table's text; its rows stay text until they are asked for."""
    header: dict[str, str] = {}
    start = 0
    while text.startswith("#", start):
        end = text.index("\n", start)
        key, _, value = text[start + 1 : end].partition(":")
        header[key.strip()] = value.strip()
        start = end + 1
    end = text.index("\n", start)
    first_line = text.count("\n", 0, end) + 2
    return Table(path, header, tuple(text[start:end].split(",")), text[end:], first_line)
