"""The commands that fit what is being typed, above the prompt."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.tui.layout.columns import Row, hanging, wrap
from assistant.tui.sheets.tone import Tone
from assistant.tui.slash import Command
from assistant.tui.widgets.rows import RowList

USAGE = 20


class Suggestions(RowList, can_focus=False):
    """Shown while a command's name is typed; the prompt keeps the focus."""

    pane = "suggestions"
    commands: tuple[Command, ...] = ()

    def contents(self, width: int) -> Sequence[tuple[Sequence[Row], bool]]:
        return [
            (hanging(command.usage, "bold $claim", wrap(command.does, width - USAGE), str(Tone.UNCOUNTED), USAGE), True)
            for command in self.commands
        ]

    def show(self, commands: tuple[Command, ...]) -> None:
        self.display = bool(commands)
        if commands != self.commands:
            self.commands = commands
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
