"""Any text at all: an answer comes, it points into the text, and it is the same answer every time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.extraction import Reader
from assistant.facts import facts_from_visit, visit_from_facts
from assistant.reading import Reading

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=300)
"""Any characters, halves of surrogate pairs, control characters and private ones among them."""
PIECES = (
    "OT PT PTA COTA aide student pt Dr orthotist vendor he she I we told with by and then plus no not without denied "
    "last next visit week ago today tomorrow plan if maybe ? ! . , ; : / | ( ) [ ] - – = + x # $ % & @ ' \" \n \t \n\n "
    "wrist splint AFO prosthesis socket brace orthosis BK right left bilateral L R custom prefab fab fit training "
    "trained adjusted check remold eval 97165 97760 97763 97110 97530 GO GP 59 L3906 L1970 billed bill l code "
    "Medicare Aetna WC denied secondary total session timed 0 1 8 10 15 20 25 60 90 480 1500 99999999999 1:1 9:05 "
    "10:40 905 2 min mins minutes hr hours half an hour a quarter twenty five ½ x2 units each S: O: A: P: HEP wear "
    "on off first initial subsequent follow-up 2nd third DOS 3/4/2026 YTD $1,204.50 telehealth home SNF group "
    "cotreat together separate poc signed pending donning skin checks 3x10 7/10 45 deg 5'4\" sorry wait actually "
    'medcare spint 97769 <b> </b> {"minutes": 3} 😀 é \u0301 \u200b \x00 \ud800'
).split(" ")
NOTES = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)


def check(text: str, reading: Reading) -> None:
    assert reading.text == text
    quoted = [(offer.start, offer.end, offer.text) for offer in reading.offers]
    quoted += [(code.start, code.end, code.text) for code in reading.unknown_codes]
    spans = [(said.start, said.end) for said in reading.said]
    spans += [(aside.start, aside.end) for aside in reading.set_aside]
    spans += [(said.start, said.end) for conflict in reading.conflicts for said in conflict.said]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(text[start:end] == quote for start, end, quote in quoted)
    assert all(len(conflict.said) > 1 for conflict in reading.conflicts)
    assert visit_from_facts(facts_from_visit(reading.visit)) == replace(reading.visit, implied=())


@settings(deadline=None)
@given(ANYTHING)
def test_any_characters_are_answered(reader: Reader, text: str) -> None:
    check(text, reader.read(text))


@settings(max_examples=120, deadline=None)
@given(NOTES)
def test_any_order_of_the_words_of_a_note_is_answered_with_facts_that_can_be_coded(reader: Reader, text: str) -> None:
    reading = reader.read(text)
    check(text, reading)
    assert reader.read(text) == reading


@settings(max_examples=30, deadline=None)
@given(st.lists(NOTES, max_size=4))
def test_many_texts_are_read_as_one_by_one(reader: Reader, texts: list[str]) -> None:
    assert list(reader.read_all(texts)) == [reader.read(text) for text in texts]


@pytest.mark.parametrize("unit", ["(", "[{(<", "\"'", "”’", ")", "...", "-", "(20 min) ", "\x00", "\u0301", "aé", "9"])
def test_a_line_of_a_hundred_thousand_characters_is_answered(reader: Reader, unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    check(text, reader.read(text))
