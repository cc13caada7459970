"""Columns of the conversation: what a turn changed, and the answers to a question."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from assistant.tui.layout.columns import Row, one_line, pad, spread, width_of, wrap
from assistant.tui.sheets.talk import ChangeRow, ChoiceRow
from assistant.tui.sheets.tone import Tone
from assistant.tui.words import USUAL

QUIET = str(Tone.UNCOUNTED)
ARROW = " → "
GAP, INDENT = 3, 5


def change_columns(changes: Sequence[ChangeRow]) -> tuple[int, int]:
    """Widths of the label and of the change; only lines with a reason behind them need the second."""
    label = max((cell_len(change.label) for change in changes), default=0) + GAP
    reasoned = [each for each in changes if each.reason.text]
    return label, max((cell_len(_change(each)) for each in reasoned), default=0) + GAP


def _change(change: ChangeRow) -> str:
    return f"{one_line(change.before)}{ARROW}{one_line(change.after)}" if change.is_changed else one_line(change.before)


def change_row(change: ChangeRow, columns: tuple[int, int]) -> Row:
    """Label, before and after; the reason is put behind by whoever knows its citations."""
    label, width = columns
    if not change.is_changed:
        return ((pad(change.label, label), "bold $claim"), (pad(one_line(change.before), width), QUIET))
    before, after = one_line(change.before), one_line(change.after)
    is_line = "×" in before + after
    gap = " " * max(1, width - cell_len(_change(change)))
    return (
        (pad(change.label, label), "bold $claim" if is_line else QUIET),
        (before, QUIET),
        (ARROW, str(Tone.CLAIM)),
        (after, f"bold {Tone.COUNTED}" if "×" in after else str(Tone.CLAIM)),
        (gap, ""),
    )


def claims_fit(choices: Sequence[ChoiceRow], width: int) -> bool:
    """Is there room for every answer and its claim in one row?"""
    return all(INDENT + cell_len(_answer(each)) + cell_len(each.claim) + 2 <= width for each in choices)


def _answer(choice: ChoiceRow) -> str:
    return one_line(f"{choice.label} {USUAL}" if choice.is_usual else choice.label)


def choice_rows(choice: ChoiceRow, width: int, *, is_under: bool = False) -> list[Row]:
    """Number, answer, and the claim that it leads to: at the right, or under the answer."""
    label = _answer(choice)
    claim = "bold $claim" if choice.is_claim else QUIET
    number, told = (f" {choice.number} ", "bold $claim on $tint"), (label, str(Tone.CLAIM))
    left: Row = (number, ("  ", ""), told) if choice.number else (told,)
    ending: Row = ((choice.claim, claim),)
    if width_of(left) + width_of(ending) + 2 <= width and not (is_under and choice.is_claim):
        return [spread(left, ending, width)]
    indent = INDENT if choice.number else 2
    under = wrap(choice.claim, width - indent)
    return [spread(left, (), width), *(((" " * indent, ""), (line, claim)) for line in under)]
