"""A learner's answer beside the claim: which lines differ, and which wrong rules give what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.teaching.item import Item, diagnostician
from assistant.teaching.probes import Heard, heard
from coder.claim import Lines
from coder.misconceptions.diagnosis import AnswerLine
from knowledge.guidance import Guidance


@dataclass(frozen=True, slots=True)
class Compared:
    """One code of the claim or of the answer; units None: it is not there."""

    code: str
    yours: int | None
    claim: int | None
    your_modifiers: tuple[str, ...]
    claim_modifiers: tuple[str, ...]
    is_same: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of an answer; ``pairs`` are wrong models that give it only together."""

    item: Item
    answer: tuple[AnswerLine, ...]
    heard: Heard
    rows: tuple[Compared, ...]
    split: Lines

    @property
    def is_correct(self) -> bool:
        return self.heard.is_correct

    @property
    def models(self) -> tuple[str, ...]:
        """The wrong models behind the answer: each that gives it by itself, else the first pair that does."""
        if self.heard.models or not self.heard.pairs:
            return self.heard.models
        return self.heard.pairs[0]

    @property
    def is_together(self) -> bool:
        """Does only a pair of wrong models give the answer?"""
        return not self.heard.models and bool(self.heard.pairs)


def judge(item: Item, answer: Sequence[AnswerLine], guidance: Guidance) -> Judged:
    """Compare an answer with the claim of an item that is to be predicted."""
    assert item.coded is not None, "only what has a claim is predicted"
    found = heard(diagnostician(item.coded, guidance), answer)
    split = max(item.claims, key=lambda lines: sum(row.is_same for row in _rows(answer, lines)))
    return Judged(item, tuple(answer), found, _rows(answer, split), split)


def _rows(answer: Sequence[AnswerLine], claim: Lines) -> tuple[Compared, ...]:
    """Lines of one code together, in the order of the claim; what only the answer has comes last."""
    with_modifiers = any(line.modifiers for line in answer)
    codes = tuple(dict.fromkeys([*(line.code for line in claim), *(line.code for line in answer if line.units)]))
    return tuple(_row(code, answer, claim, with_modifiers) for code in codes)


def _row(code: str, answer: Sequence[AnswerLine], claim: Lines, with_modifiers: bool) -> Compared:
    mine = [line for line in answer if line.code == code and line.units]
    right = [line for line in claim if line.code == code]
    yours = sum(line.units for line in mine) if mine else None
    due = sum(line.units for line in right) if right else None
    said = tuple(dict.fromkeys(each for line in mine for each in line.modifiers))
    wanted = tuple(dict.fromkeys(each for line in right for each in line.modifiers))
    same = yours == due and (not with_modifiers or set(said) == set(wanted))
    return Compared(code, yours, due, said, wanted, same)
