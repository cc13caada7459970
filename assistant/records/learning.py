"""A learner's progress in the database: read whole, kept step by step, deleted on demand."""

from __future__ import annotations

from sqlalchemy import delete
from sqlmodel import Session, select

from assistant.records.database import Database
from assistant.records.learning_tables import LearningAnswerRecord, LearningCardRecord, LearningLessonRecord
from assistant.teaching.item import Kind
from assistant.teaching.progress import Answered, Progress, Step
from assistant.teaching.results import LessonResult, LessonState
from assistant.teaching.review import Card

TABLES = (LearningAnswerRecord, LearningCardRecord, LearningLessonRecord)


class DatabaseKeeper:
    """Keeps each step of one learner, whole or not at all. Raises ``DatabaseTrouble``."""

    def __init__(self, database: Database, learner: str) -> None:
        self._database, self._learner = database, learner

    def keep(self, step: Step) -> None:
        with self._database.writing() as session:
            if step.answer is not None:
                session.add(_answer_record(step.answer, self._learner))
            for card in step.cards:
                session.merge(_card_record(card, self._learner))
            if step.lesson is not None:
                session.merge(_lesson_record(step.lesson, step.place, self._learner))


def read_progress(database: Database, learner: str) -> Progress:
    """Everything that is kept of a learner; a new one has none. Raises ``DatabaseTrouble``."""
    with database.reading() as session:
        answers = session.exec(
            select(LearningAnswerRecord)
            .where(LearningAnswerRecord.learner == learner)
            .order_by(LearningAnswerRecord.id)  # type: ignore[arg-type]
        ).all()
        cards = session.exec(select(LearningCardRecord).where(LearningCardRecord.learner == learner)).all()
        lessons = session.exec(select(LearningLessonRecord).where(LearningLessonRecord.learner == learner)).all()
        return Progress(
            learner,
            {each.skill: _card(each) for each in sorted(cards, key=lambda each: each.skill)},
            {each.lesson: LessonResult(each.lesson, each.title, LessonState(each.state)) for each in lessons},
            {each.lesson: each.place for each in lessons},
            [_answer(each) for each in answers],
        )


def delete_progress(database: Database, learner: str) -> int:
    """Delete everything that is kept of a learner, and take it out of the file; how many answers there were."""
    with database.writing() as session:
        count = _count(session, learner)
        for table in TABLES:
            session.connection().execute(delete(table).where(table.learner == learner))  # type: ignore[arg-type]
    database.vacuum()
    return count


def _count(session: Session, learner: str) -> int:
    return len(session.exec(select(LearningAnswerRecord.id).where(LearningAnswerRecord.learner == learner)).all())


def _answer_record(answer: Answered, learner: str) -> LearningAnswerRecord:
    return LearningAnswerRecord(
        learner=learner,
        moment=answer.moment,
        kind=answer.kind.value,
        task=answer.task,
        title=answer.title,
        topic=answer.topic,
        skills=" ".join(answer.skills),
        is_correct=answer.is_correct,
        tests=" ".join(answer.tests),
        models=" ".join(answer.models),
        hints=answer.hints,
        is_together=answer.is_together,
    )


def _answer(record: LearningAnswerRecord) -> Answered:
    return Answered(
        record.moment,
        Kind(record.kind),
        record.task,
        record.title,
        record.topic,
        tuple(record.skills.split()),
        record.is_correct,
        tuple(record.tests.split()),
        tuple(record.models.split()),
        record.hints,
        record.is_together,
    )


def _card_record(card: Card, learner: str) -> LearningCardRecord:
    return LearningCardRecord(
        learner=learner,
        skill=card.skill,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due,
        last_review=card.last_review,
    )


def _card(record: LearningCardRecord) -> Card:
    return Card(record.skill, record.stability, record.difficulty, record.due, record.last_review)


def _lesson_record(lesson: LessonResult, place: int, learner: str) -> LearningLessonRecord:
    return LearningLessonRecord(
        learner=learner, lesson=lesson.lesson, title=lesson.title, state=lesson.state.value, place=place
    )
