"""The check of the CSV tables: order, dates, numbers, and codes that have to be known."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import pairwise

from knowledge.files import DataFiles
from knowledge.guidance import Guidance
from knowledge.l_codes import L_CODES
from knowledge.pairs import HOSPITAL, PRACTITIONER, PairRow
from knowledge.problems import GuidanceError, NoGuidance, Problem
from knowledge.service_codes import RETIRED
from knowledge.strict_yaml import CODE, DATE
from knowledge.tables import Table, read_table
from knowledge.unit_limits import MUE

FOLDERS = ("codes", "devices", "practice")
UNORDERED = ("devices/words.csv", "devices/how_made_words.csv")
DAYS = ("from", "to", "ended")
CODE_COLUMNS = ("code", "column1", "column2")
NUMBERS = ("work", "practice_expense", "malpractice", "floor", "ceiling", "practitioner", "hospital", "dme")
HEAD = ("about", "vintage", "verified_through")


def check_tables(guidance: Guidance) -> Iterator[Problem]:
    """Every fault of the tables, each with file and line."""
    for path in (path for folder in FOLDERS for path in guidance.files.names(folder)):
        table = read_table(guidance.files.text(path), path)
        faults = [*_head(table, guidance), *_form(table, guidance.files)]
        yield from faults
        if not faults:
            yield from _cells(table, guidance)
    yield from _l_codes(guidance)
    yield from _retired(guidance)
    yield from _pairs(guidance)


def _head(table: Table, guidance: Guidance) -> Iterator[Problem]:
    for name in HEAD:
        if name not in table.header:
            yield Problem(table.path, 1, f"expected a line '# {name}: ...' before the table")
    if not DATE.fullmatch(table.header.get("verified_through", "")):
        yield Problem(table.path, 1, "verified_through: expected a date YYYY-MM-DD")
    for ground in table.grounds():
        yield from _cites(ground.cites, table, 1, guidance)


def _form(table: Table, files: DataFiles) -> Iterator[Problem]:
    """Rows of another width, given twice, or out of order."""
    before, seen = "", set()
    for line, text in enumerate(table.body.splitlines()[1:], table.first_line):
        values = next(csv.reader((text,)))
        if len(values) != len(table.columns):
            yield Problem(table.path, line, f"expected {len(table.columns)} values, found {len(values)}")
        if text in seen:
            yield Problem(table.path, line, f"the row of {values[0]} is given twice")
        elif values[0] < before and table.path not in UNORDERED:
            yield Problem(table.path, line, f"{values[0]} does not come after {before}")
        seen.add(text)
        before = values[0]


def _cells(table: Table, guidance: Guidance) -> Iterator[Problem]:
    for line, row in enumerate(table.rows(), table.first_line):
        for name in DAYS:
            day = row.get(name, "").removesuffix("?")
            if day and not DATE.fullmatch(day):
                yield Problem(table.path, line, f"{name}: expected a date YYYY-MM-DD, found {day!r}")
        for name in NUMBERS:
            if row.get(name, "") and not row[name].replace(".", "", 1).isdecimal():
                yield Problem(table.path, line, f"{name}: expected a number, found {row[name]!r}")
        for name in CODE_COLUMNS:
            if name in row and not CODE.fullmatch(row[name]):
                yield Problem(table.path, line, f"{name}: expected a code, found {row[name]!r}")
        if row.get("cites"):
            yield from _cites((row["cites"],), table, line, guidance)


def _cites(keys: Iterable[str], table: Table, line: int, guidance: Guidance) -> Iterator[Problem]:
    for key in keys:
        try:
            guidance.source_of(key)
        except NoGuidance:
            yield Problem(table.path, line, f"the citation {key} leads to no passage")
        except GuidanceError:
            continue


def _l_codes(guidance: Guidance) -> Iterator[Problem]:
    """Twins, prices, limits and device families name L codes that exist; twins name each other."""
    table = guidance.l_codes.table
    known = set(table.first_column())
    for line, row in enumerate(table.rows(), table.first_line):
        for twin in (each.partition(":")[2] for each in row["twins"].split(";") if each):
            back = table.row(twin)
            if back is None or row["code"] not in back["twins"]:
                yield Problem(L_CODES, line, f"twins: {twin} does not name {row['code']} as its twin")
    for other in (*guidance.l_codes.price_tables, read_table(guidance.files.text(MUE), MUE)):
        for code in other.first_column():
            if code.startswith("L") and code not in known:
                yield Problem(other.path, other.line_of(code), f"{code} is no L code of {L_CODES}")
    for name, family in guidance.lexicon.families.items():
        for field in ("custom", "custom_fitted", "off_the_shelf", "other"):
            for code in family[field].split():
                if code not in known:
                    yield Problem("devices/families.csv", 1, f"{name}: {code} is no L code of {L_CODES}")
    for term in guidance.lexicon.terms:
        if term.family not in guidance.lexicon.families:
            yield Problem("devices/words.csv", 1, f"{term.text}: no family {term.family}")


def _retired(guidance: Guidance) -> Iterator[Problem]:
    services = guidance.policies.services
    for code in services.retired.values():
        for successor in code.successors:
            if successor not in services.codes and guidance.l_codes.table.row(successor) is None:
                yield Problem(RETIRED, 1, f"{code.code}: the successor {successor} is no service code")


def _pairs(guidance: Guidance) -> Iterator[Problem]:
    pairs = guidance.policies.pairs
    for path, rows in ((PRACTITIONER, pairs.practitioner), (HOSPITAL, pairs.hospital)):
        table = pairs.practitioner_table if path == PRACTITIONER else pairs.hospital_table
        for offset, (earlier, later) in enumerate(pairwise(rows)):
            if _overlap(earlier, later):
                pair = f"{later.column1}/{later.column2}"
                yield Problem(path, table.first_line + offset + 1, f"overlap: two rows of {pair} are in force at once")


def _overlap(earlier: PairRow, later: PairRow) -> bool:
    if (earlier.column1, earlier.column2) != (later.column1, later.column2):
        return False
    if "9" in (earlier.indicator, later.indicator):
        return False
    return not earlier.last or later.first <= earlier.last
