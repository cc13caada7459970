"""A sitting opened for a front end: lessons, the learner's progress, the space of probes made meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from threading import Thread
from typing import TYPE_CHECKING

from assistant.desk import Desk
from assistant.records.place import Place
from assistant.records.trouble import DatabaseTrouble
from assistant.session import Reads, Session
from assistant.teaching.course import SHIPPED, Course, LessonSet, in_order
from assistant.teaching.plan import Plan
from assistant.teaching.probes import Probe, probe_space
from assistant.teaching.progress import Progress, Step
from assistant.teaching.results import LessonState
from assistant.teaching.review import days_practised, due, forecast
from assistant.teaching.session import Sitting
from assistant.teaching.topics import Topic
from assistant.transcripts.lessons import shipped_lessons
from knowledge.guidance import Guidance

if TYPE_CHECKING:
    from assistant.records.database import Database


@dataclass(frozen=True, slots=True)
class Learner:
    """``name`` as it was typed, perhaps empty; ``place`` is where progress is kept."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a learner is: lessons finished of all, the answers of this sitting, what is due, days practised of 7."""

    finished: int
    lessons: int
    right: int
    asked: int
    due: int
    days: int
    coming: tuple[tuple[str, int], ...]
    """What comes back within a week: the day (``YYYY-MM-DD``) and how many skills."""


class CarefulKeeper:
    """Keeps steps in the database as long as it can be reached; ``trouble`` says why it cannot.

    The database is made with the first step that is kept.
    """

    def __init__(self, learner: Learner) -> None:
        self._learner = learner
        self._database: Database | None = None
        self.trouble: str | None = None

    def read(self) -> Progress:
        """What is kept; nothing where there is no database yet or it cannot be reached."""
        if not self._learner.place.may_hold_records():
            return Progress(self._learner.name, keeper=self)
        try:
            from assistant.records.learning import read_progress

            progress = read_progress(self._opened(), self._learner.name)
        except DatabaseTrouble as trouble:
            self.trouble = str(trouble)
            return Progress(self._learner.name, keeper=self)
        progress.keeper = self
        return progress

    def keep(self, step: Step) -> None:
        if self.trouble is not None:
            return
        try:
            from assistant.records.learning import DatabaseKeeper

            DatabaseKeeper(self._opened(), self._learner.name).keep(step)
        except DatabaseTrouble as trouble:
            self.trouble = str(trouble)

    def _opened(self) -> Database:
        if self._database is None:
            from assistant.records.database import open_database

            self._database = open_database(self._learner.place)
        return self._database


class ProbesMeanwhile:
    """The space of probes, made in a thread; None until it is there."""

    def __init__(self, desk: Desk) -> None:
        self._space: tuple[Probe, ...] | None = None
        Thread(target=self._make, args=(desk,), name="probes", daemon=True).start()

    def _make(self, desk: Desk) -> None:
        self._space = probe_space(desk)

    def __call__(self) -> Sequence[Probe] | None:
        return self._space


class ProbesOnDemand:
    """The space of probes, made when it is first asked for: what comes next never depends on how fast that is."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._space: tuple[Probe, ...] | None = None

    def __call__(self) -> Sequence[Probe]:
        if self._space is None:
            self._space = probe_space(self._desk)
        return self._space


@dataclass(frozen=True, slots=True)
class Room:
    """A sitting with all that belongs to it."""

    sitting: Sitting
    course: Course
    keeper: CarefulKeeper

    @property
    def standing(self) -> Standing:
        progress, sitting = self.sitting.progress, self.sitting
        names = [each.name for each in self.course.lesson_set.lessons]
        today = sitting.now()[:10]
        ahead_of = forecast(progress.cards.values(), today)
        return Standing(
            sum(progress.state_of(name) is LessonState.FINISHED for name in names),
            len(names),
            sitting.right,
            sitting.asked,
            len(due(progress.cards.values(), today)),
            days_practised([each.moment for each in progress.answers], today),
            tuple((_after(today, ahead), count) for ahead, count in enumerate(ahead_of) if count),
        )

    def number_of(self, lesson: str) -> int:
        """The number of a lesson in its set, counted from 1."""
        names = [each.name for each in self.course.lesson_set.lessons]
        return names.index(lesson) + 1 if lesson in names else 0


def open_room(
    guidance: Guidance,
    today: str,
    now: Callable[[], str],
    learner: Learner,
    *,
    lesson_set: LessonSet | None = None,
    reader: Callable[[], Reads] | None = None,
    probes: Callable[[Desk], Callable[[], Sequence[Probe] | None]] = ProbesMeanwhile,
    seed: int | None = None,
    practice: tuple[Topic, int] | None = None,
) -> Room:
    """Open a sitting; without a seed practice goes on from the day and the answers so far.

    ``practice`` is a topic and a level (1 to 3) that the learner chose.
    """
    keeper = CarefulKeeper(learner)
    progress = keeper.read()
    desk = Desk(guidance, today)
    reads: list[Reads] = []

    def read_by() -> Reads:
        if not reads:
            reads.append((reader or (lambda: _reader(guidance)))())
        return reads[0]

    def open_session(day: str) -> Session:
        return Session(Desk(guidance, day), read_by)

    number = seed if seed is not None else int(today.replace("-", "")) + len(progress.answers)
    lessons = lesson_set or LessonSet(SHIPPED, in_order(shipped_lessons()))
    course = Course(desk, lessons, open_session, number)
    if practice is not None:
        plan = Plan(course, progress, lambda: None, lambda: course.at(*practice))
    else:
        plan = Plan(course, progress, probes(desk))
    return Room(Sitting(plan, progress, guidance, now), course, keeper)


def _after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _reader(guidance: Guidance) -> Reads:
    from assistant.extraction import Reader

    return Reader(guidance)
