"""NCCI procedure-to-procedure edits: tab-delimited text or a workbook, several parts a setting.

Layout, as the file's own headings state it (six rows: notice, title, four rows of headings), and as the CMS page
"Medicare NCCI Procedure to Procedure (PTP) Edits" documents it:

==  ==========================  =============================================================================
1   Column 1                    the code that is paid
2   Column 2                    the code that is denied beside it
3   *=in existence              mark of pairs older than 1996; not kept
4   Effective Date              first day, YYYYMMDD
5   Deletion Date *=no data     last day, YYYYMMDD; ``*`` while the pair is in force
6   Modifier                    0 never together, 1 a modifier may open it, 9 never was in force (nor was a pair that
                                was deleted by its first day)
7   PTP Edit Rationale          the reason; not kept
==  ==========================  =============================================================================

The setting stands only in the name: ``ccipra-v331r0-f1`` practitioner, ``ccioph-v331r0-f1`` outpatient hospital.
``v331`` is version 33.1; version 32 is of 2026, and ``.0`` to ``.3`` are its quarters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.imports.cells import Cells
from knowledge.imports.layout import Kind, Layout, Page, Scope, Wanted, columns_of, data_rows, iso_day, quarter_day
from knowledge.imports.refused import Refused
from knowledge.strict_yaml import CODE

WANTED: Wanted = {
    "column1": ("column 1",),
    "column2": ("column 2",),
    "first": ("effective",),
    "last": ("deletion",),
    "indicator": ("modifier", "not allowed"),
}
VERSION = re.compile(r"v(\d{2})([0-3])r\d")
QUARTER = re.compile(r"(20\d\d)-?q([1-4])")
VERSION_0 = 1994
"""Version 32 is of 2026."""
NEVER_IN_FORCE = "9"
INDICATORS = ("0", "1", NEVER_IN_FORCE)


def kind_of(page: Page) -> Kind | None:
    if columns_of(page.head, WANTED) is None:
        return None
    names = page.names
    if "ccipra" in names or ("practitioner" in names and "hospital" not in names):
        return Kind.PAIRS_PRACTITIONER
    if "ccioph" in names or "hospital" in names:
        return Kind.PAIRS_HOSPITAL
    raise Refused(
        f"{page.name}: pair edits whose setting is not known; expected a name with ccipra or ccioph, as CMS gives it"
    )


def day_of(page: Page) -> str | None:
    version = VERSION.search(page.names)
    if version:
        return quarter_day(VERSION_0 + int(version[1]), 3 * int(version[2]) + 1)
    quarter = QUARTER.search(page.names)
    return quarter_day(int(quarter[1]), 3 * int(quarter[2])) if quarter else None


def read(page: Page, rows: Iterator[Cells], scope: Scope) -> Iterator[tuple[str, ...]]:
    """Pairs in scope: column 1, column 2, indicator, first day, last day (empty while in force)."""
    columns = columns_of(page.head, WANTED)
    assert columns is not None
    first, last, indicator, second = (columns[name] for name in ("first", "last", "indicator", "column2"))
    for row in data_rows(rows, columns):
        if not scope.wants_pair(row[0], row[second]):
            continue
        pair = f"{row[0]}/{row[second]}"
        begins, ends = iso_day(row[first], page, pair), iso_day(row[last], page, pair)
        if not CODE.fullmatch(row[second]) or row[indicator] not in INDICATORS or not row[first]:
            raise Refused(f"{page.name}: the row of {pair[:20]!r} is not a pair with a day and an indicator 0, 1 or 9")
        yield row[0], row[second], NEVER_IN_FORCE if ends and ends <= begins else row[indicator], begins, ends


LAYOUT = Layout(
    member=re.compile(r"cci(pra|oph)", re.IGNORECASE),
    kind_of=kind_of,
    day_of=day_of,
    columns=("column1", "column2", "indicator", "from", "to"),
    read=read,
)
