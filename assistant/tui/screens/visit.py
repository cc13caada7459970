"""The visit screen: the conversation at the left, the claim and what it rests on at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static, TextArea

from assistant.tui import words
from assistant.tui.messages import (
    Answered,
    Asked,
    CopyAsked,
    Drafted,
    Edited,
    GuidanceNotOpened,
    GuidanceOpened,
    Noted,
    Picked,
    Pointed,
    Sent,
    Shown,
    StartedOver,
    Turned,
    TurnFailed,
)
from assistant.tui.turns import Turns
from assistant.tui.widgets.frame import PROMPT_KEYS, KeyRow, TopRow
from assistant.tui.widgets.narrow import Strip, Switch
from assistant.tui.widgets.prompt import MOST, Prompt, PromptText
from assistant.tui.widgets.side import Side
from assistant.tui.widgets.talk import Talk

if TYPE_CHECKING:
    from assistant.tui.screens.commands import VisitCommands
    from assistant.tui.screens.exchange import Exchange
    from assistant.tui.screens.panes import Panes
    from assistant.tui.screens.prompting import Prompting
    from assistant.tui.screens.row_actions import RowActions
    from assistant.tui.widgets.suggestions import Suggestions

LEAST = Size(60, 16)
SINGLE = 90
WIDTHS = ((0, "-single"), (SINGLE, "-tight"), (100, "-wide"), (140, "-roomy"), (168, "-vast"))
HEIGHTS = ((0, "-short"), (30, "-tall"))


class VisitScreen(Screen[None]):
    CSS_PATH = "visit.tcss"
    AUTO_FOCUS = "#prompt"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "pane(1)", "Next pane", show=False),
        Binding("shift+tab", "pane(-1)", "Previous pane", show=False),
        Binding("escape", "back", "Back", show=False),
    ]

    exchange: Exchange
    commands: VisitCommands
    panes: Panes
    rows: RowActions
    prompting: Prompting
    suggestions: Suggestions

    def __init__(self, turns: Turns) -> None:
        super().__init__(classes="-page-talk")
        self.HORIZONTAL_BREAKPOINTS = list(WIDTHS)
        self.VERTICAL_BREAKPOINTS = list(HEIGHTS)
        self._turns = turns
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
        if self.is_furnished and event.size.width < SINGLE:
            self.panes.tell_narrow()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        return self.is_furnished or not hasattr(self, f"action_{action}")

    async def furnish(self) -> None:
        """What the first screen can do without, once it is painted; then the session's thread starts.

        Nothing where the program was left meanwhile.
        """
        from assistant.tui.screens.late import mount_late

        if self.is_furnished or not await mount_late(self):
            return
        from assistant.tui.screens.commands import VisitCommands
        from assistant.tui.screens.exchange import Exchange
        from assistant.tui.screens.panes import Panes
        from assistant.tui.screens.prompting import Prompting
        from assistant.tui.screens.row_actions import RowActions

        self.exchange = Exchange(self, self._turns)
        self.commands = VisitCommands(self, self._turns)
        self.panes = Panes(self)
        self.rows = RowActions(self)
        self.prompting = Prompting(self)
        self.is_furnished = True
        self.panes.tell()
        self.prompting.follow(self.query_one(PromptText).text)
        self._turns.start(self.post_message)

    # ---- the prompt ----

    @on(Sent)
    async def send(self, event: Sent) -> None:
        """Nothing is sent unseen: in a window that is too small the text waits in the prompt."""
        await self.furnish()
        if self.is_furnished and not self.has_class("-too-small"):
            self.prompting.send(event.text)

    @on(TextArea.Changed)
    def follow_typing(self, event: TextArea.Changed) -> None:
        if self.is_furnished:
            self.prompting.follow(event.text_area.text)

    @on(PromptText.Walked)
    def walk(self, event: PromptText.Walked) -> None:
        if self.is_furnished:
            self.prompting.walk(event.step)

    @on(PromptText.Completed)
    def complete(self) -> None:
        self.prompting.complete()

    def on_key(self, event: events.Key) -> None:
        """What is typed where it means nothing goes to the prompt."""
        if self.is_furnished and event.is_printable and event.character and not self.query_one(PromptText).has_focus:
            event.stop()
            self.prompting.take(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted elsewhere goes to the prompt."""
        if self.is_furnished and not self.query_one(PromptText).has_focus:
            event.stop()
            self.prompting.take(event.text)

    @on(PromptText.TooLong)
    def refuse_paste(self, event: PromptText.TooLong) -> None:
        self.query_one(Talk).tell(words.TOO_LONG.format(length=f"{event.length:,}", most=f"{MOST:,}"))

    def action_take_example(self, number: int) -> None:
        """An example was clicked."""
        self.prompting.put(words.EXAMPLES[number - 1])

    # ---- what the session reports ----

    @on(GuidanceOpened)
    def note_opened(self, event: GuidanceOpened) -> None:
        self.exchange.opened(event)
        self.panes.tell()

    @on(GuidanceNotOpened)
    def note_not_opened(self, event: GuidanceNotOpened) -> None:
        self.query_one(Talk).tell(words.NOT_OPENED.format(reason=event.reason), is_failure=True)

    @on(Answered)
    def note_answered(self, event: Answered) -> None:
        self.exchange.show(event)
        self.panes.tell()

    @on(TurnFailed)
    def note_failed(self, event: TurnFailed) -> None:
        self.exchange.fail(event)
        if not event.is_aside:
            self.panes.tell(is_current=False)

    @on(StartedOver)
    def note_started_over(self) -> None:
        self.exchange.begin_anew()
        self.panes.tell()

    @on(Noted)
    def note(self, event: Noted) -> None:
        self.query_one(Talk).tell(event.text)

    @on(Drafted)
    def ask_to_save(self, event: Drafted) -> None:
        """The dialog that shows the masked text before anything is kept."""
        from assistant.tui.screens.save_form import SaveForm

        self.app.push_screen(SaveForm(self._turns, event.draft), self._after_saving)

    def _after_saving(self, told: str | None) -> None:
        if told is not None:
            self.exchange.tell_saved(is_saved=True)
            self.query_one(Talk).tell(told)

    @on(Shown)
    def show_in_full(self, event: Shown) -> None:
        self.rows.open_in_full(event.opened)
        if event.is_copied:
            self.rows.copy_opened()

    # ---- the panes ----

    @on(Pointed)
    def light_row(self, event: Pointed) -> None:
        self.rows.light(event)

    @on(Picked)
    def pick_row(self, event: Picked) -> None:
        self.rows.pick(event)

    @on(Asked)
    def do_on_row(self, event: Asked) -> None:
        self.rows.do(event)

    @on(Edited)
    def change_fact(self, event: Edited) -> None:
        self.rows.edited(event)

    @on(Turned)
    def turn_opened(self, event: Turned) -> None:
        self.rows.turn(event.step)

    @on(CopyAsked)
    def copy_opened(self) -> None:
        self.rows.copy_opened()

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
        if not (self.prompting.stop_listing() or self.rows.close()):
            self.panes.go_to(self.query_one(PromptText))

    def action_open_citation(self, turn: int, number: int) -> None:
        self.rows.open_citation(turn, number)

    def action_list_commands(self) -> None:
        self.prompting.put("/")

    def action_press(self, key: str) -> None:
        """A key of the footer was clicked."""
        self.app.simulate_key(key)
