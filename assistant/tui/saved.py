"""Saved visits as the app works on them, in the session's thread: made ready, saved, listed, coded again, deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.records.place import place_of
from assistant.tui.matrix import Clerk
from assistant.tui.sheets.saved import HistorySheet, history_sheet, replayed_words
from knowledge.guidance import Guidance

if TYPE_CHECKING:
    from assistant.records.database import Database
    from assistant.records.visit_draft import Draft
    from assistant.records.visit_history import Known
    from assistant.session import Session
    from coder.visit import Visit


@dataclass(frozen=True, slots=True)
class SavedVisits:
    """The saved visits of one clinic; visits without a date are of ``today``."""

    clerk: Clerk
    today: str

    def draft(self, session: Session, guidance: Guidance, label: str) -> Draft | None:
        """The visit as it would be saved; None where none was told. Raises ``LabelRefused``."""
        from assistant.records.visit_draft import drafted

        if session.coded is None:
            return None
        return drafted(session.telling, session.coded, guidance, self.today, label)

    def save(self, draft: Draft) -> str:
        """Keep a visit and say so. Raises ``DatabaseTrouble``."""
        from assistant.explanation.visits import saved
        from assistant.records.visits import save

        with self._opened(create=True) as database:
            return saved(save(database, draft, self.clerk.now()))

    def sheet(self, asked: str) -> HistorySheet:
        """The saved visits that hold these words, the last first. Raises ``DatabaseTrouble``."""
        if not place_of(self.clerk.database).may_hold_records():
            return history_sheet((), asked, None)
        from assistant.records.visits import kept_days, saved_visits

        with self._opened(create=False) as database:
            return history_sheet(saved_visits(database), asked, kept_days(database))

    def replay(self, number: int, guidance: Guidance) -> str:
        """What a saved visit would bill today, and because of which source. Raises ``DatabaseTrouble``."""
        from assistant.desk import Desk
        from assistant.records.visit_replay import replayed
        from assistant.records.visits import saved_visit

        with self._opened(create=False) as database:
            visit = saved_visit(database, number)
        return "" if visit is None else replayed_words(replayed(visit, Desk(guidance, self.today)), guidance)

    def delete(self, number: int) -> None:
        """Delete a visit for good. Raises ``DatabaseTrouble``."""
        from assistant.records.visits import delete_visits

        with self._opened(create=False) as database:
            delete_visits(database, (number,))

    def known(self, visit: Visit, label: str) -> tuple[Known, ...]:
        """What visits saved under a label tell of this one. Raises ``DatabaseTrouble``."""
        if not place_of(self.clerk.database).may_hold_records():
            return ()
        from assistant.records.visit_history import known_before
        from assistant.records.visits import saved_visits

        with self._opened(create=False) as database:
            before = saved_visits(database, label)
        return known_before(visit, visit.date_of_service or self.today, before)

    def _opened(self, *, create: bool) -> Database:
        from assistant.records.database import open_database

        return open_database(place_of(self.clerk.database), create=create)
