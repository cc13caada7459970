"""What holds for every text: spans in order, the same text in both forms, nothing left to mask, linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.masking import Kind, apply, mask
from tests.assistant.masking.tagged import files, tagged

PIECES = [
    *(
        "Mrs. Okafor",
        "will",
        "May",
        "3/14",
        "MRN 44120",
        "97760",
        "L3906",
        "12 min",
        "555-0142",
        "(",
        "[NAME]",
        "\n",
        " ",
    ),
    *(
        "OKAFOR, INES",
        "a@b.example",
        "412 Maple St",
        "92 y/o",
        "é",
        "İ",
        "\x00",
        "´s",
        "Boston brace",
        "de la",
        "J.R.",
        "🦿",
    ),
]
texts = st.one_of(
    st.text(max_size=120),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.text("A.a'1-/: ", max_size=60),
)
REPEATED = [
    "Aa",
    "A-",
    "A.",
    "1/",
    "a.",
    "five ",
    "mrn 12 ",
    "Okafor, ",
    "12 Maple Oak ",
    "[NAME] ",
    "\t",
    "é",
    "daughter ",
]
LONG, LONGER = 3_000, 24_000
NOT_LINEAR = 4
"""So many times the eightfold time of the short text would the long one need, were time to grow with the square."""


@given(texts)
@settings(max_examples=80, deadline=None)
def test_spans_are_in_order_and_the_text_follows_from_them(text: str) -> None:
    """Spans lie inside the text, do not overlap, and the text is the input with each of them replaced."""
    masked = mask(text)
    ends = [0, *(span.end for span in masked.spans)]
    assert all(before <= span.start < span.end <= len(text) for before, span in zip(ends, masked.spans, strict=False))
    assert apply(text, masked.spans) == masked


@given(texts)
@settings(max_examples=80, deadline=None)
def test_what_was_masked_is_left_alone(text: str) -> None:
    """The marks of an earlier masking stay as they are."""
    once = mask(text).text
    assert all(once.count(f"[{kind.upper()}]") <= mask(once).text.count(f"[{kind.upper()}]") for kind in Kind)


@pytest.mark.parametrize("name", files())
def test_a_masked_note_has_nothing_left_to_mask(name: str) -> None:
    """Masking again changes nothing."""
    again = [(once, mask(once).text) for once in (mask(each.text).text for each in tagged(name))]
    assert [pair for pair in again if pair[0] != pair[1]] == []


@pytest.mark.parametrize("piece", REPEATED)
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    """Eight times the text takes about eight times as long, not the square of it."""
    mask(piece)
    short, long = (_seconds((piece * length)[:length]) for length in (LONG, LONGER))
    assert long < NOT_LINEAR * (short + 0.02) * LONGER / LONG


def _seconds(text: str) -> float:
    start = time.perf_counter()
    mask(text)
    return time.perf_counter() - start
