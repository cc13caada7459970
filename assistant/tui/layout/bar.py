"""The minutes as a bar against the unit thresholds.

Minute n stands in cell (n - 1) // p. A threshold that is reached is a mark in the fill, one that is not yet reached a
mark on the track; a bar never covers a threshold that its minutes do not reach, whatever the rounding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from assistant.tui.layout.columns import Row, pad, right
from assistant.tui.sheets.timeline import Fill, MinuteRow, MinutesSheet, Thresholds
from assistant.tui.sheets.tone import Tone
from assistant.tui.words import OR

SCALES = (1, 2, 3, 5, 10, 20, 60)
LABEL, NUMBER = 11, 3
INDENT = LABEL + NUMBER + 1
TRACK, AHEAD, REACHED, OPEN = "─", "┼", "│", "?"
TRACK_STYLE = "$track"
TONES = {
    Fill.COUNTED: Tone.COUNTED,
    Fill.DEVICE: Tone.DEVICE,
    Fill.UNCOUNTED: Tone.UNCOUNTED,
    Fill.UNPLACED: Tone.MISSING,
}


@dataclass(frozen=True, slots=True)
class Scale:
    """Minutes a cell, and how many cells there are."""

    per_cell: int
    cells: int

    def cell(self, minute: int) -> int:
        return (minute - 1) // self.per_cell


def scale_for(sheet: MinutesSheet, cells: int) -> Scale:
    """The finest scale on which the longest row and the next threshold fit."""
    longest = max((row.start + row.high for row in sheet.rows), default=0)
    if sheet.thresholds is not None:
        longest = max(longest, sheet.thresholds.after(counted(sheet)))
    fitting = (each for each in SCALES if (max(longest, 1) - 1) // each < cells)
    return Scale(next(fitting, SCALES[-1]), cells)


def counted(sheet: MinutesSheet) -> int:
    """The end of the counted minutes, pooled."""
    return max((row.start + row.low for row in sheet.rows if row.fill is Fill.COUNTED), default=0)


def bar(row: MinuteRow, scale: Scale, thresholds: Thresholds | None) -> Row:
    """One row's cells, runs of one style together."""
    marks = thresholds if row.fill is Fill.COUNTED else None
    cells = _cells(row, scale, marks)
    if not _has_track(row):
        while cells and cells[-1][0] == " ":
            cells.pop()
    return _runs(cells)


def _has_track(row: MinuteRow) -> bool:
    return row.fill is Fill.COUNTED and row.is_last_of_pool


def fill_style(fill: Fill) -> str:
    """The counted fill has a ground of its own colour, so that no seam shows between its glyphs."""
    return f"{TONES[fill]} on {TONES[fill]}" if fill is Fill.COUNTED else str(TONES[fill])


def _cells(row: MinuteRow, scale: Scale, marks: Thresholds | None) -> list[tuple[str, str]]:
    end, last = row.start + row.low, row.start + row.high
    style, tone = fill_style(row.fill), str(TONES[row.fill])
    track = (TRACK, TRACK_STYLE) if _has_track(row) else (" ", "")
    cells: list[tuple[str, str]] = [track] * scale.cells
    for at in range(min(scale.cell(row.start + 1), scale.cells)):
        cells[at] = (" ", "")
    for minute in range(row.start + 1, min(last, scale.cells * scale.per_cell) + 1):
        cells[scale.cell(minute)] = (row.fill.value, style) if minute <= end else (OPEN, tone)
    if marks is not None:
        for minute in marks.up_to(scale.cells * scale.per_cell):
            _mark(cells, scale.cell(minute), minute, row, tone)
    return cells


def _mark(cells: list[tuple[str, str]], cell: int, minute: int, row: MinuteRow, tone: str) -> None:
    if row.start < minute <= row.start + row.low:
        cells[cell] = (REACHED, f"{tone} reverse")
    elif minute > row.start + row.low and row.is_last_of_pool:
        cells[cell] = (AHEAD, TRACK_STYLE)


def _runs(cells: Sequence[tuple[str, str]]) -> Row:
    runs: list[tuple[str, str]] = []
    for text, style in cells:
        if runs and runs[-1][1] == style:
            runs[-1] = (runs[-1][0] + text, style)
        else:
            runs.append((text, style))
    return tuple(runs)


def labels(scale: Scale, thresholds: Thresholds, reached: int) -> str:
    """The thresholds above the track, each number ending over its mark; what would overlap is left out."""
    line = ""
    kept = thresholds.up_to(scale.cells * scale.per_cell)
    for minute in kept:
        text = _label(minute, thresholds, scale)
        start = scale.cell(minute) + 1 - len(str(minute))
        start = min(start, scale.cells - len(text))
        if start < 0 or (line and start < len(line) + 1):
            continue
        line = line.ljust(start) + text
    return line


def _label(minute: int, thresholds: Thresholds, scale: Scale) -> str:
    if scale.per_cell > 1:
        return str(minute)
    units = thresholds.units_at(minute)
    return f"{minute} = {units} unit" if units == 1 else f"{minute} = {units}"


def minute_rows(sheet: MinutesSheet, width: int) -> list[Row]:
    """The whole pane: thresholds above, then a row for each fate of minutes."""
    cells = max(1, width - INDENT)
    scale = scale_for(sheet, cells)
    rows: list[Row] = []
    marks = sheet.thresholds
    above = labels(scale, marks, counted(sheet)) if marks is not None else ""
    rows.append(((" " * INDENT + above, str(Tone.UNCOUNTED)),))
    for row in sheet.rows:
        rows.append(_minute_row(row, scale, marks, cells))
    return rows


def _minute_row(row: MinuteRow, scale: Scale, marks: Thresholds | None, cells: int) -> Row:
    tone = str(TONES[row.fill])
    number = f"{row.low}" if row.low == row.high else f"{row.low}-{row.high}"
    head = pad(row.label, LABEL) if len(number) <= NUMBER else pad(row.label, INDENT - 1 - len(number))
    drawn = bar(row, scale, marks)
    used = sum(len(text) for text, _ in drawn)
    label: Row = ((head, tone), (right(number, INDENT - 1 - len(head)) + " ", tone))
    room = cells - used - 2
    if not row.reason or cell_len(row.reason) > room:
        return (*label, *drawn)
    return (*label, *drawn, ("  " + row.reason, str(Tone.UNCOUNTED)))


def strip_row(sheet: MinutesSheet, width: int) -> Row:
    """The narrow screen's single row: the counted minutes up to the next threshold, the rest as a legend."""
    counted_rows = [row for row in sheet.rows if row.fill is Fill.COUNTED]
    low, high = sum(row.low for row in counted_rows), sum(row.high for row in counted_rows)
    number = f"{low}" if low == high else f"{low}-{high}"
    legend = _legend([row for row in sheet.rows if row.fill is not Fill.COUNTED])
    head: Row = ((f"{number} counted ", str(Tone.COUNTED)),)
    if sheet.thresholds is None:
        return head
    ahead = sheet.thresholds.after(low)
    tail = f" {ahead} = {sheet.thresholds.units_at(ahead)}"
    room = width - len(head[0][0]) - len(tail) - (sum(len(text) for text, _ in legend) + 2 if legend else 0)
    whole = MinuteRow("", low, high, Fill.COUNTED)
    scale = next((s for p in SCALES if (s := Scale(p, (max(ahead, high) - 1) // p + 1)).cells <= room), None)
    if scale is None:
        return (*head, *legend)
    row: Row = (*head, *bar(whole, scale, sheet.thresholds), (tail, str(Tone.UNCOUNTED)))
    if not legend:
        return row
    gap = width - sum(len(text) for text, _ in (*row, *legend))
    return (*row, (" " * max(1, gap), ""), *legend)


def _legend(rows: Sequence[MinuteRow]) -> Row:
    pieces: list[tuple[str, str]] = []
    for row in rows:
        number = f"{row.low}" if row.low == row.high else f"{row.low}-{row.high}"
        if row.label == OR:
            pieces.append((f" or {number}", str(TONES[row.fill])))
            continue
        gap = "   " if pieces else ""
        label = row.label.removeprefix("? ")
        pieces.append((f"{gap}{row.fill.value} {number} {label}", str(TONES[row.fill])))
    return tuple(pieces)
