"""The wrong models behind codes that somebody proposed, each by its name and its lesson."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.desk import CodedVisit
from assistant.explanation.misconceptions import misconception_name
from assistant.transcripts.lessons import lesson_on
from coder.coding import DECIDED
from coder.misconceptions.proposed import models_of_proposal
from coder.policy import Policy
from knowledge.guidance import Guidance


@dataclass(frozen=True, slots=True)
class Named:
    """A wrong model by the phrase that names it, with where it was seen and the title of its lesson."""

    model: str
    name: str
    cites: tuple[str, ...]
    lesson: str | None


MOST_NAMED = 2
"""Wrong models that are named behind one proposal; where more give it, none is told apart."""


def behind_proposal(coded: CodedVisit, guidance: Guidance) -> tuple[Named, ...]:
    """The wrong models that give the codes a visit's writer proposed; none where those are right or still open."""
    if not coded.visit.proposed_codes or coded.answer.status not in DECIDED:
        return ()
    wrong = guidance.policies.wrong_values(coded.policy.date)
    models = models_of_proposal(coded.visit, coded.answer.lines, coded.policy, wrong)
    return tuple(_named(model, coded.policy, guidance) for model in models) if len(models) <= MOST_NAMED else ()


def _named(model: str, policy: Policy, guidance: Guidance) -> Named:
    lesson = lesson_on(model)
    cites = (f"misconceptions-seen-{model.lower()}",)
    return Named(model, misconception_name(model, policy, guidance), cites, lesson.title if lesson else None)
