"""What a learner has done, in the form in which ``orthocoder learn export`` writes it for a trainer.

It holds the name that the learner typed, the lessons, and for every answer which wrong models were looked for and
which gave it. No text that the learner wrote, no date and nothing of the machine is in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

Json: TypeAlias = Any

FORM = "orthocoder results 1"
MOST = 100_000
"""Lessons or answers in one file, and hints at one answer."""
LONGEST = 200
"""Characters of a name, a title or a task."""
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What would steer a terminal, and halves of characters."""
MODEL = re.compile(r"M(0[1-9]|[12]\d|30)")


class ResultsError(ValueError):
    """A form that is no learner's results; the message is one sentence with the place in the form."""


class LessonState(StrEnum):
    """How far a learner is with a lesson."""

    BEGUN = "begun"
    SKIPPED = "skipped"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class LessonResult:
    """``lesson`` is the lesson's path in its set without suffix, as ``units/one-hour``."""

    lesson: str
    title: str
    state: LessonState


@dataclass(frozen=True, slots=True)
class AnswerResult:
    """One answer, in the order in which they were given.

    ``task`` names the same question for every learner (``units/one-hour#2``, ``exam 42 of 10 #3``; a practice visit is
    ``practice units 2 97760 #3``: topic, level, seed and place); ``title`` is what a trainer reads instead.
    ``tests`` are the wrong models that make a wrong claim of the task, ``models`` those that give the learner's answer:
    each by itself, or only all of them together.
    """

    task: str
    title: str
    topic: str
    is_correct: bool
    tests: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    hints: int = 0
    is_together: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """``learner`` is the name as it was typed; ``lessons_in_set`` counts all of the set, also those not begun."""

    learner: str
    lesson_set: str
    lessons_in_set: int
    lessons: tuple[LessonResult, ...] = ()
    answers: tuple[AnswerResult, ...] = ()


def results_form(results: Results) -> Json:
    """Results as JSON, as ``results_from`` reads them."""
    return {
        "form": FORM,
        "learner": results.learner,
        "set": {"name": results.lesson_set, "lessons": results.lessons_in_set},
        "lessons": [{"lesson": e.lesson, "title": _short(e.title), "state": e.state.value} for e in results.lessons],
        "answers": [
            {
                "task": each.task,
                "title": _short(each.title),
                "topic": each.topic,
                "correct": each.is_correct,
                "tests": list(each.tests),
                "misconceptions": list(each.models),
                "together": each.is_together,
                "hints": each.hints,
            }
            for each in results.answers
        ],
    }


def _short(title: str) -> str:
    """A title as the form holds it, however long a trainer made it."""
    return " ".join(CONTROLS.sub(" ", title).split())[:LONGEST]


def results_from(form: Json) -> Results:
    """Results from their JSON. Raises ``ResultsError``."""
    if not isinstance(form, dict) or form.get("form") != FORM:
        raise ResultsError(f'these are not results of a learner: "form": "{FORM}" was expected')
    told = _Told(form, "$", {"form", "learner", "set", "lessons", "answers"})
    of_set = _Told(told.value("set"), "$.set", {"name", "lessons"})
    lessons = tuple(_lesson(each, f"$.lessons[{place}]") for place, each in enumerate(told.items("lessons")))
    answers = tuple(_answer(each, f"$.answers[{place}]") for place, each in enumerate(told.items("answers")))
    names = [each.lesson for each in lessons]
    if len(set(names)) != len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise ResultsError(f"the lesson {twice!r:.60} is given twice @ $.lessons")
    results = Results(told.text("learner"), of_set.text("name"), of_set.count("lessons"), lessons, answers)
    if results.lessons_in_set < len(lessons):
        raise ResultsError(f"more lessons were begun than the set holds ({results.lessons_in_set}) @ $.set.lessons")
    return results


def _lesson(form: Json, where: str) -> LessonResult:
    told = _Told(form, where, {"lesson", "title", "state"})
    state = told.text("state")
    if state not in set(LessonState):
        raise ResultsError(f"one of {', '.join(LessonState)} was expected @ {where}.state")
    return LessonResult(told.text("lesson", least=1), told.text("title"), LessonState(state))


def _answer(form: Json, where: str) -> AnswerResult:
    told = _Told(form, where, {"task", "title", "topic", "correct", "tests", "misconceptions", "together", "hints"})
    is_correct, tests, models = told.truth("correct"), told.models("tests"), told.models("misconceptions")
    if is_correct and models:
        raise ResultsError(f"a correct answer has no misconceptions @ {where}.misconceptions")
    task, title, topic = told.text("task", least=1), told.text("title"), told.text("topic")
    hints, is_together = told.count("hints"), told.truth("together")
    return AnswerResult(task, title, topic, is_correct, tests, models, hints, is_together)


class _Told:
    """An object of the form whose keys are exactly these; every question to it may raise ``ResultsError``."""

    def __init__(self, form: Json, where: str, keys: set[str]) -> None:
        if not isinstance(form, dict):
            raise ResultsError(f"an object was expected @ {where}")
        for key in sorted(set(form) ^ keys):
            raise ResultsError(f"{'unknown key' if key in form else 'no'} {key!r:.42} @ {where}")
        self._form: Mapping[str, Json] = form
        self._where = where

    def value(self, key: str) -> Json:
        return self._form[key]

    def text(self, key: str, least: int = 0) -> str:
        value = self._form[key]
        if not isinstance(value, str) or not least <= len(value) <= LONGEST or CONTROLS.search(value):
            raise ResultsError(f"one line of at most {LONGEST} characters was expected @ {self._where}.{key}")
        return value

    def count(self, key: str) -> int:
        value = self._form[key]
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
            raise ResultsError(f"a whole number from 0 to {MOST} was expected @ {self._where}.{key}")
        return value

    def truth(self, key: str) -> bool:
        value = self._form[key]
        if not isinstance(value, bool):
            raise ResultsError(f"true or false was expected @ {self._where}.{key}")
        return value

    def items(self, key: str) -> Sequence[Json]:
        value = self._form[key]
        if not isinstance(value, list) or len(value) > MOST:
            raise ResultsError(f"a list of at most {MOST} was expected @ {self._where}.{key}")
        return value

    def models(self, key: str) -> tuple[str, ...]:
        ids = self.items(key)
        if not all(isinstance(each, str) and MODEL.fullmatch(each) for each in ids):
            raise ResultsError(f"a list of M01 to M30 was expected @ {self._where}.{key}")
        return tuple(dict.fromkeys(ids))
