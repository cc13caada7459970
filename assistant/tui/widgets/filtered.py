"""Rows under a filter, and the one with the cursor in full below them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Static

from assistant.tui import words
from assistant.tui.layout.columns import Row
from assistant.tui.paint import painted
from assistant.tui.sheets.opened import Opened
from assistant.tui.widgets.detail import Detail
from assistant.tui.widgets.laid import Heading
from assistant.tui.widgets.rows import RowList


class Entry(Protocol):
    """What stands on a row: it can be opened in full."""

    @property
    def opened(self) -> Opened: ...


class EntryList(RowList):
    """The rows that hold the words of the filter."""

    rows: Sequence[Entry] = ()


class ColumnHeads(Static):
    """The names of the columns, as many as a width takes."""

    def __init__(self, heading: Callable[[int], Row]) -> None:
        super().__init__(classes="heads", markup=False)
        self._heading = heading

    def on_resize(self, event: events.Resize) -> None:
        self.update(painted([self._heading(event.size.width)]))


class FilteredRows(Vertical):
    """A title, the filter, what is to be said, the rows, and the opened one; ``listed.pane`` begins the ids."""

    DEFAULT_CSS = """
    FilteredRows {
        height: 1fr; padding: 1 2 0 2;
        & Heading { height: 1; }
        & #filter-row { height: 1; background: $surface; margin: 1 0; }
        & #filter-mark { width: 3; padding: 0 0 0 1; color: $uncounted; }
        & #filter { width: 1fr; background: $surface; color: $claim; border: none; }
        & #filter:focus { background-tint: transparent 0%; border: none; }
        & #filter > .input--placeholder { color: $uncounted; }
        & .note { display: none; height: auto; color: $missing; margin: 0 0 1 0; }
        & .note.-told { display: block; }
        & .note.-quiet { color: $uncounted; }
        & .heads { height: 1; }
        & .entries { height: 1fr; min-height: 4; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
        & .opened { height: auto; background: $surface; padding: 0 1 0 1; margin: 1 0 0 0; scrollbar-size-vertical: 1;
            display: none; }
        &.-filled .opened { display: block; }
        & Detail { height: auto; }
        & DetailText { height: auto; margin: 0 0 1 0; }
    }
    """

    def __init__(self, title: str, heading: Callable[[int], Row], listed: EntryList) -> None:
        super().__init__()
        self._title = title
        self._heading = heading
        self.listed = listed
        self.is_shown = False
        """Have the rows come at least once?"""

    def compose(self) -> ComposeResult:
        yield Heading(self._title)
        with Horizontal(id="filter-row"):
            yield Static("/", id="filter-mark", markup=False)
            yield Input(id="filter", placeholder=words.FILTER, compact=True, select_on_focus=False)
        yield Static("", id=f"{self.listed.pane}-note", classes="note", markup=False)
        yield ColumnHeads(self._heading)
        with VerticalScroll(classes="entries", can_focus=False):
            yield self.listed
        with VerticalScroll(classes="opened", can_focus=False):
            yield Detail(id="detail")

    @property
    def field(self) -> Input:
        return self.query_one("#filter", Input)

    @property
    def asked(self) -> str:
        """The words of the filter."""
        return self.field.value.strip()

    @property
    def detail(self) -> Detail:
        return self.query_one(Detail)

    @property
    def place(self) -> int | None:
        """The place of the row with the cursor; None where there is none."""
        place = self.listed.highlighted
        return place if place is not None and place < len(self.listed.rows) else None

    def show(self, rows: Sequence[Entry], state: str, note: str, *, is_quiet: bool = False) -> None:
        """The rows of the present filter, what holds for all of them, and what is to be said, quietly or not."""
        self.is_shown = True
        self.query_one(Heading).tell(state)
        self.tell(note, is_quiet=is_quiet)
        self.listed.rows = rows
        self.listed.lay_out()
        self.set_class(bool(rows), "-filled")
        if rows:
            self.read(min(self.listed.highlighted or 0, len(rows) - 1))

    def tell(self, text: str, *, is_quiet: bool = False) -> None:
        """Say something above the rows; nothing where there is nothing to say. Quietly where nothing is amiss."""
        note = self.query_one(".note", Static)
        note.set_class(is_quiet, "-quiet")
        note.update(text)
        note.set_class(bool(text), "-told")

    def read(self, place: int | None) -> None:
        """Open a row in full, where there is such a row."""
        if place is not None and place < len(self.listed.rows):
            self.detail.show(self.listed.rows[place].opened)

    def copy(self) -> None:
        """Copy what is opened."""
        if self.detail.opened is not None:
            self.app.copy_to_clipboard(self.detail.opened.plain)
