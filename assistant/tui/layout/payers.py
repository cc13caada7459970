"""A payer on one row: as many columns as the width takes, what matters most at the left."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.tui import words
from assistant.tui.layout.columns import Row, pad
from assistant.tui.sheets.payers import PayerRow
from assistant.tui.sheets.tone import Tone

PAYER, STATUS, REVIEWED, BESIDE, COUNTING, CAPS, AUTHORIZATION = range(7)
WIDTHS = (26, 11, 13, 15, 16, 18, 16)
"""Cells of each column at their best."""
BY_WIDTH = (
    (114, (PAYER, STATUS, REVIEWED, BESIDE, COUNTING, CAPS, AUTHORIZATION)),
    (100, (PAYER, STATUS, REVIEWED, BESIDE, COUNTING, CAPS)),
    (0, (PAYER, STATUS, COUNTING, CAPS)),
)


def heading_row(width: int) -> Row:
    """The names of the columns that are shown."""
    return tuple((pad(words.PAYER_COLUMNS[column], WIDTHS[column]), str(Tone.UNCOUNTED)) for column in _shown(width))


def payer_row(row: PayerRow, width: int) -> Row:
    """One payer; its standing in its colour."""
    texts = (row.name, row.standing, row.reviewed, row.beside, row.counting, row.caps, row.authorization)
    return tuple(
        (pad(texts[column], WIDTHS[column] - 1) + " ", str(row.tone) if column == STATUS else "$claim")
        for column in _shown(width)
    )


def _shown(width: int) -> Sequence[int]:
    return next(columns for least, columns in BY_WIDTH if width >= least)
