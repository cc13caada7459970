"""Medically unlikely edits: csv or a workbook, one for each of practitioner, outpatient hospital and DME supplier.

Layout: a notice in the first cell, one row of headings, and then, as the CMS page "Medicare NCCI Medically Unlikely
Edits" documents it:

==  =================================  ======================================================================
1   HCPCS/CPT Code                     the code
2   Practitioner Services MUE Values   most units of one code, patient and day; the heading names the setting
3   MUE Adjudication Indicator         ``1 Line Edit``, ``2 Date of Service Edit: Policy``, ``3 … Clinical``
4   MUE Rationale                      the reason; not kept
==  =================================  ======================================================================

The day stands in the name: ``MCR_MUE_PractitionerServices_Eff_01-01-2027.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from knowledge.imports.cells import Cells
from knowledge.imports.layout import Kind, Layout, Page, Scope, Wanted, columns_of, data_rows, quarter_day
from knowledge.imports.pairs import QUARTER
from knowledge.imports.refused import Refused

SETTINGS = {
    Kind.LIMITS_PRACTITIONER: "practitioner services mue",
    Kind.LIMITS_HOSPITAL: "outpatient hospital services mue",
    Kind.LIMITS_DME: "dme supplier services mue",
}
EFFECTIVE = re.compile(r"eff[_ -]*(\d\d)-(\d\d)-(20\d\d)")
MOST_UNITS = re.compile(r"\d{1,5}")


def _wanted(heading: str) -> Wanted:
    return {"units": (heading,), "indicator": ("adjudication indicator",)}


def kind_of(page: Page) -> Kind | None:
    return next((kind for kind, words in SETTINGS.items() if columns_of(page.head, _wanted(words))), None)


def day_of(page: Page) -> str | None:
    found = EFFECTIVE.search(page.names)
    if found:
        try:
            return date(int(found[3]), int(found[1]), int(found[2])).isoformat()
        except ValueError:
            return None
    quarter = QUARTER.search(page.names)
    return quarter_day(int(quarter[1]), 3 * int(quarter[2])) if quarter else None


def read(page: Page, rows: Iterator[Cells], scope: Scope) -> Iterator[tuple[str, ...]]:
    """Limits of codes in scope: code, most units, adjudication indicator."""
    kind = kind_of(page)
    assert kind is not None
    columns = columns_of(page.head, _wanted(SETTINGS[kind]))
    assert columns is not None
    for row in data_rows(rows, columns):
        if not scope.wants(row[0]):
            continue
        units, indicator = row[columns["units"]], row[columns["indicator"]][:1]
        if not MOST_UNITS.fullmatch(units) or indicator not in ("1", "2", "3"):
            raise Refused(f"{page.name}: the row of {row[0]} has no number of units with an indicator 1, 2 or 3")
        yield row[0], units, indicator


LAYOUT = Layout(re.compile(r"mue", re.IGNORECASE), kind_of, day_of, ("code", "units", "indicator"), read)
