"""What to know before the claim goes out: a label, and text that hangs under itself."""

from __future__ import annotations

from assistant.tui.layout.columns import Row, cut, hanging, names_within, one_line, wrap
from assistant.tui.sheets.model import FindingRow
from assistant.tui.sheets.statement import Statement
from assistant.tui.sheets.tone import Tone

LABEL = 12
MOST, LEAST = 4, 2
"""Lines of a finding, and where room is short."""


def finding_rows(row: FindingRow, width: int, *, is_first: bool = True, is_folded: bool = False) -> list[Row]:
    """One finding; all but what stops the claim keeps to a few lines. Of one kind the first shows its label."""
    room = max(10, width - LABEL)
    most = LEAST if is_folded else MOST
    if row.are_names:
        lines = names_within([each.text for each in row.more], room, 1 if is_folded else LEAST)
    else:
        lines = wrap(told(row.statement), room)
    if not row.is_whole and len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], cut(rest, room)]
    weight = "bold " if row.tone in (Tone.STALE, Tone.CONTESTED) else ""
    style = str(Tone.UNCOUNTED) if row.tone is Tone.UNCOUNTED else str(Tone.CLAIM)
    return hanging(row.label if is_first else "", f"{weight}{row.tone}", lines, style, LABEL)


def told(statement: Statement) -> str:
    """A statement with its numbers before the full stop, as it is read; without numbers it keeps no full stop."""
    text = one_line(statement.text).rstrip(".")
    numbers = "".join(f"[{number}]" for number in statement.notes)
    return f"{text} {numbers}" if numbers else text
