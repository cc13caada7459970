"""The claim beside the answer in columns: code, modifiers, yours, claim, a remark."""

from __future__ import annotations

from rich.cells import cell_len

from assistant.explanation.learning import TaughtRow
from assistant.tui import learn_words
from assistant.tui.layout.columns import Row, cut, pad, width_of
from assistant.tui.sheets.tone import Tone

QUIET = str(Tone.UNCOUNTED)
CODE, GAP, UNITS = 7, 2, 7


def compared_rows(rows: tuple[TaughtRow, ...], width: int, *, with_answer: bool) -> list[Row]:
    """One row a code under the names of the columns; without an answer the claim alone, without names."""
    modifiers = max((cell_len(row.modifiers) for row in rows), default=0) + GAP
    head: list[Row] = []
    if with_answer and rows:
        names = pad(learn_words.YOURS, UNITS) + learn_words.RIGHT_CLAIM
        head.append(((" " * (CODE + modifiers), ""), (names, QUIET)))
    return [*head, *(_row(row, modifiers, width, with_answer) for row in rows)]


def _row(row: TaughtRow, modifiers: int, width: int, with_answer: bool) -> Row:
    tone = f"bold {Tone.CLAIM}" if row.is_same else f"bold {Tone.MISSING}"
    pieces: Row = ((pad(row.code, CODE), f"bold {Tone.CLAIM}"), (pad(row.modifiers, modifiers), f"bold {Tone.CLAIM}"))
    if with_answer:
        pieces = (*pieces, (pad(row.yours, UNITS), tone))
    pieces = (*pieces, (pad(row.claim, UNITS), f"bold {Tone.CLAIM}"))
    return (*pieces, (cut(row.remark, max(0, width - width_of(pieces))), str(Tone.MISSING)))
