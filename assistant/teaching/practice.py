"""Endless practice: visits by seed, at a topic and a level, each with its claim, near where wrong models fail."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from random import Random

from assistant.desk import Desk
from assistant.explanation.practice import STYLES, visit_words
from assistant.teaching.recipes import Bench, visit_of
from assistant.teaching.topics import MODELS, Topic, topic_of
from coder.claim import Lines
from coder.coding import DECIDED
from coder.misconceptions.diagnosis import IDS, Diagnostician
from coder.policy import Policy
from coder.visit import Visit
from knowledge.practice_material import Material, read_material

LEVELS = (1, 2, 3)
MOST_TRIES = 600
"""Visits made for one task before the nearest is taken as it is."""


@dataclass(frozen=True, slots=True)
class Task:
    """A visit to be coded, in words and as facts, with its claim in every permitted split."""

    topic: Topic
    level: int
    words: str
    visit: Visit
    policy: Policy
    claims: tuple[Lines, ...]


class Practice:
    """Makes tasks of one day; the same seed gives the same tasks."""

    def __init__(self, desk: Desk, material: Material | None = None) -> None:
        policies = desk.guidance.policies
        self._desk, self._day = desk, desk.today
        self._material = material or read_material(desk.guidance.files)
        self._policy, self._wrong = policies.parts(desk.today), policies.wrong_values(desk.today)

    def tasks(
        self, seed: int, topic: Topic | None = None, level: int | None = None, against: tuple[str, ...] = ()
    ) -> Iterator[Task]:
        """Tasks without end, none twice; at a topic, a level, and such that one of the wrong models fails at each."""
        chance = Random(seed)
        seen: set[Visit] = set()
        while True:
            task = self._task(chance, topic, level, against, seen)
            seen.add(task.visit)
            yield task

    def _task(
        self, chance: Random, topic: Topic | None, level: int | None, against: tuple[str, ...], seen: set[Visit]
    ) -> Task:
        made: Task | None = None
        for _ in range(MOST_TRIES):
            wanted = topic or (topic_of(chance.choice(against)) if against else chance.choice(list(Topic)))
            aimed = against or MODELS[wanted]
            task = self._made(chance, wanted, level or chance.choice(LEVELS))
            if task is None or task.visit in seen:
                continue
            made = task
            if not aimed or self.missed_by(task, aimed):
                return task
        assert made is not None, "no topic is exhausted after so many tries"
        return made

    def missed_by(self, task: Task, among: Collection[str] = IDS) -> tuple[str, ...]:
        """The wrong models, among those named, that make a wrong claim of a task."""
        return Diagnostician(task.visit, task.policy, self._wrong).missed_by(among)

    def _made(self, chance: Random, topic: Topic, level: int) -> Task | None:
        """One visit of a topic; None where its claim is not decided."""
        visit = replace(visit_of(topic, Bench(chance, self._material, self._policy, level)), date_of_service=self._day)
        coded = self._desk.code(visit)
        if coded.answer.status not in DECIDED:
            return None
        claims = coded.answer.alternatives or (coded.answer.lines,)
        words = visit_words(visit, self._material.service_names, chance.randrange(STYLES))
        return Task(topic, level, words, visit, coded.policy, claims)
