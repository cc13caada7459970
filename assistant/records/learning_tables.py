"""The tables of what learners have done. Nothing in them is a word that a learner wrote, except the name typed."""

from __future__ import annotations

from sqlalchemy import Double, Index
from sqlmodel import Field, SQLModel


class LearningAnswerRecord(SQLModel, table=True):
    """One answer at a UTC moment; ``skills``, ``tests`` and ``models`` are names with a space between."""

    __tablename__ = "learning_answers"
    __table_args__ = (Index("ix_learning_answers_learner", "learner", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    learner: str
    moment: str
    kind: str
    task: str
    title: str
    topic: str
    skills: str
    is_correct: bool
    tests: str
    models: str
    hints: int
    is_together: bool


class LearningCardRecord(SQLModel, table=True):
    """When a skill of a learner comes back; ``stability`` in days, moments UTC."""

    __tablename__ = "learning_cards"

    learner: str = Field(primary_key=True)
    skill: str = Field(primary_key=True)
    stability: float = Field(sa_type=Double)
    difficulty: float = Field(sa_type=Double)
    due: str
    last_review: str


class LearningLessonRecord(SQLModel, table=True):
    """How far a learner is with a lesson: its state, and the part at which it goes on, counted from 0."""

    __tablename__ = "learning_lessons"

    learner: str = Field(primary_key=True)
    lesson: str = Field(primary_key=True)
    title: str
    state: str
    place: int
