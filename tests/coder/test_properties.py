"""What holds for every visit, whatever it says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.answer import answer
from coder.claim import billed
from coder.coding import code_visit
from coder.decision import Disposition
from coder.policy import Policy
from coder.quantity import high, low
from coder.rules.timed_units import count_units
from coder.visit import Service, UnitRule, Visit
from knowledge.guidance import Guidance
from tests.coder.visits import DAYS, timed_services, visits

GUIDANCE = Guidance.open()


def policy_for(visit: Visit, day: str) -> Policy:
    return GUIDANCE.policy_for(visit, day)


@given(visits(), DAYS)
@settings(max_examples=70, deadline=None)
def test_any_visit_is_answered_the_same_way_twice(visit: Visit, day: str) -> None:
    """Coding never raises, and the same visit under the same policy gives the same answer."""
    policy = policy_for(visit, day)
    assert answer(visit, policy) == answer(visit, policy)


@given(visits(), DAYS)
@settings(max_examples=60, deadline=None)
def test_every_line_has_grounds_units_and_room_for_its_modifiers(visit: Visit, day: str) -> None:
    """No line without a rule and a citation, without a unit, or with a fifth modifier."""
    for line in code_visit(visit, policy_for(visit, day)).lines:
        assert line.rules
        assert line.cites
        assert line.units >= 1
        assert len(line.modifiers) <= 4
        assert len(set(line.modifiers)) == len(line.modifiers)


@given(visits(), DAYS)
@settings(max_examples=60, deadline=None)
def test_a_question_always_splits_the_claim(visit: Visit, day: str) -> None:
    """While a question is open there is no claim; a decided answer has none."""
    given_answer = answer(visit, policy_for(visit, day))
    if given_answer.questions:
        assert given_answer.status == "needs_facts"
        assert given_answer.lines == ()
    else:
        assert given_answer.status != "needs_facts"
        assert given_answer.provisional is None


@given(timed_services)
def test_pooled_units_are_those_of_the_chart(services: list[tuple[str, int]]) -> None:
    """Under pooled counting the day's units are never above nor below the chart's."""
    visit = Visit(payer="Medicare", other_services=tuple(Service(code, minutes) for code, minutes in services))
    policy = policy_for(visit, "2026-03-10")
    units = sum(line.units for line in code_visit(replace(visit, payer="Self-pay"), policy).by_total)
    assert units == count_units(sum(minutes for _, minutes in services), policy.timed_units)


@given(timed_services, st.integers(1, 30), st.sampled_from(UnitRule))
def test_more_minutes_never_make_fewer_units(services: list[tuple[str, int]], more: int, rule: UnitRule) -> None:
    """Adding minutes to a service never lowers the total of units, by either counting."""

    def units(told: list[tuple[str, int]]) -> int:
        visit = Visit(unit_rule=rule, other_services=tuple(Service(code, minutes) for code, minutes in told))
        return sum(line.units for line in code_visit(visit, policy_for(visit, "2026-03-10")).lines)

    (code, minutes), *rest = services
    assert units([(code, minutes + more), *rest]) >= units(services)


@given(visits())
@settings(max_examples=60, deadline=None)
def test_the_ledger_adds_up_to_what_was_said(visit: Visit) -> None:
    """Rows of the visit's own device minutes come to the stated total, or to the parts where there is none."""
    plain = replace(visit, devices=(), times=())
    plain = replace(plain, minutes=replace(plain.minutes, session_total=None), cotreatment=None)
    coding = code_visit(plain, policy_for(plain, "2026-03-10"))
    device_rows = [
        row for row in coding.ledger if row.activity.value not in ("service", "evaluation", "excluded", "session")
    ]
    minutes = plain.minutes
    parts = [minutes.training, minutes.fitting, minutes.assessment, minutes.fabrication, minutes.management]
    told = [part for part in (*parts, *(c.minutes for c in minutes.combined)) if part is not None]
    at_least = sum(low(part) for part in told)
    if minutes.total_orthotic is not None:
        at_least = max(at_least, sum(high(part) for part in told) if told else 0, low(minutes.total_orthotic))
    assert sum(high(row.minutes) for row in device_rows) >= at_least or not device_rows


@given(visits())
@settings(max_examples=100, deadline=None)
def test_minutes_beside_our_l_code_never_count_unless_they_are_training(visit: Visit) -> None:
    """Making and fitting belong to the L code wherever it is ours."""
    ours = replace(visit, devices=(), l_codes_billed=("L3906",), l_code_biller=None)
    for row in code_visit(ours, policy_for(ours, "2026-03-10")).ledger:
        if row.activity.value in ("fitting", "fabrication", "assessment", "management"):
            assert row.disposition is not Disposition.COUNTS


@given(visits(), DAYS)
@settings(max_examples=60, deadline=None)
def test_questions_lead_where_they_say(visit: Visit, day: str) -> None:
    """Every choice of a question that shows a claim shows the one that its answer really gives."""
    from coder.answers import with_answer

    policy = policy_for(visit, day)
    given_answer = answer(visit, policy)
    for question in given_answer.questions:
        fact = next(o for o in given_answer.coding.open if (o.fact, o.about) == (question.fact, question.about))
        for choice in question.choices:
            if choice.lines is not None and choice.answer in fact.answers:
                told, under = with_answer(visit, policy, fact, choice.answer)
                assert billed(code_visit(told, under).lines) == billed(choice.lines)


@pytest.mark.parametrize("day", ["2018-01-01", "2026-12-31", "2027-06-01"])
def test_guidance_reaches_the_day(day: str) -> None:
    """The service codes are in force on each of these days."""
    assert policy_for(Visit(), day).encounter.orthosis_initial.value
