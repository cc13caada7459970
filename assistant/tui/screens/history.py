"""The history screen: what was saved, one visit in full below it, coded again or deleted on a key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from assistant.tui import words
from assistant.tui.layout.columns import Row
from assistant.tui.layout.saved import heading_row, saved_row
from assistant.tui.messages import Asked, CopyAsked, HistoryShown, Picked, Pointed, Replayed, Turned, TurnFailed
from assistant.tui.sheets.saved import SavedRow, replay_opened
from assistant.tui.turns import Turns
from assistant.tui.widgets.filtered import EntryList, FilteredRows
from assistant.tui.widgets.frame import KeyHint, KeyRow, TopRow

KEYS = (
    KeyHint("Enter", "Code again", "screen.on_row('enter')"),
    KeyHint("d", "Delete", "screen.on_row('d')"),
    KeyHint("/", "Filter", "screen.filter"),
    KeyHint("F1", "Help", "app.help"),
)


class SavedList(EntryList):
    pane = "history"
    letters = "rd"
    rows: Sequence[SavedRow] = ()

    def contents(self, width: int) -> Sequence[tuple[Sequence[Row], bool]]:
        return [([saved_row(row, width)], True) for row in self.rows]


class HistoryScreen(Screen[None]):
    CSS_PATH = "history.tcss"
    AUTO_FOCUS = "#history"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("slash", "filter", "Filter", show=False),
    ]

    def __init__(self, turns: Turns) -> None:
        super().__init__()
        self._turns = turns
        self._page = FilteredRows(words.HISTORY, heading_row, SavedList())
        self._to_delete: int | None = None

    def compose(self) -> ComposeResult:
        yield TopRow("history")
        yield self._page
        yield KeyRow(KEYS)

    def on_screen_resume(self) -> None:
        """What was saved meanwhile shows whenever the screen is come back to."""
        self._look()

    @on(Input.Changed, "#filter")
    def _look(self) -> None:
        self._turns.history(self._page.asked, self.post_message)

    @on(HistoryShown)
    def show(self, event: HistoryShown) -> None:
        """The rows of the present filter."""
        if event.asked != self._page.asked:
            return
        rows = event.sheet.rows
        state = words.HISTORY_STATE.format(count=len(rows), kept=event.sheet.kept) if rows else ""
        nothing = words.NO_SAVED.format(asked=event.asked) if event.asked else words.NOTHING_SAVED
        self._page.show(rows, state, "" if rows else nothing, is_quiet=not event.asked)

    def tell(self, text: str) -> None:
        """Say something above the rows."""
        self._page.tell(text)

    def _row(self) -> SavedRow | None:
        place = self._page.place
        return self.query_one(SavedList).rows[place] if place is not None else None

    @on(Pointed)
    def follow_cursor(self, event: Pointed) -> None:
        self._to_delete = None
        self._page.read(event.place)

    @on(Picked)
    def code_again(self) -> None:
        row = self._row()
        if row is not None:
            self._turns.replay_visit(row.number, self.post_message)

    @on(Asked)
    def do_on_row(self, event: Asked) -> None:
        row = self._row()
        if row is None:
            return
        if event.letter == "r":
            self.code_again()
        elif event.letter == "d" and self._to_delete == row.number:
            self._to_delete = None
            self._turns.delete_visit(row.number, self._page.asked, self.post_message)
        elif event.letter == "d":
            self._to_delete = row.number
            self.tell(words.DELETE_AGAIN.format(number=row.number))

    @on(Replayed)
    def show_replay(self, event: Replayed) -> None:
        self._page.detail.show(replay_opened(event.number, event.told))

    @on(TurnFailed)
    def show_failure(self, event: TurnFailed) -> None:
        self.tell(words.HISTORY_FAILED.format(reason=event.reason))

    @on(Turned)
    def turn(self, event: Turned) -> None:
        """The arrows in a visit in full go to its neighbours."""
        listed = self.query_one(SavedList)
        if listed.highlighted is not None and 0 <= listed.highlighted + event.step < len(listed.rows):
            listed.highlighted += event.step

    @on(CopyAsked)
    def copy(self) -> None:
        self._page.copy()

    def action_filter(self) -> None:
        self._page.field.focus()

    @on(Input.Submitted, "#filter")
    def to_rows(self) -> None:
        self.query_one(SavedList).focus()

    def action_back(self) -> None:
        """Esc: the filter, then its text, then the visit."""
        asked = self._page.field
        if self._to_delete is not None:
            self._to_delete = None
            self.tell("")
        elif asked.value:
            asked.value = ""
        elif asked.has_focus:
            self.query_one(SavedList).focus()
        else:
            self.app.switch_mode("visit")

    def action_on_row(self, key: str) -> None:
        """A click on a key of the footer."""
        if key == "enter":
            self.code_again()
        else:
            self.do_on_row(Asked("history", key, self.query_one(SavedList).highlighted or 0))
