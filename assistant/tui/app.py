"""The app: themes, modes, and the keys that hold on every screen."""

from __future__ import annotations

import gc
from asyncio import get_running_loop
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from signal import SIGTERM
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import Theme

from assistant.tui import clipboard, learn_words, words
from assistant.tui.screens.visit import VisitScreen
from assistant.tui.slash import COMMANDS, Command
from assistant.tui.themes import DARK, THEMES, role_variables
from assistant.tui.turns import Turns

if TYPE_CHECKING:
    from assistant.teaching.opening import Room
    from assistant.tui.conversation import Conversation


class OrthocoderApp(App[None]):
    """``open_conversation`` is called in the session's own thread, after the first screen has been painted."""

    TITLE = words.NAME
    CSS_PATH = str(Path(__file__).with_name("app.tcss"))
    DEFAULT_MODE = "visit"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help", show=False),
        Binding("f2", "switch_mode('visit')", "Visit", show=False, priority=True),
        Binding("f3", "switch_mode('learn')", "Learn", show=False, priority=True),
        Binding("f8", "copy_claim", "Copy claim", show=False, priority=True),
        Binding("f4", "switch_mode('payers')", "Payers", show=False, priority=True),
        Binding("f5", "switch_mode('history')", "History", show=False, priority=True),
        Binding("f6", "switch_mode('guidance')", "Guidance", show=False, priority=True),
    ]

    def __init__(
        self,
        open_conversation: Callable[[], Conversation],
        *,
        theme: str = DARK,
        remember: Callable[[str], None] | None = None,
        open_room: Callable[[], Room] | None = None,
        mode: str = "visit",
    ) -> None:
        """``remember`` keeps the name of a theme that is chosen; ``open_room`` opens a sitting of learning, in its own
        thread, when it is first looked at; ``mode`` is what is shown first."""
        super().__init__()
        self._remember = remember
        self._open_room = open_room
        self._first_mode = mode
        self.turns = Turns(open_conversation)
        for each in THEMES:
            self.register_theme(each)
        self.visit = VisitScreen(self.turns)
        self.add_mode("visit", lambda: self.visit)
        self.add_mode("learn", self._learn_screen)
        self.add_mode("payers", self._payers_screen)
        self.add_mode("history", self._history_screen)
        self.add_mode("guidance", self._guidance_screen)
        self.theme = theme if theme in self.available_themes else DARK

    def _learn_screen(self) -> Screen[None]:
        from assistant.tui.classroom import Classroom
        from assistant.tui.screens.learn import LearnScreen

        return LearnScreen(Classroom(self._open_room or _no_room))

    def _payers_screen(self) -> Screen[None]:
        from assistant.tui.screens.payers import PayersScreen

        return PayersScreen(self.turns)

    def _history_screen(self) -> Screen[None]:
        from assistant.tui.screens.history import HistoryScreen

        return HistoryScreen(self.turns)

    def _guidance_screen(self) -> Screen[None]:
        from assistant.tui.screens.guidance import GuidanceScreen

        return GuidanceScreen(self.turns)

    def on_ready(self) -> None:
        """Paint first; then furnish what the first screen can do without."""
        self.visit.call_after_refresh(self._furnish)

    async def _furnish(self) -> None:
        await self.visit.furnish()
        if not self.is_running:
            return
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        self._leave_when_told_to()
        gc.enable()
        if self._first_mode != self.DEFAULT_MODE:
            self.switch_mode(self._first_mode)

    def _leave_when_told_to(self) -> None:
        """A program that is ended from outside leaves the terminal as it found it."""
        with suppress(NotImplementedError, RuntimeError, ValueError):
            get_running_loop().add_signal_handler(SIGTERM, self.exit)

    def _keep_theme(self, theme: Theme) -> None:
        if self._remember is not None:
            self._remember(theme.name)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's variables and the colour roles; text is painted with the same."""
        variables = super().get_css_variables()
        self.theme_variables = {**variables, **role_variables(self.current_theme, variables)}
        return self.theme_variables

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command under the name that it has in the prompt."""
        for command in COMMANDS:
            yield SystemCommand(command.does, command.usage.replace("[", r"\["), partial(self._run, command))

    def _run(self, command: Command) -> None:
        """Run a command on the visit; one that needs more is begun in the prompt."""
        self.switch_mode("visit")
        self.visit.prompting.begin(command)

    def action_copy_claim(self) -> None:
        """Copy the claim of the visit, whatever screen is shown."""
        if self.visit.is_furnished:
            self.visit.commands.copy()

    def action_help(self) -> None:
        from assistant.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def copy_to_clipboard(self, text: str) -> None:
        """Copy selected text: through the terminal, and to the system's clipboard where there is one."""
        super().copy_to_clipboard(text)
        command = clipboard.tool()
        if command is not None:
            self.run_worker(lambda: clipboard.put(text, command), thread=True, exit_on_error=False)


def _no_room() -> Room:
    raise LookupError(learn_words.NO_LESSONS)
