"""Rows of an exported file as claim lines; one that cannot be read is told by its number and what is wrong with it.

Row numbers are those of a spreadsheet: the headings are row 1.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from assistant.audit.columns import AuditError, Columns, Mapped, columns_of

CODE = re.compile(r"(\d{5}|[A-Z]\d{4}|\d{4}[A-Z])(?![0-9A-Z])")
MODIFIER = re.compile(r"[0-9A-Z]{2}")
WHOLE = re.compile(r"(\d{1,4})(\.0*)?")
DOLLARS = re.compile(r"\$?(\d{1,7}(?:\.\d{1,2})?)")
DATES = (
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?"), (0, 1, 2)),
    (re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?: .*)?"), (2, 0, 1)),
    (re.compile(r"(\d{4})(\d{2})(\d{2})"), (0, 1, 2)),
)
"""Year-month-day, and month/day/year as the United States write it."""
DELIMITERS = ",;\t|"
CENTURY = 2000
LONGEST_CELL = 20_000

Steps = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One row: its number, and what its columns say; ``problem`` names the column that cannot be read."""

    number: int
    code: str
    modifiers: tuple[str, ...] = ()
    units: int | None = None
    minutes: int | None = None
    day: str = ""
    patient: str = ""
    payer: str = ""
    discipline: str = ""
    provider: str = ""
    device: str = ""
    place: str = ""
    allowed: float | None = None
    problem: str = ""


class Export:
    """An exported file, read row by row. Raises ``AuditError`` for what is no table with headings."""

    def __init__(self, path: Path, mapped: Mapped) -> None:
        self._path = path
        try:
            self.length = path.stat().st_size
            with path.open("rb") as stream:
                self._encoding = _encoding(stream)
            with path.open(encoding=self._encoding, newline="") as text:
                first = text.readline(LONGEST_CELL)
        except OSError as error:
            raise AuditError((error.strerror or str(error)).lower()) from error
        self._delimiter = max(DELIMITERS, key=first.count)
        self.columns = columns_of(next(csv.reader([first], delimiter=self._delimiter), []), mapped)

    def rows(self, steps: Steps) -> Iterator[ClaimRow]:
        """Every row but blank ones; ``steps`` is told of bytes read."""
        csv.field_size_limit(LONGEST_CELL)
        with self._path.open(encoding=self._encoding, newline="") as text:
            reader = csv.reader(_counted(text, steps), delimiter=self._delimiter)
            try:
                next(reader)
                for number, cells in enumerate(reader, 2):
                    if any(cells):
                        yield _row(number, cells, self.columns)
            except csv.Error as error:
                raise AuditError(
                    f"row {reader.line_num}: not the delimited text that it begins as ({error})"
                ) from error


def _encoding(stream: IO[bytes]) -> str:
    """UTF-8 where the whole file is, else the Windows text that spreadsheets write."""
    try:
        for chunk in iter(lambda: stream.readline(LONGEST_CELL * 8), b""):
            if b"\0" in chunk:
                raise AuditError("not a csv file; save the table as csv first")
            chunk.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _counted(text: IO[str], steps: Steps) -> Iterator[str]:
    for line in text:
        steps(len(line))
        yield line


def _row(number: int, cells: Sequence[str], columns: Columns) -> ClaimRow:
    code = CODE.match(columns.value(cells, "code").upper())
    if code is None:
        return ClaimRow(number, "", problem="code")
    written = f"{columns.modifiers(cells)} {columns.value(cells, 'code').upper()[code.end() :]}".upper()
    day, units, minutes = (columns.value(cells, name) for name in ("date", "units", "minutes"))
    read_day, read_units, read_minutes = _day(day), _whole(units), _whole(minutes)
    faults = (
        ("date", day and not read_day),
        ("units", units and read_units is None),
        ("minutes", minutes and read_minutes is None),
    )
    allowed = DOLLARS.fullmatch(columns.value(cells, "allowed").replace(",", ""))
    return ClaimRow(
        number=number,
        code=code[1],
        modifiers=tuple(dict.fromkeys(MODIFIER.findall(written))),
        units=read_units,
        minutes=read_minutes,
        day=read_day,
        patient=columns.value(cells, "patient"),
        payer=columns.value(cells, "payer"),
        discipline=columns.value(cells, "discipline"),
        provider=columns.value(cells, "provider"),
        device=columns.value(cells, "device"),
        place=columns.value(cells, "place"),
        allowed=float(allowed[1]) if allowed else None,
        problem=next((name for name, is_wrong in faults if is_wrong), ""),
    )


def _whole(text: str) -> int | None:
    found = WHOLE.fullmatch(text)
    return int(found[1]) if found else None


def _day(text: str) -> str:
    """A day as ``YYYY-MM-DD``, empty where the text is none."""
    for pattern, (year, month, day) in DATES:
        found = pattern.fullmatch(text)
        if found:
            numbers = [int(each) for each in found.groups()]
            whole = numbers[year] if numbers[year] >= 100 else CENTURY + numbers[year]
            try:
                return date(whole, numbers[month], numbers[day]).isoformat()
            except ValueError:
                return ""
    return ""
