"""The visit screen: the conversation at the left, the claim and what it rests on at the right."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static, TextArea

from assistant.tui import words
from assistant.tui.messages import Answered, Noted, NotOpened, Opened, Picked, Pointed, Sent, StartedOver, TurnFailed
from assistant.tui.screens.commands import VisitCommands
from assistant.tui.screens.exchange import Exchange
from assistant.tui.screens.panes import KEYS, Panes
from assistant.tui.sheets.model import FactRow, Source
from assistant.tui.slash import Command, matching, parse
from assistant.tui.turns import Turns
from assistant.tui.widgets.detail import Detail
from assistant.tui.widgets.frame import KeyRow, Strip, Switch, TopRow
from assistant.tui.widgets.prompt import Prompt, PromptText
from assistant.tui.widgets.side import Side
from assistant.tui.widgets.suggestions import Suggestions
from assistant.tui.widgets.talk import Example, Talk, Welcome

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

    def __init__(self, turns: Turns) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = list(WIDTHS)
        self.VERTICAL_BREAKPOINTS = list(HEIGHTS)
        self._turns = turns
        self._came_from: Widget | None = None
        self.exchange = Exchange(self, turns)
        self.commands = VisitCommands(self, turns)
        self.panes = Panes(self)

    def compose(self) -> ComposeResult:
        yield TopRow("visit")
        with Vertical(id="narrow"):
            yield Strip(markup=False)
            yield Switch()
        with Vertical(id="body"):
            with Vertical(id="left"):
                yield Talk()
                with Vertical(id="above"):
                    yield Suggestions()
            yield Side()
            yield Prompt()
        yield KeyRow(KEYS["prompt"])
        yield Static(words.TOO_SMALL, id="too-small", markup=False)

    def on_mount(self) -> None:
        self.query_one(Suggestions).display = False
        self.query_one(Side).show_empty(None)
        self.panes.turn_to("talk")
        self.panes.tell()
        self.call_after_refresh(self._turns.start, self.post_message)

    # ---- the prompt ----

    @on(Sent)
    def send(self, event: Sent) -> None:
        """Enter in the prompt: a command, an answer, an example, or words for the session."""
        prompt, text = self.query_one(PromptText), event.text
        suggested = self.query_one(Suggestions).chosen
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
        return next((e.text for e in self.query(Example) if str(e.number) == text.strip()), None)

    @on(TextArea.Changed)
    def follow_typing(self, event: TextArea.Changed) -> None:
        """List the commands that fit; light up the answer whose number is typed."""
        text = event.text_area.text
        commands = matching(text)
        self.query_one(Suggestions).show(commands)
        self.query_one(PromptText).is_listing = bool(commands)
        choices = self.query_one(Talk).choices
        if choices is not None:
            choices.light(self.exchange.answer_in(text) if text.strip() else None)

    @on(PromptText.Walked)
    def walk(self, event: PromptText.Walked) -> None:
        suggestions, choices = self.query_one(Suggestions), self.query_one(Talk).choices
        if suggestions.display:
            suggestions.walk(event.step)
        elif choices is not None:
            choices.focus()

    @on(PromptText.Completed)
    def complete(self) -> None:
        command = self.query_one(Suggestions).chosen
        if command is not None:
            self.query_one(PromptText).put(f"/{command.name} " if command.takes else f"/{command.name}")

    @on(events.Click, "Example, Example *")
    def take_example(self, event: events.Click) -> None:
        widget = event.widget
        example = next(
            (each for each in (widget.ancestors_with_self if widget else ()) if isinstance(each, Example)), None
        )
        if example is not None:
            self.query_one(PromptText).put(example.text)
            self.query_one(PromptText).focus()

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
        elif event.pane == "facts" and sheet is not None and sheet.facts.rows[event.place].source is not Source.ASSUMED:
            self._change(sheet.facts.rows[event.place])
        elif self.query_one(Side).open(event.pane, event.place):
            self.show_detail()

    def _change(self, fact: FactRow) -> None:
        """Bring a fact's words to the prompt, where they can be said anew; what stands there is kept."""
        prompt = self.query_one(PromptText)
        text = fact.words or ("" if fact.source is Source.MISSING else fact.value)
        self.panes.go_to(prompt)
        prompt.put(f"{prompt.text} {text}".strip() if prompt.text else text)

    def show_detail(self) -> None:
        """Focus what was opened, and remember where to go back to."""
        detail = self.query_one(Detail)
        if self.focused is not detail:
            self._came_from = self.focused
        self.panes.go_to(detail)
        opened = detail.opened
        if opened is not None and opened.pane == "grounds":
            self.query_one(Talk).light_number(self.exchange.turn, opened.place + 1)

    @on(Detail.Turned)
    def turn_detail(self, event: Detail.Turned) -> None:
        self.query_one(Side).turn(event.step)
        self.show_detail()

    @on(Detail.CopyAsked)
    def copy_detail(self) -> None:
        opened = self.query_one(Detail).opened
        if opened is not None:
            self.commands.put(opened.plain, words.COPIED.format(what=opened.title))

    def on_descendant_focus(self) -> None:
        self.panes.follow_focus()

    # ---- actions ----

    def action_pane(self, step: int) -> None:
        self.panes.step(step)

    def action_page(self, page: str) -> None:
        self.panes.open_page(page)

    def action_back(self) -> None:
        """Esc: the listed commands, what is opened, the list, in that order; then the prompt."""
        suggestions, side = self.query_one(Suggestions), self.query_one(Side)
        if suggestions.display:
            suggestions.show(())
            self.query_one(PromptText).is_listing = False
        elif side.opened is not None:
            side.close()
            self.query_one(Talk).light_number(self.exchange.turn, None)
            self.panes.go_to(self._came_from or self.query_one(PromptText))
        else:
            self.panes.go_to(self.query_one(PromptText))

    def action_copy_claim(self) -> None:
        self.commands.copy()

    def action_open_citation(self, turn: int, number: int) -> None:
        place = self.exchange.place_of(turn, number) if turn >= 0 else number - 1
        if place is not None and self.query_one(Side).open("grounds", place):
            self.show_detail()

    def action_list_commands(self) -> None:
        self.panes.go_to(self.query_one(PromptText))
        self.query_one(PromptText).put("/")

    def action_press(self, key: str) -> None:
        """A key of the footer was clicked."""
        self.app.simulate_key(key)
