"""Codes that the writer of a visit proposes, and the wrong models that give them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from assistant.desk import Desk
from assistant.facts import visit_from_facts
from coder.coding import DECIDED
from coder.misconceptions.proposed import models_of_proposal
from coder.visit import ProposedCode, Visit
from knowledge.guidance import Guidance
from tests.coder.visits import visits

DAY = "2026-03-10"
BASE: dict[str, Any] = {
    "discipline": "OT",
    "assistant": "none",
    "visit_kind": "initial",
    "orthosis_or_prosthesis": "orthosis",
    "payer": "Medicare",
    "l_code_status": "not_billed",
    "minutes": {"total_orthotic": 16},
}
LATER = {"visit_kind": "subsequent", "minutes": {"management": 20}}
PROSTHESIS = {**LATER, "discipline": "PT", "orthosis_or_prosthesis": "prosthesis"}
TWO: dict[str, Any] = {
    "orthosis_or_prosthesis": None,
    "devices": [],
    "visit_kind": None,
    "minutes": {},
    "other_services": [{"cpt": "97110", "minutes": 33}, {"cpt": "97140", "minutes": 7}],
}
OURS: dict[str, Any] = {
    "l_code_status": "billed",
    "l_codes_billed": ["L3906"],
    "devices": [{"name": "wrist splint", "laterality": "right", "fabrication": "custom"}],
    "minutes": {"fabrication": 30, "training": 10},
}


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(Guidance.open(), DAY)


def models(facts: dict[str, Any], proposed: list[str], desk: Desk) -> tuple[str, ...]:
    """Wrong models behind proposals written as ``97760 x2 GO``; without ``x`` no units were said."""
    told = [_told(each.split()) for each in proposed]
    coded = desk.code(visit_from_facts({**BASE, **facts, "proposed_codes": told}))
    assert coded.answer.status in DECIDED
    return models_of_proposal(coded.visit, coded.answer.lines, coded.policy, desk.guidance.policies.wrong_values(DAY))


def _told(words: list[str]) -> dict[str, Any]:
    units = next((int(word[1:]) for word in words if word.startswith("x")), None)
    return {"code": words[0], "units": units, "modifiers": [word for word in words[1:] if not word.startswith("x")]}


@pytest.mark.parametrize(
    ("facts", "proposed", "first"),
    [
        ({}, ["97760 x2"], "M04"),
        (LATER, ["97760"], "M18"),
        (LATER, ["97762 x1"], "M19"),
        (PROSTHESIS, ["97761"], "M20"),
        (TWO, ["97110 x3"], "M08"),
        (TWO, ["97110 x3", "97140"], "M08"),
        (OURS, ["97760 x3"], "M16"),
        (OURS, ["L3906", "97760 x1 52"], "M30"),
        ({}, ["97760 KX"], "M23"),
    ],
)
def test_a_wrong_proposal_is_traced(facts: dict[str, Any], proposed: list[str], first: str, desk: Desk) -> None:
    """Units that were not said are those of the line, and lines that were left out are taken as meant."""
    assert models(facts, proposed, desk)[0] == first


@pytest.mark.parametrize(
    ("facts", "proposed"),
    [
        ({}, []),
        ({}, ["97760"]),
        ({}, ["97760 x1"]),
        ({}, ["97760 x1 GO"]),
        (TWO, ["97140 x1"]),
        (TWO, ["97110 x2", "97140"]),
        (OURS, ["L3906"]),
        (OURS, ["97760 x1"]),
        ({}, ["97110 x9"]),
        (LATER, ["97760", "97763"]),
    ],
)
def test_a_right_proposal_and_one_that_nothing_explains_are_not_accused(
    facts: dict[str, Any], proposed: list[str], desk: Desk
) -> None:
    assert models(facts, proposed, desk) == ()


@settings(max_examples=40, deadline=None)
@given(visit=visits())
def test_nobody_who_proposes_a_line_of_the_claim_is_accused(visit: Visit, desk: Desk) -> None:
    coded = desk.code(visit)
    lines = coded.answer.lines
    if coded.answer.status not in DECIDED or len({line.code for line in lines}) != len(lines):
        return
    wrong = desk.guidance.policies.wrong_values(DAY)
    for line in lines:
        told = replace(coded.visit, proposed_codes=(ProposedCode(line.code, line.units, line.modifiers),))
        assert models_of_proposal(told, lines, coded.policy, wrong) == ()
