"""Sentences, clauses and the sections of a note."""

from __future__ import annotations

import pytest
import spacy.tokens

from assistant.extraction.layout.divide import Layout, Section
from assistant.extraction.page import page_of
from assistant.extraction.pipeline import build_pipeline


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    return build_pipeline()


def sentences(nlp: spacy.language.Language, text: str) -> list[str]:
    page = page_of(nlp(text))
    return [page.words.quoted(first, last) for first, last in page.layout.sentences]


def layout(nlp: spacy.language.Language, text: str) -> Layout:
    return page_of(nlp(text)).layout


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fit 5 min. OT.", ["Fit 5 min.", "OT."]),
        ("fit 5; train 10", ["fit 5;", "train 10"]),
        ("fit 5\ntrain 10", ["fit 5", "train 10"]),
        ("seen by Dr. Moss today", ["seen by Dr. Moss today"]),
        ("R. wrist, J. Anderson OTR", ["R.", "wrist, J. Anderson OTR"]),
        ("worn 1.5 hours", ["worn 1.5 hours"]),
        ("LSO? not worn", ["LSO? not worn"]),
        ("Worn? Yes.", ["Worn?", "Yes."]),
    ],
)
def test_where_sentences_end(nlp: spacy.language.Language, text: str, expected: list[str]) -> None:
    assert sentences(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("S: sore\nO: fit\nA: good\nP: return", ["subjective", "objective", "assessment", "plan"]),
        ("SUBJECTIVE: sore. Wore it.\nOBJECTIVE: fit", ["subjective", "subjective", "objective"]),
        ("Plan: order AFO. Next week.", ["plan", "plan"]),
        ("the plan is good", ["none"]),
    ],
)
def test_sections_hold_until_the_next_heading(nlp: spacy.language.Language, text: str, sections: list[str]) -> None:
    assert layout(nlp, text).sections == [Section(name) for name in sections]


def test_commas_and_brackets_divide_clauses_and_brackets_belong_to_the_clause_around_them(
    nlp: spacy.language.Language,
) -> None:
    found = layout(nlp, "fit (loose) 5, train 10")
    clauses = [found.clause[i] for i in range(len(found.clause))]
    assert clauses[0] != clauses[2]
    assert found.outer[clauses[2]] == clauses[0]
    assert clauses[4] == clauses[0]
    assert clauses[6] != clauses[0]
