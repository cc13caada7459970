"""NCCI procedure-to-procedure pairs of both settings, with the days on which each row is in force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coder.grounds import NO_GROUND, Ground
from coder.policy import PairEdit
from knowledge.dated import day_after
from knowledge.files import DataFiles
from knowledge.tables import Table, read_table

PRACTITIONER = "codes/pairs_practitioner.csv"
HOSPITAL = "codes/pairs_hospital.csv"
NEVER_IN_FORCE = "9"


@dataclass(frozen=True, slots=True)
class PairRow:
    """One row of an edit file; an empty day means that the start is not known, or that there is no end."""

    column1: str
    column2: str
    indicator: str
    first: str
    last: str
    seen: str

    def is_in_force(self, day: str) -> bool:
        if self.indicator == NEVER_IN_FORCE:
            return False
        return self.first <= day and (not self.last or day <= self.last)


@dataclass(frozen=True, slots=True)
class PairBook:
    """The rows of both files, in the order of their codes."""

    practitioner: tuple[PairRow, ...]
    hospital: tuple[PairRow, ...]
    practitioner_table: Table
    hospital_table: Table

    def edits(self, day: str) -> dict[tuple[str, str], PairEdit]:
        """The pairs in force on a day, with the indicator of each file."""
        office, hospital = _in_force(self.practitioner, day), _in_force(self.hospital, day)
        by_office = _grounds(self.practitioner_table, self.practitioner)
        by_hospital = _grounds(self.hospital_table, self.hospital)
        edits = {}
        for pair in sorted(office.keys() | hospital.keys()):
            row, other = office.get(pair), hospital.get(pair)
            edits[pair] = PairEdit(
                *pair,
                practitioner=row.indicator if row else None,
                hospital=other.indicator if other else None,
                ground=by_office[row.seen] if row else NO_GROUND,
                hospital_ground=by_hospital[other.seen] if other else NO_GROUND,
            )
        return edits

    def rows_of(self, column1: str, column2: str) -> tuple[tuple[str, PairRow], ...]:
        """All rows of one pair, ended ones too, each with the name of its file."""
        both = (("practitioner", self.practitioner), ("hospital", self.hospital))
        return tuple(
            (file, row) for file, rows in both for row in rows if (row.column1, row.column2) == (column1, column2)
        )

    def turning_days(self) -> Iterator[str]:
        for row in (*self.practitioner, *self.hospital):
            if row.first:
                yield row.first
            if row.last:
                yield day_after(row.last)


def read_pairs(files: DataFiles) -> PairBook:
    office, hospital = (read_table(files.text(path), path) for path in (PRACTITIONER, HOSPITAL))
    return PairBook(_rows(office), _rows(hospital), office, hospital)


def _rows(table: Table) -> tuple[PairRow, ...]:
    return tuple(
        PairRow(r["column1"], r["column2"], r["indicator"], r["from"].removesuffix("?"), r["to"], r["seen"])
        for r in table.rows()
    )


def _in_force(rows: tuple[PairRow, ...], day: str) -> dict[tuple[str, str], PairRow]:
    return {(row.column1, row.column2): row for row in rows if row.is_in_force(day)}


def _grounds(table: Table, rows: tuple[PairRow, ...]) -> dict[str, Ground]:
    """The ground of each file that the rows were read in, as the table's head names it."""
    return {name: table.ground(name) for name in {row.seen for row in rows}}
