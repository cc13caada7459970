"""Columns of the conversation: what a turn changed, and the answers to a question."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from assistant.tui.layout.columns import Row, cut, one_line, pad, spread
from assistant.tui.sheets.model import ChangeRow, ChoiceRow, Tone
from assistant.tui.words import USUAL

QUIET = str(Tone.UNCOUNTED)
ARROW = " → "
GAP = 3


def change_columns(changes: Sequence[ChangeRow], width: int) -> tuple[int, int]:
    """Widths of the label and of the change."""
    label = max((cell_len(change.label) for change in changes), default=0) + GAP
    change = max((cell_len(_change(each)) for each in changes), default=0) + GAP
    return label, min(change, max(6, width - label))


def _change(change: ChangeRow) -> str:
    return f"{one_line(change.before)}{ARROW}{one_line(change.after)}" if change.is_changed else one_line(change.before)


def change_row(change: ChangeRow, columns: tuple[int, int]) -> Row:
    """Label, before and after; the reason is put behind by whoever knows its citations."""
    label, width = columns
    if not change.is_changed:
        return ((pad(change.label, label), "bold $claim"), (pad(one_line(change.before), width), QUIET))
    before, after = one_line(change.before), one_line(change.after)
    head_style = "bold $claim" if "×" in before + after else QUIET
    room = max(1, width - cell_len(before) - cell_len(ARROW))
    return (
        (pad(change.label, label), head_style),
        (before, QUIET),
        (ARROW, str(Tone.CLAIM)),
        (pad(after, room), f"bold {Tone.COUNTED}" if "×" in after else str(Tone.CLAIM)),
    )


def choice_row(choice: ChoiceRow, width: int, *, is_taken: bool = False, is_over: bool = False) -> Row:
    """Number, answer, and at the right the claim that it leads to."""
    label = f"{choice.label} {USUAL}" if choice.is_usual else choice.label
    style = QUIET if is_over and not is_taken else "bold $claim" if is_taken else str(Tone.CLAIM)
    claim = QUIET if is_over and not is_taken else "bold $claim" if choice.is_claim else QUIET
    number = (f" {choice.number:^1} ", QUIET if is_over else "bold $claim on $tint") if choice.number else ("", "")
    left: Row = (number, ("  " if choice.number else "", ""), (one_line(label), style))
    return spread(left, ((cut(choice.claim, max(8, width - 16)), claim),), width)
