"""Probes: whoever holds one wrong rule is found out within five visits, most who hold two as well."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from assistant.desk import Desk
from assistant.teaching.probes import Heard, Probe, asked_of, heard, lines_of
from assistant.teaching.search import Search
from coder.misconceptions.diagnosis import AnswerLine
from coder.misconceptions.register import MODELS
from tests.assistant.teaching.learners import cannot_be_told_apart, searched

MOST = 5
NAMES = tuple(model.id for model in MODELS)


def test_a_learner_with_one_wrong_model_is_found_out_within_five_probes(space: tuple[Probe, ...]) -> None:
    assert {model: searched(space, (model,), MOST).likeliest for model in NAMES} == {model: (model,) for model in NAMES}


def test_learners_with_two_are_mostly_found_out_within_six(space: tuple[Probe, ...]) -> None:
    pairs = Random(5).sample(list(combinations(NAMES, 2)), 20)
    missed = [
        pair for pair in pairs if not cannot_be_told_apart(searched(space, pair, MOST + 1).likeliest, pair, space)
    ]
    assert len(missed) <= 1, missed


def test_a_learner_without_any_is_not_accused(space: tuple[Probe, ...]) -> None:
    search = searched(space, (), MOST)
    assert search.likeliest == ()
    assert search.is_sure


def test_an_answer_that_nothing_explains_rules_nothing_out(space: tuple[Probe, ...]) -> None:
    search = Search(space)
    before = search.share
    probe = search.next_probe()
    search.hear(Heard(False, (), (), NAMES))
    assert search.share == pytest.approx(before)
    assert search.next_probe() is not probe


def test_both_rules_in_one_answer_are_heard_as_a_pair(space: tuple[Probe, ...], desk: Desk) -> None:
    """Making counted beside the L code, and a unit for every 8 minutes of the sum: neither alone gives it."""
    probe = next(
        p for p in space if "M16" in p.wrong and p.task.visit.minutes.fabrication and not p.task.visit.cotreatment
    )
    both = next(
        lines
        for units in range(2, 9)
        if (lines := with_units(probe, units)) and ("M16", "M04") in asked_of(probe.task, desk).diagnose_pairs(lines)
    )
    found = heard(asked_of(probe.task, desk), both)
    search = Search(space)
    search.hear(found)
    assert not found.models
    assert search.likeliest in found.pairs


def with_units(probe: Probe, units: int) -> tuple[AnswerLine, ...]:
    return tuple(
        AnswerLine(each.code, units if each.code == "97760" else each.units, each.modifiers)
        for each in lines_of(probe.wrong["M16"][0])
    )


def test_modifiers_that_a_learner_leaves_out_are_no_sign_of_anything(space: tuple[Probe, ...], desk: Desk) -> None:
    probe = next(p for p in space if "M23" in p.wrong and "M28" in p.wrong)
    bare = [AnswerLine(code, units) for code, units, _ in probe.right[0]]
    found = heard(asked_of(probe.task, desk), bare)
    assert found.is_correct
    assert not {"M23", "M28"} & set(found.showing)
