"""A class in numbers: who finished what, which wrong rules are held, what is hardest, what to teach next."""

from __future__ import annotations

from assistant.teaching.class_report import class_report
from assistant.teaching.results import AnswerResult, LessonResult, LessonState, Results
from assistant.teaching.standing import Standing, standings

UNITS = ("M01", "M03", "M04")


def answer(task: str, *models: str, tests: tuple[str, ...] = UNITS, topic: str = "units") -> AnswerResult:
    """A wrong answer behind which these models may be; a right one where none is named."""
    return AnswerResult(task, task.upper(), topic, not models, tests, models)


def learner(name: str, *answers: AnswerResult, lessons: tuple[LessonResult, ...] = ()) -> Results:
    return Results(name, "shipped", 10, lessons, answers)


def test_one_model_behind_all_wrong_answers_is_the_one_held() -> None:
    told = standings([answer("a", "M01", "M03"), answer("b", "M03", "M04"), answer("c")])
    assert told == (Standing("M03", 2, 1),)
    assert told[0].is_held


def test_of_models_that_explain_equally_the_more_specific_is_taken() -> None:
    assert [(each.model, each.or_else) for each in standings([answer("a", "M08", "M01")])] == [("M08", ("M01",))]


def test_two_mistakes_need_two_models() -> None:
    told = standings([answer("a", "M04"), answer("b", "M16"), answer("c", "M04", "M12")])
    assert [(each.model, each.shown) for each in told] == [("M04", 2), ("M16", 1)]


def test_models_that_give_an_answer_only_together_are_all_held() -> None:
    pair = AnswerResult("a", "A", "units", False, UNITS, ("M04", "M16"), 0, True)
    told = standings([answer("b", "M01", "M04"), pair])
    assert [(each.model, each.shown, each.or_else) for each in told] == [("M04", 2, ()), ("M16", 1, ())]


def test_a_model_is_behind_after_two_right_answers_that_it_would_have_missed() -> None:
    wrong, right, elsewhere = answer("a", "M04"), answer("b"), answer("c", tests=("M16",))
    assert standings([wrong, right, elsewhere])[0].is_held
    assert not standings([wrong, right, right])[0].is_held
    assert standings([wrong, right, right, wrong])[0].is_held
    assert standings([right, elsewhere]) == ()


def test_a_wrong_answer_that_no_model_explains_accuses_nobody() -> None:
    assert standings([AnswerResult("a", "A", "units", False, UNITS)]) == ()


def test_models_held_by_most_come_first_and_are_taught_next() -> None:
    report = class_report(
        [
            learner("Ana", answer("a", "M04"), answer("b", "M16")),
            learner("Ben", answer("a", "M16")),
            learner("Cem", answer("a", "M01"), answer("b"), answer("c")),
        ]
    )
    assert [(each.model, each.held_by, each.behind_for) for each in report.models] == [
        ("M16", ("Ana", "Ben"), ()),
        ("M04", ("Ana",), ()),
        ("M01", (), ("Cem",)),
    ]
    assert [each.model for each in report.teach_next] == ["M16", "M04"]


def test_who_only_perhaps_holds_a_model_is_counted_apart() -> None:
    unsure, sure = answer("a", "M01", "M03"), answer("a", "M04")
    report = class_report([learner("Ana", unsure), learner("Ben", unsure), learner("Cem", sure)])
    assert [(each.model, each.held_by, each.perhaps_by) for each in report.models] == [
        ("M04", ("Cem",), ()),
        ("M01", (), ("Ana", "Ben")),
    ]
    assert [each.model for each in report.teach_next] == ["M04", "M01"]


def test_the_hardest_items_are_those_that_most_got_wrong_at_first() -> None:
    report = class_report(
        [
            learner("Ana", answer("a", "M04"), answer("a"), answer("b"), answer("own", "M03")),
            learner("Ben", answer("a", "M04", "M03"), answer("b", "M01"), answer("c")),
            learner("Cem", answer("b"), answer("c", topic="l-code")),
        ]
    )
    assert [(each.title, each.answered, each.wrong, each.models) for each in report.hardest] == [
        ("A", 2, 2, ("M04",)),
        ("B", 3, 1, ("M01",)),
    ]
    assert [(each.title, each.answered, each.wrong) for each in report.topics] == [
        ("timed_units", 7, 4),
        ("device_billing", 1, 0),
    ]


def test_parts_of_a_lesson_are_told_apart_and_topics_join_the_rules_they_practise() -> None:
    def told(task: str, topic: str) -> AnswerResult:
        return AnswerResult(task, "L codes", topic, False, ("M16",), ("M16",))

    report = class_report([learner("Ana", told("x#1", "device_billing"), told("x#2", "l-code"), told("y", "odd"))])
    assert [each.title for each in report.hardest] == ["L codes", "L codes #1", "L codes #2"]
    assert [(each.title, each.answered) for each in report.topics] == [("device_billing", 2), ("odd", 1)]


def test_of_one_learner_every_wrong_item_is_listed() -> None:
    report = class_report([learner("Ana", answer("a", "M04"), answer("b"))])
    assert [each.title for each in report.hardest] == ["A"]


def test_lessons_are_told_with_those_who_finished_them() -> None:
    def lessons(*states: LessonState) -> tuple[LessonResult, ...]:
        return tuple(LessonResult(name, name.upper(), state) for name, state in zip("ab", states, strict=False))

    report = class_report(
        [
            learner("Ana", lessons=lessons(LessonState.FINISHED, LessonState.SKIPPED)),
            learner("Ben", lessons=lessons(LessonState.FINISHED, LessonState.BEGUN)),
            learner("Cem"),
        ]
    )
    assert [(each.title, each.finished, each.begun, each.skipped) for each in report.lessons] == [
        ("A", ("Ana", "Ben"), (), ()),
        ("B", (), ("Ben",), ("Ana",)),
    ]
    assert [each.finished for each in report.learners] == [("a",), ("a",), ()]


def test_learners_of_one_name_and_of_none_are_told_apart() -> None:
    report = class_report([learner("Ana"), learner(""), learner(" Ana "), learner("Ben")])
    assert [each.name for each in report.learners] == ["Ana (1)", "–", "Ana (2)", "Ben"]
