"""The clinic's payer matrix as the app works on it, in the session's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.records.place import place_of
from assistant.records.recorded import recorded_at
from assistant.tui.sheets.payers import PayersSheet, payers_sheet
from knowledge.guidance import Guidance

if TYPE_CHECKING:
    from assistant.records.matrix import Entry
    from assistant.records.payers import Recorded


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who records, in which database, and the clock (UTC, ``YYYY-MM-DDTHH:MM:SSZ``)."""

    login: str = ""
    database: str | None = None
    now: Callable[[], str] = str


NO_CLERK = Clerk()


@dataclass(frozen=True, slots=True)
class PayerChange:
    """A change as it was typed: the payer, its fields by name, the day it holds from, by whom and why."""

    payer: str
    fields: Mapping[str, str | None]
    effective: str
    by: str
    why: str


class PayerMatrix:
    """Looks at the matrix of a guidance and records changes of the clinic's own rows."""

    def __init__(self, clerk: Clerk, today: str) -> None:
        self.clerk = clerk
        self._today = today

    def sheet(self, guidance: Guidance, words: str, away: str | None) -> PayersSheet:
        """Every payer that holds these words, with what is known of it; ``away``: why own rows cannot be reached."""
        from assistant.records.matrix import last_changes, matrix

        last = last_changes(() if away is not None else self._recorded())
        return payers_sheet(guidance, matrix(guidance, self._today, words), last, away)

    def history(self, payer: str) -> tuple[Entry, ...]:
        """What was ever recorded of a payer, oldest first. Raises ``DatabaseTrouble``."""
        from assistant.records.matrix import history

        return history(self._recorded(), payer)

    def record(self, guidance: Guidance, change: PayerChange) -> str:
        """Record a change and say what it changed. Raises ``RowError``, ``DatabaseTrouble``."""
        from assistant.explanation.payers import edit_lines
        from assistant.records.database import open_database
        from assistant.records.payer_edits import told_by
        from assistant.records.payer_recording import Asked, keep_change

        who = told_by(change.by or self.clerk.login, change.why, self.clerk.now())
        asked = Asked(change.payer, change.fields, change.effective or self._today)
        with open_database(place_of(self.clerk.database)) as database:
            kept = keep_change(database, guidance, asked, self._today, who)
        return "\n".join(edit_lines(kept.name, kept.edit))

    def _recorded(self) -> tuple[Recorded, ...]:
        return recorded_at(place_of(self.clerk.database))
