"""Sources by number: title and place at the left, how strong it is at the right."""

from __future__ import annotations

from rich.cells import cell_len

from assistant.tui.layout.columns import Row, cut, spread
from assistant.tui.sheets.model import GroundRow
from assistant.tui.sheets.tone import Tone


def ground_row(ground: GroundRow, width: int) -> Row:
    """One source in one row: its title where that fits, else who says it and where."""
    number = f"[{ground.number}] "
    ending: Row = ((ground.grade, str(Tone.UNCOUNTED)),)
    room = width - cell_len(number) - cell_len(ground.grade) - 2
    whole = f"{ground.title}, {ground.locator}" if ground.locator else ground.title
    name = cut(whole if cell_len(whole) <= room else ground.short, room)
    return spread(((number, str(Tone.UNCOUNTED)), (name, str(Tone.CLAIM))), ending, width)
