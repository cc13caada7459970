"""What the rows of the panes do: light up, open, be changed, forgotten, copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

from assistant.tui import words
from assistant.tui.messages import Asked, Edited, Picked, Pointed
from assistant.tui.widgets.fact_list import FactList, FactsPane
from assistant.tui.widgets.prompt import PromptText
from assistant.tui.widgets.side import Side
from assistant.tui.widgets.talk import Talk

if TYPE_CHECKING:
    from assistant.tui.screens.visit import VisitScreen
    from assistant.tui.sheets.opened import Opened


ADDED_TO = ("l_codes_billed", "l_codes_mentioned_not_billed")
"""Facts to which a new one is added rather than put in their place."""
DEVICES = "devices."
"""A device is put in the place of another as a whole."""


class RowActions:
    """Acts on the rows of one visit screen, and remembers from where something was opened."""

    def __init__(self, screen: VisitScreen) -> None:
        self._screen = screen
        self._came_from: Widget | None = None

    # ---- rows ----

    def light(self, event: Pointed) -> None:
        """Show in the conversation what the cursor of a pane stands on."""
        sheet, place = self._side.sheet, event.place
        if event.pane == "facts":
            row = self._facts.facts[place] if place is not None and place < len(self._facts.facts) else None
            self._talk.light_places(row.places if row is not None else ())
        elif event.pane == "grounds":
            number = sheet.grounds[place].number if sheet is not None and place is not None else None
            self._talk.light_number(self._screen.exchange.turn, number)

    def pick(self, event: Picked) -> None:
        """Enter on a row, or a click."""
        if event.pane == "choices":
            self._screen.exchange.choose(event.place)
        elif event.pane == "facts":
            self._pick_fact(event.place)
        elif self._side.open(event.pane, event.place):
            self.show_opened()

    def _pick_fact(self, place: int) -> None:
        """A fact is changed in place; the row of all that is supposed is opened."""
        row = self._facts.facts[place]
        if row.is_supposed and not row.path:
            self._side.open_supposed(place)
            self.show_opened()
        elif not self._screen.exchange.is_busy:
            self._screen.query_one(FactsPane).edit(place)

    def edited(self, event: Edited) -> None:
        """A fact was changed in place; what is said has its old words where a new one does not replace it."""
        pane, row = self._screen.query_one(FactsPane), event.row
        text = " ".join((event.text or "").split()).removeprefix(words.ACTUALLY.format(text=""))
        pane.stop_editing()
        if event.text is None or not text or text == row.words:
            if event.text is not None:
                self._facts.focus()
            return
        if row.told and row.path.startswith(DEVICES):
            self._screen.exchange.replace(row, text)
            return
        form = words.INSTEAD if row.path in ADDED_TO and row.words else words.ACTUALLY
        said = form.format(text=text, words=row.words) if row.told or row.is_supposed else text
        self._screen.exchange.say(said, about=row.path or None)

    def do(self, event: Asked) -> None:
        """A letter on a row: copy the claim or a source, ask why not, forget a fact, ask why it matters."""
        screen = self._screen
        if event.pane == "claim" and event.letter == "c":
            screen.commands.copy()
        elif event.pane == "claim":
            self.begin(words.WHY_NOT)
        elif event.pane == "grounds" and self._side.sheet is not None:
            screen.commands.copy_ground(self._side.sheet.grounds, event.place)
        elif event.pane == "facts" and event.letter == "x" and self._facts.facts[event.place].can_forget:
            screen.exchange.forget(self._facts.facts[event.place])
        elif event.pane == "facts" and event.letter == "w":
            screen.exchange.ask_why(self._facts.facts[event.place], event.place)

    def begin(self, text: str) -> None:
        """Begin a sentence in the prompt; what stands there is kept."""
        prompt = self._screen.query_one(PromptText)
        self._screen.panes.go_to(prompt)
        prompt.put(f"{prompt.text} {text}" if prompt.text else text)

    # ---- what is opened ----

    def show_opened(self, *, from_prompt: bool = False) -> None:
        """Go to what was opened, and remember where to go back to; what a command opens leaves the prompt its focus."""
        detail = self._side.panels.detail
        if self._screen.focused is not detail:
            self._came_from = self._screen.focused
        if from_prompt:
            self._screen.panes.turn_to("grounds")
        else:
            self._screen.panes.go_to(detail)
        if detail.opened is not None and detail.opened.pane == "grounds":
            self._talk.light_number(self._screen.exchange.turn, detail.opened.place + 1)

    def open_in_full(self, opened: Opened) -> None:
        """Open what the session found: why a fact matters, or the note."""
        self._side.open_in_full(opened)
        self.show_opened(from_prompt=self._screen.focused is self._screen.query_one(PromptText))

    def turn(self, step: int) -> None:
        opened = self._side.panels.opened
        if opened is not None and self._side.open(opened.pane, opened.place + step):
            self.show_opened()

    def copy_opened(self) -> None:
        opened = self._side.panels.opened
        if opened is not None:
            self._screen.commands.put(opened.plain, words.COPIED.format(what=opened.title))

    def open_citation(self, turn: int, number: int) -> None:
        """Open what a number stands for, in an answer (turns count from 1) or in what is opened."""
        exchange = self._screen.exchange
        ground = exchange.cited(turn or exchange.turn, number)
        if ground is None:
            return
        place = exchange.place_of(ground)
        if place is None:
            self._side.open_ground(ground)
            self.show_opened()
        elif self._side.open("grounds", place):
            self.show_opened()

    def close(self) -> bool:
        """Close what is opened and go back; False where nothing is."""
        if self._side.panels.opened is None:
            return False
        self._side.close()
        self._talk.light_number(self._screen.exchange.turn, None)
        self._screen.panes.go_to(self._came_from or self._screen.query_one(PromptText))
        return True

    @property
    def _side(self) -> Side:
        return self._screen.query_one(Side)

    @property
    def _facts(self) -> FactList:
        return self._screen.query_one(FactList)

    @property
    def _talk(self) -> Talk:
        return self._screen.query_one(Talk)
