"""All panes of a sheet together, one of whose rows may be opened in full."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.widgets import ContentSwitcher

from assistant.tui.sheets.model import GroundRow, VisitSheet
from assistant.tui.sheets.opened import Opened, opened_assumed, opened_ground, opened_row
from assistant.tui.sheets.timeline import MinutesSheet
from assistant.tui.widgets.detail import Detail
from assistant.tui.widgets.fact_list import FactList, FactsPane
from assistant.tui.widgets.panes import (
    EMPTY_CLAIM,
    Bars,
    ClaimList,
    ClaimPane,
    FindingList,
    GroundList,
    GroundsPane,
    MinutesPane,
)
from assistant.tui.widgets.rows import RowList

READING, DETAIL = "reading", "detail"
AROUND = 9
"""Rows of the column that are no list: four headings, the gaps between the panes, the tint around the claim."""
LEAST_GROUNDS = 4


class Panels(Vertical):
    """All panes of a sheet, one of whose rows may be opened where Facts and Grounds are."""

    def compose(self) -> ComposeResult:
        yield ClaimPane()
        yield MinutesPane()
        with ContentSwitcher(initial=READING, id="lower"):
            with Vertical(id=READING):
                yield FactsPane()
                yield GroundsPane()
            yield Detail(id=DETAIL)

    def show(self, sheet: VisitSheet, room: Size) -> None:
        """Every pane of a sheet, folded where the room is short."""
        self.close()
        self.query_one(FactsPane).stop_editing()
        self.query_one(ClaimPane).show(sheet.claim, sheet.findings)
        self.query_one(MinutesPane).show(sheet.minutes)
        self.query_one(FactsPane).show(sheet.facts)
        self.query_one(GroundsPane).show(sheet.grounds)
        self.fold(room)

    def fold(self, room: Size) -> None:
        """Facts first, then findings too, are folded where not everything fits; most grounds may be scrolled to."""
        facts, found = self.query_one(FactList), self.query_one(FindingList)
        before = facts.is_folded, found.is_folded
        for facts.is_folded, found.is_folded in ((False, False), (True, False), (True, True)):
            if self._height(room.width, are_grounds_whole=not facts.is_folded) <= room.height:
                break
        if before != (facts.is_folded, found.is_folded):
            facts.lay_out()
            found.lay_out()

    def _height(self, width: int, *, are_grounds_whole: bool) -> int:
        """The rows that all panes together take at a width, with all grounds or the first few."""
        *lists, grounds = (sum(len(rows) for rows, _ in each.contents(width)) for each in self.lists)
        shown = grounds if are_grounds_whole else min(grounds, LEAST_GROUNDS)
        return sum(lists) + shown + len(self.query_one(Bars).rows(width)) + AROUND

    def show_nothing(self, minutes: MinutesSheet) -> None:
        self.query_one(ClaimPane).show(EMPTY_CLAIM, ())
        self.query_one(MinutesPane).show(minutes)

    def mark_stale(self, sheet: VisitSheet) -> None:
        self.query_one(ClaimPane).show(sheet.claim, sheet.findings, is_current=False)

    @property
    def lists(self) -> tuple[RowList, ...]:
        """The lists in which rows can be opened, in order."""
        return tuple(self.query_one(kind) for kind in (ClaimList, FindingList, FactList, GroundList))

    @property
    def detail(self) -> Detail:
        return self.query_one(Detail)

    @property
    def opened(self) -> Opened | None:
        return self.detail.opened if self.query_one(ContentSwitcher).current == DETAIL else None

    def open(self, sheet: VisitSheet, pane: str, place: int) -> bool:
        opened = opened_row(sheet, pane, place)
        if opened is not None:
            self.open_in_full(opened)
        return opened is not None

    def open_supposed(self, sheet: VisitSheet, place: int) -> None:
        """Open everything that is supposed."""
        self.open_in_full(opened_assumed(sheet.facts, place, sheet.grounds))

    def open_ground(self, ground: GroundRow) -> None:
        self.open_in_full(replace(opened_ground((ground,), 0), state=""))

    def open_in_full(self, opened: Opened) -> None:
        """Show one thing where Facts and Grounds are."""
        self.query_one(ContentSwitcher).current = DETAIL
        self.add_class("-detail")
        self.detail.show(opened)

    def close(self) -> None:
        self.remove_class("-detail")
        self.query_one(ContentSwitcher).current = READING
