"""HCPCS level II, the alphanumeric file, yearly and each quarter: text of 320 characters a line, or a workbook.

Layout, as ``HCPC2027_recordlayout.txt`` of the same zip documents it; positions count from 1:

=========  ===================  ============================================================================
position   workbook heading     content
=========  ===================  ============================================================================
1-5        HCPC                 the code; modifiers stand right-aligned
6-10       SEQNUM               order of the lines of one code
11         RECID                3 first line of a code, 4 further line of its text, 7 and 8 the same of a modifier
12-91      LONG DESCRIPTION     a part of the long text
92-119     SHORT DESCRIPTION    the short text, in the first line only
205-229    XREF1 to XREF5       codes that stand in its place
269-276    ADD DT               first day, YYYYMMDD
285-292    TERM DT              last day on which it may be used, YYYYMMDD
293        ACTION CD            what this release did to it
=========  ===================  ============================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from knowledge.imports.cells import Cells
from knowledge.imports.layout import Kind, Layout, Page, Scope, Wanted, columns_of, iso_day, month_of, quarter_day
from knowledge.strict_yaml import CODE

GRID: Wanted = {
    "code": ("hcpc$",),
    "record": ("recid",),
    "long": ("long description",),
    "short": ("short description",),
    "instead": ("xref1",),
    "added": ("add dt",),
    "ended": ("term dt",),
}
PLACES = {
    "code": slice(0, 5),
    "record": slice(10, 11),
    "long": slice(11, 91),
    "short": slice(91, 119),
    "instead": slice(204, 229),
    "added": slice(268, 276),
    "ended": slice(284, 292),
}
LINE = re.compile(r"(   [0-9A-Z]{2}|[A-Z]\d{4})\d{5}[3478]")
FIRST, FURTHER = "3", "4"
NAMED = re.compile(r"hcpc(20\d\d)")
YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass(slots=True)
class _Told:
    code: str
    short: str
    instead: str
    added: str
    ended: str
    long: list[str] = field(default_factory=list)

    def row(self) -> tuple[str, ...]:
        return self.code, self.added, self.ended, self.instead, self.short, " ".join(self.long)


def kind_of(page: Page) -> Kind | None:
    is_text = len(page.head[0]) == 1 and LINE.match(page.head[0][0])
    return Kind.HCPCS if is_text or columns_of(page.head, GRID) else None


def day_of(page: Page) -> str | None:
    named = NAMED.search(page.name.casefold()) or YEAR.search(page.download)
    if not named:
        return None
    month = month_of(page.name) or month_of(page.download) or 1
    return quarter_day(int(named[1]), month)


def read(page: Page, rows: Iterator[Cells], scope: Scope) -> Iterator[tuple[str, ...]]:
    """L codes, and service codes in scope: code, first day, last day, codes in its place, short text, long text."""
    told: _Told | None = None
    for record in _records(page, rows):
        code = record["code"].strip()
        if not CODE.fullmatch(code) or not (code.startswith("L") or code in scope.services):
            continue
        if record["record"] == FIRST:
            if told is not None:
                yield told.row()
            added, ended = (iso_day(record[name].strip(), page, code) for name in ("added", "ended"))
            instead = " ".join(each for each in record["instead"].split() if CODE.fullmatch(each))
            told = _Told(code, _plain(record["short"]), instead, added, ended)
        if told is not None and told.code == code and record["record"] in (FIRST, FURTHER):
            told.long.append(_plain(record["long"]))
    if told is not None:
        yield told.row()


def _records(page: Page, rows: Iterator[Cells]) -> Iterator[dict[str, str]]:
    if (columns := columns_of(page.head, GRID)) is not None:
        for row in rows:
            yield {name: row[place] if place < len(row) else "" for name, place in columns.items()}
    else:
        for row in rows:
            yield {name: row[0][place] for name, place in PLACES.items()}


def _plain(text: str) -> str:
    """Printable text of one line; what a spreadsheet would take for a formula loses its sign."""
    return " ".join("".join(char for char in text if char.isprintable()).split()).lstrip("=+@")


LAYOUT = Layout(
    member=re.compile(r"anweb", re.IGNORECASE),
    kind_of=kind_of,
    day_of=day_of,
    columns=("code", "from", "to", "instead", "short", "long"),
    read=read,
)
