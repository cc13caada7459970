"""Which open fact is asked next? One at a time; what has no usual answer and splits the claim most comes first."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.conversation.frame import Frame
from coder.answer import Answer
from coder.coding import Status
from coder.questions import Question

FIRST = (
    "minutes",
    "minutes.training",
    "devices.minutes",
    "visit_kind",
    "orthosis_or_prosthesis",
    "l_code_status",
    "discipline",
    "payer",
    "assistant",
)
"""Facts of every claim; they come before those that only some claims need."""
WHAT_WAS_DONE = "minutes"
"""Asked where nothing was told that could be coded."""


def next_question(answer: Answer, frame: Frame) -> Question | None:
    """The question to put; None where nothing open would change the claim."""
    contradicted = [each.path for each in frame.contradicted]
    asked = sorted(answer.questions, key=lambda question: _rank(question, contradicted, frame.skipped))
    return asked[0] if asked else None


def next_slot(answer: Answer, frame: Frame) -> str | None:
    """The fact to ask for, also where there is nothing to code yet."""
    question = next_question(answer, frame)
    if question is not None:
        return question.fact
    return WHAT_WAS_DONE if answer.status is Status.OUT_OF_SCOPE else None


def _rank(question: Question, contradicted: Sequence[str], skipped: frozenset[str]) -> tuple[bool, ...]:
    is_contradicted = any(path == question.fact or path.startswith(f"{question.fact}.") for path in contradicted)
    return question.fact in skipped, not is_contradicted, question.usual is not None, question.fact not in FIRST
