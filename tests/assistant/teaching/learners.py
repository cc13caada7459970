"""Simulated learners: each holds one wrong model, or two that it shows in turn."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.teaching.probes import Heard, Held, Probe
from assistant.teaching.search import Search
from coder.claim import Billed


class Learner:
    """Answers by the wrong models that it holds; of two that would show, the one that did not show last."""

    def __init__(self, held: Held) -> None:
        self._turn = list(held)

    def answer(self, probe: Probe) -> Billed:
        showing = next((model for model in self._turn if model in probe.wrong), None)
        if showing is None:
            return probe.right[0]
        self._turn.append(self._turn.pop(self._turn.index(showing)))
        return probe.wrong[showing][0]


def as_heard(probe: Probe, claim: Billed) -> Heard:
    """A whole claim, with modifiers and L lines, as a search hears it."""
    models = tuple(model for model, claims in probe.wrong.items() if claim in claims)
    return Heard(claim in probe.right, models, showing=tuple(probe.wrong))


def searched(space: Sequence[Probe], held: Held, most: int) -> Search:
    """The search after so many answers of a learner."""
    search, learner = Search(space), Learner(held)
    for _ in range(most):
        probe = search.next_probe()
        if probe is None:
            break
        search.hear(as_heard(probe, learner.answer(probe)))
    return search


def cannot_be_told_apart(one: Held, other: Held, space: Sequence[Probe]) -> bool:
    """Do both give the same answers to every probe there is?"""
    return one == other or all(set(probe.answers(one)) == set(probe.answers(other)) for probe in space)
