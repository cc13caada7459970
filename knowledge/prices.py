"""Relative values and geographic indices by day, for the estimate of what Medicare allows."""

from __future__ import annotations

from collections.abc import Iterator

from coder.policy import Locality, Prices, RelativeValue
from knowledge.dated import day_after
from knowledge.files import DataFiles
from knowledge.rule_files import RuleDay
from knowledge.tables import read_table

RVU = "codes/rvu.csv"
GPCI = "codes/gpci.csv"


def prices_on(day: str, on: RuleDay, files: DataFiles) -> Prices | None:
    """The amounts of a day; None where no conversion factor is known for it."""
    factor = on.amount("conversion_factor")
    if factor is None:
        return None
    return Prices(int(day[:4]), factor, _values(day, files), _localities(day[:4], files))


def turning_days(files: DataFiles) -> Iterator[str]:
    for row in read_table(files.text(RVU), RVU).rows():
        yield row["from"]
        yield day_after(row["to"])


def _values(day: str, files: DataFiles) -> dict[str, RelativeValue]:
    return {
        row["code"]: RelativeValue(
            float(row["work"]), float(row["practice_expense"]), float(row["malpractice"]), row["reducible"] == "yes"
        )
        for row in read_table(files.text(RVU), RVU).rows()
        if row["from"] <= day <= row["to"]
    }


def _localities(year: str, files: DataFiles) -> dict[str, Locality]:
    """Indices by contractor and locality number; none for years that the data do not hold."""
    return {
        row["locality"]: Locality(
            row["name"], float(row["work"]), float(row["practice_expense"]), float(row["malpractice"])
        )
        for row in read_table(files.text(GPCI), GPCI).rows()
        if row["year"] == year
    }
