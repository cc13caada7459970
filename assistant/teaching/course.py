"""Where items come from: lessons in their order, practice visits by seed, errors to be found, probes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import count

import yaml

from assistant.desk import CodedVisit, Desk
from assistant.explanation.practice import topic_name
from assistant.teaching.item import Item, Kind, Support, diagnostician
from assistant.teaching.lesson import OpenSession, lesson_items
from assistant.teaching.practice import Practice, Task
from assistant.teaching.skills import STEMS, is_model, stem_of, stems_in, topic_of_skill
from assistant.teaching.topics import Topic
from assistant.transcripts.lessons import Lesson, lesson_on
from coder.misconceptions.register import model_of
from coder.visit import Visit
from knowledge.guidance import Guidance

SHIPPED = "shipped"
LEVEL = 2
"""How hard practice visits are, of 1 to 3."""


@lru_cache(maxsize=1)
def _folders() -> tuple[str, ...]:
    text = files("assistant.teaching").joinpath("patterns/course.yaml").read_text(encoding="utf-8")
    return tuple(yaml.safe_load(text)["folders"])


def in_order(lessons: Iterable[Lesson]) -> tuple[Lesson, ...]:
    """Lessons as they are learned: by folder, then by name; folders of one's own come last."""
    places = {folder: place for place, folder in enumerate(_folders())}
    return tuple(sorted(lessons, key=lambda each: (places.get(each.name.partition("/")[0], len(places)), each.name)))


@dataclass(frozen=True, slots=True)
class LessonSet:
    """The lessons that come with the program, or those of a folder; ``name`` is how results call it."""

    name: str
    lessons: tuple[Lesson, ...]


class Course:
    """Makes the items of one sitting; no practice visit comes twice in it."""

    def __init__(self, desk: Desk, lesson_set: LessonSet, open_session: OpenSession, seed: int) -> None:
        self._desk, self._open_session, self._seed = desk, open_session, seed
        self.lesson_set = lesson_set
        self._practice = Practice(desk)
        self._tasks: dict[str, Iterator[Task]] = {}
        self._shown: set[Visit] = set()
        self._numbers = count(1)

    @property
    def desk(self) -> Desk:
        return self._desk

    @property
    def guidance(self) -> Guidance:
        return self._desk.guidance

    def lesson(self, lesson: Lesson) -> tuple[Item, ...]:
        """The parts of a lesson. Raises ``knowledge.problems.GuidanceError`` where it is no transcript."""
        return lesson_items(lesson, self._open_session)

    def lesson_on(self, skill: str) -> Lesson | None:
        """A lesson of the set on a skill."""
        lessons = self.lesson_set.lessons
        if is_model(skill):
            return lesson_on(skill, lessons)
        return next((each for each in lessons if skill in each.teaches), None)

    def practice(self, skill: str | None, kind: Kind = Kind.PRACTICE, support: Support = Support.NONE) -> Item:
        """A visit at which a skill is needed; None: one that puts several questions."""
        task = self._task(skill)
        skills: tuple[str, ...] = (skill,) if skill else ()
        if skill is not None and is_model(skill):
            skills = (skill, stem_of(skill))
        name = f"{kind} {task.topic} {task.level} {self._seed} #{next(self._numbers)}"
        return Item(
            kind, name, topic_name(task.topic), task.topic, (task.words,), self._desk.code(task.visit), skills, support
        )

    def at(self, topic: Topic, level: int) -> Item:
        """A visit of a topic at a level (1 to 3)."""
        key = f"{topic} {level}"
        if key not in self._tasks:
            self._tasks[key] = self._practice.tasks(self._seed, topic, level)
        task = self._unseen(key)
        name = f"practice {topic} {level} {self._seed} #{next(self._numbers)}"
        skills = (STEMS[topic],) if topic in STEMS else ()
        coded = self._desk.code(task.visit)
        return Item(Kind.PRACTICE, name, topic_name(topic), topic, (task.words,), coded, skills)

    def error(self, model: str) -> Item:
        """A claim that comes of a wrong model, in which the error is to be found."""
        item = self.practice(model, Kind.ERROR)
        assert item.coded is not None
        wrong = diagnostician(item.coded, self.guidance).wrong_claims(model_of(model))
        return replace(item, billed=wrong[0]) if wrong else item

    def review(self, skill: str, due: Sequence[str]) -> Item | None:
        """A visit that asks for a skill again, and for whatever else of it is due; None: nothing practises it."""
        if topic_of_skill(skill) is None:
            return None
        item = self.practice(skill, Kind.REVIEW)
        assert item.coded is not None
        asked = set(diagnostician(item.coded, self.guidance).missed_by()) | set(stems_in(item.coded.answer.lines))
        return replace(item, skills=(skill, *(each for each in due if each != skill and each in asked)))

    def probe(self, task: Task) -> Item:
        self._shown.add(task.visit)
        coded: CodedVisit = self._desk.code(task.visit)
        name = f"probe {self._seed} #{next(self._numbers)}"
        return Item(Kind.PROBE, name, topic_name(task.topic), task.topic, (task.words,), coded)

    def _task(self, skill: str | None) -> Task:
        key = skill or Topic.MIXED
        if key not in self._tasks:
            topic = Topic.MIXED if skill is None else topic_of_skill(skill)
            against = (skill,) if skill is not None and is_model(skill) else ()
            self._tasks[key] = self._practice.tasks(self._seed, topic, LEVEL, against)
        return self._unseen(key)

    def _unseen(self, key: str) -> Task:
        """The next task of a kind that was not shown in this sitting."""
        task = next(each for each in self._tasks[key] if each.visit not in self._shown)
        self._shown.add(task.visit)
        return task
