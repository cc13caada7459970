"""Which pane is next, which keys the footer shows, what the narrow screen shows of a visit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget

from assistant.tui import words
from assistant.tui.sheets.tone import Tone
from assistant.tui.widgets.frame import BACK, COPY, HELP, NEXT, PROMPT_KEYS, KeyHint, KeyRow
from assistant.tui.widgets.narrow import Strip, Switch
from assistant.tui.widgets.panes import ClaimList, FindingList
from assistant.tui.widgets.prompt import PromptText
from assistant.tui.widgets.rows import RowList
from assistant.tui.widgets.side import Side
from assistant.tui.widgets.strip_claim import StripClaim
from assistant.tui.widgets.talk import Talk

if TYPE_CHECKING:
    from assistant.tui.screens.visit import VisitScreen

ENTER = "screen.press('enter')"
NEIGHBOURS = KeyHint("← →", "Neighbours", "screen.press('right')")
KEYS: dict[str, Sequence[KeyHint]] = {
    "prompt": PROMPT_KEYS,
    "talk": (NEXT, BACK, COPY, HELP),
    "choices": (KeyHint("Enter", "Take it", ENTER), NEXT, BACK, HELP),
    "claim": (KeyHint("Enter", "Why", ENTER), KeyHint("n", "Why not", "screen.press('n')"), NEXT, BACK, COPY, HELP),
    "findings": (KeyHint("Enter", "Read it", ENTER), NEXT, BACK, COPY, HELP),
    "facts": (
        KeyHint("Enter", "Change", ENTER),
        KeyHint("x", "Forget", "screen.press('x')"),
        KeyHint("w", "Why it matters", "screen.press('w')"),
        NEXT,
        BACK,
        HELP,
    ),
    "edit": (KeyHint("Enter", "Send", ENTER), KeyHint("Esc", "Leave as it was", "screen.press('escape')"), HELP),
    "grounds": (KeyHint("Enter", "Open", ENTER), KeyHint("c", "Copy", "screen.press('c')"), NEXT, BACK, HELP),
    "detail": (
        NEIGHBOURS,
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
        self._is_current = True

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
        side, talk = self._screen.query_one(Side), self._screen.query_one(Talk)
        lists = [each for each in side.panels.lists if each.has_entries and not isinstance(each, ClaimList)]
        claim: RowList = self._screen.query_one(StripClaim if self.is_single else ClaimList)
        below: list[Widget] = [side.panels.detail] if side.panels.opened is not None else [*lists]
        if self.is_single and side.panels.opened is None and not any(isinstance(each, FindingList) for each in lists):
            below.insert(0, side)
        if claim.has_entries:
            below.insert(0, claim)
        above: list[Widget] = [talk] if talk.max_scroll_y > 0 else []
        above += [talk.choices] if talk.choices is not None else []
        return [self._screen.query_one(PromptText), *below, *above]

    def go_to(self, widget: Widget) -> None:
        """Focus a pane, turning the narrow screen to its page first."""
        if not isinstance(widget, StripClaim):
            self.turn_to("minutes" if widget.id == "right" else PAGE_OF.get(widget.id or "", "talk"))
        self._screen.call_after_refresh(widget.focus)

    def turn_to(self, page: str) -> None:
        if page == self.page:
            return
        self.page = page
        for each in PAGES:
            self._screen.set_class(each == page, f"-page-{each}")
        self._screen.query_one(Switch).turn_to(page)

    def open_page(self, page: str) -> None:
        """The switch was clicked."""
        self.turn_to(page)
        lists = self._screen.query_one(Side).panels.lists
        widget = next((each for each in lists if PAGE_OF.get(each.pane) == page), None)
        self._screen.call_after_refresh((widget or self._screen.query_one(PromptText)).focus)

    def follow_focus(self) -> None:
        """The footer shows the keys of the pane that has the focus."""
        focused = self._screen.focused
        if focused is not None and focused.id == "prompt" and self.page != "talk":
            self.turn_to("talk")
        self.show_keys()

    # ---- what stands around ----

    def tell(self, *, is_current: bool = True) -> None:
        """Bring strip, switch and footer up to the present sheet."""
        self._is_current = is_current
        if self.is_single:
            self.tell_narrow()
        self.show_keys()

    def tell_narrow(self) -> None:
        """What the narrow screen alone shows; while it is hidden it is left as it is, which is quicker."""
        side, is_current = self._screen.query_one(Side), self._is_current
        strip, switch, sheet = self._screen.query_one(Strip), self._screen.query_one(Switch), side.sheet
        if sheet is None:
            strip.show(None, side.minutes)
            switch.tell({}, words.NOTHING_YET, Tone.UNCOUNTED)
        else:
            strip.show(sheet.claim, sheet.minutes, is_current=is_current)
            brief, tone = (sheet.brief, sheet.brief_tone) if is_current else (words.NOT_CURRENT, Tone.MISSING)
            switch.tell({"facts": sheet.facts.count, "grounds": len(sheet.grounds)}, brief, tone)

    def show_keys(self) -> None:
        """The keys of the pane that has the focus; copying is dim while there is no claim."""
        screen = self._screen
        focused = screen.focused
        name = _name_of(focused) if focused is not None else "prompt"
        is_ready = screen.exchange.answered is not None and screen.exchange.answered.sheet.claim.is_ready
        opened = screen.query_one(Side).panels.opened
        has_neighbours = opened is None or opened.pane in ("claim", "findings", "grounds")
        hints = [
            KeyHint(hint.key, hint.does, hint.action, is_dim=hint is COPY and not is_ready)
            for hint in KEYS.get(name, KEYS["talk"])
            if hint is not NEIGHBOURS or has_neighbours
        ]
        screen.query_one(KeyRow).tell(hints)


def _name_of(widget: Widget) -> str:
    """The pane that a widget is, for its keys."""
    return widget.pane if isinstance(widget, RowList) else widget.id or ""
