"""What to know before the claim goes out: a label, and text that hangs under itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len

from assistant.tui.layout.columns import MORE, Row, cut, hanging, names_within, one_line, wrap
from assistant.tui.sheets.model import FindingRow
from assistant.tui.sheets.statement import Statement
from assistant.tui.sheets.tone import Tone

LABEL = 12
MOST, LEAST = 4, 2
"""Lines of a finding, and where room is short; in a narrow column one more."""
NARROW = 40
CLAUSE_END = re.compile(r"[:;,] ")


def finding_rows(row: FindingRow, width: int, *, is_first: bool = True, is_folded: bool = False) -> list[Row]:
    """One finding; all but what stops the claim keeps to a few lines. Of one kind the first shows its label."""
    room = max(10, width - LABEL)
    most = LEAST + (room < NARROW) if is_folded else MOST
    if row.are_names:
        lines = _names([each.text for each in row.more], room, is_folded=is_folded)
    else:
        lines = wrap(told(row.statement), room)
    if not row.is_whole and len(lines) > most:
        lines = _shortened(" ".join(lines), room, most)
    weight = "bold " if row.tone in (Tone.STALE, Tone.CONTESTED) else ""
    style = str(Tone.UNCOUNTED) if row.tone is Tone.UNCOUNTED else str(Tone.CLAIM)
    return hanging(row.label if is_first else "", f"{weight}{row.tone}", lines, style, LABEL)


def _shortened(text: str, room: int, most: int) -> list[str]:
    """Its first clauses, as many as fit into so many lines; where not even one does, its first words."""
    for end in reversed([found.start() for found in CLAUSE_END.finditer(text)]):
        lines = wrap(f"{text[:end]} {MORE}", room)
        if len(lines) <= most:
            return lines
    lines = wrap(text, room)
    return [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), room)]


def _names(names: Sequence[str], room: int, *, is_folded: bool) -> list[str]:
    """What the note lacks: in one line where that holds at least one name, else in two."""
    fits_one = cell_len(names[0]) + len(", +99") <= room
    return names_within(names, room, 1 if is_folded and fits_one else LEAST)


def told(statement: Statement) -> str:
    """A statement with its numbers before the full stop, as it is read; without numbers it keeps no full stop."""
    text = one_line(statement.text).rstrip(".")
    numbers = "".join(f"[{number}]" for number in statement.notes)
    return f"{text} {numbers}" if numbers else text
