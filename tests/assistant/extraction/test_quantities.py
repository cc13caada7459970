"""Numbers: what each of them counts."""

from __future__ import annotations

import pytest

from assistant.extraction.quantities.find import QuantityReader
from assistant.extraction.quantities.quantity import Kind
from assistant.extraction.tokens.lexer import split_words


@pytest.fixture(scope="module")
def quantities() -> QuantityReader:
    return QuantityReader.load()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("25 min", 25, 25),
        ("25mins", 25, 25),
        ("12' ", 12, 12),
        ("a full 18 solid minutes", 18, 18),
        ("twenty-two minutes", 22, 22),
        ("one hundred and ten minutes", 110, 110),
        ("15-20 min", 15, 20),
        ("fifteen or twenty minutes", 15, 20),
        ("between eighteen and twenty-two minutes", 18, 22),
        ("9 min? maybe 10", 9, 10),
        ("half an hour", 30, 30),
        ("three quarters of an hour", 45, 45),
        ("1/2 hr", 30, 30),
        ("an hour and ten", 70, 70),
        ("1 hr 10 min", 70, 70),
        ("an hour and a half", 90, 90),
        ("1.5 hours", 90, 90),
    ],
)
def test_lengths_of_time_in_minutes(quantities: QuantityReader, text: str, low: int, high: int) -> None:
    found = [each for each in quantities.find(split_words(text)) if each.kind is Kind.MINUTES]
    assert [(each.low, each.high) for each in found] == [(low, high)]


@pytest.mark.parametrize(
    ("text", "start", "stop", "minutes"),
    [
        ("2:10-2:35p", "14:10", "14:35", 25),
        ("1000-1025", "10:00", "10:25", 25),
        ("in 0905 out 0950", "09:05", "09:50", 45),
        ("11:45 to 12:10", "11:45", "12:10", 25),
        ("from two ten until three", "02:10", "03:00", 50),
        ("TIME IN 1:05 pm TIME OUT 1:40 pm", "13:05", "13:40", 35),
    ],
)
def test_stretches_between_clock_times(
    quantities: QuantityReader, text: str, start: str, stop: str, minutes: int
) -> None:
    found = [each for each in quantities.find(split_words(text)) if each.kind is Kind.CLOCK_RANGE]
    assert [(each.start, each.stop, each.low) for each in found] == [(start, stop, minutes)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("6/9/2026", Kind.DATE),
        ("June 2", Kind.DATE),
        ("12-6-1951", Kind.DATE),
        ("pain 3/10", Kind.SCALE),
        ("4/5 strength", Kind.SCALE),
        ("age 58", Kind.AGE),
        ("84 y/o", Kind.AGE),
        ("35 degrees", Kind.ANGLE),
        ("0-30 deg", Kind.ANGLE),
        ("142 lb", Kind.MEASURE),
        ("300 ft", Kind.MEASURE),
        ("3x10", Kind.REPEAT),
        ("2 x 15", Kind.REPEAT),
        ("5 reps", Kind.COUNT),
        ("2x/wk", Kind.FREQUENCY),
        ("6 weeks", Kind.DURATION),
        ("20 seconds", Kind.DURATION),
        ("MRN 448812", Kind.IDENTIFIER),
        ("555-0134", Kind.IDENTIFIER),
        ("$45", Kind.MONEY),
        ("3 ply", Kind.PLY),
        ("97760", Kind.CODE),
        ("nine seven seven six oh", Kind.CODE),
        ("visit 6 of 12", Kind.VISIT_NUMBER),
        ("tx #5", Kind.VISIT_NUMBER),
    ],
)
def test_numbers_that_are_no_time_of_service(quantities: QuantityReader, text: str, kind: Kind) -> None:
    assert [each.kind for each in quantities.find(split_words(text))][:1] == [kind]


def test_the_number_of_the_visit_and_not_of_the_visits_planned(quantities: QuantityReader) -> None:
    assert [each.low for each in quantities.find(split_words("visit 6 of 12"))] == [6]


@pytest.mark.parametrize("text", ["half", "a", "no number here", "the first", "²", "½"])
def test_words_that_begin_no_number_give_none(quantities: QuantityReader, text: str) -> None:
    assert [each for each in quantities.find(split_words(text)) if each.kind is Kind.MINUTES] == []
