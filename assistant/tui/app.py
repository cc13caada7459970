"""The app: themes, modes, and the keys that hold on every screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from assistant.tui import clipboard, words
from assistant.tui.screens.visit import VisitScreen
from assistant.tui.themes import DARK, THEMES, role_variables
from assistant.tui.turns import Turns

if TYPE_CHECKING:
    from assistant.tui.conversation import Conversation


class OrthocoderApp(App[None]):
    """``open_conversation`` is called in the session's own thread, after the first screen has been painted."""

    TITLE = words.NAME
    DEFAULT_MODE = "visit"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help", show=False),
        Binding("f2", "switch_mode('visit')", "Visit", show=False),
    ]

    def __init__(self, open_conversation: Callable[[], Conversation], *, theme: str = DARK) -> None:
        super().__init__()
        self.turns = Turns(open_conversation)
        for each in THEMES:
            self.register_theme(each)
        self.add_mode("visit", lambda: VisitScreen(self.turns))
        self.theme = theme

    def get_css_variables(self) -> dict[str, str]:
        """The theme's variables and the colour roles; text is painted with the same."""
        variables = super().get_css_variables()
        self.theme_variables = {**variables, **role_variables(self.current_theme, variables)}
        return self.theme_variables

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        yield SystemCommand(words.THEME_COMMAND, words.THEME_HELP, self.action_change_theme)
        yield SystemCommand(words.QUIT_COMMAND, words.QUIT_HELP, self.action_quit)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy selected text: to the system's clipboard where there is one, and to the terminal's."""
        super().copy_to_clipboard(text)
        command = clipboard.tool()
        if command is not None:
            self.run_worker(lambda: clipboard.put(text, command), thread=True, exit_on_error=False)
