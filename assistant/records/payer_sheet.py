"""The payer matrix as a table for a spreadsheet, and back: what a spreadsheet does to a file is undone.

A file may come back with a byte order mark, semicolons or tabs between its cells, days as the spreadsheet writes them,
and yes and no in capitals. A cell that a spreadsheet would calculate is written with an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.records.payer_edits import META
from assistant.records.payers import Recorded
from knowledge.clinic_rows import VALUES

COLUMNS = ("payer", "effective", *VALUES, *META, "why", "recorded_by", "recorded_at")
NEEDED = "payer"
NOT_READ = ("recorded_by", "recorded_at")
"""Who recorded a row, and when, is written down and never taken from a file."""
DAYS = ("effective", "last_reviewed", "next_review")
CALCULATED = ("=", "+", "-", "@", "\t", "\r", "'")
US_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
DOTTED_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
MONTHS = 12
LARGEST = 5_000_000
MOST_ROWS = 10_000
SAID = {"true": "yes", "false": "no", "yes": "yes", "no": "no", "unknown": "unknown", "none": "none"}
"""Words whose capitals a spreadsheet changes."""


class SheetError(ValueError):
    """A file that is no payer sheet; ``row`` counts from 1 at the header, None where the whole file is meant."""

    def __init__(self, what: str, row: int | None = None) -> None:
        super().__init__(what)
        self.row = row


@dataclass(frozen=True, slots=True)
class ReadDay:
    """A day whose month and day could be told either way round, as it is written and as it was read."""

    column: str
    written: str
    read: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a sheet: its number in the spreadsheet, and its cells by column; missing columns are not there."""

    number: int
    cells: Mapping[str, str]
    recorded_at: str = ""
    """When an exported row was recorded, which tells the versions of one row apart and is never taken over."""
    days: tuple[ReadDay, ...] = ()
    """The days that another order of day and month would read otherwise."""


def written(recorded: Iterable[Recorded], blank: Iterable[str] = ()) -> str:
    """The rows as CSV with a header, for a spreadsheet; ``blank`` names payers with nothing filled in."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for each in recorded:
        row, told = each.row, each.told
        stated = [getattr(row, name) or "" for name in (*VALUES, *META)]
        table.writerow([_inert(cell) for cell in (row.name, row.effective, *stated, told.why, told.by, told.at)])
    for name in blank:
        table.writerow([_inert(name), *[""] * (len(COLUMNS) - 1)])
    return out.getvalue()


def read_sheet(raw: bytes) -> tuple[SheetRow, ...]:
    """The rows of a CSV file as a spreadsheet saved it. Raises ``SheetError``."""
    text = _decoded(raw)
    header_line = text.partition("\n")[0]
    separator = max(",;\t", key=header_line.count)
    lines = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    try:
        header = tuple(cell.strip().casefold().replace(" ", "_") for cell in next(lines, []))
        _check_header(header)
        return tuple(_rows(lines, header))
    except csv.Error as error:
        raise SheetError(f"not a table of comma-separated values: {error}", None) from None


def _decoded(raw: bytes) -> str:
    if len(raw) > LARGEST:
        raise SheetError(f"too long for a payer sheet; expected at most {LARGEST // 1_000_000} MB")
    if raw[:2] == b"PK":
        raise SheetError("a workbook; save it as CSV UTF-8 first")
    try:
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise SheetError("not UTF-8 text; save it as CSV UTF-8") from None
    if "\0" in text:
        raise SheetError("not a text; expected CSV")
    return text


def _check_header(header: tuple[str, ...]) -> None:
    if NEEDED not in header:
        raise SheetError(f"the column {NEEDED} is missing; expected a header such as {', '.join(COLUMNS[:4])}", 1)
    unknown = [name for name in header if name and name not in COLUMNS]
    if unknown:
        raise SheetError(f"unknown column {unknown[0]!r:.60}; expected one of {', '.join(COLUMNS)}", 1)
    twice = [name for name in header if name and header.count(name) > 1]
    if twice:
        raise SheetError(f"the column {twice[0]} is given twice", 1)


def _rows(lines: Iterable[list[str]], header: tuple[str, ...]) -> Iterator[SheetRow]:
    for number, cells in enumerate(lines, 2):
        if not any(cell.strip() for cell in cells):
            continue
        if number > MOST_ROWS:
            raise SheetError(f"too many rows; expected at most {MOST_ROWS}", number)
        if any(cell.strip() for cell in cells[len(header) :]):
            raise SheetError(f"more cells than the header has columns ({len(header)})", number)
        told = dict(zip(header, cells, strict=False))
        read = {name: _cell(name, told[name]) for name in told if name and name not in NOT_READ}
        pairs = ((name, told[name].strip().removeprefix("'"), read[name]) for name in DAYS if name in read)
        days = tuple(ReadDay(*each) for each in pairs if is_either_way(each[1]))
        yield SheetRow(number, read, told.get("recorded_at", "").strip(), days)


def _cell(column: str, text: str) -> str:
    plain = text.strip()
    if plain[:1] == "'" and plain[1:2] in CALCULATED:
        plain = plain[1:]
    if column in DAYS:
        return _day(plain)
    return SAID.get(plain.casefold(), plain) if column in VALUES or column == "grade" else plain


def _day(text: str) -> str:
    """A day in the form of a spreadsheet as ``YYYY-MM-DD``: month first between slashes, day first between dots."""
    us, dotted = US_DAY.fullmatch(text), DOTTED_DAY.fullmatch(text)
    year, month, day = (us[3], us[1], us[2]) if us else (dotted[3], dotted[2], dotted[1]) if dotted else ("", "", "")
    read = f"{year}-{month:0>2}-{day:0>2}"
    return read if year and is_day(read) else text


def is_day(text: str) -> bool:
    """Is this a day of the calendar as ``YYYY-MM-DD``?"""
    try:
        return len(text) == len("2026-01-01") and bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_either_way(text: str) -> bool:
    """Could this day be read with its first two numbers the other way round: ``03/04/2026``?"""
    found = US_DAY.fullmatch(text) or DOTTED_DAY.fullmatch(text)
    return found is not None and int(found[1]) != int(found[2]) and max(int(found[1]), int(found[2])) <= MONTHS


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(CALCULATED) else cell
