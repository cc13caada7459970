"""A fixed paper: the same seed and number give the same questions, from every topic, harder towards its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, repeat
from random import Random

from assistant.desk import CodedVisit, Desk
from assistant.teaching.practice import LEVELS, Practice, Task
from assistant.teaching.topics import MODELS as MODELS_OF
from assistant.teaching.topics import Topic
from coder.claim import Billed
from coder.misconceptions.diagnosis import Diagnostician
from coder.misconceptions.register import MODELS
from coder.visit import Visit

MOST_QUESTIONS = 60


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """A claim that is expected of somebody who holds one of these wrong models, the most specific first."""

    claim: Billed
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """``number`` counts from 1; ``wrong`` are the answers to expect."""

    number: int
    task: Task
    coded: CodedVisit
    wrong: tuple[WrongAnswer, ...]


@dataclass(frozen=True, slots=True)
class Exam:
    """A paper of one day (``YYYY-MM-DD``), whose rules its claims follow."""

    seed: int
    day: str
    questions: tuple[Question, ...]

    @property
    def name(self) -> str:
        """What tells this paper from every other, as in a learner's results."""
        return f"exam {self.seed} of {len(self.questions)}"


def day_of_paper(today: str) -> str:
    """The day of a paper's visits where none is asked for: the first of the year, so that it is the same all year."""
    return f"{today[:4]}-01-01"


def exam(desk: Desk, seed: int, count: int) -> Exam:
    """A paper of ``count`` questions (1 to ``MOST_QUESTIONS``), of the desk's day; every topic in turn, none twice.

    Raises ``ValueError`` for any other number.
    """
    if not 1 <= count <= MOST_QUESTIONS:
        raise ValueError(f"a paper has 1 to {MOST_QUESTIONS} questions, not {count}")
    chance, practice = Random(seed), Practice(desk)
    topics = list(islice(chain.from_iterable(chance.sample(list(Topic), len(Topic)) for _ in repeat(None)), count))
    tasks: list[Task] = []
    seen: set[Visit] = set()
    for place, topic in enumerate(topics):
        own = practice.tasks(chance.getrandbits(32), topic, LEVELS[place * len(LEVELS) // count])
        task = next(task for task in own if task.visit not in seen)
        seen.add(task.visit)
        tasks.append(task)
    wrong = [list(_wrong_answers(task, desk)) for task in tasks]
    shown = Counter(model for answers in wrong for answer in answers for model in answer.models)
    questions = (
        Question(number, task, desk.code(task.visit), _telling_first(answers, task.topic, shown))
        for number, (task, answers) in enumerate(zip(tasks, wrong, strict=True), 1)
    )
    return Exam(seed, desk.today, tuple(questions))


def _telling_first(answers: Sequence[WrongAnswer], topic: Topic, shown: Counter[str]) -> tuple[WrongAnswer, ...]:
    """Those of the topic first, then those that the paper shows seldom: what shows everywhere tells least."""

    def rank(answer: WrongAnswer) -> tuple[bool, int]:
        return not set(answer.models) & set(MODELS_OF[topic]), min(shown[model] for model in answer.models)

    return tuple(sorted(answers, key=rank))


def _wrong_answers(task: Task, desk: Desk) -> Iterator[WrongAnswer]:
    """What each wrong model would answer first, those that several give once."""
    asked = Diagnostician(task.visit, task.policy, desk.guidance.policies.wrong_values(desk.today))
    behind: dict[Billed, list[str]] = {}
    for model in MODELS:
        for claim in asked.wrong_claims(model)[:1]:
            behind.setdefault(claim, []).append(model.id)
    yield from (WrongAnswer(claim, tuple(models)) for claim, models in behind.items())
