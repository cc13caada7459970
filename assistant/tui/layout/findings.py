"""What to know before the claim goes out: a label, and text that hangs under itself."""

from __future__ import annotations

from assistant.tui.layout.columns import Row, cut, hanging, names_within, one_line, wrap
from assistant.tui.sheets.model import FindingRow
from assistant.tui.sheets.statement import Statement
from assistant.tui.sheets.tone import Tone

LABEL = 12
MOST_LINES = 2


def finding_rows(row: FindingRow, width: int, *, is_first: bool = True, most: int = MOST_LINES) -> list[Row]:
    """One finding; all but what stops the claim keeps to so many lines. Of one kind the first shows its label."""
    room = max(10, width - LABEL)
    lines = (
        names_within([each.text for each in row.more], room, most) if row.are_names else wrap(told(row.statement), room)
    )
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
