"""The narrow screen's strip, which keeps the claim in sight, and the switch between the parts of a visit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

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


class Strip(Laid):
    """The narrow screen's claim and bar."""

    claim: ClaimSheet | None = None
    minutes: MinutesSheet | None = None
    is_current = True

    def show(self, claim: ClaimSheet | None, minutes: MinutesSheet, *, is_current: bool = True) -> None:
        self.claim, self.minutes, self.is_current = claim, minutes, is_current
        self.lay_out()

    def rows(self, width: int) -> Sequence[Row]:
        bar = [strip_row(self.minutes, width)] if self.minutes is not None else []
        return [*self._claim(width), *bar]

    def _claim(self, width: int) -> Sequence[Row]:
        if self.claim is None:
            return [((words.CLAIM_EMPTY, QUIET),)]
        from assistant.tui.layout.claim import strip_lines

        return strip_lines(self.claim, width, is_current=self.is_current)


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
