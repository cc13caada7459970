"""A class report as a page, as Markdown and as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.explanation.environment import template
from assistant.explanation.misconceptions import misconception
from assistant.teaching.class_report import ClassReport, Learner
from assistant.transcripts.lessons import lesson_on
from coder.policy import Policy
from coder.visit import Visit
from knowledge.guidance import Guidance

NUMBERS = re.compile(r" (?:\[\d+\])+")
REFERENCE = "Medicare"
"""The payer in whose terms a wrong model is told where no visit is at hand."""
FORMULA = ("=", "+", "-", "@", "\t")
"""What a spreadsheet would take for the beginning of a formula."""


@dataclass(frozen=True, slots=True)
class ModelWords:
    """What a trainer reads of a wrong model."""

    name: str
    right: str
    lesson: str | None
    lesson_name: str | None


@dataclass(frozen=True, slots=True)
class Reporter:
    """Writes class reports in the words of a day's guidance (``YYYY-MM-DD``)."""

    guidance: Guidance
    day: str

    def page(self, report: ClassReport) -> str:
        """One HTML page that needs nothing else: no script, no other file, no network."""
        return self._filled("class/report.html.j2", report)

    def markdown(self, report: ClassReport) -> str:
        return self._filled("class/report.md.j2", report)

    def _filled(self, name: str, report: ClassReport) -> str:
        return template(name).render(report=report, words=self._words(report)).strip("\n") + "\n"

    def _words(self, report: ClassReport) -> dict[str, ModelWords]:
        """Of every model that is spoken of, by its id."""
        policy = self.guidance.policy_for(Visit(payer=REFERENCE), self.day)
        named = {each.model for each in report.models}
        named |= {model for item in (*report.hardest, *report.topics) for model in item.models}
        named |= {model for each in report.learners for held in each.standings for model in held.or_else}
        return {model: self._of(model, policy) for model in sorted(named)}

    def _of(self, model: str, policy: Policy) -> ModelWords:
        told, lesson = misconception(model, policy, self.guidance), lesson_on(model)
        return ModelWords(
            told.name, NUMBERS.sub("", told.right), lesson.title if lesson else None, lesson.name if lesson else None
        )


def table(report: ClassReport) -> str:
    """One row a learner as CSV: a wrong model is ``held``, ``perhaps`` or ``behind``, a lesson as far as it is."""
    models = sorted(each.model for each in report.models)
    lessons = [each.lesson for each in report.lessons]
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(["learner", "lessons finished", "lessons in set", "answers", "right", *models, *map(_cell, lessons)])
    rows.writerows(_row(learner, models, lessons) for learner in report.learners)
    return out.getvalue()


def _row(learner: Learner, models: Iterable[str], lessons: Iterable[str]) -> list[str | int]:
    standing = {each.model: "behind" for each in learner.standings if not each.is_held}
    standing |= dict.fromkeys(learner.held, "held") | dict.fromkeys(learner.perhaps, "perhaps")
    told = [standing.get(each, "") for each in models]
    states = {each.lesson: each.state.value for each in learner.results.lessons}
    numbers = (len(learner.finished), learner.results.lessons_in_set, learner.answers, learner.right)
    return [_cell(learner.name), *numbers, *told, *(states.get(each, "") for each in lessons)]


def _cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
