"""A list of rows that shows its cursor only while it has the focus."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.containers import VerticalScroll
from textual.geometry import Region, Size
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.tui.layout.columns import Row, wrap
from assistant.tui.messages import Asked, Picked, Pointed
from assistant.tui.paint import painted
from assistant.tui.sheets.tone import Tone


def empty(text: str, width: int) -> list[tuple[Sequence[Row], bool]]:
    """What will stand in a list that is still empty."""
    return [([((line, str(Tone.UNCOUNTED)),)], False) for line in wrap(text, width)]


class RowList(OptionList, can_focus=True):
    """Rows laid out anew at every width; ``pane`` names the list in its messages."""

    pane = ""
    letters = ""
    """Letters that do something on a row."""
    is_only = True
    """Is there one of its kind on a screen? Then its pane is its id."""

    DEFAULT_CSS = """
    RowList {
        height: auto; max-height: 1000; width: 1fr; padding: 0; border: none; background: transparent;
        text-wrap: nowrap; text-overflow: clip; scrollbar-size-vertical: 0;
        &:focus { border: none; background-tint: transparent 0%; }
        & > .option-list--option-highlighted { background: transparent; color: $claim; text-style: none; }
        &:focus > .option-list--option-highlighted { background: $tint; color: $claim; text-style: none; }
        & > .option-list--option-hover { background: $track 30%; }
        & > .option-list--option-disabled { color: $uncounted; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id=self.pane if self.is_only else None, compact=True, markup=False)
        self._laid_out_at = -1
        self._tops: list[tuple[int, int]] = []

    def contents(self, width: int) -> Sequence[tuple[Sequence[Row], bool]]:
        """The rows of each entry at a width, and whether it can be opened."""
        return ()

    @property
    def has_entries(self) -> bool:
        """Is there anything to open, whether or not it is on the screen?"""
        return any(opens for _, opens in self.contents(60))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows for a width, also before they have been laid out in it."""
        return sum(len(rows) for rows, _ in self.contents(max(1, width)))

    def lay_out(self) -> None:
        """Show the entries for the present width; the cursor stays where it was."""
        width = self.size.width
        self.refresh(layout=True)
        self._laid_out_at = width
        if width <= 0:
            return
        kept = self.highlighted
        entries = self.contents(width)
        self._tops, top = [], 0
        for rows, _ in entries:
            self._tops.append((top, len(rows)))
            top += len(rows)
        self.set_options([Option(painted(rows), disabled=not opens) for rows, opens in entries])
        if self.has_focus and entries:
            self.highlighted = min(kept or 0, len(entries) - 1)

    def top_of(self, place: int) -> int:
        """The row at which an entry begins."""
        return self._tops[place][0]

    def on_resize(self) -> None:
        if self.size.width != self._laid_out_at:
            self.lay_out()

    def on_key(self, event: events.Key) -> None:
        if event.key in self.letters and len(event.key) == 1 and self.highlighted is not None:
            event.stop()
            self.post_message(Asked(self.pane, event.key, self.highlighted))

    def on_focus(self) -> None:
        if self.highlighted is None:
            self.action_first()

    def on_blur(self) -> None:
        self.highlighted = None
        self.post_message(Pointed(self.pane, None))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.has_focus:
            self.post_message(Pointed(self.pane, event.option_index))
            self.call_after_refresh(self._show_cursor)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(Picked(self.pane, event.option_index))

    def _show_cursor(self) -> None:
        """Scroll whatever holds the list until the entry under the cursor is seen."""
        holder = next((each for each in self.ancestors if isinstance(each, VerticalScroll)), None)
        if holder is None or self.highlighted is None or self.highlighted >= len(self._tops):
            return
        top, height = self._tops[self.highlighted]
        y = self.content_region.y - holder.content_region.y + holder.scroll_offset.y + top
        holder.scroll_to_region(Region(0, y, 1, height), animate=False, force=True, x_axis=False)
