"""A saved visit on one row: as many columns as the width takes."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.tui import words
from assistant.tui.layout.columns import Row, pad
from assistant.tui.sheets.saved import SavedRow
from assistant.tui.sheets.tone import Tone

NUMBER, DAY, LABEL, PAYER, CLAIM = range(5)
WIDTHS = (6, 14, 20, 26, 40)
"""Cells of each column at their best."""
BY_WIDTH = ((100, (NUMBER, DAY, LABEL, PAYER, CLAIM)), (0, (NUMBER, DAY, LABEL, CLAIM)))


def heading_row(width: int) -> Row:
    """The names of the columns that are shown."""
    return tuple((pad(words.SAVED_COLUMNS[column], WIDTHS[column]), str(Tone.UNCOUNTED)) for column in _shown(width))


def saved_row(row: SavedRow, width: int) -> Row:
    """One saved visit; its claim loud, the rest quiet."""
    texts = (str(row.number), row.day, row.label, row.payer, row.claim)
    return tuple(
        (pad(texts[column], WIDTHS[column] - 1) + " ", "$claim" if column in (LABEL, CLAIM) else str(Tone.UNCOUNTED))
        for column in _shown(width)
    )


def _shown(width: int) -> Sequence[int]:
    return next(columns for least, columns in BY_WIDTH if width >= least)
