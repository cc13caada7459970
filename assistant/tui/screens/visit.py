"""The visit screen: the conversation at the left, the claim and what it rests on at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static, TextArea

from assistant.tui import words
from assistant.tui.messages import (
    Answered,
    CopyAsked,
    Noted,
    NotOpened,
    Opened,
    Picked,
    Pointed,
    Sent,
    StartedOver,
    Turned,
    TurnFailed,
)
from assistant.tui.slash import Command, matching, parse
from assistant.tui.turns import Turns
from assistant.tui.widgets.frame import PROMPT_KEYS, KeyRow, TopRow
from assistant.tui.widgets.narrow import Strip, Switch
from assistant.tui.widgets.prompt import Prompt, PromptText
from assistant.tui.widgets.side import Side
from assistant.tui.widgets.talk import Talk, Welcome

if TYPE_CHECKING:
    from assistant.tui.screens.commands import VisitCommands
    from assistant.tui.screens.exchange import Exchange
    from assistant.tui.screens.panes import Panes
    from assistant.tui.sheets.model import FactRow
    from assistant.tui.widgets.suggestions import Suggestions

LEAST = Size(60, 16)
WIDTHS = ((0, "-single"), (90, "-tight"), (100, "-wide"), (140, "-roomy"), (168, "-vast"))
HEIGHTS = ((0, "-short"), (30, "-tall"))


class VisitScreen(Screen[None]):
    CSS_PATH = "visit.tcss"
    AUTO_FOCUS = "#prompt"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "pane(1)", "Next pane", show=False),
        Binding("shift+tab", "pane(-1)", "Previous pane", show=False),
        Binding("escape", "back", "Back", show=False),
        Binding("f8", "copy_claim", "Copy claim", show=False),
    ]

    exchange: Exchange
    commands: VisitCommands
    panes: Panes
    suggestions: Suggestions

    def __init__(self, turns: Turns) -> None:
        super().__init__(classes="-page-talk")
        self.HORIZONTAL_BREAKPOINTS = list(WIDTHS)
        self.VERTICAL_BREAKPOINTS = list(HEIGHTS)
        self._turns = turns
        self._came_from: Widget | None = None
        self.is_furnished = False

    def compose(self) -> ComposeResult:
        yield TopRow("visit")
        with Vertical(id="narrow"):
            yield Strip()
            yield Switch()
        with Vertical(id="body"):
            with Vertical(id="left"):
                yield Talk()
            yield Side()
            yield Prompt()
        yield KeyRow(PROMPT_KEYS)

    def on_resize(self, event: events.Resize) -> None:
        """A window that is too small for the layout says what else there is."""
        is_small = event.size.width < LEAST.width or event.size.height < LEAST.height
        if is_small and not self.query("#too-small"):
            self.mount(Static(words.TOO_SMALL, id="too-small", markup=False))
        self.set_class(is_small, "-too-small")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        return self.is_furnished or not hasattr(self, f"action_{action}")

    async def furnish(self) -> None:
        """What the first screen can do without, once it is painted; then the session's thread starts."""
        if self.is_furnished:
            return
        from assistant.tui.screens.commands import VisitCommands
        from assistant.tui.screens.exchange import Exchange
        from assistant.tui.screens.panes import Panes
        from assistant.tui.widgets.suggestions import Suggestions

        self.suggestions = Suggestions()
        self.suggestions.display = False
        await self.query_one("#left").mount(Vertical(self.suggestions, id="above"))
        await self.query_one(Side).furnish()
        self.exchange = Exchange(self, self._turns)
        self.commands = VisitCommands(self, self._turns)
        self.panes = Panes(self)
        self.is_furnished = True
        self.panes.tell()
        self._follow(self.query_one(PromptText).text)
        self._turns.start(self.post_message)

    # ---- the prompt ----

    @on(Sent)
    async def send(self, event: Sent) -> None:
        """Enter in the prompt: a command, an answer, an example, or words for the session."""
        await self.furnish()
        prompt, text = self.query_one(PromptText), event.text
        suggested = self.suggestions.chosen
        command = (suggested.name, "") if suggested is not None else parse(text)
        place = self.exchange.answer_in(text)
        if suggested is not None and suggested.needs_more:
            prompt.put(f"/{suggested.name} ")
            return
        prompt.recall.keep(text)
        prompt.put("")
        if command is not None:
            self.commands.run(*command)
        elif place is not None:
            self.exchange.choose(place)
        elif (example := self._example(text)) is not None:
            self.exchange.say(example)
        elif text.strip():
            self.exchange.say(text)

    def begin(self, command: Command) -> None:
        """Run a command that was chosen by name, or begin it in the prompt where more is needed."""
        if command.needs_more:
            self.panes.go_to(self.query_one(PromptText))
            self.query_one(PromptText).put(f"/{command.name} ")
        else:
            self.commands.run(command.name, "")

    def _example(self, text: str) -> str | None:
        if not self.query_one(Welcome).display or self.exchange.is_busy:
            return None
        numbers = [str(number) for number in range(1, len(words.EXAMPLES) + 1)]
        return words.EXAMPLES[numbers.index(text.strip())] if text.strip() in numbers else None

    @on(TextArea.Changed)
    def follow_typing(self, event: TextArea.Changed) -> None:
        if self.is_furnished:
            self._follow(event.text_area.text)

    def _follow(self, text: str) -> None:
        """List the commands that fit; light up the answer whose number is typed."""
        commands = matching(text)
        self.suggestions.show(commands)
        self.query_one(PromptText).is_listing = bool(commands)
        choices = self.query_one(Talk).choices
        if choices is not None:
            choices.light(self.exchange.answer_in(text) if text.strip() else None)

    @on(PromptText.Walked)
    def walk(self, event: PromptText.Walked) -> None:
        choices = self.query_one(Talk).choices
        if self.is_furnished and self.suggestions.display:
            self.suggestions.walk(event.step)
        elif choices is not None:
            choices.focus()

    @on(PromptText.Completed)
    def complete(self) -> None:
        command = self.suggestions.chosen
        if command is not None:
            self.query_one(PromptText).put(f"/{command.name} " if command.takes else f"/{command.name}")

    def action_take_example(self, number: int) -> None:
        """An example was clicked."""
        self.panes.go_to(self.query_one(PromptText))
        self.query_one(PromptText).put(words.EXAMPLES[number - 1])

    # ---- what the session reports ----

    @on(Opened)
    def note_opened(self, event: Opened) -> None:
        self.exchange.opened(event)
        self.panes.tell()

    @on(NotOpened)
    def note_not_opened(self, event: NotOpened) -> None:
        self.query_one(Talk).tell(words.NOT_OPENED.format(reason=event.reason), is_failure=True)

    @on(Answered)
    def note_answered(self, event: Answered) -> None:
        self.exchange.show(event)
        self.panes.tell()

    @on(TurnFailed)
    def note_failed(self, event: TurnFailed) -> None:
        self.exchange.fail(event)
        self.panes.tell(is_current=False)

    @on(StartedOver)
    def note_started_over(self) -> None:
        self.exchange.begin_anew()
        self.panes.tell()

    @on(Noted)
    def note(self, event: Noted) -> None:
        self.query_one(Talk).tell(event.text)

    # ---- the panes ----

    @on(Pointed)
    def light_up(self, event: Pointed) -> None:
        """Show in the conversation what the cursor of a pane stands on."""
        talk, sheet = self.query_one(Talk), self.query_one(Side).sheet
        row = sheet.facts.rows[event.place] if sheet and event.pane == "facts" and event.place is not None else None
        if event.pane == "facts":
            talk.light_places(row.places if row is not None else ())
        elif event.pane == "grounds":
            number = sheet.grounds[event.place].number if sheet and event.place is not None else None
            talk.light_number(self.exchange.turn, number)

    @on(Picked)
    def open_row(self, event: Picked) -> None:
        sheet = self.query_one(Side).sheet
        if event.pane == "choices":
            self.exchange.choose(event.place)
        elif event.pane == "facts" and sheet is not None and sheet.facts.rows[event.place].can_change:
            self._change(sheet.facts.rows[event.place])
        elif self.query_one(Side).open(event.pane, event.place):
            self.show_detail()

    def _change(self, fact: FactRow) -> None:
        """Bring a fact's words to the prompt, where they can be said anew; what stands there is kept."""
        prompt = self.query_one(PromptText)
        text = fact.words or fact.value
        self.panes.go_to(prompt)
        prompt.put(f"{prompt.text} {text}".strip() if prompt.text else text)

    def show_detail(self, *, from_prompt: bool = False) -> None:
        """Go to what was opened, and remember where to go back to; what a command opens leaves the prompt its focus."""
        detail = self.query_one(Side).panels.detail
        if self.focused is not detail:
            self._came_from = self.focused
        if from_prompt:
            self.panes.turn_to("grounds")
        else:
            self.panes.go_to(detail)
        opened = detail.opened
        if opened is not None and opened.pane == "grounds":
            self.query_one(Talk).light_number(self.exchange.turn, opened.place + 1)

    @on(Turned)
    def turn_detail(self, event: Turned) -> None:
        side = self.query_one(Side)
        opened = side.panels.opened
        if opened is not None and side.open(opened.pane, opened.place + event.step):
            self.show_detail()

    @on(CopyAsked)
    def copy_detail(self) -> None:
        opened = self.query_one(Side).panels.detail.opened
        if opened is not None:
            self.commands.put(opened.plain, words.COPIED.format(what=opened.title))

    def on_descendant_focus(self) -> None:
        if self.is_furnished:
            self.panes.follow_focus()

    # ---- actions ----

    def action_pane(self, step: int) -> None:
        self.panes.step(step)

    def action_page(self, page: str) -> None:
        self.panes.open_page(page)

    def action_back(self) -> None:
        """Esc: the listed commands, what is opened, the list, in that order; then the prompt."""
        panels = self.query_one(Side).panels
        if self.suggestions.display:
            self.suggestions.show(())
            self.query_one(PromptText).is_listing = False
        elif panels.opened is not None:
            self.query_one(Side).close()
            self.query_one(Talk).light_number(self.exchange.turn, None)
            self.panes.go_to(self._came_from or self.query_one(PromptText))
        else:
            self.panes.go_to(self.query_one(PromptText))

    def action_copy_claim(self) -> None:
        self.commands.copy()

    def action_open_citation(self, turn: int, number: int) -> None:
        """A number was clicked, in an answer (turns count from 1) or in what is opened."""
        ground = self.exchange.cited(turn or self.exchange.turn, number)
        if ground is None:
            return
        place, side = self.exchange.place_of(ground), self.query_one(Side)
        if place is None:
            side.open_ground(ground)
            self.show_detail()
        elif side.open("grounds", place):
            self.show_detail()

    def action_list_commands(self) -> None:
        self.panes.go_to(self.query_one(PromptText))
        self.query_one(PromptText).put("/")

    def action_press(self, key: str) -> None:
        """A key of the footer was clicked."""
        self.app.simulate_key(key)
