"""Sources by number: title and place at the left, how strong it is at the right."""

from __future__ import annotations

from rich.cells import cell_len

from assistant.tui.layout.columns import Row, cut, spread
from assistant.tui.sheets.model import GroundRow
from assistant.tui.sheets.tone import Tone

LEAST_TITLE = 14


def ground_row(ground: GroundRow, width: int) -> Row:
    """One source in one row; the title gives way before the place does."""
    number = f"[{ground.number}] "
    ending: Row = ((ground.grade, str(Tone.UNCOUNTED)),)
    room = width - cell_len(number) - cell_len(ground.grade) - 2
    name = named(ground.title, ground.locator.removeprefix("section "), room)
    return spread(((number, str(Tone.UNCOUNTED)), (name, str(Tone.CLAIM))), ending, width)


def named(title: str, locator: str, room: int) -> str:
    whole = f"{title}, {locator}" if locator else title
    if cell_len(whole) <= room or not locator:
        return cut(whole, room)
    left = max(LEAST_TITLE, room - cell_len(locator) - 2)
    return cut(f"{cut(title, left)} {locator}", room)
