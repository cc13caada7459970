"""What a learner still has to be shown, and in which order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.teaching.course import Course
from assistant.teaching.item import Item, Kind, Support
from assistant.teaching.probes import Heard, Probe
from assistant.teaching.progress import Progress
from assistant.teaching.results import LessonState
from assistant.teaching.review import due
from assistant.teaching.search import Search
from assistant.teaching.skills import MASTERED, is_model, right_in_row, topic_of_skill
from assistant.transcripts.lessons import Lesson

MOST_PROBES = 6
"""Visits by which it is found out what a learner holds."""
PRACTISED = 3
"""Right answers in a row after which a lesson is followed by no practice of its rule."""
SETTLED = 0.9
"""The share of the likeliest from which no further probe is asked."""
Wanted = Callable[[], Item | None]


class Plan:
    """Gives one item after the other: what is due, a begun lesson, probes, what was diagnosed, new lessons, practice.

    ``probes`` gives the space of probes, or None while it is still being made; ``chosen`` makes what the learner asked
    for, and nothing else comes then but what its answers show to be needed.
    """

    def __init__(
        self,
        course: Course,
        progress: Progress,
        probes: Callable[[], Sequence[Probe] | None],
        chosen: Callable[[], Item] | None = None,
    ) -> None:
        self._chosen = chosen
        self._course, self._progress, self._probes = course, progress, probes
        self._search = Search(())
        self._probed = sum(each.kind is Kind.PROBE for each in progress.answers)
        self._is_settled = chosen is not None or self._probed >= MOST_PROBES
        self._queue: deque[Wanted] = deque()
        self._taught: set[str] = set()
        self._asked: set[str] = set()

    # ---- what comes next ----

    def next_item(self, today: str) -> Item:
        """The next item; there is always one."""
        if self._chosen is not None:
            return self._queued() or self._chosen()
        while True:
            item = self._queued() or self._due(today) or self._begun() or self._first() or self._probe()
            item = item or self._queued() or self._weak() or self._new_lesson() or self._course.practice(None)
            if item is not None:
                return item

    def _queued(self) -> Item | None:
        while self._queue:
            item = self._queue.popleft()()
            if item is not None:
                return item
        return None

    def _due(self, today: str) -> Item | None:
        """A question on a skill that is due; wrong models before rules, each once in a sitting."""
        left = [card.skill for card in due(self._progress.cards.values(), today) if card.skill not in self._asked]
        for skill in sorted(left, key=lambda each: not is_model(each)):
            self._asked.add(skill)
            item = self._course.review(skill, left)
            if item is not None:
                return item
            lesson = self._course.lesson_on(skill)
            if lesson is not None:
                self._begin(lesson, again=True, is_review=True)
                return self._queued()
        return None

    def _begun(self) -> Item | None:
        return self._lesson_in((LessonState.BEGUN,))

    def _first(self) -> Item | None:
        """A lesson to begin with, before anything is asked."""
        return self._new_lesson() if not (self._progress.answers or self._progress.lessons) else None

    def _new_lesson(self) -> Item | None:
        return self._lesson_in((None,))

    def _lesson_in(self, states: Sequence[LessonState | None]) -> Item | None:
        for lesson in self._course.lesson_set.lessons:
            if lesson.name not in self._taught and self._progress.state_of(lesson.name) in states:
                self._begin(lesson)
                self._practise(lesson)
                return self._queued()
        return None

    def _practise(self, lesson: Lesson) -> None:
        """A visit never seen before after a lesson, as long as its rule is not sure."""
        skill = next((each for each in lesson.teaches if topic_of_skill(each) is not None), None)
        if skill is not None and right_in_row(skill, self._progress.answers) < PRACTISED:
            self._queue.append(lambda: self._course.practice(skill))

    def _probe(self) -> Item | None:
        probes = None if self._is_settled else self._probes()
        if probes is None:
            return None
        self._search.look_among(probes)
        probe = self._search.next_probe() if self._probed < MOST_PROBES else None
        if probe is None:
            self._settle()
            return None
        self._probed += 1
        return self._course.probe(probe.task)

    def _weak(self) -> Item | None:
        """Practice at a wrong model that was diagnosed and is not yet seen through."""
        for skill in self._progress.cards:
            if is_model(skill) and right_in_row(skill, self._progress.answers) < MASTERED and not self._is_due(skill):
                return self._course.practice(skill)
        return None

    def _is_due(self, skill: str) -> bool:
        return skill in self._asked

    # ---- what was answered ----

    def hear(self, heard: Heard) -> tuple[str, ...]:
        """Weigh what the learner holds by an answer; the wrong models that are now known to be behind it."""
        if self._is_settled:
            return self._plainly_behind(heard)
        self._search.hear(heard)
        if self._probed and self._search.is_sure and self._search.share >= SETTLED:
            self._settle()
        if heard.is_correct or not self._search.is_sure:
            return self._plainly_behind(heard)
        behind = {*heard.models, *(each for pair in heard.pairs for each in pair)}
        return tuple(each for each in self._search.likeliest if each in behind) or self._plainly_behind(heard)

    def _plainly_behind(self, heard: Heard) -> tuple[str, ...]:
        """Behind an answer by itself: the only model that gives it, or those of several that were held before."""
        given = heard.models or (heard.pairs[0] if len(heard.pairs) == 1 else ())
        known = tuple(each for each in given if each in self._progress.cards)
        return known or (given if len(heard.models) == 1 or not heard.models else ())

    @property
    def is_open(self) -> bool:
        """Is it still being found out what the learner holds?"""
        return not self._is_settled

    @property
    def suspected(self) -> tuple[str, ...]:
        """What the learner most likely holds, so far."""
        return self._search.likeliest if self._search.is_sure else ()

    def _settle(self) -> None:
        self._is_settled = True
        for model in self.suspected:
            self.teach(model)

    def teach(self, model: str) -> None:
        """A wrong model was found: its lesson, an error to find, a faded visit, a whole one; once in a sitting."""
        if model in self._taught:
            return
        self._taught.add(model)
        lesson = self._course.lesson_on(model)
        if lesson is not None and lesson.name not in self._taught:
            self._begin(lesson, again=True)
        self._queue.append(lambda: self._course.error(model))
        self._queue.append(lambda: self._course.practice(model, support=Support.FADED))
        self._queue.append(lambda: self._course.practice(model))

    def drop_lesson(self, name: str) -> None:
        """Leave out what is left of a lesson."""
        self._queue = deque(wanted for wanted in self._queue if getattr(wanted, "lesson", None) != name)

    def _begin(self, lesson: Lesson, *, again: bool = False, is_review: bool = False) -> None:
        """Plan the parts of a lesson, from where it was left or ``again`` from its start; a review has no support."""
        self._taught.add(lesson.name)
        items = self._course.lesson(lesson)
        known = lesson.teaches[:1]
        is_sure = is_review or (bool(known) and right_in_row(known[0], self._progress.answers) >= MASTERED)
        fading = iter(() if is_sure else (Support.WORKED, Support.FADED))
        supported = [replace(e, support=next(fading, Support.NONE)) if e.coded is not None else e for e in items]
        place = 0 if again else self._progress.places.get(lesson.name, 0)
        self._queue.extend(_Part(item) for item in supported[place:])


class _Part:
    """A part of a lesson that is planned."""

    def __init__(self, item: Item) -> None:
        self._item = item
        self.lesson = item.lesson

    def __call__(self) -> Item:
        return self._item
