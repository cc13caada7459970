"""Sources by number: title and place at the left, how strong it is at the right."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from assistant.tui.layout.columns import Row, cut, spread
from assistant.tui.sheets.model import GroundRow
from assistant.tui.sheets.tone import Tone


def ground_row(ground: GroundRow, width: int, number_width: int = 3) -> Row:
    """One source in one row, by the fullest of its names that fits, behind its number."""
    number = f"[{ground.number}]".ljust(number_width + 1)
    ending: Row = ((ground.grade, str(Tone.UNCOUNTED)),)
    room = width - cell_len(number) - cell_len(ground.grade) - 2
    name = next((each for each in _names(ground) if cell_len(each) <= room), cut(ground.short, room))
    return spread(((number, str(Tone.UNCOUNTED)), (name, str(Tone.CLAIM))), ending, width)


def _names(ground: GroundRow) -> Iterator[str]:
    """Title and place; who says it and where; the first part of that; the place alone."""
    yield f"{ground.title}, {ground.locator}" if ground.locator else ground.title
    for name in (ground.short, ground.locator[:1].upper() + ground.locator[1:]):
        if name:
            yield name
            yield name.partition(";")[0]
