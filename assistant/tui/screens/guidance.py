"""The guidance screen: a search field, what is found, and what it says beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Static

from assistant.tui import words
from assistant.tui.layout.columns import Row, cut, pad, spread
from assistant.tui.messages import CopyAsked, Found, Picked, Pointed, SearchAsked, Turned, TurnFailed
from assistant.tui.sheets.dates import spoken_day
from assistant.tui.sheets.model import HitSheet
from assistant.tui.sheets.opened import Opened, Particular
from assistant.tui.sheets.statement import Statement
from assistant.tui.sheets.tone import Tone
from assistant.tui.turns import Turns
from assistant.tui.widgets.detail import Detail
from assistant.tui.widgets.frame import KeyHint, KeyRow, TopRow
from assistant.tui.widgets.laid import Heading
from assistant.tui.widgets.rows import RowList

PAUSE = 0.12
"""Seconds without a key after which what is typed is searched."""
KIND = 12
LEAST_SOURCE = 10
"""Cells in which who says it can be told, shortened."""
KEYS = (
    KeyHint("↓", "Hits", "screen.hits"),
    KeyHint("Enter", "Read it", "screen.hits"),
    KeyHint("Esc", "Back", "screen.back"),
    KeyHint("F2", "Visit", "app.switch_mode('visit')"),
    KeyHint("F1", "Help", "app.help"),
)


class HitList(RowList):
    pane = "hits"
    hits: tuple[HitSheet, ...] = ()

    def contents(self, width: int) -> Sequence[tuple[Sequence[Row], bool]]:
        kinds = ["", *(hit.kind for hit in self.hits)]
        return [
            ([_hit_row(hit, width, is_first=hit.kind != before)], True)
            for hit, before in zip(self.hits, kinds, strict=False)
        ]


def _hit_row(hit: HitSheet, width: int, *, is_first: bool) -> Row:
    """Of one kind the first shows it; who says it stands at the right, shortened where both are long."""
    quiet = str(Tone.UNCOUNTED)
    title = cut(hit.title, width - KIND)
    room = width - KIND - cell_len(title) - 2
    source = cut(hit.source, room) if room >= min(cell_len(hit.source), LEAST_SOURCE) else ""
    return spread(((pad(hit.kind if is_first else "", KIND), quiet), (title, "$claim")), ((source, quiet),), width)


class GuidanceScreen(Screen[None]):
    CSS_PATH = "guidance.tcss"
    AUTO_FOCUS = "#search"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("down", "hits", "Hits", show=False),
    ]

    def __init__(self, turns: Turns) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-single"), (90, "-wide")]
        self._turns = turns
        self._timer: Timer | None = None
        self.hits: tuple[HitSheet, ...] = ()

    def compose(self) -> ComposeResult:
        yield TopRow("guidance")
        with Horizontal(id="guide"):
            with Vertical(id="guide-left"):
                with Horizontal(id="search-row"):
                    yield Static("›", id="search-mark", markup=False)
                    yield Input(id="search", placeholder=words.SEARCH, compact=True, select_on_focus=False)
                yield Heading(words.GUIDANCE)
                yield Static(words.SEARCH_LEAD, id="lead", markup=False)
                with VerticalScroll(id="found", can_focus=False):
                    yield HitList()
            with VerticalScroll(id="guide-right"):
                yield Detail(id="detail")
        yield KeyRow(KEYS)

    def on_mount(self) -> None:
        if self._turns.version:
            self.query_one(TopRow).tell(words.STATUS.format(day=spoken_day(self._turns.version)))

    @on(SearchAsked)
    def search_for(self, event: SearchAsked) -> None:
        self.query_one(Input).value = event.words

    @on(Input.Changed)
    def wait_for_more(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._search)

    def _search(self) -> None:
        asked = self.query_one(Input).value.strip()
        if asked:
            self._turns.search(asked, self.post_message)
        else:
            self.show((), "")

    @on(Found)
    def show_found(self, event: Found) -> None:
        if event.asked == self.query_one(Input).value.strip():
            self.show(event.hits, words.HITS.format(count=len(event.hits)))
            if not event.hits:
                self.query_one("#lead", Static).update(words.NO_HIT)

    @on(TurnFailed)
    def show_failure(self, event: TurnFailed) -> None:
        self.query_one("#lead", Static).update(words.SEARCH_FAILED.format(reason=event.reason))
        self.set_class(False, "-found")

    def show(self, hits: tuple[HitSheet, ...], state: str) -> None:
        """The hits, and the first of them in full."""
        self.hits = hits
        self.set_class(bool(hits), "-found")
        self.query_one("#lead", Static).update(words.SEARCH_LEAD)
        self.query_one(Heading).tell(state)
        listed = self.query_one(HitList)
        listed.hits = hits
        listed.lay_out()
        if hits:
            self._read(0)

    def _read(self, place: int) -> None:
        hit = self.hits[place]
        details = tuple(Particular(label, text) for label, text in hit.details)
        said = (Statement(hit.says),) if hit.says else ()
        state = f"{place + 1} of {len(self.hits)}"
        opened = Opened("hits", place, hit.kind.capitalize(), state, hit.title, said, details, hit.address)
        self.query_one(Detail).show(opened)

    @on(Pointed)
    def follow_cursor(self, event: Pointed) -> None:
        if event.place is not None and event.place < len(self.hits):
            self._read(event.place)

    @on(Picked)
    def read_hit(self) -> None:
        self.set_class(True, "-reading")
        self.call_after_refresh(self.query_one(Detail).focus)

    @on(Turned)
    def turn(self, event: Turned) -> None:
        opened = self.query_one(Detail).opened
        if opened is not None and 0 <= opened.place + event.step < len(self.hits):
            self._read(opened.place + event.step)

    @on(CopyAsked)
    def copy(self) -> None:
        opened = self.query_one(Detail).opened
        if opened is not None:
            self.app.copy_to_clipboard(opened.plain)

    @on(Input.Submitted)
    def action_hits(self) -> None:
        if self.hits:
            self.query_one(HitList).focus()

    def action_back(self) -> None:
        """Esc: what is read, the hits, the field; from there the visit."""
        if self.has_class("-reading"):
            self.set_class(False, "-reading")
            self.call_after_refresh(self.query_one(HitList).focus)
        elif self.focused is not self.query_one(Input):
            self.query_one(Input).focus()
        else:
            self.app.switch_mode("visit")
