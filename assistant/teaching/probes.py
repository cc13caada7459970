"""The visits among which probes are chosen: what each wrong model would answer to each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from assistant.desk import Desk
from assistant.teaching.practice import Practice, Task
from assistant.teaching.topics import Topic
from coder.claim import Billed, billed
from coder.misconceptions.diagnosis import AnswerLine, Diagnostician
from coder.misconceptions.register import MODELS
from coder.policy import Policy
from coder.visit import Visit
from knowledge.guidance import Guidance

Held: TypeAlias = tuple[str, ...]
"""Wrong models that a learner may hold: none, one, or two, of which now one shows, now the other, or both at once."""
Chances: TypeAlias = dict[int, float]
"""How likely each answer to a probe is, by the number of the answer."""

SEED = 97760
OF_EACH_MODEL = 3
MIXED = 350


@dataclass(frozen=True, slots=True)
class Probe:
    """A task, the wrong claims that each model makes of it, and all of its possible answers by number."""

    task: Task
    wrong: dict[str, tuple[Billed, ...]]
    right: tuple[Billed, ...]
    shown: dict[str, Chances]
    rightly: Chances
    count: int
    """How many different answers there are."""

    def answers(self, held: Held) -> Chances:
        """The answers of a learner who holds these models, each with its chance."""
        if len(held) < 2:
            return self.shown.get(held[0], self.rightly) if held else self.rightly
        one, other = self.shown.get(held[0]), self.shown.get(held[1])
        if one is None or other is None:
            return one or other or self.rightly
        mixed = {number: chance / 2 for number, chance in one.items()}
        for number, chance in other.items():
            mixed[number] = mixed.get(number, 0.0) + chance / 2
        return mixed


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer as a search hears it: the models that give it, and the pairs that do so only together.

    ``showing`` are the models that would have shown in an answer of its form.
    """

    is_correct: bool
    models: tuple[str, ...]
    pairs: tuple[Held, ...] = ()
    showing: tuple[str, ...] = ()

    def likelihood(self, held: Held) -> float:
        """How likely this answer is from a learner who holds these models."""
        if held in self.pairs:
            return 1.0
        showing = [each for each in held if each in self.showing]
        if not showing:
            return float(self.is_correct)
        return sum(each in self.models for each in showing) / len(showing)


def probe_space(desk: Desk) -> tuple[Probe, ...]:
    """The visits among which probes are chosen: some against each model, and some that put several questions."""
    practice = Practice(desk)
    tasks: dict[object, Task] = {}
    for model in MODELS:
        for task in islice(practice.tasks(SEED, against=(model.id,)), OF_EACH_MODEL):
            tasks[task.visit] = task
    for task in islice(practice.tasks(SEED, Topic.MIXED), MIXED):
        tasks[task.visit] = task
    return tuple(probe_of(task, desk) for task in tasks.values())


def probe_of(task: Task, desk: Desk) -> Probe:
    """A task with the answers that every model gives to it."""
    asked = asked_of(task, desk)
    wrong = {model.id: claims for model in MODELS if (claims := asked.wrong_claims(model))}
    right = tuple(billed(lines) for lines in task.claims)
    numbers: dict[Billed, int] = {}
    for claims in (right, *wrong.values()):
        for claim in claims:
            numbers.setdefault(claim, len(numbers))
    shown = {model: _even(claims, numbers) for model, claims in wrong.items()}
    return Probe(task, wrong, right, shown, _even(right[:1], numbers), len(numbers))


def _even(claims: Sequence[Billed], numbers: dict[Billed, int]) -> Chances:
    return {numbers[claim]: 1 / len(claims) for claim in claims}


def asked_of(task: Task, desk: Desk) -> Diagnostician:
    """Who diagnoses the answers to a task."""
    return asked_of_visit(task.visit, task.policy, desk.guidance)


def asked_of_visit(visit: Visit, policy: Policy, guidance: Guidance) -> Diagnostician:
    """Who diagnoses the answers to a visit under a policy."""
    return Diagnostician(visit, policy, guidance.policies.wrong_values(policy.date))


def heard(asked: Diagnostician, answer: Sequence[AnswerLine]) -> Heard:
    """An answer as a search hears it."""
    found = asked.diagnose(answer)
    pairs = () if found.is_correct or found.models else asked.diagnose_pairs(answer)
    return Heard(found.is_correct, found.models, pairs, asked.showing(answer))


def lines_of(claim: Iterable[tuple[str, int, tuple[str, ...]]]) -> tuple[AnswerLine, ...]:
    """A claim as a learner would write it."""
    return tuple(AnswerLine(*line) for line in claim)
