"""The DMEPOS fee schedule: a grid (csv or workbook) with the states across, or text with one state a line.

Grid: a few title rows (``January 2027 Fee Schedule``), headings, then HCPCS, Mod, Mod2, JURIS (D DME contractor, L Part
B contractor, J both), CATG, Ceiling, Floor, two columns a state (``AL (NR)``, ``AL (R)`` rural), Description.
Text (tilde between fields, no headings): year, code, two modifiers, jurisdiction, category, action, region, state, base
fee, ceiling, floor, the state's fee, two indicators, filler, description; every line of a code repeats its ceiling and
floor. Both are documented in the Medicare Claims Processing Manual, chapter 23, section 60, and Noridian's "Fee
Schedule Column Descriptors". Kept are ceiling and floor of L codes without modifier; state columns are not kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.imports.cells import Cells
from knowledge.imports.layout import (
    Kind,
    Layout,
    Page,
    Scope,
    Wanted,
    amount,
    columns_of,
    data_rows,
    month_of,
    quarter_day,
)
from knowledge.imports.refused import Refused

GRID: Wanted = {
    "code": ("hcpcs$",),
    "modifier": ("mod$",),
    "modifier2": ("mod2",),
    "jurisdiction": ("juris",),
    "ceiling": ("ceiling",),
    "floor": ("floor",),
}
TEXT = {"modifier": 2, "modifier2": 3, "jurisdiction": 4, "ceiling": 10, "floor": 11}
TEXT_WIDTH = 13
YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
NAMED = re.compile(r"dme(?:pos)?[_-]?(\d\d)(?:[-_ ]?([a-d])(?![a-z]))?")
L_CODE = re.compile(r"L\d{4}")
ZERO = "0"


def kind_of(page: Page) -> Kind | None:
    return Kind.PRICES if _is_text(page) or columns_of(page.head, GRID) else None


def _is_text(page: Page) -> bool:
    first = page.head[0]
    return len(first) >= TEXT_WIDTH and bool(YEAR.fullmatch(first[0]) and re.fullmatch(r"[A-Z]\d{4}", first[1]))


def day_of(page: Page) -> str | None:
    named = NAMED.search(page.name.casefold()) or NAMED.search(page.download.casefold())
    letter = next(
        (found[2] for name in (page.name, page.download) if (found := NAMED.search(name.casefold())) and found[2]), None
    )
    titled = page.head[0][0] if _is_text(page) else page.titles
    years = {f"20{named[1]}"} if named else set()
    years |= set(YEAR.findall(titled)[:1])
    if len(years) > 1:
        raise Refused(f"{page.name}: its name and its content are of different years")
    month = month_of(page.name) or (None if _is_text(page) else month_of(page.titles))
    if month is None and letter:
        month = 3 * "abcd".index(letter) + 1
    return quarter_day(int(years.pop()), month) if years and month else None


def read(page: Page, rows: Iterator[Cells], scope: Scope) -> Iterator[tuple[str, ...]]:
    """Floor and ceiling of L codes in scope, in dollars: code, floor, ceiling, jurisdiction."""
    is_text = _is_text(page)
    columns = TEXT if is_text else columns_of(page.head, GRID)
    assert columns is not None
    told: dict[str, tuple[str, ...]] = {}
    lines = (row[1:] for row in rows if len(row) >= TEXT_WIDTH) if is_text else rows
    shift = 1 if is_text else 0
    at = {name: place - shift for name, place in columns.items()}
    for row in data_rows(lines, at):
        if not L_CODE.fullmatch(row[0]) or row[at["modifier"]] or row[at["modifier2"]]:
            continue
        ceiling, floor = (amount(row[at[name]], page, row[0]) for name in ("ceiling", "floor"))
        if ZERO in (ceiling, floor):
            continue
        told_of = (row[0], floor, ceiling, row[at["jurisdiction"]][:1])
        if told.setdefault(row[0], told_of) != told_of:
            raise Refused(f"{page.name}: {row[0]} is given with two ceilings or floors")
    yield from told.values()


LAYOUT = Layout(
    member=re.compile(r"dmepos", re.IGNORECASE),
    kind_of=kind_of,
    day_of=day_of,
    columns=("code", "floor", "ceiling", "jurisdiction"),
    read=read,
    whole_year=True,
)
