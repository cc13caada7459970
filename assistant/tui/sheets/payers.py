"""The payer matrix as rows of a screen, and one payer in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.explanation.environment import module
from assistant.tui import words
from assistant.tui.sheets.dates import spoken_day
from assistant.tui.sheets.opened import Opened, Particular
from assistant.tui.sheets.tone import Tone
from knowledge.guidance import Guidance

if TYPE_CHECKING:
    from assistant.records.matrix import Entry, PayerView

TONES = {
    "review due": Tone.STALE,
    "verify": Tone.CONTESTED,
    "unknown": Tone.MISSING,
    "current": Tone.UNCOUNTED,
}


@dataclass(frozen=True, slots=True)
class PayerRow:
    """One payer on a row; ``values`` are its fields as they were stated, for the form."""

    id: str
    name: str
    standing: str
    tone: Tone
    reviewed: str
    beside: str
    counting: str
    caps: str
    authorization: str
    values: tuple[tuple[str, str], ...]
    """The fields of the clinic's own row."""
    is_own: bool
    opened: Opened


@dataclass(frozen=True, slots=True)
class PayersSheet:
    """The rows, how many of each standing, and why the clinic's own rows are missing where they are."""

    rows: tuple[PayerRow, ...]
    summary: str
    away: str | None


def payers_sheet(
    guidance: Guidance, views: Sequence[PayerView], last: Mapping[str, Entry], away: str | None
) -> PayersSheet:
    """The matrix as it is shown; ``last`` holds the last recorded change of a payer by its id."""
    rows = tuple(_row(guidance, view, i, len(views), last.get(view.id)) for i, view in enumerate(views))
    counts = {standing: sum(row.standing == standing for row in rows) for standing in TONES}
    summary = ", ".join(f"{count} {standing}" for standing, count in counts.items() if count)
    return PayersSheet(rows, summary, away)


def _row(guidance: Guidance, view: PayerView, place: int, count: int, last: Entry | None) -> PayerRow:
    said = module("payers/words")

    def shown(field: str) -> str:
        return str(said.value(field, view.value(field)))

    own = tuple((fact.field, fact.value) for fact in view.facts if fact.is_own and fact.value is not None)
    source = (("source", view.own.source), ("grade", view.own.grade)) if view.own is not None else ()
    standing = view.standing.value
    return PayerRow(
        view.id,
        view.name,
        standing,
        TONES[standing],
        spoken_day(view.last_reviewed) if view.last_reviewed else words.NOT_STATED,
        str(said.beside(view)),
        shown("counting"),
        shown("caps"),
        shown("authorization"),
        (*own, *source),
        view.own is not None,
        _opened(guidance, view, words.PLACE.format(place=place + 1, count=count), last),
    )


def _opened(guidance: Guidance, view: PayerView, state: str, last: Entry | None) -> Opened:
    """One payer in full: what is stated and by whom, the last change, what is not stated."""
    said = module("payers/words")
    stated = [fact for fact in view.facts if fact.value is not None]
    missing = [str(said.label(fact.field)) for fact in view.facts if fact.value is None]
    details = [
        Particular(
            str(said.label(fact.field)),
            str(said.value(fact.field, fact.value)) + (f"  {words.OWN_ROW}" if fact.is_own else ""),
        )
        for fact in stated
    ]
    if missing:
        details.append(Particular(words.NOT_STATED_LABEL, ", ".join(missing), Tone.MISSING))
    due = words.DUE_SINCE if view.is_due else words.DUE_ON
    review = due.format(day=spoken_day(view.due_on))
    details.append(Particular(words.REVIEW, review, Tone.STALE if view.is_due else Tone.UNCOUNTED))
    if view.own is not None:
        details.append(Particular(words.SOURCE, view.own.source))
    if last is not None:
        details.append(Particular(words.LAST_CHANGE, change_of(last)))
    details += [Particular(words.STATED, each.says) for each in guidance.statements(view.name)]
    kind = words.CLINIC_ROW if view.own is not None else words.SHIPPED_ROW
    return Opened("payers", 0, view.name, f"{kind}    {state}", view.name, details=tuple(details))


def change_of(entry: Entry) -> str:
    """One recorded change in a line: when, what, by whom and why."""
    said = module("payers/words")
    changes = (
        f"{said.label(each.field)} {said.value(each.field, each.before)} → {said.value(each.field, each.after)}"
        for each in entry.changes
        if each.field != "name"
    )
    told = words.CHANGED_BY.format(day=spoken_day(entry.row.effective), by=entry.told.by, why=entry.told.why)
    return f"{told}: {'; '.join(changes)}"


def opened_history(name: str, entries: Sequence[Entry]) -> Opened:
    """Everything that was recorded of one payer, the last first."""
    details = [Particular(spoken_day(entry.told.at[:10]), change_of(entry)) for entry in reversed(entries)]
    text = details or [Particular("", words.NEVER_CHANGED)]
    return Opened("payers", 0, name, words.CHANGES, name, details=tuple(text))
