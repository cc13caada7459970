"""The claim at the top of the narrow screen: a few lines, all of them while it has the focus."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.tui import words
from assistant.tui.layout.claim import strip_lines
from assistant.tui.layout.columns import Row
from assistant.tui.sheets.model import ClaimSheet
from assistant.tui.sheets.tone import Tone
from assistant.tui.widgets.rows import RowList, empty

MOST = 4


class StripClaim(RowList):
    pane = "claim"
    letters = "nc"
    is_only = False
    sheet: ClaimSheet | None = None
    is_current = True

    def show(self, sheet: ClaimSheet | None, *, is_current: bool) -> None:
        self.sheet, self.is_current = sheet, is_current
        self.lay_out()

    def contents(self, width: int) -> Sequence[tuple[Sequence[Row], bool]]:
        if self.sheet is None:
            return empty(words.CLAIM_EMPTY, width)
        most = len(self.sheet.lines) if self.has_focus else MOST
        rows = strip_lines(self.sheet, width, is_current=self.is_current, most=most)
        opens = [self.sheet.is_ready and line.tone is not Tone.UNCOUNTED for line in self.sheet.lines[:most]]
        return [([row], each) for row, each in zip(rows, [*opens, False], strict=False)]

    def on_focus(self) -> None:
        self.lay_out()

    def on_blur(self) -> None:
        self.lay_out()
