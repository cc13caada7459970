"""Words: where they begin and end."""

from __future__ import annotations

import pytest

from assistant.extraction.tokens.lexer import Shape, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("25min", ["25", "min"]),
        ("3x15min", ["3", "x", "15", "min"]),
        ("x41'", ["x", "41", "'"]),
        ("0-85", ["0", "-", "85"]),
        ("L3906-RT", ["L3906", "-", "RT"]),
        ("97760GO", ["97760", "GO"]),
        ("2:10-2:35p", ["2:10", "-", "2:35", "p"]),
        ("1,204.50", ["1,204.50"]),
        ("2nd visit", ["2nd", "visit"]),
        ("M25.531", ["M25.531"]),
        ("orthotist's", ["orthotist", "'s"]),
        ("don't", ["don't"]),
        ("re-heated", ["re-heated"]),
        ("don/doff", ["don", "/", "doff"]),
        ("OT...PT", ["OT", "...", "PT"]),
        ("[fit](20)", ["[", "fit", "]", "(", "20", ")"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_what_is_written_together_comes_apart(text: str, words: list[str]) -> None:
    assert split_words(text).exact == words


def test_offsets_count_characters_of_the_text() -> None:
    words = split_words("Tx:  fit\n20min")
    assert [words.text[a:b] for a, b in zip(words.start, words.end, strict=True)] == words.exact
    assert words.gap == ["", "", "  ", "\n", ""]


def test_shapes_tell_numbers_codes_and_clock_times() -> None:
    words = split_words("9:05 97760 L3906 fit !")
    assert words.shape == [Shape.CLOCK, Shape.NUMBER, Shape.CODE, Shape.WORD, Shape.MARK]


def test_small_letters_straight_apostrophes_and_no_hyphen_inside() -> None:
    assert split_words("Re-Fit Pt’s DON’T").lower == ["refit", "pt", "'s", "don't"]
