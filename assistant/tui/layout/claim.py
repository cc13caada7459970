"""Claim lines in columns: code, modifiers, units, then what the code stands for."""

from __future__ import annotations

from rich.cells import cell_len

from assistant.tui.layout.columns import Piece, Row, cut, pad, spread, width_of, wrap
from assistant.tui.sheets.model import ClaimLine, ClaimSheet
from assistant.tui.sheets.tone import Tone

QUIET = str(Tone.UNCOUNTED)
LEAST_CODE, MODIFIER_GAP, LABEL_GAP = 5, 3, 3


def claim_rows(sheet: ClaimSheet, width: int, *, is_current: bool = True) -> list[Row]:
    """One row a line, none of them wrapped."""
    modifiers = max((cell_len(line.modifiers) for line in sheet.lines), default=0) + MODIFIER_GAP
    codes = max(LEAST_CODE, *(cell_len(line.code) for line in sheet.lines)) + 2 if sheet.lines else 0
    units = max((cell_len(line.units) for line in sheet.lines), default=0) + LABEL_GAP
    return [_line(line, (codes, modifiers, units), width, is_current) for line in sheet.lines]


def below_rows(sheet: ClaimSheet, width: int) -> list[Row]:
    """What stands under the lines: another permitted split, the condition, or why there is no line."""
    return [((line, QUIET),) for text in sheet.below for line in wrap(text, width)]


def _line(line: ClaimLine, columns: tuple[int, int, int], width: int, is_current: bool) -> Row:
    codes, modifiers, units = columns
    loud = f"bold {line.tone}" if is_current else QUIET
    plain = f"bold {Tone.CLAIM}" if is_current else QUIET
    if line.tone is Tone.UNCOUNTED:
        loud = plain = QUIET
    head: Row = (
        (pad(line.code, codes), loud),
        (pad(line.modifiers, modifiers), plain),
        (pad(line.units, units), plain),
    )
    ending: Row = ((line.was, f"bold {Tone.COUNTED}"),) if line.was else ()
    room = width - width_of(head) - width_of(ending) - (2 if ending else 0)
    label_style = str(line.tone) if line.tone is Tone.MISSING else QUIET
    return spread((*head, *_label(line, room, label_style)), ending, width)


def _label(line: ClaimLine, room: int, style: str) -> tuple[Piece, ...]:
    """The label, cut before where the line goes, which is never cut."""
    if not line.goes_to:
        return ((cut(line.label, room), style),)
    place = f", {line.goes_to}"
    left = room - cell_len(place)
    if left < 4:
        return ((cut(line.goes_to, room), style),)
    return ((cut(line.label, left) + place, style),)


def strip_lines(sheet: ClaimSheet, width: int, *, is_current: bool = True, most: int = 4) -> list[Row]:
    """The narrow screen's claim: so many lines, then how many more."""
    rows = claim_rows(sheet, width, is_current=is_current)
    if not rows:
        return [((cut(text, width), QUIET),) for text in sheet.below[:1]]
    if len(rows) <= most:
        return rows
    return [*rows[:most], ((f"+{len(rows) - most} more", QUIET),)]
