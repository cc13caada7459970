"""Probes: whoever holds one wrong rule is found out within five visits."""

from __future__ import annotations

import pytest

from assistant.desk import Desk
from assistant.teaching.probes import Probe, Search, probe_space
from coder.misconceptions.register import MODELS
from knowledge.guidance import Guidance

MOST = 5


@pytest.fixture(scope="module")
def space() -> tuple[Probe, ...]:
    return probe_space(Desk(Guidance.open(), "2026-03-10"))


@pytest.mark.parametrize("model", [model.id for model in MODELS])
def test_a_learner_with_one_wrong_model_is_found_out_within_five_probes(model: str, space: tuple[Probe, ...]) -> None:
    search = Search(space)
    for _ in range(MOST):
        probe = search.next_probe()
        assert probe is not None
        search.hear(probe, probe.expected((model,))[0])
        if search.simplest == ((model,),):
            return
    pytest.fail(f"still possible: {search.simplest}")


def test_a_learner_without_any_is_not_accused(space: tuple[Probe, ...]) -> None:
    search = Search(space)
    for _ in range(MOST):
        probe = search.next_probe()
        assert probe is not None
        search.hear(probe, probe.right[0])
    assert search.simplest == ((),)


def test_an_answer_that_nothing_explains_rules_nothing_out(space: tuple[Probe, ...]) -> None:
    search = Search(space)
    before = search.possible
    probe = search.next_probe()
    assert probe is not None
    search.hear(probe, (("97110", 9, ()),))
    assert search.possible == before
    assert search.next_probe() is not probe
