"""What the session's thread reports, and what one part of the screen tells the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from assistant.records.matrix import Entry
    from assistant.records.visit_draft import Draft
    from assistant.session import Reply
    from assistant.tui.sheets.model import FactRow, HitSheet, VisitSheet
    from assistant.tui.sheets.opened import Opened
    from assistant.tui.sheets.payers import PayersSheet
    from assistant.tui.sheets.saved import HistorySheet
    from assistant.tui.sheets.timeline import MinutesSheet


class GuidanceOpened(Message):
    """The guidance is open: its version, the empty bar with its thresholds, the clinic's profile in words."""

    def __init__(self, version: str, minutes: MinutesSheet, profile: str) -> None:
        super().__init__()
        self.version = version
        self.minutes = minutes
        self.profile = profile


class GuidanceNotOpened(Message):
    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class Answered(Message):
    """A turn was answered; ``reply`` is for copies and exports."""

    def __init__(self, sheet: VisitSheet, reply: Reply) -> None:
        super().__init__()
        self.sheet = sheet
        self.reply = reply


class StartedOver(Message):
    """The session begins a new visit."""


class Noted(Message):
    """Something else was done, or could not be; ``text`` says so."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class MatrixShown(Message):
    """The payer matrix for a filter."""

    def __init__(self, asked: str, sheet: PayersSheet) -> None:
        super().__init__()
        self.asked = asked
        self.sheet = sheet


class PayerHistory(Message):
    """Everything that was recorded of one payer, oldest first."""

    def __init__(self, name: str, entries: tuple[Entry, ...]) -> None:
        super().__init__()
        self.name = name
        self.entries = entries


class PayerRecorded(Message):
    """A row was recorded; ``told`` says what it changed."""

    def __init__(self, told: str) -> None:
        super().__init__()
        self.told = told


class HistoryShown(Message):
    """The saved visits for a filter."""

    def __init__(self, asked: str, sheet: HistorySheet) -> None:
        super().__init__()
        self.asked = asked
        self.sheet = sheet


class Drafted(Message):
    """The visit as it would be saved."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft


class VisitSaved(Message):
    """A visit was saved; ``told`` says so."""

    def __init__(self, told: str) -> None:
        super().__init__()
        self.told = told


class Replayed(Message):
    """A saved visit was coded again; ``told`` says what changed."""

    def __init__(self, number: int, told: str) -> None:
        super().__init__()
        self.number = number
        self.told = told


class Shown(Message):
    """Something is to be opened in full, and perhaps copied."""

    def __init__(self, opened: Opened, *, is_copied: bool = False) -> None:
        super().__init__()
        self.opened = opened
        self.is_copied = is_copied


class TurnFailed(Message):
    """A turn failed, or something beside the turns; ``text`` is what was sent."""

    def __init__(self, reason: str, text: str, *, is_aside: bool = False) -> None:
        super().__init__()
        self.reason = reason
        self.text = text
        self.is_aside = is_aside


class Sent(Message):
    """The person sent the prompt."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Pointed(Message):
    """The cursor of a pane stands on one of its rows, or on none."""

    def __init__(self, pane: str, place: int | None) -> None:
        super().__init__()
        self.pane = pane
        self.place = place


class Picked(Message):
    """The person opened a row of a pane."""

    def __init__(self, pane: str, place: int) -> None:
        super().__init__()
        self.pane = pane
        self.place = place


class Found(Message):
    """What a search of the guidance found."""

    def __init__(self, asked: str, hits: tuple[HitSheet, ...]) -> None:
        super().__init__()
        self.asked = asked
        self.hits = hits


class SearchAsked(Message):
    """The guidance is to be searched for words that were given elsewhere."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class Turned(Message):
    """The person asks for the neighbour of what is opened."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.step = step


class CopyAsked(Message):
    """The person asks for what is opened as text."""


class Asked(Message):
    """A letter was pressed on a row of a pane."""

    def __init__(self, pane: str, letter: str, place: int) -> None:
        super().__init__()
        self.pane = pane
        self.letter = letter
        self.place = place


class Edited(Message):
    """A fact was changed in place; ``text`` is None where it was left as it is."""

    def __init__(self, row: FactRow, text: str | None) -> None:
        super().__init__()
        self.row = row
        self.text = text
