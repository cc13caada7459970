"""The payers screen: the matrix with a filter, one payer in full below it, its changes, a new row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

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
from assistant.tui.paint import painted
from assistant.tui.screens.payer_form import PayerForm
from assistant.tui.sheets.payers import PayerRow, PayersSheet, opened_history
from assistant.tui.turns import Turns
from assistant.tui.widgets.detail import Detail
from assistant.tui.widgets.frame import KeyHint, KeyRow, TopRow
from assistant.tui.widgets.laid import Heading
from assistant.tui.widgets.rows import RowList

KEYS = (
    KeyHint("Enter", "Change", "screen.on_row('enter')"),
    KeyHint("r", "Reviewed", "screen.on_row('r')"),
    KeyHint("h", "Changes", "screen.on_row('h')"),
    KeyHint("n", "New row", "screen.new_row"),
    KeyHint("/", "Filter", "screen.filter"),
    KeyHint("F1", "Help", "app.help"),
)


class PayerList(RowList):
    pane = "payers"
    letters = "rhn"
    rows: tuple[PayerRow, ...] = ()

    def contents(self, width: int) -> Sequence[tuple[Sequence[Row], bool]]:
        return [([payer_row(row, width)], True) for row in self.rows]


class ColumnHeads(Static):
    """The names of the columns, as many as the list has."""

    def on_resize(self, event: events.Resize) -> None:
        self.update(painted([heading_row(event.size.width)]))


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
        self.sheet: PayersSheet | None = None

    def compose(self) -> ComposeResult:
        yield TopRow("payers")
        with Vertical(id="payer-page"):
            yield Heading(words.PAYERS)
            with Horizontal(id="filter-row"):
                yield Static("/", id="filter-mark", markup=False)
                yield Input(id="filter", placeholder=words.FILTER, compact=True, select_on_focus=False)
            yield Static("", id="payer-note", markup=False)
            yield ColumnHeads(id="payer-heads", markup=False)
            with VerticalScroll(id="payer-rows", can_focus=False):
                yield PayerList()
            with VerticalScroll(id="payer-detail", can_focus=False):
                yield Detail(id="detail")
        yield KeyRow(KEYS)

    def on_screen_resume(self) -> None:
        """What was changed elsewhere shows whenever the screen is come back to."""
        self._look()

    @on(Input.Changed, "#filter")
    def _look(self) -> None:
        self._turns.matrix(self.query_one(Input).value.strip(), self.post_message)

    @on(MatrixShown)
    def show(self, event: MatrixShown) -> None:
        """The rows of the present filter."""
        asked = self.query_one(Input).value.strip()
        if event.asked != asked:
            return
        self.sheet = event.sheet
        rows = event.sheet.rows
        self.query_one(Heading).tell(words.PAYERS_STATE.format(count=len(rows), summary=event.sheet.summary))
        note = words.ROWS_AWAY.format(reason=event.sheet.away) if event.sheet.away is not None else ""
        self.tell(words.NO_PAYER.format(asked=asked) if not rows else note)
        listed = self.query_one(PayerList)
        listed.rows = rows
        listed.lay_out()
        self.set_class(bool(rows), "-filled")
        if rows:
            self._read(min(listed.highlighted or 0, len(rows) - 1))

    def tell(self, text: str) -> None:
        """Say something above the rows; nothing where there is nothing to say."""
        note = self.query_one("#payer-note", Static)
        note.update(text)
        note.set_class(bool(text), "-told")

    def _read(self, place: int) -> None:
        if self.sheet is not None:
            self.query_one(Detail).show(self.sheet.rows[place].opened)

    def _row(self) -> PayerRow | None:
        place = self.query_one(PayerList).highlighted
        rows = self.sheet.rows if self.sheet is not None else ()
        return rows[place] if place is not None and place < len(rows) else None

    @on(Pointed)
    def follow_cursor(self, event: Pointed) -> None:
        if event.place is not None and self.sheet is not None and event.place < len(self.sheet.rows):
            self._read(event.place)

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
        self.query_one(Detail).show(opened_history(event.name, event.entries))

    @on(TurnFailed)
    def show_failure(self, event: TurnFailed) -> None:
        self.tell(words.NOT_RECORDED.format(reason=event.reason))

    @on(CopyAsked)
    def copy(self) -> None:
        opened = self.query_one(Detail).opened
        if opened is not None:
            self.app.copy_to_clipboard(opened.plain)

    @on(Turned)
    def turn(self, event: Turned) -> None:
        event.stop()

    @on(Input.Submitted, "#filter")
    def go_to_rows(self) -> None:
        if self.sheet is not None and self.sheet.rows:
            self.query_one(PayerList).focus()

    def on_key(self, event: events.Key) -> None:
        if event.key == "down" and self.query_one(Input).has_focus:
            event.stop()
            self.go_to_rows()

    def action_filter(self) -> None:
        self.query_one(Input).focus()

    def action_new_row(self) -> None:
        self._open_form(None)

    def action_on_row(self, key: str) -> None:
        """A key of the footer was clicked."""
        self.query_one(PayerList).focus()
        self.app.simulate_key(key)

    def action_back(self) -> None:
        """Esc clears the filter; from there the rows; from there the visit."""
        field, listed = self.query_one(Input), self.query_one(PayerList)
        if field.value:
            field.value = ""
            listed.focus()
        elif not listed.has_focus and self.sheet is not None and self.sheet.rows:
            listed.focus()
        else:
            self.app.switch_mode("visit")
