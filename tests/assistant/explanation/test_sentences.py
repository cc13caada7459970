"""Every decision, finding, question and supposition that the coder can make has its sentence."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import coder
from assistant.desk import Desk
from assistant.explanation.environment import template
from assistant.explanation.explain import Explainer
from assistant.explanation.text import plain
from coder.visit import Device, DeviceKind, Discipline, Encounter, LCodeStatus, Visit
from knowledge.guidance import Guidance
from tests.coder.visits import visits

CODER = Path(coder.__file__).parent
GUIDANCE = Guidance.open()
DESK = Desk(GUIDANCE, "2026-03-10")


def finding_ids() -> set[str]:
    """The third argument of every ``notes.find(...)`` in the coder that is a plain text."""
    found = set()
    for path in CODER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr="find"), args=[_, _, ast.Constant(value=finding), *_]):
                    found.add(str(finding))
    return found


@pytest.mark.parametrize("finding", sorted(finding_ids()))
def test_every_finding_has_a_sentence(finding: str) -> None:
    """A macro of its name stands in one of the sentence templates."""
    folder = Path(__file__).parents[3] / "assistant/explanation/templates/sentences"
    macro = f"macro finding_{finding.replace('-', '_')}("
    assert any(macro in path.read_text(encoding="utf-8") for path in folder.glob("*.j2"))


def test_there_are_findings_to_test() -> None:
    """The search above really finds them."""
    assert {"pair-as-information", "near-threshold", "fifth-modifier"} <= finding_ids()


@given(visits())
@settings(max_examples=90, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_answer_can_be_told(visit: Visit) -> None:
    """Whatever the coder answers, every sentence of it can be written and every number leads to a ground."""
    coded = DESK.code(visit)
    explanation = Explainer(GUIDANCE).explain(coded)
    text = plain(explanation, coded, ())
    numbers = {note for sentence in explanation.reasons for note in sentence.notes}
    assert numbers <= {ground.number for ground in explanation.grounds}
    assert text.startswith(explanation.headline.text[:10])
    assert "{" not in text


def test_a_device_that_nobody_told_is_not_asked_whether_it_is_new() -> None:
    """An orthosis and a prosthesis, one of them told: the other has no place that an answer could go to."""
    device = Device(name="", encounter=Encounter.SUBSEQUENT)
    visit = Visit(orthosis_or_prosthesis=DeviceKind.BOTH, visit_kind=Encounter.INITIAL, devices=(device,))
    coded = DESK.code(visit)
    assert all(question.fact != "devices.is_new" for question in coded.answer.questions)


def test_templates_forbid_undefined_names() -> None:
    """A template that asks for a value it was not given is an error, not an empty string."""
    assert template("plain.txt.j2").environment.undefined.__name__ == "StrictUndefined"


def test_the_claim_of_minutes_without_an_upper_end_says_at_which_minute_it_holds() -> None:
    """Of 98 minutes or more no one claim can be told; of any other class the claim stands by itself."""
    visit = Visit(
        payer="Medicare",
        discipline=Discipline.OT,
        visit_kind=Encounter.INITIAL,
        orthosis_or_prosthesis=DeviceKind.ORTHOSIS,
        l_code_status=LCodeStatus.NOT_BILLED,
    )
    asked = Explainer(GUIDANCE).explain(DESK.code(visit)).asked
    claims = {choice.answer: choice.claim for each in asked for choice in each.choices if "×" in choice.claim}
    assert claims["98-"].endswith(" at 98")
    assert not any(" at " in claim for answer, claim in claims.items() if answer != "98-")
