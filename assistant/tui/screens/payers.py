"""The payers screen: the matrix with a filter, one payer in full below it, its changes, a new row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from assistant.tui import words
from assistant.tui.layout.columns import Row
from assistant.tui.layout.payers import heading_row, payer_row
from assistant.tui.matrix import PayerChange
from assistant.tui.messages import (
    Asked,
    CopyAsked,
    MatrixShown,
    PayerHistory,
    PayerRecorded,
    Picked,
    Pointed,
    Turned,
    TurnFailed,
)
from assistant.tui.screens.payer_form import PayerForm
from assistant.tui.sheets.payers import PayerRow, opened_history
from assistant.tui.turns import Turns
from assistant.tui.widgets.filtered import EntryList, FilteredRows
from assistant.tui.widgets.frame import KeyHint, KeyRow, TopRow

KEYS = (
    KeyHint("Enter", "Change", "screen.on_row('enter')"),
    KeyHint("r", "Reviewed", "screen.on_row('r')"),
    KeyHint("h", "Changes", "screen.on_row('h')"),
    KeyHint("n", "New row", "screen.new_row"),
    KeyHint("/", "Filter", "screen.filter"),
    KeyHint("F1", "Help", "app.help"),
)


class PayerList(EntryList):
    pane = "payers"
    letters = "rhn"
    rows: Sequence[PayerRow] = ()

    def contents(self, width: int) -> Sequence[tuple[Sequence[Row], bool]]:
        return [([payer_row(row, width)], True) for row in self.rows]


class PayersScreen(Screen[None]):
    CSS_PATH = "payers.tcss"
    AUTO_FOCUS = "#payers"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("slash", "filter", "Filter", show=False),
        Binding("n", "new_row", "New row", show=False),
    ]

    def __init__(self, turns: Turns) -> None:
        super().__init__()
        self._turns = turns
        self._page = FilteredRows(words.PAYERS, heading_row, PayerList())

    def compose(self) -> ComposeResult:
        yield TopRow("payers")
        yield self._page
        yield KeyRow(KEYS)

    def on_screen_resume(self) -> None:
        """What was changed elsewhere shows whenever the screen is come back to."""
        self._look()

    @on(Input.Changed, "#filter")
    def _look(self) -> None:
        self._turns.matrix(self._page.asked, self.post_message)

    @on(MatrixShown)
    def show(self, event: MatrixShown) -> None:
        """The rows of the present filter."""
        if event.asked != self._page.asked:
            return
        rows, away = event.sheet.rows, event.sheet.away
        state = words.PAYERS_STATE.format(count=len(rows), summary=event.sheet.summary)
        note = words.ROWS_AWAY.format(reason=away) if away is not None else ""
        self._page.show(rows, state, note if rows else words.NO_PAYER.format(asked=event.asked))

    def tell(self, text: str) -> None:
        """Say something above the rows."""
        self._page.tell(text)

    def _row(self) -> PayerRow | None:
        place = self._page.place
        return self.query_one(PayerList).rows[place] if place is not None else None

    @on(Pointed)
    def follow_cursor(self, event: Pointed) -> None:
        self._page.read(event.place)

    @on(Picked)
    def change_row(self) -> None:
        row = self._row()
        if row is not None:
            self._open_form(row)

    @on(Asked)
    def do_on_row(self, event: Asked) -> None:
        row = self._row()
        match event.letter:
            case "r" if row is not None and row.is_own:
                change = PayerChange(row.name, {}, "", "", words.REVIEWED_TODAY)
                self._turns.record_payer(change, self.post_message)
            case "r" if row is not None:
                self._open_form(row, is_review=True)
            case "h" if row is not None:
                self._turns.payer_history(row.id, row.name, self.post_message)
            case "n":
                self.action_new_row()

    def _open_form(self, row: PayerRow | None, *, is_review: bool = False) -> None:
        self.app.push_screen(PayerForm(self._turns, row, is_review=is_review), self._after_form)

    def _after_form(self, told: str | None) -> None:
        if told is not None:
            self.tell(told)
            self._look_and_keep(told)

    def _look_and_keep(self, told: str) -> None:
        self._look()
        self.call_after_refresh(self.tell, told)

    @on(PayerRecorded)
    def note_recorded(self, event: PayerRecorded) -> None:
        self._look_and_keep(event.told)

    @on(PayerHistory)
    def show_history(self, event: PayerHistory) -> None:
        self._page.detail.show(opened_history(event.name, event.entries))

    @on(TurnFailed)
    def show_failure(self, event: TurnFailed) -> None:
        self.tell(words.NOT_RECORDED.format(reason=event.reason))

    @on(CopyAsked)
    def copy(self) -> None:
        self._page.copy()

    @on(Turned)
    def turn(self, event: Turned) -> None:
        event.stop()

    @on(Input.Submitted, "#filter")
    def go_to_rows(self) -> None:
        if self._page.listed.rows:
            self._page.listed.focus()

    def on_key(self, event: events.Key) -> None:
        if event.key == "down" and self._page.field.has_focus:
            event.stop()
            self.go_to_rows()

    def action_filter(self) -> None:
        self._page.field.focus()

    def action_new_row(self) -> None:
        self._open_form(None)

    def action_on_row(self, key: str) -> None:
        """A key of the footer was clicked."""
        self.query_one(PayerList).focus()
        self.app.simulate_key(key)

    def action_back(self) -> None:
        """Esc clears the filter; from there the rows; from there the visit."""
        field, listed = self._page.field, self._page.listed
        if field.value:
            field.value = ""
            listed.focus()
        elif not listed.has_focus and listed.rows:
            listed.focus()
        else:
            self.app.switch_mode("visit")
