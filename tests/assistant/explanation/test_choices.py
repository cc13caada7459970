"""The answers of a question are few enough to read, and no list stands where none of them tells a claim."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from assistant.desk import Desk
from assistant.explanation.choices import listed, one_outcome_each
from assistant.explanation.explain import Explainer
from assistant.explanation.explanation import AskedChoice
from assistant.explanation.text import plain
from coder.minute_classes import IN_MINUTES
from coder.visit import DeviceKind, Discipline, Encounter, Service, Visit
from knowledge.guidance import Guidance
from tests.coder.visits import visits

GUIDANCE = Guidance.open()
DESK = Desk(GUIDANCE, "2026-03-10")
MOST_LINES = 8


def test_neighbouring_minutes_with_one_outcome_are_one_range() -> None:
    outcomes = [("0-7", "none"), ("8-9", "open"), ("10", "open"), ("11-12", "open"), ("13-22", "one"), ("23-", "one")]
    assert one_outcome_each(outcomes) == [("0-7", "none"), ("8-12", "open"), ("13-", "one")]


def test_one_outcome_on_both_sides_of_another_stays_two_ranges() -> None:
    outcomes = [("0-7", "open"), ("8-22", "one"), ("23-37", "open")]
    assert one_outcome_each(outcomes) == outcomes


@pytest.mark.parametrize("answers", [("PT", "OT"), ("20", "21")])
def test_words_and_numbers_that_were_said_stay_apart(answers: tuple[str, ...]) -> None:
    outcomes = [(answer, "open") for answer in answers]
    assert one_outcome_each(outcomes) == outcomes


def test_ranges_without_any_claim_are_not_listed_but_words_are() -> None:
    ranges = [AskedChoice(None, "0-7", "0 to 7 minutes", "", is_usual=False)]
    words = [AskedChoice(1, "PT", "Physical therapy", "", is_usual=False)]
    assert listed(ranges) == ()
    assert listed(words) == tuple(words)


@given(visits())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_question_shows_more_than_eight_lines(visit: Visit) -> None:
    for asked in Explainer(GUIDANCE).explain(DESK.code(visit)).asked:
        assert len(asked.listed) + bool(asked.rest) <= MOST_LINES
        assert len(asked.listed) == len(asked.choices) or asked.rest or asked.hint
        if asked.fact in IN_MINUTES:
            assert all(choice.number is None for choice in asked.choices)


def test_a_payer_of_unknown_counting_beside_another_service_stays_readable() -> None:
    """The classes of one outcome each are many; what is shown are few, and the rest is one line."""
    visit = Visit(
        discipline=Discipline.OT,
        visit_kind=Encounter.SUBSEQUENT,
        orthosis_or_prosthesis=DeviceKind.ORTHOSIS,
        payer="Workers Compensation",
        other_services=(Service(cpt="97535", minutes=10),),
    )
    coded = DESK.code(visit)
    explanation = Explainer(GUIDANCE).explain(coded)
    text = plain(explanation, coded, ())
    assert max(len(question.choices) for question in coded.answer.questions) > MOST_LINES
    assert any(asked.rest.endswith("minutes or more: say the minutes") for asked in explanation.asked)
    for asked in explanation.asked:
        assert asked.rest == "" or asked.rest in text
