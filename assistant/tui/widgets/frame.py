"""The rows around every screen: modes above, keys below; and the narrow screen's strip and switch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from assistant.tui import words
from assistant.tui.layout.bar import strip_row
from assistant.tui.layout.claim import strip_lines
from assistant.tui.layout.columns import Row
from assistant.tui.sheets.model import ClaimSheet, MinutesSheet, Tone
from assistant.tui.widgets.panes import EMPTY_CLAIM, Laid

QUIET = str(Tone.UNCOUNTED)


@dataclass(frozen=True, slots=True)
class Mode:
    key: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key of the footer; ``action`` is what a click on it does."""

    key: str
    does: str
    action: str
    is_dim: bool = False


MODES = (Mode("F2", "visit", "Visit"), Mode("F6", "guidance", "Guidance"))
PALETTE = KeyHint("^p", "palette", "app.command_palette")


def linked(text: str, style: str, action: str) -> Content:
    """Text that does something when it is clicked."""
    return Content(text).stylize(style).stylize(Style.from_meta({"@click": action}))


def spread_contents(left: Content, ending: Content, width: int) -> Content:
    gap = width - left.cell_length - ending.cell_length
    if gap < 1:
        return left.truncate(width)
    return left + Content(" " * gap) + ending


class TopRow(Static):
    """The name, the modes, and what holds for the whole."""

    def __init__(self, mode: str) -> None:
        super().__init__(markup=False)
        self.auto_links = False
        self._mode = mode
        self._status = ""

    def tell(self, status: str) -> None:
        self._status = status
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.size.width
        if width <= 0:
            return
        pieces = [Content.styled(words.NAME, "bold $claim"), Content("    ")]
        for mode in MODES:
            if width >= 90:
                pieces.append(Content.styled(f"{mode.key} ", QUIET))
            style = "bold underline $claim" if mode.name == self._mode else QUIET
            pieces += [linked(mode.title, style, f"app.switch_mode('{mode.name}')"), Content("  ")]
        status = self._status if width >= 90 else ""
        self.update(spread_contents(Content("").join(pieces), Content.styled(status, QUIET), width))


class KeyRow(Static):
    """At most six keys; those that do not fit are left out from the right, the palette stays."""

    def __init__(self, hints: Sequence[KeyHint]) -> None:
        super().__init__(markup=False)
        self.auto_links = False
        self._hints = tuple(hints)

    def tell(self, hints: Sequence[KeyHint]) -> None:
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.size.width
        if width <= 0:
            return
        ending = _hint(PALETTE)
        left = Content("")
        for hint in self._hints:
            further = left + _hint(hint) + Content("  ")
            if further.cell_length + ending.cell_length > width:
                break
            left = further
        self.update(spread_contents(left, ending, width))


def _hint(hint: KeyHint) -> Content:
    loud, quiet = ("$track", "$track") if hint.is_dim else ("bold $claim", QUIET)
    return linked(hint.key, loud, hint.action) + linked(f" {hint.does}", quiet, hint.action)


class Strip(Laid):
    """The narrow screen's claim and bar."""

    claim: ClaimSheet = EMPTY_CLAIM
    minutes: MinutesSheet | None = None
    is_current = True

    def show(self, claim: ClaimSheet, minutes: MinutesSheet | None, *, is_current: bool = True) -> None:
        self.claim, self.minutes, self.is_current = claim, minutes, is_current
        self.lay_out()

    def rows(self, width: int) -> Sequence[Row]:
        lines: Sequence[Row] = strip_lines(self.claim, width, is_current=self.is_current)
        if not lines:
            lines = [((words.CLAIM_EMPTY, QUIET),)]
        bar = [strip_row(self.minutes, width)] if self.minutes is not None and self.minutes.rows else []
        return [*lines, *bar]


class Switch(Static):
    """Which part of the visit the narrow screen shows; the state at the right."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.auto_links = False
        self.page = "talk"
        self._counts: dict[str, int] = {}
        self._brief = ("", Tone.UNCOUNTED)

    def tell(self, counts: dict[str, int], brief: str, tone: Tone) -> None:
        self._counts, self._brief = counts, (brief, tone)
        self._lay_out()

    def turn_to(self, page: str) -> None:
        self.page = page
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.size.width
        if width <= 0:
            return
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
        self.update(spread_contents(left, ending, width))
