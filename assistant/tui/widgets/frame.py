"""The rows around every screen: modes above, keys below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from assistant.tui import words
from assistant.tui.sheets.tone import Tone

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


MODES = (
    Mode("F2", "visit", "Visit"),
    Mode("F3", "learn", "Learn"),
    Mode("F4", "payers", "Payers"),
    Mode("F5", "history", "History"),
    Mode("F6", "guidance", "Guidance"),
)
NEXT = KeyHint("Tab", "Next pane", "screen.pane(1)")
BACK = KeyHint("Esc", "Back", "screen.back")
COPY = KeyHint("F8", "Copy claim", "app.copy_claim")
SLASH = KeyHint("/", "Commands", "screen.list_commands")
HELP = KeyHint("F1", "Help", "app.help")
SEND = KeyHint("Enter", "Send", "screen.press('enter')")
PROMPT_KEYS = (SEND, NEXT, COPY, SLASH, HELP)
PALETTE = KeyHint("^p", "palette", "app.command_palette")


def linked(text: str, style: str, action: str) -> Content:
    """Text that does something when it is clicked."""
    return Content(text).stylize(style).stylize(Style.from_meta({"@click": action}))


def spread_contents(left: Content, ending: Content, width: int) -> Content:
    gap = width - left.cell_length - ending.cell_length
    if gap < 1:
        return left.truncate(width)
    return left + Content(" " * gap) + ending


class TopRow(Widget):
    """The name, the modes, and what holds for the whole."""

    def __init__(self, mode: str) -> None:
        super().__init__()
        self.auto_links = False
        self._mode = mode
        self._status, self._brief = "", ""

    def tell(self, status: str, brief: str = "") -> None:
        """Say what holds for the whole; ``brief`` is what a narrow screen has room for."""
        self._status, self._brief = status, brief
        self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        pieces = [Content.styled(words.NAME, "bold $claim"), Content("    ")]
        for mode in MODES:
            if self.size.width >= 90:
                pieces.append(Content.styled(f"{mode.key} ", QUIET))
            style = "bold underline $claim" if mode.name == self._mode else QUIET
            pieces += [linked(mode.title, style, f"app.switch_mode('{mode.name}')"), Content("  ")]
        left = Content("").join(pieces)
        has_room = self.size.width >= 90 and left.cell_length + len(self._status) < width
        return spread_contents(left, Content.styled(self._status if has_room else self._brief, QUIET), width)


class KeyRow(Widget):
    """At most six keys; those that do not fit are left out from the right, the palette stays."""

    def __init__(self, hints: Sequence[KeyHint]) -> None:
        super().__init__()
        self.auto_links = False
        self._hints = tuple(hints)

    def tell(self, hints: Sequence[KeyHint]) -> None:
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        ending = _hint(PALETTE)
        left = Content("")
        for hint in self._hints:
            further = left + _hint(hint) + Content("  ")
            if further.cell_length + ending.cell_length > width:
                break
            left = further
        return spread_contents(left, ending, width)


def _hint(hint: KeyHint) -> Content:
    loud, quiet = ("$track", "$track") if hint.is_dim else ("bold $claim", QUIET)
    return linked(hint.key, loud, hint.action) + linked(f" {hint.does}", quiet, hint.action)
