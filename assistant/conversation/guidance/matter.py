"""Which statements are on the matter of a question: those that share a telling word or concept with it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.conversation.guidance.question import Asked
from assistant.conversation.phrases import split_words, spot_all
from knowledge.guidance import Guidance

MATTERS = frozenset(
    (
        "kx",
        "gp_go",
        "cq_co",
        "mod_59",
        "mod_25",
        "limit",
        "prior_auth",
        "order",
        "em_visit",
        "edit",
        "mppr",
        "afo_criteria",
        "visit_count",
        "short",
        "average",
        "pay_85",
        "counting_method",
        "visits_word",
    )
)
"""Concepts that are a matter of their own."""
COUNTING = ("counting_word", "cms_rule", "ama", "pool")


def on_the_matter(question: Asked, keys: Sequence[str], guidance: Guidance) -> tuple[str, ...]:
    """The statements on what is asked, in their order."""
    asked = question.concepts & MATTERS
    if question.has(*COUNTING):
        asked |= {"counting_method"}
    return tuple(key for key in keys if asked & _concepts(guidance.citation(key).says))


def has_matter(question: Asked) -> bool:
    """Does the question name a matter of its own, not a payer alone?"""
    return bool(question.concepts & MATTERS) or question.has(*COUNTING)


def _concepts(text: str) -> frozenset[str]:
    return frozenset(cue.value for cue in spot_all(split_words(text), "guidance", "concepts"))
