"""The report of an audit as text: by heading, each finding with its rows, its rule and its numbered grounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.audit.store import Found
from assistant.coding_form import Library
from assistant.explanation.environment import template
from assistant.explanation.footnotes import Footnotes

MOST_ROWS = 8
MOST_DETAILS = 3
"""Most row numbers, and most details of one finding, that are written out."""


@dataclass(frozen=True, slots=True)
class _Line:
    """Findings that differ only in their details, with the first of their rows; footnotes are numbered at the end."""

    found: Found
    details: tuple[str, ...]
    count: int
    first: tuple[int, ...]

    @property
    def order(self) -> tuple[int, str, str]:
        return -self.count, self.found.about, self.found.finding

    def with_more(self, found: Found) -> _Line:
        """The line with the rows of one more finding."""
        rows = tuple(sorted((*self.first, *found.rows[:MOST_ROWS])))[:MOST_ROWS]
        details = tuple(dict.fromkeys((*self.details, found.detail))) if found.detail else self.details
        return replace(self, details=details, count=self.count + len(found.rows), first=rows)


@dataclass(frozen=True, slots=True)
class Overview:
    """What was read: the file's name, its kind, its columns and the rows by what became of them."""

    name: str
    is_charge_master: bool
    columns: Sequence[tuple[str, str]]
    rows: int
    checked: int
    not_ours: int
    of_unknown_payers: int


def report_lines(overview: Overview, findings: Iterable[Found], headings: Sequence[str], library: Library) -> list[str]:
    """The report; ``headings`` is their order."""
    sections: dict[str, dict[Found, _Line]] = {}
    for found in findings:
        key = replace(found, rows=(), detail="")
        lines = sections.setdefault(found.heading, {})
        lines[key] = lines.get(key, _Line(key, (), 0, ())).with_more(found)
    notes = Footnotes(library)
    text = template("audit/report.txt.j2").render(
        overview=overview,
        sections=[
            (heading, sorted(sections[heading].values(), key=lambda line: line.order))
            for heading in headings
            if heading in sections
        ],
        most_details=MOST_DETAILS,
        cite=notes.cite,
        notes=notes.all,
    )
    return text.strip("\n").split("\n")
