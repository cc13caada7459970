"""Which visit to show next, so that the answer tells most about the wrong rules that a learner holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import TypeAlias

from assistant.desk import Desk
from assistant.teaching.practice import Practice, Task
from assistant.teaching.topics import Topic
from coder.claim import Billed, billed
from coder.misconceptions.diagnosis import AnswerLine, Diagnostician
from coder.misconceptions.register import MODELS

Held: TypeAlias = tuple[str, ...]
"""Wrong models that a learner may hold: none, one, or two, of which now one shows and now the other."""

SEED = 97760
OF_EACH_MODEL = 3
MIXED = 300
MOST_COMPARED = 16_000
"""Probes times possibilities that are compared for one choice; beyond, the best by single models are looked at."""
TOLD_NOTHING = 1e-9
ALONE, IN_PAIR = 1.0, 0.1
"""How likely a learner is taken to hold one wrong model, and to hold a given pair."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A task, and the wrong claims that each model makes of it."""

    task: Task
    wrong: dict[str, tuple[Billed, ...]]
    right: tuple[Billed, ...]

    def expected(self, held: Held) -> tuple[Billed, ...]:
        """What a learner who holds these models would answer, by one of them or another."""
        return tuple(self.wrong[each][0] for each in held if each in self.wrong) or self.right[:1]

    def allows(self, held: Held, claim: Billed) -> bool:
        """Could a learner who holds these models have answered so?"""
        showing = [each for each in held if each in self.wrong]
        return any(claim in self.wrong[each] for each in showing) if showing else claim in self.right


def probe_space(desk: Desk) -> tuple[Probe, ...]:
    """The visits among which probes are chosen: some against each model, and some that put several questions."""
    practice = Practice(desk)
    tasks: dict[object, Task] = {}
    for model in MODELS:
        for task in islice(practice.tasks(SEED, against=(model.id,)), OF_EACH_MODEL):
            tasks[task.visit] = task
    for task in islice(practice.tasks(SEED, Topic.MIXED), MIXED):
        tasks[task.visit] = task
    return tuple(_probe(task, desk) for task in tasks.values())


def _probe(task: Task, desk: Desk) -> Probe:
    asked = Diagnostician(task.visit, task.policy, desk.guidance.policies.wrong_values(desk.today))
    wrong = {model.id: claims for model in MODELS if (claims := asked.wrong_claims(model))}
    return Probe(task, wrong, tuple(billed(lines) for lines in task.claims))


def hypotheses() -> tuple[Held, ...]:
    """Everything that a learner may hold: nothing wrong, one model, or two."""
    names = [model.id for model in MODELS]
    return ((), *((name,) for name in names), *combinations(names, 2))


class Search:
    """Narrows down what a learner holds; every answer rules out what would have answered otherwise."""

    def __init__(self, probes: Sequence[Probe], held: Iterable[Held] | None = None) -> None:
        self._probes = probes
        self._asked: set[int] = set()
        self.possible: tuple[Held, ...] = tuple(held) if held is not None else hypotheses()

    def next_probe(self) -> Probe | None:
        """The probe whose answer leaves least to tell apart; None where none tells anything."""
        open_places = [place for place in range(len(self._probes)) if place not in self._asked]
        if len(open_places) * len(self.possible) > MOST_COMPARED:
            alone = [held for held in self.possible if len(held) < 2]
            open_places.sort(key=lambda place: _expected_left(self._probes[place], alone))
            open_places = open_places[: max(1, MOST_COMPARED // len(self.possible))]
        total = sum(map(_weight, self.possible))
        left = [(_expected_left(self._probes[place], self.possible) / total, place) for place in open_places]
        least, best = min(left, default=(total, -1))
        if least >= total - TOLD_NOTHING:
            return None
        self._asked.add(best)
        return self._probes[best]

    def hear(self, probe: Probe, claim: Billed) -> None:
        """Take an answer to a probe; one that nothing explains leaves everything possible."""
        left = tuple(held for held in self.possible if probe.allows(held, claim))
        if left:
            self.possible = left

    @property
    def simplest(self) -> tuple[Held, ...]:
        """Of what is still possible, what supposes least."""
        fewest = min(len(held) for held in self.possible)
        return tuple(held for held in self.possible if len(held) == fewest)


def _expected_left(probe: Probe, possible: Iterable[Held]) -> float:
    """How much could not be told apart after an answer to this probe: the squared weights of its answers."""
    classes: dict[Billed, float] = {}
    for held in possible:
        claims, weight = probe.expected(held), _weight(held)
        for claim in claims:
            classes[claim] = classes.get(claim, 0.0) + weight / len(claims)
    return sum(weight * weight for weight in classes.values())


def _weight(held: Held) -> float:
    return IN_PAIR if len(held) > 1 else ALONE


def claim_of(lines: Sequence[AnswerLine]) -> Billed:
    """An answer in the form in which claims are compared."""
    return tuple(sorted((line.code, line.units, line.modifiers) for line in lines))
