"""The commands that fit what is being typed, above the prompt."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.tui import words
from assistant.tui.layout.columns import Row, hanging, wrap
from assistant.tui.sheets.tone import Tone
from assistant.tui.slash import Command
from assistant.tui.widgets.rows import RowList

USAGE = 20


class Suggestions(RowList, can_focus=False):
    """Shown while a command's name is typed; the prompt keeps the focus."""

    pane = "suggestions"
    commands: tuple[Command, ...] = ()
    awaited: Command | None = None
    """The command that is typed and still needs something: shown, not to be chosen."""

    def contents(self, width: int) -> Sequence[tuple[Sequence[Row], bool]]:
        listed = [(command, command.does) for command in self.commands]
        if self.awaited is not None:
            listed = [(self.awaited, words.NEEDS.format(lacking=self.awaited.lacking, example=self.awaited.example))]
        return [
            (hanging(command.usage, "bold $claim", wrap(told, width - USAGE), str(Tone.UNCOUNTED), USAGE), True)
            for command, told in listed
        ]

    def show(self, commands: tuple[Command, ...], awaited: Command | None = None) -> None:
        """List commands, or the one that is typed with what it still needs; nothing where there is neither."""
        self.display = bool(commands) or awaited is not None
        if (commands, awaited) != (self.commands, self.awaited):
            self.commands, self.awaited = commands, awaited
            self.lay_out()

    def lay_out(self) -> None:
        super().lay_out()
        self.highlighted = 0 if self.commands else None

    def walk(self, step: int) -> None:
        if self.commands and self.highlighted is not None:
            self.highlighted = (self.highlighted + step) % len(self.commands)

    @property
    def chosen(self) -> Command | None:
        if not self.display or not self.commands:
            return None
        return self.commands[self.highlighted or 0]
