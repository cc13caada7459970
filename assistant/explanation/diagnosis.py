"""What is said of an answer by itself: is it the claim, and which wrong models give it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.explanation.case import Case
from assistant.explanation.environment import template
from assistant.explanation.footnotes import Footnotes
from assistant.explanation.misconceptions import misconception
from assistant.transcripts.lessons import lesson_on
from knowledge.guidance import Guidance


def diagnosis_lines(case: Case, *, is_correct: bool, models: Sequence[str], guidance: Guidance) -> list[str]:
    """What is said of an answer: is it the claim, and which wrong models give it, each with its lesson and sources."""
    footnotes = Footnotes(guidance)
    told = [misconception(model, case.coded.policy, guidance, case, footnotes) for model in models]
    text = template("misconceptions/diagnosis.txt.j2").render(
        case=case, is_correct=is_correct, told=told, lessons={m: lesson_on(m) for m in models}, notes=footnotes.all()
    )
    return text.strip("\n").split("\n")
