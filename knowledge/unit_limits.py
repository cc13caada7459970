"""Medically unlikely edits: the most units of one code and day in each setting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coder.grounds import Ground
from coder.policy import UnitLimit
from knowledge.files import DataFiles
from knowledge.tables import Row, Table, read_table

MUE = "codes/mue.csv"
ABSOLUTE = "2"


def read_limit_table(files: DataFiles) -> Table:
    return read_table(files.text(MUE), MUE)


def limits_of(codes: Iterable[str], table: Table, day: str) -> dict[str, UnitLimit]:
    """The limits that service codes have on a day; the shipped ones hold for every day before an imported file's."""
    rows = ((code, table.row_on(code, day)) for code in codes)
    return {code: _limit(row, table) for code, row in rows if row is not None}


def turning_days(table: Table) -> Iterator[str]:
    """Days from which an imported file's limits hold."""
    if "from" in table.columns:
        yield from (row["from"] for row in table.rows() if row["from"])


def device_limit(code: str, table: Table, day: str) -> int | None:
    """The DME supplier's limit of an L code on a day, None where that table has no row."""
    row = table.row_on(code, day)
    return int(row["dme"]) if row is not None and row["dme"] else None


def _limit(row: Row, table: Table) -> UnitLimit:
    return UnitLimit(
        code=row["code"],
        practitioner=int(row["practitioner"]) if row["practitioner"] else None,
        hospital=int(row["hospital"]) if row["hospital"] else None,
        absolute=(row["practitioner_mai"] or row["hospital_mai"]) == ABSOLUTE,
        ground=_ground(row, table),
    )


def _ground(row: Row, table: Table) -> Ground:
    return table.ground(row["first"])
