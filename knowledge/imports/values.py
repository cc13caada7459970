"""Relative values of the physician fee schedule (PPRRVU): csv or a workbook with headings of several rows.

Layout, as ``RVU27A.pdf`` of the same zip documents it; of its 31 columns these are read:

=====================  ==================================================================================
HCPCS                  the code
MOD                    a modifier; rows with one are professional or technical parts and not kept
WORK RVU               relative value of the work
NON-FAC PE RVU         of the practice expense outside a facility, the only one that therapy is paid by
MP RVU                 of malpractice
MULT PROC              5: under the multiple-procedure reduction of therapy
CONV FACTOR            dollars a unit of value, the same in every row
=====================  ==================================================================================

Since 2026 there are two such files, for qualifying participants of payment models (``QPP``) and for all others
(``nonQPP``), which differ in the factor: the second is the one that is read. Year and release stand in the title
(``2027 National Physician Fee Schedule Relative Value File January Release``) and in the name (``PPRRVU2027_Jan``).
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

WANTED: Wanted = {
    "code": ("hcpcs$",),
    "modifier": ("mod$",),
    "work": ("work", "rvu"),
    "practice_expense": ("non-fac", "pe rvu"),
    "malpractice": ("mp", "rvu", "-opps", "-national"),
    "reduction": ("mult", "proc"),
    "factor": ("conv", "factor"),
}
YEAR = re.compile(r"(?<!\d)(20\d\d) national physician")
NAMED = re.compile(r"pprrvu(20)?(\d\d)")
RELEASE = re.compile(r"rvu\d\d([a-d])")
UNDER_REDUCTION = "5"
NO_VALUE = ("", "NA")


def kind_of(page: Page) -> Kind | None:
    if columns_of(page.head, WANTED) is None:
        return None
    name = page.name.casefold()
    if "qpp" in name and "nonqpp" not in name:
        raise Refused(f"{page.name}: is for qualifying participants only; expected the file with nonQPP in its name")
    return Kind.VALUES


def day_of(page: Page) -> str | None:
    named, titled = NAMED.search(page.names), YEAR.search(page.titles)
    years = {int(f"20{named[2]}")} if named else set()
    years |= {int(titled[1])} if titled else set()
    if len(years) > 1:
        raise Refused(f"{page.name}: its name and its title are of different years")
    return quarter_day(years.pop(), month) if years and (month := _month(page)) else None


def _month(page: Page) -> int | None:
    named = month_of(page.name)
    release = RELEASE.search(page.download.casefold())
    if named is None and release:
        return 3 * "abcd".index(release[1]) + 1
    return named or month_of(page.titles.rpartition("relative value file")[2])


def read(page: Page, rows: Iterator[Cells], scope: Scope) -> Iterator[tuple[str, ...]]:
    """Values of service codes in scope: code, work, practice expense, malpractice, reducible, conversion factor."""
    columns = columns_of(page.head, WANTED)
    assert columns is not None
    for row in data_rows(rows, columns, scope.known):
        if row[columns["modifier"]] or row[columns["practice_expense"]] in NO_VALUE:
            continue
        values = [amount(row[columns[name]], page, row[0]) for name in ("work", "practice_expense", "malpractice")]
        reducible = "yes" if row[columns["reduction"]] == UNDER_REDUCTION else "no"
        yield row[0], *values, reducible, amount(row[columns["factor"]], page, row[0])


LAYOUT = Layout(
    member=re.compile(r"pprrvu(?!.*(?<!non)qpp)", re.IGNORECASE),
    kind_of=kind_of,
    day_of=day_of,
    columns=("code", "work", "practice_expense", "malpractice", "reducible", "factor"),
    read=read,
    whole_year=True,
    forms=(".csv", ".xlsx"),
)
