"""Keys, commands, and what stays private."""

from __future__ import annotations

from collections.abc import Iterable
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

INDENT, USAGE = 21, 19
QUIET = str(Tone.UNCOUNTED)


class KeysHelp(Laid):
    """The keys, and what stays private."""

    def rows(self, width: int) -> list[Row]:
        rows = [*_headed(words.HELP_KEYS), *_table(words.KEYS_HELP, INDENT, width)]
        rows += [(), *_headed(words.HELP_PANES), *_table(words.PANES_HELP, INDENT, width)]
        rows += [(), *_headed(words.HELP_PRIVATE)]
        return [*rows, *(((line, QUIET),) for line in wrap(words.PRIVATE_HELP, width))]


class CommandsHelp(Laid):
    def rows(self, width: int) -> list[Row]:
        listed = ((command.usage, command.does) for command in COMMANDS)
        return [*_headed(words.HELP_COMMANDS), *_table(listed, USAGE, width)]


def _table(listed: Iterable[tuple[str, str]], indent: int, width: int) -> list[Row]:
    rows: list[Row] = []
    for name, does in listed:
        rows += hanging(name, "bold $claim", wrap(does, width - indent), QUIET, indent)
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
