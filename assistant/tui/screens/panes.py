"""Which pane is next, which keys the footer shows, what the narrow screen shows of a visit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget

from assistant.tui import words
from assistant.tui.sheets.model import Tone
from assistant.tui.widgets.detail import Detail
from assistant.tui.widgets.frame import KeyHint, KeyRow, Strip, Switch
from assistant.tui.widgets.panes import EMPTY_CLAIM, ClaimList, FactList, FindingList, GroundList
from assistant.tui.widgets.prompt import PromptText
from assistant.tui.widgets.side import Side
from assistant.tui.widgets.talk import Talk

if TYPE_CHECKING:
    from assistant.tui.screens.visit import VisitScreen

NEXT = KeyHint("Tab", "Next pane", "screen.pane(1)")
BACK = KeyHint("Esc", "Back", "screen.back")
COPY = KeyHint("F8", "Copy claim", "screen.copy_claim")
SLASH = KeyHint("/", "Commands", "screen.list_commands")
HELP = KeyHint("F1", "Help", "app.help")
KEYS: dict[str, Sequence[KeyHint]] = {
    "prompt": (KeyHint("Enter", "Send", "screen.press('enter')"), NEXT, COPY, SLASH, HELP),
    "talk": (NEXT, BACK, COPY, HELP),
    "choices": (KeyHint("Enter", "Take it", "screen.press('enter')"), NEXT, BACK, HELP),
    "claim": (KeyHint("Enter", "Why", "screen.press('enter')"), NEXT, BACK, COPY, HELP),
    "findings": (KeyHint("Enter", "Read it", "screen.press('enter')"), NEXT, BACK, COPY, HELP),
    "facts": (KeyHint("Enter", "Change", "screen.press('enter')"), NEXT, BACK, COPY, HELP),
    "grounds": (KeyHint("Enter", "Open", "screen.press('enter')"), NEXT, BACK, COPY, HELP),
    "detail": (
        KeyHint("← →", "Neighbours", "screen.press('right')"),
        KeyHint("c", "Copy", "screen.press('c')"),
        BACK,
        HELP,
    ),
}
PAGES = ("talk", "minutes", "facts", "grounds")
PAGE_OF = {"findings": "minutes", "facts": "facts", "grounds": "grounds", "detail": "grounds"}


class Panes:
    """Walks the panes of one visit screen."""

    def __init__(self, screen: VisitScreen) -> None:
        self._screen = screen
        self.page = "talk"

    @property
    def is_single(self) -> bool:
        return self._screen.has_class("-single")

    # ---- order ----

    def step(self, step: int) -> None:
        """Go to the next pane; on the narrow screen to the next page."""
        order = self._order()
        place = next((i for i, widget in enumerate(order) if widget.has_focus), 0)
        self.go_to(order[(place + step) % len(order)])

    def _order(self) -> list[Widget]:
        """The prompt, then the panes with something in them; from the prompt backwards the answers and the talk."""
        screen = self._screen
        side, talk = screen.query_one(Side), screen.query_one(Talk)
        lists: list[Widget] = []
        for kind in (ClaimList, FindingList, FactList, GroundList):
            listed = screen.query_one(kind)
            if kind is FactList and side.opened is not None:
                break
            if listed.has_entries and not (self.is_single and kind is ClaimList):
                lists.append(listed)
        if side.opened is not None:
            lists.append(screen.query_one(Detail))
        elif self.is_single and not screen.query_one(FindingList).has_entries:
            lists.insert(0, side)
        above: list[Widget] = [talk] if talk.max_scroll_y > 0 else []
        above += [talk.choices] if talk.choices is not None else []
        return [screen.query_one(PromptText), *lists, *above]

    def go_to(self, widget: Widget) -> None:
        """Focus a pane, turning the narrow screen to its page first."""
        name = widget.id or "choices"
        page = "minutes" if widget.id == "right" else PAGE_OF.get(name, "talk")
        self.turn_to(page)
        self._screen.call_after_refresh(widget.focus)

    def turn_to(self, page: str) -> None:
        self.page = page
        for each in PAGES:
            self._screen.set_class(each == page, f"-page-{each}")
        self._screen.query_one(Switch).turn_to(page)

    def open_page(self, page: str) -> None:
        """The switch was clicked."""
        kinds = {"minutes": FindingList, "facts": FactList, "grounds": GroundList}
        self.turn_to(page)
        widget: Widget = self._screen.query_one(kinds[page]) if page in kinds else self._screen.query_one(PromptText)
        self._screen.call_after_refresh(widget.focus)

    def follow_focus(self) -> None:
        """The footer shows the keys of the pane that has the focus."""
        focused = self._screen.focused
        if focused is not None and focused.id == "prompt" and self.page != "talk":
            self.turn_to("talk")
        self.show_keys()

    # ---- what stands around ----

    def tell(self, *, is_current: bool = True) -> None:
        """Bring strip, switch and footer up to the present sheet."""
        screen = self._screen
        side = screen.query_one(Side)
        sheet = side.sheet
        strip, switch = screen.query_one(Strip), screen.query_one(Switch)
        if sheet is None:
            strip.show(EMPTY_CLAIM, side.empty_minutes)
            switch.tell({}, words.NOTHING_YET, Tone.UNCOUNTED)
        else:
            strip.show(sheet.claim, sheet.minutes, is_current=is_current)
            brief, tone = (sheet.brief, sheet.brief_tone) if is_current else (words.NOT_CURRENT, Tone.MISSING)
            switch.tell({"facts": sheet.facts.count, "grounds": len(sheet.grounds)}, brief, tone)
        self.show_keys()

    def show_keys(self) -> None:
        """The keys of the pane that has the focus; copying is dim while there is no claim."""
        screen = self._screen
        focused = screen.focused
        name = (focused.id or "choices") if focused is not None else "prompt"
        is_ready = screen.exchange.answered is not None and screen.exchange.answered.sheet.claim.is_ready
        hints = [
            KeyHint(hint.key, hint.does, hint.action, is_dim=hint is COPY and not is_ready)
            for hint in KEYS.get(name, KEYS["talk"])
        ]
        screen.query_one(KeyRow).tell(hints)
