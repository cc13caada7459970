"""Saving a visit line by line: ``/save`` shows the masked text and asks; ``/case`` says which case it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.conversation.acts import Action
from assistant.explanation.visits import (
    asked_to_save,
    case_awaited,
    known_from,
    label_needed,
    not_in_it,
    not_saved,
    nothing_to_save,
    objection,
    saved,
)
from assistant.records.place import place_of
from assistant.records.trouble import DatabaseTrouble
from knowledge.guidance import Guidance

if TYPE_CHECKING:
    from assistant.records.database import Database
    from assistant.records.visit_draft import Draft
    from assistant.reply import Reply
    from assistant.session import Session

YES = frozenset(("yes", "y", "save", "ok", "okay"))
NO = frozenset(("no", "n", "cancel", "leave it", "don't", "stop"))


class Saving:
    """Answers the lines that are about saving; any other line is not its own."""

    def __init__(
        self, session: Session, guidance: Guidance, today: str, now: Callable[[], str], database: str | None
    ) -> None:
        self._session = session
        self._guidance = guidance
        self._today = today
        self._now = now
        self._named = database
        self._draft: Draft | None = None
        self._label = ""
        self._patient = 0

    def answer(self, line: str) -> str | None:
        """What is said to this line; None where it is for the conversation."""
        name, _, rest = line.partition(" ")
        if name.casefold() == "/save":
            return self._ask(rest)
        if name.casefold() == "/case":
            return self._case(rest)
        if self._draft is None:
            return None
        return self._decide(self._draft, line)

    def after(self, reply: Reply) -> str | None:
        """What is said after a turn: what the case tells. Another patient is another case."""
        if reply.action is Action.RESET or self._session.patient != self._patient:
            self._label = ""
        return self._learned()

    def _learned(self) -> str | None:
        """What visits saved under this case's label tell, taken over; None where nothing new."""
        coded = self._session.coded
        if not self._label or coded is None or not place_of(self._named).may_hold_records():
            return None
        from assistant.records.visit_history import as_change, known_before
        from assistant.records.visits import saved_visits

        day = coded.visit.date_of_service or self._today
        try:
            with self._opened(create=False) as database:
                before = saved_visits(database, self._label)
        except DatabaseTrouble as trouble:
            return str(trouble)
        known = known_before(coded.visit, day, before)
        if not known:
            return None
        turn = max(len(self._session.readings) - 1, 0)
        reply = self._session.learn(as_change(known, coded.visit, self._label, turn))
        return f"{known_from(known, self._label)}\n{reply.text}"

    def _ask(self, label: str) -> str:
        from assistant.records.visit_draft import drafted
        from assistant.records.visit_labels import LabelRefused

        coded = self._session.coded
        if coded is None:
            return nothing_to_save()
        try:
            self._draft = drafted(self._session.telling, coded, self._guidance, self._today, label or self._label)
        except LabelRefused as refused:
            return objection(refused)
        return asked_to_save(self._draft)

    def _case(self, label: str) -> str:
        from assistant.records.visit_labels import LabelRefused, checked

        try:
            self._label = checked(label)
        except LabelRefused as refused:
            return objection(refused)
        if not self._label:
            return label_needed()
        self._patient = self._session.patient
        if self._session.coded is None:
            return case_awaited(self._label)
        return self._learned() or known_from((), self._label)

    def _decide(self, draft: Draft, line: str) -> str:
        from assistant.records.visit_draft import with_more_masked
        from assistant.records.visits import save

        said = line.strip().casefold().rstrip(".!")
        if said in NO:
            self._draft = None
            return not_saved()
        if said in YES:
            try:
                with self._opened(create=True) as database:
                    kept = save(database, draft, self._now())
            except DatabaseTrouble as trouble:
                return f"{not_saved()} {trouble}"
            self._draft = None
            return saved(kept)
        more = with_more_masked(draft, [line])
        if more.spans == draft.spans:
            return f"{not_in_it(line)}\n{asked_to_save(draft)}"
        self._draft = more
        return asked_to_save(more)

    def _opened(self, *, create: bool) -> Database:
        from assistant.records.database import open_database

        return open_database(place_of(self._named), create=create)
