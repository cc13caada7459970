"""Predictions in codes and in plain words, and what is said of those that are not read."""

from __future__ import annotations

import pytest

from assistant.teaching.prediction import Unread, read_prediction, read_units
from coder.misconceptions.diagnosis import AnswerLine

TWICE = AnswerLine("97760", 2, ("GO",))
SIDE = AnswerLine("L3906", 1, ("RT",))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("97760 x2 GO", [TWICE]),
        ("97760 GO x2", [TWICE]),
        ("97760 GO ×2", [TWICE]),
        ("2x 97760 GO", [TWICE]),
        ("97760 twice with GO", [TWICE]),
        ("two units of 97760 GO, L3906 RT", [TWICE, SIDE]),
        ("L3906 RT\n97760 x2 GO\n", [SIDE, TWICE]),
        ("l3906 rt and 97760 go, x2", [SIDE, TWICE]),
        ("I would bill 97760 with the GO modifier, two units.", [TWICE]),
        ("97760, GO, x2", [TWICE]),
        ("97760 GO 2", [TWICE]),
        ("one unit of 97110 and two of 97760 GO", [AnswerLine("97110", 1), TWICE]),
        ("97110 59 GO", [AnswerLine("97110", 1, ("59", "GO"))]),
        ("97760 0", [AnswerLine("97760", 0)]),
        ("nothing", []),
        ("Nothing is billable.", []),
        ("none", []),
    ],
)
def test_an_answer_is_read(text: str, lines: list[AnswerLine]) -> None:
    assert read_prediction(text) == tuple(lines)


@pytest.mark.parametrize(
    ("text", "piece", "instead"),
    [
        ("97760 thrice", "97760 thrice", AnswerLine("97760", 3)),
        ("L3906 RT\n97760 maybe GO", "97760 maybe GO", AnswerLine("97760", 2, ("GO",))),
        ("two units", "two units", AnswerLine("97760", 2, ("GO",))),
        ("97760 x2 x3", "97760 x2 x3", AnswerLine("97760", 2)),
        ("splint 97760", "splint 97760", AnswerLine("97760", 2)),
        ("97760 x2, perhaps", "perhaps", AnswerLine("97760", 2, ("GO",))),
    ],
)
def test_what_is_not_read_is_named_with_a_line_that_would_be(text: str, piece: str, instead: AnswerLine) -> None:
    assert read_prediction(text) == Unread(piece, instead)


@pytest.mark.parametrize("text", ["", "  \n "])
def test_no_answer_is_no_prediction(text: str) -> None:
    assert read_prediction(text) is None


def test_a_pasted_book_is_not_read() -> None:
    assert isinstance(read_prediction("97760 " * 5_000), Unread)


SHOWN = (AnswerLine("97760", 3, ("GO",)), AnswerLine("97110", 1, ("GO", "59")))


@pytest.mark.parametrize("text", ["2, 1", "2 1", "two units and 1", "x2, x1 unit"])
def test_bare_numbers_are_the_units_of_the_lines_that_are_shown(text: str) -> None:
    assert read_units(text, SHOWN) == (AnswerLine("97760", 2, ("GO",)), AnswerLine("97110", 1, ("GO", "59")))


@pytest.mark.parametrize("text", ["2", "2, 1, 1", "2 of 97110", "many, few", ""])
def test_numbers_that_do_not_fit_the_lines_are_no_units(text: str) -> None:
    assert read_units(text, SHOWN) is None
