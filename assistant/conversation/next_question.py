"""Which open fact is asked next? One at a time: what every claim needs first, then what splits this one most."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.conversation.frame import Frame
from coder.answer import Answer
from coder.coding import Status
from coder.questions import Question

FIRST = (
    "orthosis_or_prosthesis",
    "visit_kind",
    "minutes",
    "minutes.training",
    "devices.minutes",
    "l_code_status",
    "discipline",
    "payer",
    "assistant",
)
"""Facts of every claim, in the order in which a visit is told; they come before those that only some claims need.

Whose the L code is comes after the encounter: of a later one it is not asked.
"""
WHAT_WAS_DONE = "minutes"
"""Asked where nothing was told that could be coded."""


def next_question(answer: Answer, frame: Frame) -> Question | None:
    """The question to put; None where nothing open would change the claim, or what is open has its usual answer."""
    contradicted = [each.path for each in frame.contradicted]
    still = [each for each in answer.questions if each.usual is None or each.fact not in frame.skipped]
    asked = sorted(still, key=lambda question: _rank(question, contradicted, frame.skipped))
    return asked[0] if asked else None


def next_slot(answer: Answer, frame: Frame) -> str | None:
    """The fact to ask for, also where there is nothing to code yet."""
    question = next_question(answer, frame)
    if question is not None:
        return question.fact
    return WHAT_WAS_DONE if answer.status is Status.OUT_OF_SCOPE else None


def _rank(question: Question, contradicted: Sequence[str], skipped: frozenset[str]) -> tuple[bool, bool, int, bool]:
    is_contradicted = any(path == question.fact or path.startswith(f"{question.fact}.") for path in contradicted)
    place = FIRST.index(question.fact) if question.fact in FIRST else len(FIRST)
    return question.fact in skipped, not is_contradicted, place, question.usual is not None
