"""What every layout has in common: the columns found by their headings, and the quarter a file is for."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from knowledge.imports.archive import TABLES
from knowledge.imports.cells import Cells
from knowledge.imports.refused import Refused
from knowledge.strict_yaml import CODE

HEADING_ROWS = 40
"""Rows within which the data have to begin; CMS puts at most a dozen lines of title and notice before them."""
DATA_BEGINS = re.compile(r"[0-9A-Z]{2}|\d{5}|[A-Z]\d{4}|\d{4}[A-Z]")
AMOUNT = re.compile(r"\$?\d{1,9}(,\d{3})*(\.\d{1,6})?")
MONTH = re.compile(
    r"(?<![a-z])(?:(jan)(?:uary)?|(feb)(?:ruary)?|(mar)(?:ch)?|(apr)(?:il)?|(may)|(jun)e?|(jul)y?|(aug)(?:ust)?"
    r"|(sep)(?:tember)?|(oct)(?:ober)?|(nov)(?:ember)?|(dec)(?:ember)?)(?![a-z])"
)


class Kind(StrEnum):
    """The kinds of file, each with its own reader; the value names the file of kept rows."""

    HCPCS = "hcpcs"
    PAIRS_PRACTITIONER = "pairs-practitioner"
    PAIRS_HOSPITAL = "pairs-hospital"
    LIMITS_PRACTITIONER = "limits-practitioner"
    LIMITS_HOSPITAL = "limits-hospital"
    LIMITS_DME = "limits-dme"
    VALUES = "values"
    INDICES = "indices"
    PRICES = "prices"


@dataclass(frozen=True, slots=True)
class Scope:
    """The codes whose rows are kept.

    ``services`` are those that the rules model, ``orthotic`` the orthotic ones of them; ``known`` has besides them
    every other code that the guidance holds a row of, so that an import never holds less than what it replaces.
    """

    services: frozenset[str]
    orthotic: frozenset[str]
    l_codes: frozenset[str]
    known: frozenset[str]

    def wants(self, code: str) -> bool:
        return code in self.known or code in self.l_codes

    def wants_pair(self, column1: str, column2: str) -> bool:
        """Pairs of two codes that are known, and every pair of an orthotic service with whatever code."""
        known = self.known
        return (column1 in known and column2 in known) or column1 in self.orthotic or column2 in self.orthotic


@dataclass(frozen=True, slots=True)
class Page:
    """One table as far as it was looked at: its name, that of the download, its first rows."""

    name: str
    download: str
    head: tuple[Cells, ...]

    @property
    def titles(self) -> str:
        """Everything before the data, in lower case."""
        return " ".join(cell for row in self.head[: data_start(self.head)] for cell in row if cell).casefold()

    @property
    def names(self) -> str:
        return f"{self.name} {self.download}".casefold()


Read = Callable[[Page, Iterator[Cells], Scope], Iterator[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of file: the name of its table inside a zip, how it is recognised, its day, and its reader."""

    member: re.Pattern[str]
    kind_of: Callable[[Page], Kind | None]
    day_of: Callable[[Page], str | None]
    columns: tuple[str, ...]
    read: Read
    whole_year: bool = False
    """The file holds to the end of its year, not only of its quarter."""
    forms: tuple[str, ...] = TABLES
    """Endings of the forms that can be read, the preferred first; a zip has the same table in several."""


Wanted = Mapping[str, tuple[str, ...]]
"""Field to the words that its heading holds; ``-`` marks one that must not stand there, ``$`` the last of all."""


def data_start(head: Sequence[Cells]) -> int:
    """The place of the first row that begins with a code."""
    return next((i for i, row in enumerate(head) if row and DATA_BEGINS.fullmatch(row[0])), len(head))


def columns_of(head: Sequence[Cells], wanted: Wanted) -> dict[str, int] | None:
    """The column of each field, headings of several rows read from top to bottom; None where one is missing."""
    rows = head[: data_start(head)]
    width = max((len(row) for row in rows), default=0)
    joined = [" ".join(row[i] for row in rows if i < len(row) and row[i]).casefold() for i in range(width)]
    found = {}
    for field, words in wanted.items():
        place = next((i for i, text in enumerate(joined) if _fits(" ".join(text.split()), words)), None)
        if place is None:
            return None
        found[field] = place
    return found


def _fits(heading: str, words: tuple[str, ...]) -> bool:
    return all(_holds(heading, word) for word in words)


def _holds(heading: str, word: str) -> bool:
    if word.startswith("-"):
        return word[1:] not in heading
    return heading.endswith(word[:-1]) if word.endswith("$") else word in heading


def data_rows(
    rows: Iterable[Cells], columns: Mapping[str, int], codes: Container[str] | None = None
) -> Iterator[Cells]:
    """The rows after the headings that begin with a code and reach to the last column wanted."""
    least = max(columns.values()) + 1
    for row in rows:
        if row and CODE.fullmatch(row[0]) and (codes is None or row[0] in codes):
            if len(row) < least:
                row = [*row, *[""] * (least - len(row))]
            yield row


def amount(text: str, page: Page, code: str) -> str:
    """A number of the file in its shortest exact form. Raises ``Refused`` for anything else."""
    try:
        if not AMOUNT.fullmatch(text):
            raise InvalidOperation
        plain = format(Decimal(text.replace("$", "").replace(",", "")).normalize(), "f")
    except InvalidOperation:
        raise Refused(f"{page.name}: {code} has {text[:20]!r} where a number was expected") from None
    return plain


def iso_day(text: str, page: Page, code: str) -> str:
    """A day written ``20260101`` as ``2026-01-01``; empty for none. Raises ``Refused`` for a day that is none."""
    if text in ("", "*"):
        return ""
    try:
        if not re.fullmatch(r"\d{8}", text):
            raise ValueError
        return date(int(text[:4]), int(text[4:6]), int(text[6:])).isoformat()
    except ValueError:
        raise Refused(f"{page.name}: {code} has {text[:20]!r} where a day as 20260101 was expected") from None


def quarter_day(year: int, month: int) -> str:
    """The first day of the quarter of a month."""
    return date(year, (month - 1) // 3 * 3 + 1, 1).isoformat()


def quarter_end(day: str) -> str:
    """The last day of the quarter that begins on a day."""
    start = date.fromisoformat(day)
    after = date(start.year + start.month // 10, (start.month + 2) % 12 + 1, 1)
    return (after - timedelta(days=1)).isoformat()


def month_of(text: str) -> int | None:
    """The month named in a file's name or title, as ``JAN`` or ``January``."""
    found = MONTH.search(text.casefold())
    return found.lastindex if found else None
