"""The right column: claim, findings, minutes; below them facts and grounds, or one thing opened in full."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import ContentSwitcher

from assistant.tui import words
from assistant.tui.sheets.model import MinutesSheet, VisitSheet
from assistant.tui.widgets.detail import (
    Detail,
    Opened,
    opened_assumed,
    opened_finding,
    opened_ground,
    opened_story,
)
from assistant.tui.widgets.panes import EMPTY_CLAIM, EMPTY_FACTS, ClaimPane, FactsPane, GroundsPane, MinutesPane

READING, DETAIL = "reading", "detail"


class Side(VerticalScroll, can_focus=True):
    """Scrolls as one, in order of need."""

    def __init__(self) -> None:
        super().__init__(id="right")
        self.sheet: VisitSheet | None = None
        self.empty_minutes: MinutesSheet | None = None

    def compose(self) -> ComposeResult:
        yield ClaimPane()
        yield MinutesPane()
        with ContentSwitcher(initial=READING, id="lower"):
            with Vertical(id=READING):
                yield FactsPane()
                yield GroundsPane()
            yield Detail(id=DETAIL)

    def show_empty(self, minutes: MinutesSheet | None) -> None:
        """Before anything was said: what will stand here, and the track with its thresholds."""
        self.sheet = None
        self.empty_minutes = minutes
        self.close()
        self.query_one(ClaimPane).show(EMPTY_CLAIM, ())
        self.query_one(MinutesPane).show(minutes or MinutesSheet(words.NONE_SAID, ()))
        self.query_one(FactsPane).show(EMPTY_FACTS)
        self.query_one(GroundsPane).show(())

    def show(self, sheet: VisitSheet) -> None:
        self.sheet = sheet
        self.close()
        self.query_one(ClaimPane).show(sheet.claim, sheet.findings)
        self.query_one(MinutesPane).show(sheet.minutes)
        self.query_one(FactsPane).show(sheet.facts)
        self.query_one(GroundsPane).show(sheet.grounds)

    def mark_stale(self) -> None:
        """A turn failed: the claim stays, and says that it is not current."""
        if self.sheet is not None:
            self.query_one(ClaimPane).show(self.sheet.claim, self.sheet.findings, is_current=False)

    # ---- one thing in full ----

    @property
    def opened(self) -> Opened | None:
        return self.query_one(Detail).opened if self.query_one(ContentSwitcher).current == DETAIL else None

    def open(self, pane: str, place: int) -> bool:
        """Open a row of a pane; False where it has nothing more to show."""
        opened = self._opened(pane, place)
        if opened is None:
            return False
        self.query_one(ContentSwitcher).current = DETAIL
        self.add_class("-detail")
        detail = self.query_one(Detail)
        detail.show(opened)
        return True

    def _opened(self, pane: str, place: int) -> Opened | None:
        sheet = self.sheet
        if sheet is None or place < 0:
            return None
        if pane == "claim" and place < len(sheet.stories):
            return opened_story(sheet.stories, place)
        if pane == "findings" and place < len(sheet.findings):
            return opened_finding(sheet.findings, place)
        if pane == "grounds" and place < len(sheet.grounds):
            return opened_ground(sheet.grounds, place)
        if pane == "facts" and place < len(sheet.facts.rows):
            return opened_assumed(sheet.facts.rows[place], place, sheet.facts.supposed)
        return None

    def turn(self, step: int) -> None:
        """Open the neighbour of what is open."""
        if self.opened is not None:
            self.open(self.opened.pane, self.opened.place + step)

    def close(self) -> None:
        self.remove_class("-detail")
        self.query_one(ContentSwitcher).current = READING
