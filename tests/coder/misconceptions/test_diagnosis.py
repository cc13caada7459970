"""Answers of learners and the wrong models behind them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.desk import Desk
from assistant.facts import visit_from_facts
from coder.answer import answer
from coder.coding import DECIDED, claim_visit
from coder.misconceptions.diagnosis import AnswerLine, Diagnosis, Diagnostician
from coder.misconceptions.model import Attempt
from coder.misconceptions.register import MODELS
from coder.visit import Visit
from knowledge.guidance import Guidance
from tests.coder.visits import visits

DAY = "2026-03-10"
CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(Guidance.open(), DAY)


def line(text: str) -> AnswerLine:
    code, units, *modifiers = text.split()
    return AnswerLine(code, int(units.removeprefix("x")), tuple(modifiers))


def diagnosed(facts: dict[str, Any], lines: list[str], desk: Desk) -> Diagnosis:
    coded = desk.code(visit_from_facts(facts))
    assert coded.answer.status in DECIDED, [question.fact for question in coded.answer.questions]
    wrong = desk.guidance.policies.wrong_values(DAY)
    return Diagnostician(coded.visit, coded.policy, wrong).diagnose([line(each) for each in lines])


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_case(case: dict[str, Any], desk: Desk) -> None:
    found = diagnosed({**CASES["base"], **case["facts"]}, case["answer"], desk)
    assert found.is_correct is case.get("correct", False)
    assert set(case.get("includes", [])) <= set(found.models)
    if "only" in case:
        assert list(found.models) == case["only"]
    if "first" in case:
        assert found.models[0] == case["first"]


def test_every_model_that_shows_in_a_claim_has_a_case() -> None:
    told = {
        name
        for case in CASES["cases"]
        for name in (*case.get("includes", ()), *case.get("only", ()), case.get("first"))
    }
    assert {model.id for model in MODELS} <= told
    assert {model.id for model in MODELS} == {f"M{number:02}" for number in range(1, 31)} - {"M29"}


@settings(max_examples=25, deadline=None)
@given(visit=visits(), data=st.data())
def test_a_wrong_claim_is_traced_to_its_model_and_a_right_one_never_accused(visit: Visit, data: st.DataObject) -> None:
    guidance = Guidance.open()
    day = visit.date_of_service or DAY
    policy = guidance.policy_for(visit, day)
    if answer(visit, policy).status not in DECIDED:
        return
    wrong = guidance.policies.wrong_values(day)
    attempt = Attempt(visit, policy, claim_visit(visit, policy), wrong)
    asked = Diagnostician(visit, policy, wrong)
    for lines in attempt.right.splits:
        assert asked.diagnose([AnswerLine(x.code, x.units, x.modifiers) for x in lines]) == Diagnosis(is_correct=True)
    model = data.draw(st.sampled_from(MODELS))
    for lines in model.claims(attempt):
        found = asked.diagnose([AnswerLine(x.code, x.units, x.modifiers) for x in lines])
        assert found.is_correct or model.id in found.models
