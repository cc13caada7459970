"""Text that is laid out for the width it is given, in one pass."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Size
from textual.selection import Selection
from textual.widget import Widget

from assistant.tui.layout.columns import Row, spread
from assistant.tui.paint import HANG, painted
from assistant.tui.sheets.tone import Tone

HUNG = re.compile(rf"\s*\n{HANG}+")


class Laid(Widget):
    """Rows of text, one a line, for any width."""

    DEFAULT_CSS = "Laid { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: clip; }"

    def rows(self, width: int) -> Sequence[Row]:
        return ()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.rows(max(1, width)))

    def render(self) -> Content:
        return painted(self.rows(max(1, self.content_size.width)))

    def lay_out(self) -> None:
        """Show what the rows have become."""
        self.refresh(layout=True)


class Heading(Laid):
    """The name of a pane at the left, its count or state at the right."""

    def __init__(self, title: str, state: str = "") -> None:
        super().__init__()
        self.title = title
        self.state = state
        self._tone = Tone.UNCOUNTED

    def tell(self, state: str, tone: Tone = Tone.UNCOUNTED) -> None:
        self.state, self._tone = state, tone
        self.refresh()

    def rows(self, width: int) -> Sequence[Row]:
        style = str(self._tone) if self._tone is Tone.UNCOUNTED else f"bold {self._tone}"
        return [spread(((self.title, "bold $claim"),), ((self.state, style),), width)]


class Flow(Widget):
    """Content that depends on the width and wraps in it."""

    DEFAULT_CSS = "Flow { height: auto; width: 1fr; }"

    def content(self, width: int) -> Content:
        return Content("")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.content(max(1, width)).get_height(RulesMap(), max(1, width))

    def render(self) -> Content:
        return self.content(max(1, self.content_size.width))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What is selected, without the breaks inside of sentences."""
        selected = super().get_selection(selection)
        return (HUNG.sub(" ", selected[0]), selected[1]) if selected is not None else None
