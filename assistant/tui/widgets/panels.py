"""All panes of a sheet together, one of whose rows may be opened in full."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import ContentSwitcher

from assistant.tui.sheets.model import GroundRow, VisitSheet
from assistant.tui.sheets.timeline import MinutesSheet
from assistant.tui.widgets.detail import Detail, Opened, opened_ground, opened_row
from assistant.tui.widgets.panes import (
    EMPTY_CLAIM,
    ClaimList,
    ClaimPane,
    FactList,
    FactsPane,
    FindingList,
    GroundList,
    GroundsPane,
    MinutesPane,
)
from assistant.tui.widgets.rows import RowList

READING, DETAIL = "reading", "detail"


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

    def show(self, sheet: VisitSheet) -> None:
        self.close()
        self.query_one(ClaimPane).show(sheet.claim, sheet.findings)
        self.query_one(MinutesPane).show(sheet.minutes)
        self.query_one(FactsPane).show(sheet.facts)
        self.query_one(GroundsPane).show(sheet.grounds)

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
            self._open(opened)
        return opened is not None

    def open_ground(self, ground: GroundRow) -> None:
        self._open(replace(opened_ground((ground,), 0), state=""))

    def _open(self, opened: Opened) -> None:
        self.query_one(ContentSwitcher).current = DETAIL
        self.add_class("-detail")
        self.detail.show(opened)

    def close(self) -> None:
        self.remove_class("-detail")
        self.query_one(ContentSwitcher).current = READING
