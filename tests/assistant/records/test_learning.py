"""A learner's progress: kept step by step, read back whole, deleted without a trace."""

from __future__ import annotations

from pathlib import Path

from assistant.records.database import Database
from assistant.records.learning import DatabaseKeeper, delete_progress, read_progress
from assistant.teaching.item import Kind
from assistant.teaching.progress import Answered, Progress, Step
from assistant.teaching.results import LessonResult, LessonState
from assistant.teaching.review import Recall, reviewed

NOW, LATER = "2026-03-10T09:00:00Z", "2026-03-17T09:00:00Z"
ANSWER = Answered(
    NOW, Kind.PROBE, "probe #1", "", "units", ("M04", "timed_units"), False, ("M01", "M04"), ("M04",), 1, True
)
BEGUN = LessonResult("units/one-hour", "One hour", LessonState.BEGUN)


def progressed(database: Database, learner: str = "Ana") -> Progress:
    progress = Progress(learner, keeper=DatabaseKeeper(database, learner))
    progress.take(Step(lesson=BEGUN, place=2))
    card = reviewed("M04", None, Recall.AGAIN, NOW)
    progress.take(Step(ANSWER, (card, reviewed("timed_units", None, Recall.AGAIN, NOW))))
    progress.take(Step(ANSWER, (reviewed("M04", card, Recall.GOOD, LATER),)))
    return progress


def test_what_is_kept_is_read_back_as_it_was(database: Database) -> None:
    made = progressed(database)
    read = read_progress(database, "Ana")
    assert (read.cards, read.lessons, read.places, read.answers) == (
        made.cards,
        made.lessons,
        made.places,
        made.answers,
    )


def test_a_lesson_that_is_finished_replaces_the_begun_one(database: Database) -> None:
    progress = progressed(database)
    progress.take(Step(lesson=LessonResult(BEGUN.lesson, BEGUN.title, LessonState.FINISHED)))
    assert read_progress(database, "Ana").state_of(BEGUN.lesson) is LessonState.FINISHED


def test_learners_do_not_see_each_other(database: Database) -> None:
    progressed(database)
    assert read_progress(database, "Ben").answers == []
    assert read_progress(database, "").cards == {}


def test_what_a_learner_deletes_is_gone_and_others_stay(database: Database) -> None:
    progressed(database)
    progressed(database, "Ben")
    assert delete_progress(database, "Ana") == 2
    assert read_progress(database, "Ana") == Progress("Ana")
    assert len(read_progress(database, "Ben").answers) == 2


def test_a_deleted_name_is_nowhere_in_the_file(database: Database, tmp_path: Path) -> None:
    progressed(database, "Philippa-Unlikely")
    delete_progress(database, "Philippa-Unlikely")
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("records*"))
    assert b"Philippa-Unlikely" not in kept
