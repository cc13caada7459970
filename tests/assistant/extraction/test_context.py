"""Contexts: denied, past, planned, supposed, quoted, worn, at home."""

from __future__ import annotations

import pytest
from spacy.language import Language

from assistant.extraction.context.scopes import Context
from assistant.extraction.page import page_of
from assistant.extraction.pipeline import build_pipeline


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build_pipeline()


def contexts(nlp: Language, text: str, words: str) -> int:
    page = page_of(nlp(text))
    start = text.index(words)
    inside = [i for i, at in enumerate(page.words.start) if start <= at < start + len(words)]
    return page.text.contexts.over(inside[0], inside[-1] + 1)


@pytest.mark.parametrize(
    ("text", "words", "context"),
    [
        ("no training today", "training", Context.DENIED),
        ("splint was not adjusted", "adjusted", Context.DENIED),
        ("last visit: splint trimmed", "splint", Context.PAST),
        ("fitted 3 weeks ago", "fitted", Context.PAST),
        ("next visit will remold", "remold", Context.PLANNED),
        ("plan to fabricate an orthosis", "fabricate", Context.PLANNED),
        ("if he comes back, remold it", "remold", Context.HYPOTHETICAL),
        ("wear time 2 hrs", "2 hrs", Context.WEAR),
        ("HEP: stretch 10 min twice a day", "10 min", Context.HOME),
        ("S: wore the splint all night", "splint", Context.SUBJECTIVE),
        ("P: order a new AFO", "AFO", Context.PLAN_SECTION),
    ],
)
def test_words_within_reach_of_a_cue(nlp: Language, text: str, words: str, context: Context) -> None:
    assert contexts(nlp, text, words) & context


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no training, fitting 12 min", "fitting"),
        ("no pain. training 12 min", "training"),
        ("not worn at night but trimmed today", "trimmed"),
        ("last week sore; today trimmed the edge", "trimmed"),
        ("next visit remold. today fit 10 min", "fit 10 min"),
    ],
)
def test_a_reach_ends_with_the_clause_the_sentence_or_a_turn(nlp: Language, text: str, words: str) -> None:
    assert contexts(nlp, text, words) == Context.NONE
