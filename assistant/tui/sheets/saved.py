"""Saved visits as rows of a screen, one in full, and what a replay found."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.tui import words
from assistant.tui.sheets.dates import spoken_day
from assistant.tui.sheets.opened import Opened, Particular
from knowledge.guidance import Guidance

if TYPE_CHECKING:
    from assistant.records.visit_replay import Replay
    from assistant.records.visits import SavedVisit


@dataclass(frozen=True, slots=True)
class SavedRow:
    """One saved visit on a row."""

    number: int
    day: str
    label: str
    payer: str
    claim: str
    opened: Opened


@dataclass(frozen=True, slots=True)
class HistorySheet:
    """The rows, and for how long visits are kept."""

    rows: tuple[SavedRow, ...]
    kept: str


def history_sheet(visits: Sequence[SavedVisit], asked: str, days: int | None) -> HistorySheet:
    """Visits that hold every word asked for, the last first; ``days``: for how long they are kept."""
    rows = tuple(_row(each) for each in reversed(visits))
    wanted = asked.casefold().split()
    found = tuple(row for row in rows if all(word in _text(row).casefold() for word in wanted))
    return HistorySheet(found, words.KEPT_FOR.format(days=days) if days is not None else words.KEPT)


def _text(row: SavedRow) -> str:
    return " ".join((str(row.number), row.day, row.label, row.payer, row.claim, row.opened.body))


def _row(visit: SavedVisit) -> SavedRow:
    from assistant.explanation.visits import claim_of

    day, claim = spoken_day(visit.date_of_service), claim_of(visit)
    label = visit.label or words.NOT_STATED
    return SavedRow(visit.number, day, label, visit.payer_row or words.NOT_STATED, claim, _opened(visit, claim))


def _opened(visit: SavedVisit, claim: str) -> Opened:
    """What is kept of a visit: its masked text, claim, payer row and guidance."""
    title = words.SAVED_VISIT.format(number=visit.number)
    status = json.loads(visit.coding)["status"].replace("_", " ")
    details = (
        Particular(words.CLAIM.lower(), f"{claim} ({status})"),
        Particular(words.PAYER_ROW, visit.payer_row or words.NOT_STATED),
        Particular(words.GUIDANCE.lower(), f"{spoken_day(visit.guidance_version)} ({visit.guidance_sha256[:12]})"),
        Particular(words.SAVED_ON, spoken_day(visit.saved_at[:10])),
        *(Particular(words.TOLD if at == 0 else "", line) for at, line in enumerate(visit.text.split("\n"))),
    )
    state = (
        f"{visit.label}    {spoken_day(visit.date_of_service)}" if visit.label else spoken_day(visit.date_of_service)
    )
    return Opened("history", 0, title, state, title, details=details)


def replayed_words(replay: Replay, guidance: Guidance) -> str:
    """What changed, line by line, each with the source that decides it now."""
    from assistant.explanation.visits import replay_lines

    keys = dict.fromkeys(key for change in replay.lines for key in change.cites)
    sources = {key: f"{(cited := guidance.citation(key)).source}, {cited.locator}" for key in keys}
    return "\n".join(replay_lines((replay,), sources))


def replay_opened(number: int, told: str) -> Opened:
    """What a replay found, in the place of the visit."""
    title = words.SAVED_VISIT.format(number=number)
    first, *rest = told.split("\n")
    details = tuple(Particular("", line.strip()) for line in rest)
    return Opened("history", number, title, words.REPLAYED, first, details=details)
