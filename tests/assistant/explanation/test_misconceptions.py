"""Every known wrong model in words: named, told kindly, worked in the visit's own numbers, and cited."""

from __future__ import annotations

import re
from itertools import islice

import pytest

from assistant.desk import Desk
from assistant.explanation.case import Case
from assistant.explanation.misconceptions import Told, misconception, misconception_name
from assistant.teaching.practice import Practice
from coder.misconceptions.diagnosis import Diagnostician
from coder.misconceptions.model import Model
from coder.misconceptions.register import MODELS
from coder.policy import Policy
from coder.visit import Visit
from knowledge.guidance import Guidance

DAY = "2026-03-10"
IN_WORDS_ONLY = "M29"
IDS = sorted([IN_WORDS_ONLY, *(model.id for model in MODELS)])
WITHOUT_NUMBERS = ("M27",)
"""Models whose mistake has no arithmetic to show."""
NUMBERED = re.compile(r"\[(\d+)\]")
SEED = 8


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(Guidance.open(), DAY)


@pytest.fixture(scope="module")
def practice(desk: Desk) -> Practice:
    return Practice(desk)


@pytest.fixture(scope="module")
def medicare(desk: Desk) -> Policy:
    return desk.guidance.policy_for(Visit(payer="Medicare"), DAY)


def test_the_register_is_complete() -> None:
    assert [f"M{number:02}" for number in range(1, 31)] == IDS


@pytest.mark.parametrize("model", IDS)
def test_a_model_is_named_told_and_cited(model: str, desk: Desk, medicare: Policy) -> None:
    told = misconception(model, medicare, desk.guidance)
    assert told.name == misconception_name(model, medicare, desk.guidance)
    assert not told.name.endswith(".")
    assert told.idea.endswith(".")
    assert told.right.endswith(".")
    assert told.here == ""
    assert f"misconceptions-seen-{model.lower()}" in [note.key for note in told.notes]
    assert NUMBERED.search(told.right), "what is right has a source"
    assert _numbers(told) <= {note.number for note in told.notes}


@pytest.mark.parametrize("model", [model for model in MODELS if model.id not in WITHOUT_NUMBERS], ids=lambda m: m.id)
def test_it_is_worked_in_the_numbers_of_the_visit(model: Model, desk: Desk, practice: Practice) -> None:
    """On visits that the model gets wrong; the reason ends as a sentence and cites what it names."""
    wrong = desk.guidance.policies.wrong_values(DAY)
    for task in islice(practice.tasks(SEED, against=(model.id,)), 3):
        coded = desk.code(task.visit)
        [claim, *_] = Diagnostician(coded.visit, coded.policy, wrong).wrong_claims(model)
        told = misconception(model.id, coded.policy, desk.guidance, Case(coded, claim))
        assert told.here.endswith("."), task.words
        assert _numbers(told) <= {note.number for note in told.notes}


@pytest.mark.parametrize(("model", "divisor"), [("M03", 15), ("M04", 8)])
def test_the_arithmetic_shown_gives_the_wrong_answer(model: str, divisor: int, desk: Desk, practice: Practice) -> None:
    """What the program says the learner did is what the model does."""
    wrong = desk.guidance.policies.wrong_values(DAY)
    found = next(each for each in MODELS if each.id == model)
    for task in islice(practice.tasks(SEED, against=(model,)), 5):
        coded = desk.code(task.visit)
        claim = Diagnostician(coded.visit, coded.policy, wrong).wrong_claims(found)[0]
        units = sum(units for _, units, _ in claim)
        told = misconception(model, coded.policy, desk.guidance, Case(coded))
        minutes = coded.visit.minutes.total_orthotic
        assert told.here.startswith(f"{minutes} / {divisor} = {units}")


def _numbers(told: Told) -> set[int]:
    return {int(number) for text in told.paragraphs for number in NUMBERED.findall(text)}
