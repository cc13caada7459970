"""Keys, commands, and what stays private."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.screen import Screen

from assistant.tui import words
from assistant.tui.layout.columns import Row, hanging, wrap
from assistant.tui.sheets.tone import Tone
from assistant.tui.slash import COMMANDS
from assistant.tui.widgets.frame import KeyHint, KeyRow, TopRow
from assistant.tui.widgets.laid import Laid

INDENT, NAME = 27, 11
QUIET = str(Tone.UNCOUNTED)


class KeysHelp(Laid):
    def rows(self, width: int) -> list[Row]:
        rows = _headed(words.HELP_TITLE)
        for keys, does in words.KEYS_HELP:
            rows += hanging(keys, "bold $claim", wrap(does, width - INDENT), QUIET, INDENT)
        return rows


class CommandsHelp(Laid):
    def rows(self, width: int) -> list[Row]:
        rows = _headed(words.HELP_COMMANDS)
        for command in COMMANDS:
            rows += hanging(f"/{command.name}", "bold $claim", wrap(command.does, width - NAME), QUIET, NAME)
            rows += hanging("", "", wrap(command.takes, width - NAME), QUIET, NAME) if command.takes else []
        rows += [(), *_headed(words.HELP_PRIVATE)]
        rows += [((line, QUIET),) for line in wrap(words.PRIVATE_HELP, width)]
        return rows


def _headed(title: str) -> list[Row]:
    return [((title, "bold $claim"),), ()]


class HelpScreen(Screen[None]):
    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", show=False),
        Binding("f1", "leave", "Back", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-single"), (110, "-double")]

    def compose(self) -> ComposeResult:
        yield TopRow("help")
        with VerticalScroll(id="help"), Container(id="help-columns"):
            yield KeysHelp()
            yield CommandsHelp()
        yield KeyRow((KeyHint("Esc", "Back", "screen.leave"),))

    def action_leave(self) -> None:
        self.dismiss()
