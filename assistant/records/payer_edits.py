"""A change to the payer matrix as a new row: what was in force, what is told now, and what that makes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.records.payers import Recorded, Told
from knowledge.clinic_rows import VALUES, ClinicRow, RowError, check_text, checked, in_force, january_after

META = ("source", "grade", "reviewer", "last_reviewed", "next_review")
"""What a row says of itself, beside what it states of its payer."""
WEAKEST = "R"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A change as it was asked for: fields by name, None or empty to let the shipped row stand again."""

    payer: str
    name: str
    effective: str
    fields: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Changed:
    """One field of a row before and after; None where nothing was, or is, stated."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Edit:
    """A new row, the one it follows, and what differs."""

    before: ClinicRow | None
    after: ClinicRow
    changes: tuple[Changed, ...]


def rows_of(payer: str, recorded: Iterable[Recorded]) -> tuple[ClinicRow, ...]:
    return tuple(each.row for each in recorded if each.row.payer == payer)


def edit(wanted: Wanted, rows: Sequence[ClinicRow], today: str, by: str) -> Edit | None:
    """The row that a change makes on top of one payer's rows, None where it changes nothing.

    A change counts as a review of the row on ``today`` unless its fields say otherwise. Raises ``RowError``.
    """
    before = in_force(rows, wanted.effective)
    told = {name: (value or "").strip() or None for name, value in wanted.fields.items()}
    after = checked(_with(before, wanted, told, today, by))
    changes = differences(before, after)
    if not changes:
        return None
    nth = 1 + sum(row.effective == after.effective for row in rows)
    return Edit(before, replace(after, nth=nth), changes)


def differences(before: ClinicRow | None, after: ClinicRow) -> tuple[Changed, ...]:
    """What two rows state differently, their days aside."""
    pairs = ((name, getattr(before, name, None), getattr(after, name)) for name in ("name", *VALUES, *META))
    return tuple(Changed(name, old, new) for name, old, new in pairs if old != new)


def told_by(by: str, why: str, at: str) -> Told:
    """Who and why, as they may be kept. Raises ``RowError``."""
    problems = []
    for name, text in (("by", by), ("why", why)):
        try:
            check_text(text)
        except ValueError as error:
            problems.append((name, str(error)))
    if problems:
        raise RowError(problems)
    return Told(by, why, at)


def _with(before: ClinicRow | None, wanted: Wanted, told: Mapping[str, str | None], today: str, by: str) -> ClinicRow:
    values: dict[str, Any] = {name: told.get(name, getattr(before, name, None)) for name in VALUES}
    last = told.get("last_reviewed") or today
    due = told.get("next_review") or january_after(last)
    source = told.get("source") or (before.source if before else "")
    grade = told.get("grade") or (before.grade if before else WEAKEST)
    reviewer = told.get("reviewer") or by
    return ClinicRow(wanted.payer, wanted.name, wanted.effective, source, grade, reviewer, last, due, **values)
