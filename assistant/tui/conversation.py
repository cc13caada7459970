"""One visit at a time, told and answered: the session, and the sheets of its replies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.desk import Desk
from assistant.session import Reads, Reply, Session
from assistant.tui import words
from assistant.tui.copies import exported, write
from assistant.tui.sheets.build import visit_sheet
from assistant.tui.sheets.hits import hit_sheets
from assistant.tui.sheets.minutes import empty_minutes, thresholds_of
from coder.visit import Visit
from knowledge.guidance import Guidance
from knowledge.search import Index

if TYPE_CHECKING:
    from assistant.tui.sheets.model import HitSheet, VisitSheet


class Conversation:
    """A session with its last reply, so that each turn can show what it changed."""

    def __init__(self, guidance: Guidance, today: str, reader: Reads | Callable[[], Reads]) -> None:
        self._guidance = guidance
        self._reader = reader
        self._desk = Desk(guidance, today)
        self._session = Session(self._desk, self._read_by)
        self._before: Reply | None = None
        self._sheet: VisitSheet | None = None
        self._index: Index | None = None
        self.version = guidance.version
        policy = guidance.policy_for(Visit(), today)
        self.empty_minutes = empty_minutes(words.NONE_SAID, thresholds_of(policy))

    def warm(self) -> None:
        """Answer an example aside, so that the first answer is as quick as the next."""
        Session(self._desk, self._read_by).say(words.EXAMPLES[0])

    def say(self, text: str) -> tuple[VisitSheet, Reply]:
        return self._told(self._session.say(text))

    def choose(self, fact: str, answer: str) -> tuple[VisitSheet, Reply]:
        return self._told(self._session.choose(fact, answer))

    def start_over(self) -> None:
        self._session.new_visit()
        self._before, self._sheet = None, None

    def export(self, form: str, path: Path) -> str:
        """Write the present claim to a new file, and say so."""
        if self._before is None or self._sheet is None:
            return words.NOTHING_TO_EXPORT
        try:
            write(path, exported(form, self._before, self._sheet, self._guidance))
        except FileExistsError:
            return words.NOT_EXPORTED.format(reason=words.EXISTS.format(path=path))
        except OSError as error:
            return words.NOT_EXPORTED.format(reason=error.strerror or str(error))
        return words.EXPORTED.format(path=path)

    def search(self, asked: str) -> tuple[HitSheet, ...]:
        """What the guidance holds for some words."""
        if self._index is None:
            self._index = Index(self._guidance)
        return hit_sheets(self._index, self._guidance, asked)

    def _told(self, reply: Reply) -> tuple[VisitSheet, Reply]:
        sheet = visit_sheet(reply, self._before, self._guidance, self.empty_minutes)
        self._before, self._sheet = reply, sheet
        return sheet, reply

    def _read_by(self) -> Reads:
        if not hasattr(self._reader, "read"):
            self._reader = self._reader()
        return self._reader


def open_conversation(today: str) -> Conversation:
    """A conversation under the shipped guidance; the reader is loaded with the first words."""
    guidance = Guidance.open()

    def reader() -> Reads:
        from assistant.extraction import Reader

        return Reader(guidance)

    return Conversation(guidance, today, reader)
