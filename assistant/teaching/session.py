"""A sitting: an item is shown, predicted, judged and explained, then the next. Clock and seed are given to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from assistant.teaching.item import Item, Kind, Support
from assistant.teaching.judging import Judged, judge
from assistant.teaching.plan import Plan
from assistant.teaching.prediction import Prediction, Unread, read_prediction, read_units
from assistant.teaching.progress import Answered, Progress, Step
from assistant.teaching.results import LessonResult, LessonState
from assistant.teaching.review import Card, Recall, reviewed
from assistant.teaching.skills import is_model, stem_of
from coder.misconceptions.diagnosis import AnswerLine
from knowledge.guidance import Guidance

HINTS = 3
LONGEST_WHY = 200
"""Characters of the line that says why."""


class Phase(StrEnum):
    """What is expected of the learner."""

    PREDICT = "predict"
    GO_ON = "go_on"
    """The claim is shown; a changed line is judged again."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes of an answer: the wrong models that are now known to be held, when each comes back (``YYYY-MM-DD``),
    and whether the next visit is to tell more."""

    known: tuple[str, ...] = ()
    returns: tuple[tuple[str, str], ...] = ()
    is_open: bool = False


@dataclass(slots=True)
class Sitting:
    """``now`` gives the UTC moment (``YYYY-MM-DDTHH:MM:SSZ``); ``item`` is what is shown."""

    plan: Plan
    progress: Progress
    guidance: Guidance
    now: Callable[[], str]
    item: Item = field(init=False)
    phase: Phase = field(init=False, default=Phase.PREDICT)
    hints: int = field(init=False, default=0)
    judged: Judged | None = field(init=False, default=None)
    why: str = field(init=False, default="")
    ahead: Ahead = field(init=False, default=Ahead())
    right: int = field(init=False, default=0)
    asked: int = field(init=False, default=0)
    """First answers of this sitting, and how many of them were right."""

    def __post_init__(self) -> None:
        self._show_next()

    # ---- what the learner does ----

    def answer(self, text: str, why: str = "") -> Judged | Unread | None:
        """Judge an answer; the first one counts. What is not read comes back as such, None where nothing was said."""
        read = self.read(text)
        if read is None or isinstance(read, Unread):
            return read
        is_first = self.judged is None
        self.judged = judge(self.item, read, self.guidance)
        self.why = " ".join(why.split())[:LONGEST_WHY]
        self.phase = Phase.GO_ON
        if is_first:
            self._count(self.judged)
        return self.judged

    def read(self, text: str) -> Prediction | Unread | None:
        """An answer as it would be understood; None where there is none, or nothing to predict."""
        if not self.item.is_predicted:
            return None
        read = read_prediction(text)
        if isinstance(read, Unread) and self.item.support is Support.FADED:
            shown = [AnswerLine(line.code, line.units, line.modifiers) for line in self.item.claims[0]]
            return read_units(text, shown) or read
        return read

    def hint(self) -> int:
        """Take one more hint; how many have been taken."""
        if self.phase is Phase.PREDICT and self.item.is_predicted:
            self.hints = min(HINTS, self.hints + 1)
        return self.hints

    def go_on(self) -> Item:
        """The next item, once this one is done; before that it stays."""
        if self.phase is Phase.GO_ON:
            self._end_part(LessonState.FINISHED)
            self._show_next()
        return self.item

    def skip(self) -> Item:
        """Leave this item out; of a lesson all that is left of it."""
        if self.item.lesson:
            self.plan.drop_lesson(self.item.lesson)
            if self.progress.state_of(self.item.lesson) is not LessonState.FINISHED:
                result = LessonResult(self.item.lesson, self.item.title, LessonState.SKIPPED)
                self.progress.take(Step(lesson=result, place=self.item.part - 1))
        self._show_next()
        return self.item

    # ---- what comes of it ----

    def _show_next(self) -> None:
        self.item = self.plan.next_item(self.now()[:10])
        self.phase = Phase.PREDICT if self.item.is_predicted else Phase.GO_ON
        self.hints, self.judged, self.why, self.ahead = 0, None, "", Ahead()
        self._begin_part()

    def _begin_part(self) -> None:
        name = self.item.lesson
        if name and self.progress.state_of(name) is not LessonState.FINISHED:
            result = LessonResult(name, self.item.title, LessonState.BEGUN)
            self.progress.take(Step(lesson=result, place=self.item.part - 1))

    def _end_part(self, state: LessonState) -> None:
        item = self.item
        if item.lesson and item.part == item.parts and self.progress.state_of(item.lesson) is not state:
            self.progress.take(Step(lesson=LessonResult(item.lesson, item.title, state)))

    def _count(self, judged: Judged) -> None:
        """Keep a first answer, move the cards of its skills, and plan what it asks for."""
        moment = self.now()
        known = self.plan.hear(judged.heard)
        models = judged.models if not judged.is_correct else ()
        item = self.item
        answered = Answered(
            moment,
            item.kind,
            item.task,
            item.title,
            item.topic,
            tuple(dict.fromkeys((*item.skills, *known))),
            judged.is_correct,
            judged.heard.showing,
            models,
            self.hints,
            bool(models) and judged.is_together,
        )
        cards = tuple(self._moved(judged, known, moment))
        self.asked += 1
        self.right += judged.is_correct
        self.progress.take(Step(answered, cards))
        if not self.plan.is_open:
            for model in known:
                self.plan.teach(model)
        held = dict.fromkeys((*known, *models))
        returns = tuple((each, self.progress.cards[each].due_day) for each in held if each in self.progress.cards)
        self.ahead = Ahead(known, returns, self.plan.is_open and item.kind is Kind.PROBE)

    def _moved(self, judged: Judged, known: tuple[str, ...], moment: str) -> list[Card]:
        """The cards after an answer: a right one is good, with hints hard; a wrong one fails what it shows.

        A wrong model has a card once it was held. A skill moves once a day, unless it fails after it was right.
        """
        if judged.is_correct:
            recall = Recall.HARD if self.hints else Recall.GOOD
            skills = [each for each in self.item.skills if not is_model(each) or each in self.progress.cards]
            skills = [each for each in skills if not self._was_moved(each, moment)]
        else:
            recall = Recall.AGAIN
            shown = list(dict.fromkeys((*known, *map(stem_of, known)))) or self._failed(judged)
            skills = [
                each for each in shown if not (self._was_moved(each, moment) and self._comes_back_soon(each, moment))
            ]
        return [reviewed(each, self.progress.cards.get(each), recall, moment) for each in skills]

    def _failed(self, judged: Judged) -> list[str]:
        """Of a wrong answer that tells no single wrong model: what was asked for and may be behind it."""
        asked = [each for each in self.item.skills if not is_model(each) or each in judged.models]
        return asked[:1]

    def _was_moved(self, skill: str, moment: str) -> bool:
        """Did the card of a skill move on the day of this moment?"""
        card = self.progress.cards.get(skill)
        return card is not None and card.last_review[:10] == moment[:10]

    def _comes_back_soon(self, skill: str, moment: str) -> bool:
        return (date.fromisoformat(self.progress.cards[skill].due_day) - date.fromisoformat(moment[:10])).days <= 1


def lines_told(answer: tuple[AnswerLine, ...]) -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    """The lines of an answer as code, units and modifiers."""
    return tuple((line.code, line.units, line.modifiers) for line in answer)
