"""The narrow screen's strip, which keeps the claim in sight, and the switch between the parts of a visit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from assistant.tui import words
from assistant.tui.layout.bar import strip_row
from assistant.tui.layout.columns import Row
from assistant.tui.sheets.timeline import MinutesSheet
from assistant.tui.sheets.tone import Tone
from assistant.tui.widgets.frame import linked, spread_contents
from assistant.tui.widgets.laid import Laid

if TYPE_CHECKING:
    from assistant.tui.sheets.model import ClaimSheet

QUIET = str(Tone.UNCOUNTED)


class Strip(Vertical):
    """The narrow screen's claim and bar; the claim's lines can be opened once the list is furnished."""

    def compose(self) -> ComposeResult:
        yield StripBar()

    async def furnish(self) -> None:
        from assistant.tui.widgets.strip_claim import StripClaim

        await self.mount(StripClaim(), before=0)

    def show(self, claim: ClaimSheet | None, minutes: MinutesSheet, *, is_current: bool = True) -> None:
        from assistant.tui.widgets.strip_claim import StripClaim

        self.query_one(StripClaim).show(claim, is_current=is_current)
        bar = self.query_one(StripBar)
        bar.has_claim, bar.minutes = True, minutes
        bar.lay_out()


class StripBar(Laid):
    """The minutes in one row, under a word on what will stand above."""

    minutes: MinutesSheet | None = None
    has_claim = False

    def rows(self, width: int) -> Sequence[Row]:
        above: list[Row] = [] if self.has_claim else [((words.CLAIM_EMPTY, QUIET),)]
        return [*above, *([strip_row(self.minutes, width)] if self.minutes is not None else [])]


class Switch(Widget):
    """Which part of the visit the narrow screen shows; the state at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.auto_links = False
        self.page = "talk"
        self._counts: dict[str, int] = {}
        self._brief = (words.NOTHING_YET, Tone.UNCOUNTED)

    def tell(self, counts: dict[str, int], brief: str, tone: Tone) -> None:
        self._counts, self._brief = counts, (brief, tone)
        self.refresh()

    def turn_to(self, page: str) -> None:
        self.page = page
        self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        left = Content("")
        for page, title in (
            ("talk", words.TALK),
            ("minutes", words.MINUTES),
            ("facts", words.FACTS),
            ("grounds", words.GROUNDS),
        ):
            count = f" {self._counts[page]}" if self._counts.get(page) else ""
            style = "bold underline $claim" if page == self.page else QUIET
            left = left + linked(title, style, f"screen.page('{page}')")
            left = left + Content.styled(count, QUIET) + Content("   ")
        brief, tone = self._brief
        ending = Content.styled(brief, str(tone))
        return spread_contents(left, ending, width)
