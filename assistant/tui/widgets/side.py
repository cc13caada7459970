"""The right column: claim, findings, minutes; below them facts and grounds, or one thing opened in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Size

from assistant.tui import words
from assistant.tui.layout.bar import minute_rows
from assistant.tui.layout.columns import Row, spread, wrap
from assistant.tui.sheets.timeline import Fill, MinuteRow, MinutesSheet
from assistant.tui.widgets.laid import Laid

if TYPE_CHECKING:
    from assistant.tui.sheets.model import GroundRow, VisitSheet
    from assistant.tui.sheets.opened import Opened
    from assistant.tui.widgets.panels import Panels

QUIET = "$uncounted"
NO_MINUTES = MinutesSheet(words.NONE_SAID, (MinuteRow(words.COUNTED, 0, 0, Fill.COUNTED),))


class Blank(Laid):
    """What will stand in the panes, before anything was said: nothing moves when it comes."""

    minutes = NO_MINUTES
    profile = ""

    def rows(self, width: int) -> Sequence[Row]:
        return [
            _heading(words.CLAIM, words.NOTHING_YET, width),
            *_quiet(words.CLAIM_EMPTY, width),
            (),
            _heading(words.MINUTES, words.NONE_SAID, width),
            *minute_rows(self.minutes, width),
            (),
            _heading(words.FACTS, words.NONE_SAID, width),
            *_quiet(words.FACTS_PROFILE.format(facts=self.profile) if self.profile else words.FACTS_EMPTY, width),
            (),
            _heading(words.GROUNDS, "", width),
            *_quiet(words.GROUNDS_EMPTY, width),
        ]


def _heading(title: str, state: str, width: int) -> Row:
    return spread(((title, "bold $claim"),), ((state, QUIET),), width)


def _quiet(text: str, width: int) -> list[Row]:
    return [((line, QUIET),) for line in wrap(text, width)]


class Side(VerticalScroll, can_focus=True):
    """Scrolls as one, in order of need; the panes are furnished after the first paint."""

    panels: Panels

    def __init__(self) -> None:
        super().__init__(id="right")
        self.sheet: VisitSheet | None = None
        self.minutes = NO_MINUTES

    def compose(self) -> ComposeResult:
        yield Blank()

    async def furnish(self) -> None:
        from assistant.tui.widgets.panels import Panels

        self.panels = Panels()
        await self.mount(self.panels)

    def know(self, minutes: MinutesSheet, profile: str) -> None:
        """What holds before anything is said: the track with its thresholds, the clinic's profile."""
        self.minutes, self.query_one(Blank).profile = minutes, profile

    def show_empty(self) -> None:
        """Before anything was said."""
        self.sheet = None
        self.panels.close()
        self.remove_class("-filled")
        blank = self.query_one(Blank)
        blank.minutes = self.minutes
        blank.lay_out()

    def show(self, sheet: VisitSheet) -> None:
        self.sheet = sheet
        self.panels.show(sheet, self.room)
        self.add_class("-filled")

    @property
    def room(self) -> Size:
        """What the panes have without scrolling; on the narrow screen each has a page to itself."""
        is_page = self.screen.has_class("-single")
        width = max(1, self.scrollable_content_region.width - 1)
        return Size(width, 1000 if is_page else self.content_size.height)

    def on_resize(self) -> None:
        if self.sheet is not None:
            self.panels.fold(self.room)

    def mark_stale(self) -> None:
        """A turn failed: the claim stays, and says that it is not current."""
        if self.sheet is not None:
            self.panels.mark_stale(self.sheet)

    def open(self, pane: str, place: int) -> bool:
        """Open a row of a pane; False where it has nothing more to show."""
        return self.sheet is not None and self.panels.open(self.sheet, pane, place)

    def open_supposed(self, place: int) -> None:
        if self.sheet is not None:
            self.panels.open_supposed(self.sheet, place)

    def open_ground(self, ground: GroundRow) -> None:
        """Open a passage that is not among the present grounds."""
        self._fill()
        self.panels.open_ground(ground)

    def open_in_full(self, opened: Opened) -> None:
        """Open something that is in no list."""
        self._fill()
        self.panels.open_in_full(opened)

    def _fill(self) -> None:
        if self.sheet is None:
            self.panels.show_nothing(self.minutes)
            self.add_class("-filled")

    def close(self) -> None:
        """Close what is opened."""
        self.panels.close()
        self.set_class(self.sheet is not None, "-filled")
