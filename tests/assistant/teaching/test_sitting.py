"""A sitting, played: a beginner with two wrong rules is told both, taught both, and asked for both a week later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from assistant.desk import Desk
from assistant.extraction import Reader
from assistant.session import Session
from assistant.teaching.course import Course, LessonSet, in_order
from assistant.teaching.item import Item, Kind, Support, diagnostician
from assistant.teaching.judging import Judged
from assistant.teaching.plan import Plan
from assistant.teaching.prediction import Unread
from assistant.teaching.probes import Probe
from assistant.teaching.progress import Progress, Step
from assistant.teaching.results import LessonState
from assistant.teaching.review import Recall, reviewed
from assistant.teaching.session import Phase, Sitting
from assistant.transcripts.lessons import shipped_lessons
from coder.claim import Billed, billed
from coder.coding import claim_visit
from coder.misconceptions.model import Attempt
from coder.misconceptions.register import model_of
from coder.misconceptions.together import claims_of_both

EIGHTS, MAKING = "M04", "M16"


@dataclass
class Clock:
    """Begins on a morning; every look takes a minute."""

    moment: datetime = datetime(2026, 3, 10, 9, 0)  # noqa: DTZ001 - written as UTC

    def __call__(self) -> str:
        self.moment += timedelta(minutes=1)
        return self.moment.strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass
class Beginner:
    """Goes by wrong models, by both at once where both show, until a lesson's error was pointed out."""

    desk: Desk
    holds: list[str] = field(default_factory=lambda: [MAKING, EIGHTS])

    def answer(self, item: Item) -> str:
        assert item.coded is not None
        return as_text(next(self._wrong(item), billed(item.claims[0])))

    def _wrong(self, item: Item) -> Iterator[Billed]:
        assert item.coded is not None
        visit, policy = item.coded.visit, item.coded.policy
        attempt = Attempt(
            visit, policy, claim_visit(visit, policy), self.desk.guidance.policies.wrong_values(policy.date)
        )
        asked = diagnostician(item.coded, self.desk.guidance)
        models = [model_of(name) for name in self.holds]
        if len(models) == 2:
            both = map(billed, claims_of_both(models[0], models[1], attempt))
            yield from (claim for claim in both if not asked.is_right(claim))
        for model in models:
            yield from asked.wrong_claims(model)


class Forgetful(Beginner):
    """Goes by wrong models only where they are asked for."""

    def answer(self, item: Item) -> str:
        assert item.coded is not None
        is_asked = item.skills[:1] == tuple(self.holds[:1])
        return super().answer(item) if is_asked else as_text(billed(item.claims[0]))


def as_text(claim: Billed) -> str:
    return "\n".join(f"{code} x{units} {' '.join(modifiers)}" for code, units, modifiers in claim) or "nothing"


@pytest.fixture
def course(desk: Desk, reader: Reader) -> Course:
    def open_session(day: str) -> Session:
        return Session(Desk(desk.guidance, day), reader)

    return Course(desk, LessonSet("shipped", in_order(shipped_lessons())), open_session, seed=7)


@pytest.fixture
def sit(course: Course, space: tuple[Probe, ...], desk: Desk) -> Callable[[Progress, Clock], Sitting]:
    return lambda progress, clock: Sitting(Plan(course, progress, lambda: space), progress, desk.guidance, clock)


def played(sitting: Sitting, beginner: Beginner, items: int) -> Iterator[tuple[Item, Judged | None]]:
    for _ in range(items):
        item = sitting.item
        judged = sitting.answer(beginner.answer(item), "so it seems") if item.is_predicted else None
        assert not isinstance(judged, Unread)
        if item.kind is Kind.ERROR:
            beginner.holds = [each for each in beginner.holds if each not in item.skills]
        yield item, judged
        sitting.go_on()


def test_both_wrong_rules_are_named_taught_and_asked_for_a_week_later(
    sit: Callable[[Progress, Clock], Sitting], desk: Desk
) -> None:
    clock, progress, beginner = Clock(), Progress(), Beginner(desk)
    sitting = sit(progress, clock)
    known: set[str] = set()
    taught: list[str] = []
    for item, _ in played(sitting, beginner, 22):
        known |= set(sitting.ahead.known)
        taught += [each for each in item.skills if item.kind is Kind.ERROR or item.lesson]
    assert known == {EIGHTS, MAKING}
    assert known <= set(taught)
    assert beginner.holds == []

    clock.moment += timedelta(days=7)
    again = [item for item, _ in played(sit(progress, clock), beginner, 2)]
    assert [item.kind for item in again] == [Kind.REVIEW, Kind.REVIEW]
    assert {item.skills[0] for item in again} == {EIGHTS, MAKING}
    for item in again:
        assert item.coded is not None
        assert item.skills[0] in diagnostician(item.coded, desk.guidance).missed_by()


def test_what_was_right_comes_back_later_than_what_was_not(
    sit: Callable[[Progress, Clock], Sitting], desk: Desk
) -> None:
    clock, progress = Clock(), Progress()
    for _ in played(sit(progress, clock), Beginner(desk), 22):
        pass
    clock.moment += timedelta(days=7)
    for _ in played(sit(progress, clock), Forgetful(desk, [EIGHTS]), 2):
        pass
    assert progress.cards[EIGHTS].due_day == "2026-03-18"
    assert progress.cards[MAKING].due_day > progress.cards[EIGHTS].due_day


def test_a_sitting_begins_with_an_example_worked_out_and_fades_it(sit: Callable[[Progress, Clock], Sitting]) -> None:
    sitting = sit(Progress(), Clock())
    assert (sitting.item.kind, sitting.item.support, sitting.phase) == (Kind.LESSON, Support.WORKED, Phase.GO_ON)
    assert sitting.answer("97760") is None
    assert sitting.go_on().support is Support.FADED


def test_the_first_answer_counts_and_a_changed_one_is_judged_again(
    sit: Callable[[Progress, Clock], Sitting], desk: Desk
) -> None:
    progress = Progress()
    sitting = sit(progress, Clock())
    sitting.go_on()
    first = sitting.answer("97760 x9 GO")
    again = sitting.answer(as_text(billed(sitting.item.claims[0])))
    assert isinstance(first, Judged)
    assert isinstance(again, Judged)
    assert (first.is_correct, again.is_correct) == (False, True)
    assert [each.is_correct for each in progress.answers] == [False]


def test_what_is_not_read_counts_for_nothing(sit: Callable[[Progress, Clock], Sitting]) -> None:
    progress = Progress()
    sitting = sit(progress, Clock())
    sitting.go_on()
    assert isinstance(sitting.answer("97760 thrice"), Unread)
    assert sitting.answer("  ") is None
    assert sitting.phase is Phase.PREDICT
    assert progress.answers == []


def test_hints_are_counted_and_end_at_three(sit: Callable[[Progress, Clock], Sitting]) -> None:
    progress = Progress()
    sitting = sit(progress, Clock())
    assert sitting.hint() == 0
    sitting.go_on()
    assert [sitting.hint() for _ in range(4)] == [1, 2, 3, 3]
    sitting.answer("nothing")
    assert progress.answers[0].hints == 3


def test_a_lesson_that_is_left_goes_on_where_it_was_left(sit: Callable[[Progress, Clock], Sitting]) -> None:
    progress = Progress()
    sitting = sit(progress, Clock())
    left = sitting.go_on()
    assert progress.state_of(left.lesson) is LessonState.BEGUN
    assert sit(progress, Clock()).item.task == left.task


def test_a_skipped_lesson_is_left_out_for_good(sit: Callable[[Progress, Clock], Sitting]) -> None:
    progress = Progress()
    sitting = sit(progress, Clock())
    name = sitting.item.lesson
    assert sitting.skip().lesson != name
    assert progress.state_of(name) is LessonState.SKIPPED
    assert sit(progress, Clock()).item.lesson != name


def test_a_rule_that_only_lessons_teach_is_asked_for_by_its_lesson_without_support(
    sit: Callable[[Progress, Clock], Sitting],
) -> None:
    card = reviewed("therapy_threshold", None, Recall.GOOD, "2026-02-01T09:00:00Z")
    item = sit(Progress(cards={card.skill: card}), Clock()).item
    assert (item.kind, item.support) == (Kind.LESSON, Support.NONE)
    assert card.skill in item.skills
    assert item.is_predicted


def test_without_probes_yet_lessons_go_on(course: Course, desk: Desk) -> None:
    progress = Progress()
    sitting = Sitting(Plan(course, progress, lambda: None), progress, desk.guidance, Clock())
    kinds = {item.kind for item, _ in played(sitting, Beginner(desk, []), 8)}
    assert kinds == {Kind.LESSON, Kind.PRACTICE}


def test_every_step_is_handed_to_the_keeper(course: Course, space: tuple[Probe, ...], desk: Desk) -> None:
    kept: list[Step] = []

    class Keeps:
        def keep(self, step: Step) -> None:
            kept.append(step)

    progress = Progress(keeper=Keeps())
    sitting = Sitting(Plan(course, progress, lambda: space), progress, desk.guidance, Clock())
    for _ in played(sitting, Beginner(desk), 8):
        pass
    assert [step.answer for step in kept if step.answer] == progress.answers
    assert {card.skill for step in kept for card in step.cards} == set(progress.cards)
    assert {step.lesson.lesson for step in kept if step.lesson} == set(progress.lessons)
