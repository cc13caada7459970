"""The tagged sentences of every theme, one test a sentence."""

from __future__ import annotations

import pytest

from assistant.extraction import Reader
from tests.assistant.extraction.sentences import FOLDER, Tagged, differences, tagged

THEMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
SENTENCES = [
    pytest.param(sentence, id=f"{theme}-{number}")
    for theme in THEMES
    for number, sentence in enumerate(tagged(theme), start=1)
]
ABOUT_TRAPS = (
    "look_alikes denied past_and_planned other_people other_suppliers wear_and_home payers corrections codes conflicts"
).split()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_facts_stated_are_read_and_no_others(reader: Reader, sentence: Tagged) -> None:
    assert differences(sentence, reader.read(sentence.text)) == []


def test_the_sentences_are_many_and_half_of_them_hold_words_that_must_not_be_read() -> None:
    everything = {theme: list(tagged(theme)) for theme in THEMES}
    sentences = [sentence for theme in everything.values() for sentence in theme]
    trapped = [
        sentence
        for theme, each in everything.items()
        for sentence in each
        if theme in ABOUT_TRAPS or sentence.unread or sentence.aside
    ]
    assert len(sentences) >= 400
    assert len(trapped) * 2 >= len(sentences)


def test_no_sentence_stands_twice() -> None:
    texts = [sentence.text for theme in THEMES for sentence in tagged(theme)]
    assert len(texts) == len(set(texts))


def test_a_wrong_tag_is_found(reader: Reader) -> None:
    wrong = Tagged("OT, thumb splint training 12 min", {"discipline": "PT", "training": 12}, unread=("12 min",))
    assert differences(wrong, reader.read(wrong.text)) == [
        "discipline: expected 'PT', read 'OT'",
        "'12 min' was read as minutes.training",
    ]
