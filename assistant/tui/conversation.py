"""One visit at a time, told and answered: the session, and the sheets of its replies."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.conversation.acts import Action
from assistant.conversation.told import NO_CHANGE, Change, Words
from assistant.desk import Desk
from assistant.own_guidance import guidance_as_far_as_reached
from assistant.session import Reads, Reply, Session
from assistant.tui import words
from assistant.tui.copies import exported, markdown, written
from assistant.tui.matrix import NO_CLERK, Clerk, PayerChange, PayerMatrix
from assistant.tui.profile_words import profile_words
from assistant.tui.saved import SavedVisits
from assistant.tui.sheets.build import visit_sheet
from assistant.tui.sheets.hits import hit_sheets
from assistant.tui.sheets.minutes import empty_minutes, thresholds_of
from assistant.tui.sheets.model import FactRow
from assistant.tui.sheets.opened import Opened
from assistant.tui.sheets.why import why_fact
from coder.visit import Visit
from knowledge.guidance import Guidance
from knowledge.search import Index

if TYPE_CHECKING:
    from assistant.records.matrix import Entry
    from assistant.records.visit_draft import Draft
    from assistant.tui.sheets.model import HitSheet, VisitSheet
    from assistant.tui.sheets.payers import PayersSheet
    from assistant.tui.transcript import Told


class Conversation:
    """A session with its last reply, so that each turn can show what it changed; and all its turns, for an export."""

    def __init__(
        self,
        guidance: Guidance,
        today: str,
        reader: Reads | Callable[[], Reads],
        profile: Change = NO_CHANGE,
        clerk: Clerk = NO_CLERK,
    ) -> None:
        self._guidance = guidance
        self._reader = reader
        self._profile = profile
        self._desk = Desk(guidance, today)
        self._session = Session(self._desk, self._read_by, profile)
        self._before: Reply | None = None
        self._sheet: VisitSheet | None = None
        self._told: list[Told] = []
        self._index: Index | None = None
        self._payers = PayerMatrix(clerk, today)
        self.saved = SavedVisits(clerk, today)
        self._label, self._patient = "", 0
        self.learned = ""
        """What the last turn took over from saved visits, in words."""
        self.version = guidance.version
        self.rows_away: str | None = None
        """Why the clinic's own payer rows could not be read, where they could not."""
        self.profile = profile_words(profile)
        policy = guidance.policy_for(Visit(), today)
        self.empty_minutes = empty_minutes(words.NONE_SAID, thresholds_of(policy))

    def warm(self) -> None:
        """Answer an example aside, so that the first answer is as quick as the next."""
        Session(self._desk, self._read_by).say(words.EXAMPLES[0])

    # ---- turns ----

    def say(self, text: str, about: str | None = None) -> tuple[VisitSheet, Reply]:
        """Take a turn; ``about`` is a fact that it answers, as if it had just been asked."""
        return self._answered(self._with_case(self._session.say(text, about)), text)

    def choose(self, fact: str, answer: str, label: str) -> tuple[VisitSheet, Reply]:
        return self._answered(self._session.choose(fact, answer), label, answer.replace("_", " "))

    def skip(self, fact: str) -> tuple[VisitSheet, Reply]:
        return self._answered(self._session.skip(fact), words.DONT_KNOW, words.SKIP)

    def forget(self, facts: tuple[Words, ...], said: str) -> tuple[VisitSheet, Reply]:
        """Take facts away; ``said`` are words that would do so."""
        return self._answered(self._session.forget(*facts), said)

    def replace(self, facts: tuple[Words, ...], text: str, about: str, said: str) -> tuple[VisitSheet, Reply]:
        """Take facts away and tell others in their place, in one turn; ``said`` is how the turn is shown.

        What is told of a device is otherwise taken for a further one. Where nothing is told, nothing is taken away.
        """
        trial = copy(self._session)
        trial.forget(*facts)
        reply = trial.say(text, about)
        if trial.coded is None or not getattr(trial.coded.visit, about):
            return self.say(said, about)
        self._session = trial
        return self._answered(reply, said)

    def start_over(self) -> None:
        self._label = ""
        self._session.new_visit()
        self._before, self._sheet = None, None
        self._told.clear()

    def _answered(self, reply: Reply, *candidates: str) -> tuple[VisitSheet, Reply]:
        from assistant.tui.transcript import Told

        sheet = visit_sheet(reply, self._before, self._guidance, self.empty_minutes)
        self._before, self._sheet = reply, sheet
        self._told.append(Told(candidates, reply))
        return sheet, reply

    # ---- what is looked at ----

    def why(self, row: FactRow, place: int) -> Opened:
        """What a fact decides, and what the claim would be without it."""
        assert self._before is not None
        assert self._sheet is not None
        without = self._session.explained_without(*row.told) if row.told else None
        return why_fact(row, place, self._before, self._sheet.grounds, without)

    def note(self) -> Opened | None:
        """The treatment note that the claim needs; None where there is no visit."""
        from assistant.explanation.plain import note_of

        if self._session.coded is None:
            return None
        body = note_of(self._session.coded, self._guidance, self._session.readings)
        return Opened("note", 0, words.NOTE, words.NOTE_KEYS, words.NOTE, body=body)

    def search(self, asked: str) -> tuple[HitSheet, ...]:
        """What the guidance holds for some words."""
        if self._index is None:
            self._index = Index(self._guidance)
        return hit_sheets(self._index, self._guidance, asked)

    # ---- the payer matrix ----

    def matrix(self, asked: str) -> PayersSheet:
        """The payer matrix through a filter."""
        return self._payers.sheet(self._guidance, asked, self.rows_away)

    def payer_history(self, payer: str) -> tuple[Entry, ...]:
        """What was recorded of a payer. Raises ``DatabaseTrouble``."""
        return self._payers.history(payer)

    def record_payer(self, change: PayerChange) -> str:
        """Record a change of the clinic's rows and say what it changed. Raises ``RowError``, ``DatabaseTrouble``."""
        told = self._payers.record(self._guidance, change)
        self._guidance, self.rows_away = guidance_as_far_as_reached(self._payers.clerk.database)
        self._desk, self._index = Desk(self._guidance, self._desk.today), None
        return told

    def coded_again(self) -> tuple[VisitSheet, Reply] | None:
        """The visit under the guidance as it is now; None where nothing was told."""
        reply = self._session.go_on_under(self._desk)
        return None if reply is None else self._answered(reply, words.RECALL)

    # ---- saved visits ----

    def draft(self, label: str) -> Draft | str:
        """The visit as it would be saved, else why there is none."""
        from assistant.explanation.visits import objection
        from assistant.records.visit_labels import LabelRefused

        try:
            return self.saved.draft(self._session, self._guidance, label or self._label) or words.NOTHING_TO_SAVE
        except LabelRefused as refused:
            return objection(refused)

    def case(self, label: str) -> tuple[str, tuple[VisitSheet, Reply] | None]:
        """What visits saved under a label tell of this one, taken over. Raises ``DatabaseTrouble``."""
        from assistant.explanation.visits import case_awaited, known_from, objection
        from assistant.records.visit_labels import LabelRefused, checked

        try:
            self._label, self._patient = checked(label), self._session.patient
        except LabelRefused as refused:
            return objection(refused), None
        if self._session.coded is None:
            return case_awaited(self._label), None
        told, reply = self._learn(self._session.coded.visit)
        if reply is None:
            return known_from((), self._label), None
        return told, self._answered(reply, words.RECALL)

    def _with_case(self, reply: Reply) -> Reply:
        """The answer after what visits saved under this case's label tell was taken over; another patient is another
        case."""
        self.learned = ""
        if reply.action is Action.RESET or self._session.patient != self._patient:
            self._label = ""
        coded = self._session.coded
        if not self._label or coded is None:
            return reply
        from assistant.records.trouble import DatabaseTrouble

        try:
            self.learned, learned = self._learn(coded.visit)
        except DatabaseTrouble as trouble:
            self.learned = str(trouble)
            return reply
        return learned or reply

    def _learn(self, visit: Visit) -> tuple[str, Reply | None]:
        """What saved visits tell of this one, and the answer with it. Raises ``DatabaseTrouble``."""
        from assistant.explanation.visits import known_from
        from assistant.records.visit_history import as_change

        known = self.saved.known(visit, self._label)
        if not known:
            return "", None
        turn = max(len(self._session.readings) - 1, 0)
        return known_from(known, self._label), self._session.learn(as_change(known, visit, self._label, turn))

    def replay(self, number: int) -> str:
        """What a saved visit would bill under the guidance as it is now. Raises ``DatabaseTrouble``."""
        return self.saved.replay(number, self._guidance)

    # ---- what leaves the program ----

    def export(self, form: str, path: Path) -> str:
        """Write the claim, the note or the conversation to a new file, and say so."""
        if not self._told or (form != "md" and self._session.coded is None):
            return words.NOTHING_TO_EXPORT
        text, remark = self._text(form)
        return written(path, text) or "\n".join(filter(None, (words.EXPORTED.format(path=path), remark)))

    def _text(self, form: str) -> tuple[str, str]:
        """The text of a file, and what is to be said of it."""
        if form == "md":
            return self._transcript()
        if form == "note":
            note = self.note()
            return (note.body + "\n" if note is not None else "", "")
        assert self._before is not None
        return exported(form, self._before, self._guidance), ""

    def _transcript(self) -> tuple[str, str]:
        from assistant.tui.transcript import Page, exported_transcript

        assert self._before is not None
        assert self._sheet is not None
        title = words.TRANSCRIPT.format(day=self._desk.today)
        page = Page(title, self._desk.today, markdown(self._before, self._sheet))
        done = exported_transcript(self._told, lambda: Session(self._desk, self._read_by), self._profile, page)
        return done.text, words.UNMASKED if done.is_same else f"{words.UNMASKED} {words.REPLAYS_OTHERWISE}"

    def _read_by(self) -> Reads:
        if not hasattr(self._reader, "read"):
            self._reader = self._reader()
        return self._reader


def open_conversation(today: str, profile: Change | None = None, clerk: Clerk = NO_CLERK) -> Conversation:
    """A conversation under the clinic's guidance; the reader is loaded with the first words."""
    guidance, away = guidance_as_far_as_reached(clerk.database)

    def reader() -> Reads:
        from assistant.extraction import Reader

        return Reader(guidance, guidance.own_payers)

    conversation = Conversation(guidance, today, reader, profile or NO_CHANGE, clerk)
    conversation.rows_away = away
    return conversation
