"""Geographic practice cost indices (Addendum E): csv or a workbook, in the zip of the relative values.

Layout, as its one row of headings states it: contractor (MAC), state, locality number, locality name, work index
(without the floor and, where the law sets one, with the floor of 1.0, which is the one read), practice expense index,
malpractice index. Notes follow the rows. The year stands in the headings (``2027 PE GPCI``), the title or the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.imports.cells import Cells
from knowledge.imports.layout import Kind, Layout, Page, Scope, Wanted, amount, columns_of, data_rows, quarter_day
from knowledge.imports.refused import Refused

WANTED: Wanted = {
    "contractor": ("contractor",),
    "state": ("state$",),
    "locality": ("locality number",),
    "name": ("locality name",),
    "practice_expense": ("pe gpci",),
    "malpractice": ("mp gpci",),
}
WORK: tuple[Wanted, ...] = (
    {"work": ("pw gpci", "with 1.0 floor")},
    {"work": ("pw gpci", "-without")},
    {"work": ("pw gpci",)},
)
YEAR = re.compile(r"(?<!\d)(20\d\d)")
WORD = re.compile(r"[A-Za-z]+")
NUMBER = re.compile(r"\d{1,2}")


def kind_of(page: Page) -> Kind | None:
    return Kind.INDICES if columns_of(page.head, WANTED) and _work(page) is not None else None


def _work(page: Page) -> int | None:
    """The column with the floor where there is one."""
    found = (columns_of(page.head, wanted) for wanted in WORK)
    return next((columns["work"] for columns in found if columns), None)


def day_of(page: Page) -> str | None:
    years = YEAR.findall(page.titles) or YEAR.findall(page.names)
    return quarter_day(int(years[0]), 1) if years else None


def read(page: Page, rows: Iterator[Cells], scope: Scope) -> Iterator[tuple[str, ...]]:
    """Indices of every locality: contractor and number, name, work, practice expense, malpractice."""
    columns, work = columns_of(page.head, WANTED), _work(page)
    assert columns is not None
    assert work is not None
    for row in data_rows(rows, {**columns, "work": work}):
        number = row[columns["locality"]]
        if not NUMBER.fullmatch(number):
            raise Refused(f"{page.name}: the contractor {row[0]} has no locality number")
        locality = f"{row[0]}-{int(number):02}"
        name = f"{row[columns['state']][:2]} {_readable(row[columns['name']])}"
        values = (
            amount(row[place], page, locality) for place in (work, columns["practice_expense"], columns["malpractice"])
        )
        yield locality, name, *values


def _readable(name: str) -> str:
    """A locality's name without marks of notes, in the usual spelling."""
    plain = "".join(char for char in name if char.isalnum() or char in " -/().,'&+")
    return WORD.sub(lambda word: word[0].capitalize(), " ".join(plain.split()))[:100]


LAYOUT = Layout(
    member=re.compile(r"gpci", re.IGNORECASE),
    kind_of=kind_of,
    day_of=day_of,
    columns=("locality", "name", "work", "practice_expense", "malpractice"),
    read=read,
    whole_year=True,
    forms=(".csv", ".xlsx"),
)
