"""A learner's results: what is written is read back, and anything else is refused with its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from assistant.teaching.results import (
    FORM,
    AnswerResult,
    LessonResult,
    LessonState,
    Results,
    ResultsError,
    results_form,
    results_from,
)

RESULTS = Results(
    learner="Ana <b>",
    lesson_set="shipped",
    lessons_in_set=40,
    lessons=(LessonResult("units/one-hour", "One hour", LessonState.FINISHED),),
    answers=(
        AnswerResult("units/one-hour#1", "One hour, first visit", "units", False, ("M03", "M04"), ("M04",), 2),
        AnswerResult("units/one-hour#2", "One hour, later", "units", False, ("M03", "M18"), ("M03", "M18"), 0, True),
        AnswerResult("exam 42 of 10 #3", "Exam 42, question 3", "l-code", True, ("M16",)),
    ),
)


def form() -> Any:
    return json.loads(json.dumps(results_form(RESULTS)))


def test_what_is_written_is_read_back() -> None:
    assert results_from(form()) == RESULTS


def test_a_title_of_any_length_is_exported_so_that_it_can_be_read() -> None:
    long = LessonResult("x", "A\ttitle " * 40, LessonState.BEGUN)
    [told] = results_from(results_form(Results("", "mine", 1, (long,)))).lessons
    assert told.title.startswith("A title A title")
    assert len(told.title) == 200


def change(path: str, value: object) -> Callable[[Any], None]:
    *keys, last = path.split(".")

    def changed(made: Any) -> None:
        for key in keys:
            made = made[int(key) if key.isdecimal() else key]
        made[last] = value

    return changed


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (change("form", "results"), FORM),
        (change("learner", 3), "@ $.learner"),
        (change("learner", "A" * 201), "at most 200 characters was expected @ $.learner"),
        (change("learner", "A\x1b[31m"), "one line of at most 200 characters was expected @ $.learner"),
        (change("lessons.0.title", "A\nB"), "one line of at most 200 characters was expected @ $.lessons[0].title"),
        (change("learner", "\ud800"), "one line of at most 200 characters was expected @ $.learner"),
        (change("set", []), "an object was expected @ $.set"),
        (change("set.lessons", 0), "more lessons were begun than the set holds (0) @ $.set.lessons"),
        (change("lessons.0.state", "done"), "one of begun, skipped, finished was expected @ $.lessons[0].state"),
        (change("lessons.0.lesson", ""), "@ $.lessons[0].lesson"),
        (change("lessons", [{"lesson": "a", "title": "", "state": "begun"}] * 2), "'a' is given twice @ $.lessons"),
        (change("answers", {}), "a list of at most"),
        (change("answers.0.correct", 1), "true or false was expected @ $.answers[0].correct"),
        (change("answers.0.correct", True), "a correct answer has no misconceptions @ $.answers[0].misconceptions"),
        (change("answers.0.misconceptions", ["M31"]), "M01 to M30 was expected @ $.answers[0].misconceptions"),
        (change("answers.2.hints", -1), "0 to 100000 was expected @ $.answers[2].hints"),
        (change("answers.2.words", "97760 x2"), "unknown key 'words' @ $.answers[2]"),
        (lambda made: made["answers"][0].pop("task"), "no 'task' @ $.answers[0]"),
    ],
)
def test_any_other_form_is_refused_with_its_place(changed: Callable[[Any], None], says: str) -> None:
    made = form()
    changed(made)
    with pytest.raises(ResultsError) as caught:
        results_from(made)
    assert says in str(caught.value)


@pytest.mark.parametrize("other", [None, [], "results", {}, {"form": [FORM]}])
def test_what_is_no_form_at_all_is_refused(other: object) -> None:
    with pytest.raises(ResultsError, match="not results of a learner"):
        results_from(other)
