"""The payer matrix as it is looked at: every payer with its standing, what is known of it, and who says so.

It is read from the guidance alone, so it can be shown whether or not the clinic's rows can be reached.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from assistant.records.payer_edits import Changed, differences
from assistant.records.payers import Recorded, Told
from coder.policy import Binding, Cap, PayerRow
from knowledge.clinic_rows import NO, VALUES, YES, ClinicRow, in_force
from knowledge.guidance import Guidance
from knowledge.payers import PayerRecord


class Standing(StrEnum):
    """How far a row can be relied on."""

    DUE = "review due"
    VERIFY = "verify"
    UNKNOWN = "unknown"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a payer: its value as a person writes it, None where nobody states it, and whether it is ours."""

    field: str
    value: str | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class PayerView:
    """One payer as it stands on a day; days are ``YYYY-MM-DD``."""

    id: str
    name: str
    aliases: tuple[str, ...]
    standing: Standing
    last_reviewed: str | None
    due_on: str
    facts: tuple[Fact, ...]
    own: ClinicRow | None
    """The clinic's row that holds, where there is one."""
    cites: tuple[str, ...]
    """Citation keys of the clinic's row and of what is stated of the payer."""

    def value(self, field: str) -> str | None:
        return next(fact.value for fact in self.facts if fact.field == field)

    @property
    def is_due(self) -> bool:
        return self.standing is Standing.DUE


@dataclass(frozen=True, slots=True)
class Entry:
    """One recorded change of a payer's row: what it states from when, what it changed, who made it and why."""

    row: ClinicRow
    told: Told
    changes: tuple[Changed, ...]


def matrix(guidance: Guidance, day: str, words: str = "", *, due_only: bool = False) -> tuple[PayerView, ...]:
    """All payers as they stand on a day, due ones first, then by name; ``words`` are looked for in everything shown."""
    views = (view(guidance, record, day) for record in guidance.payers.all())
    wanted = words.casefold().split()
    found = [each for each in views if (each.is_due or not due_only) and _holds(each, wanted)]
    return tuple(sorted(found, key=lambda each: (not each.is_due, each.name.casefold())))


def view(guidance: Guidance, record: PayerRecord, day: str) -> PayerView:
    """One payer as it stands on a day."""
    row = record.row(day, name=record.name, known=True)
    own = record.clinic_row(day)
    stated = dict(own.values) if own is not None else {}
    facts = tuple(Fact(name, stated.get(name, _shipped(name, row)), name in stated) for name in VALUES)
    cites = (own.key, *record.statements) if own is not None else record.statements
    due_on = record.review_due_on(day)
    return PayerView(
        record.id, record.name, record.aliases, _standing(row), row.last_reviewed, due_on, facts, own, cites
    )


def history(recorded: Iterable[Recorded], payer: str) -> tuple[Entry, ...]:
    """What was recorded of one payer, oldest first, each with what it changed in the row it followed."""
    entries: list[Entry] = []
    for each in recorded:
        if each.row.payer == payer:
            before = in_force([entry.row for entry in entries], each.row.effective)
            entries.append(Entry(each.row, each.told, differences(before, each.row)))
    return tuple(entries)


def last_changes(recorded: Iterable[Recorded]) -> dict[str, Entry]:
    """The last recorded change of each payer that has any, by its id."""
    by_payer: dict[str, list[Recorded]] = {}
    for each in recorded:
        by_payer.setdefault(each.row.payer, []).append(each)
    return {payer: history(rows, payer)[-1] for payer, rows in by_payer.items()}


def _standing(row: PayerRow) -> Standing:
    if row.stale:
        return Standing.DUE
    if row.verify is not None:
        return Standing.VERIFY
    return Standing.UNKNOWN if row.counting is None and row.clinic is None else Standing.CURRENT


def _shipped(field: str, row: PayerRow) -> str | None:
    """What the row says in a field, as a person would write it."""
    match field:
        case "counting":
            return row.counting.value.value if row.counting else None
        case "training_must_exceed":
            return str(row.training_must_exceed.value) if row.training_must_exceed else None
        case "discipline_modifiers":
            return _bound(row.discipline_modifiers)
        case "assistant_modifiers":
            return _bound(row.assistants)
        case "always_59":
            return YES if row.always_59 else None
        case "caps":
            return "; ".join(_cap(cap) for cap in row.caps) or None
    return None


def _bound(binding: Binding) -> str | None:
    return {Binding.APPLIES: YES, Binding.ASSUMED: YES, Binding.NO: NO, Binding.NOT_KNOWN: None}[binding]


def _cap(cap: Cap) -> str:
    return " ".join((f"{cap.units} a {cap.per}", *cap.codes))


def _holds(each: PayerView, wanted: Iterable[str]) -> bool:
    values = (fact.value for fact in each.facts if fact.value)
    told = " ".join((each.id, each.name, *each.aliases, each.standing.value, *values)).casefold()
    return all(word in told for word in wanted)
