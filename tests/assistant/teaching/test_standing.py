"""Learners who hold one wrong rule, or two, and what their results say of them."""

from __future__ import annotations

from itertools import islice

import pytest

from assistant.desk import Desk
from assistant.teaching.practice import Practice, Task
from assistant.teaching.results import AnswerResult
from assistant.teaching.standing import Standing, standings
from coder.claim import Billed, billed
from coder.misconceptions.diagnosis import AnswerLine, Diagnostician
from coder.misconceptions.model import Model
from coder.misconceptions.register import MODELS
from knowledge.guidance import Guidance

DAY = "2026-03-10"
TASKS = 6
PAIRS = (("M04", "M16"), ("M18", "M03"), ("M24", "M12"), ("M28", "M09"))


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(Guidance.open(), DAY)


@pytest.fixture(scope="module")
def practice(desk: Desk) -> Practice:
    return Practice(desk)


def answered(task: Task, held: tuple[Model, ...], desk: Desk) -> AnswerResult:
    """What a learner who holds these models answers: by the first of them that is wrong here, else rightly."""
    asked = Diagnostician(task.visit, task.policy, desk.guidance.policies.wrong_values(DAY))
    wrong = [claim for model in held for claim in asked.wrong_claims(model)[:1]]
    claim: Billed = wrong[0] if wrong else billed(task.claims[0])
    found = asked.diagnose([AnswerLine(*line) for line in claim])
    return AnswerResult(task.words[:200], "", task.topic.value, found.is_correct, asked.missed_by(), found.models)


def of_learner(held: tuple[Model, ...], desk: Desk, practice: Practice) -> tuple[Standing, ...]:
    against = tuple(model.id for model in held)
    tasks = islice(practice.tasks(17, against=against), TASKS * len(held))
    return standings([answered(task, held, desk) for task in tasks])


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)
def test_who_holds_one_wrong_model_is_said_to_hold_it_and_nothing_else(
    model: Model, desk: Desk, practice: Practice
) -> None:
    """Where another explains every answer just as well, both are named."""
    [told] = of_learner((model,), desk, practice)
    assert told.is_held
    assert model.id in (told.model, *told.or_else)


@pytest.mark.parametrize("pair", PAIRS, ids=" and ".join)
def test_who_holds_two_is_said_to_hold_both(pair: tuple[str, str], desk: Desk, practice: Practice) -> None:
    held = tuple(next(model for model in MODELS if model.id == name) for name in pair)
    told = of_learner(held, desk, practice)
    named = {name for each in told for name in (each.model, *each.or_else)}
    assert set(pair) <= named
    assert len(told) == len(pair)


def test_who_answers_rightly_is_accused_of_nothing(desk: Desk, practice: Practice) -> None:
    assert standings([answered(task, (), desk) for task in islice(practice.tasks(17), 20)]) == ()
