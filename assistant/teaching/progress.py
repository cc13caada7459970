"""What a learner has done so far, and what is worth keeping of it. No word that the learner wrote is in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from assistant.teaching.item import Kind
from assistant.teaching.results import AnswerResult, LessonResult, LessonState, Results
from assistant.teaching.review import Card


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer, at a UTC moment; ``tests`` are the wrong models it could have shown, ``models`` those it shows."""

    moment: str
    kind: Kind
    task: str
    title: str
    topic: str
    skills: tuple[str, ...]
    is_correct: bool
    tests: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    hints: int = 0
    is_together: bool = False
    """Do ``models`` give the answer only together?"""

    @property
    def result(self) -> AnswerResult:
        told = (self.tests, self.models, self.hints, self.is_together)
        return AnswerResult(self.task, self.title, self.topic, self.is_correct, *told)


@dataclass(frozen=True, slots=True)
class Step:
    """What one answer or one lesson adds to the progress; it is kept whole or not at all."""

    answer: Answered | None = None
    cards: tuple[Card, ...] = ()
    lesson: LessonResult | None = None
    place: int = 0
    """The part of the lesson at which it goes on, counted from 0."""


class Keeper(Protocol):
    """Whatever keeps progress beyond the sitting."""

    def keep(self, step: Step) -> None: ...


class NoKeeper:
    """Keeps nothing: the progress is of this sitting."""

    def keep(self, step: Step) -> None:
        return


@dataclass(slots=True)
class Progress:
    """Grows step by step; each is handed to the keeper."""

    learner: str = ""
    cards: dict[str, Card] = field(default_factory=dict)
    lessons: dict[str, LessonResult] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    answers: list[Answered] = field(default_factory=list)
    keeper: Keeper = field(default_factory=NoKeeper, compare=False)

    def take(self, step: Step) -> None:
        """Add a step and have it kept."""
        if step.answer is not None:
            self.answers.append(step.answer)
        self.cards.update((card.skill, card) for card in step.cards)
        if step.lesson is not None:
            self.lessons[step.lesson.lesson] = step.lesson
            self.places[step.lesson.lesson] = step.place
        self.keeper.keep(step)

    def state_of(self, lesson: str) -> LessonState | None:
        known = self.lessons.get(lesson)
        return known.state if known is not None else None

    def results(self, lesson_set: str, names: Iterable[str]) -> Results:
        """All of it as a trainer reads it, for the lessons of a set."""
        named = tuple(names)
        lessons = tuple(self.lessons[name] for name in named if name in self.lessons)
        return Results(self.learner, lesson_set, len(named), lessons, tuple(each.result for each in self.answers))
