"""The one door: what a person says goes in, what the assistant answers comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, Protocol

from assistant.conversation.acts import (
    NEED_NO_VISIT,
    Act,
    Action,
    Answer,
    Asking,
    Correct,
    NewVisit,
    NotRead,
    Retract,
    Skip,
    Suppose,
    Tell,
    Telling,
    Undo,
)
from assistant.conversation.frame import Frame, fold, opened, without_last
from assistant.conversation.frame import changed as with_change
from assistant.conversation.paths import differences
from assistant.conversation.told import NO_CHANGE, Change, Words
from assistant.desk import CodedVisit, Desk
from assistant.explanation.explain import Explainer
from assistant.explanation.explanation import Explanation
from assistant.reading import Reading
from assistant.reply import Reply
from coder.coding import Status
from coder.visit import Visit

if TYPE_CHECKING:
    from assistant.conversation.replying.turn import Counter, Spoken

__all__ = ["Action", "Reads", "Reply", "Session", "Words"]


OFFERED_IN = (Tell, Answer, Correct, NewVisit, NotRead)
"""Acts whose words may hold slips worth a question."""


class Reads(Protocol):
    """Whatever turns words into a reading."""

    def read(self, text: str) -> Reading: ...


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where the conversation stands between two turns."""

    frame: Frame
    acts: tuple[Telling, ...] = ()
    supposed: Change = NO_CHANGE
    asked: str | None = None
    readings: tuple[Reading, ...] = ()
    coded: CodedVisit | None = None
    last: Spoken | None = None
    unread: int = 0


class Session:
    """One conversation about one visit at a time; ``profile`` holds facts of the clinic.

    A turn is taken whole: where one raises, the conversation stands as it did before.
    """

    def __init__(self, desk: Desk, reader: Reads | Callable[[], Reads], profile: Change = NO_CHANGE) -> None:
        self._desk = desk
        self._reader = reader
        self._once: _Remembering | None = None
        self._explainer = Explainer(desk.guidance)
        self._profile = profile
        self._counter: Counter | None = None
        self.new_visit()

    def new_visit(self) -> None:
        """Forget everything but the profile."""
        self._now = _Standing(opened(self._profile))

    @property
    def coded(self) -> CodedVisit | None:
        """The visit as it stands, coded; None before anything was told."""
        return self._now.coded

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What was read of each turn of this visit."""
        return self._now.readings

    @property
    def telling(self) -> tuple[str, ...]:
        """The turns that told something of this visit; not those of an earlier one, nor questions."""
        frame = self._now.frame
        first = max((each.turn for before in frame.earlier for each in before.history), default=-1) + 1
        turns = sorted({each.turn for each in frame.history if each.turn >= first})
        return tuple(self._now.readings[turn].text for turn in turns if turn < len(self._now.readings))

    @property
    def patient(self) -> int:
        """Counts the patients of the conversation."""
        return self._now.frame.patient

    def go_on_under(self, desk: Desk) -> Reply | None:
        """Code the visit as it was told under another guidance; None where nothing was told."""
        from assistant.conversation.acts import AskClaim

        with self._whole():
            self._desk, self._explainer, self._counter = desk, Explainer(desk.guidance), None
            self._code()
            return self._done(AskClaim()) if self.coded is not None else None

    # ---- turns ----

    def say(self, text: str, assumed_question: str | None = None) -> Reply:
        """Take one turn; ``assumed_question`` is a slot that is taken to have just been asked."""
        with self._whole():
            if assumed_question is not None:
                self._now = replace(self._now, asked=assumed_question.partition(":")[0])
            return self._done(self._understood(text))

    def tell(self, text: str) -> Reply:
        """Take words as the description of a visit, whatever else they might be."""
        from assistant.conversation.signals.heard import Heard
        from assistant.conversation.understanding.change import read_change
        from assistant.conversation.understanding.context import Context
        from assistant.conversation.understanding.contradict import contradicted

        with self._whole():
            now = self._now
            ctx = Context(now.frame, self._reads().read, turn=len(now.readings))
            read = read_change(text, ctx)
            self._now = replace(self._now, readings=(*now.readings, read.reading))
            return self._done(Tell(contradicted(Heard(text), read, ctx)))

    def learn(self, change: Change) -> Reply:
        """Take facts that something else than words tells, such as visits saved before; their words say what."""
        with self._whole():
            return self._done(Tell(change))

    def choose(self, fact: str, answer: str) -> Reply:
        """Take one answer to an open question, as its button gives it."""
        from assistant.conversation.chosen import chosen

        with self._whole():
            now = self._now
            return self._done(Answer(fact, chosen(fact, answer, now.frame, now.coded, len(now.readings))))

    def skip(self, fact: str) -> Reply:
        """Leave a question open for now."""
        with self._whole():
            return self._done(Skip(fact))

    def forget(self, *facts: Words) -> Reply:
        """Take facts away, as a reply named them."""
        with self._whole():
            visit = self._now.frame.visit
            return self._done(Retract(Change(differences(visit, self._without(facts)))))

    def explained_without(self, *facts: Words) -> Explanation | None:
        """What would be said if these facts had not been told, None where nothing is left; the visit stays as it is."""
        visit = self._without(facts)
        if visit == opened(self._profile).visit:
            return None
        return self._explainer.explain(self._desk.code(visit))

    def _without(self, facts: Iterable[Words]) -> Visit:
        from assistant.conversation.without import without

        return reduce(without, facts, self._now.frame.visit)

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """What is done within is done whole, or not at all."""
        before = self._now
        try:
            yield
        except BaseException:
            self._now = before
            raise

    def _understood(self, text: str) -> Act:
        """What the person does with these words."""
        from assistant.conversation.guidance.meant import RulesMeant
        from assistant.conversation.understanding.change import read_change
        from assistant.conversation.understanding.context import Context
        from assistant.conversation.understanding.understand import understand

        now = self._now
        reader = self._once = _Remembering(self._reads())
        questions = now.coded.answer.questions if now.coded is not None else ()
        texts = (*(each.text for each in now.readings), text)
        turn = len(now.readings)
        rules = RulesMeant(self._at_counter(), now.frame.visit.payer, now.last)
        ctx = Context(now.frame, reader.read, now.asked, questions, now.supposed, turn, texts, rules, now.coded)
        right = self._offer_taken(text)
        if right is not None:
            read = read_change(right, replace(ctx, asked=None))
            self._now = replace(self._now, readings=(*now.readings, read.reading))
            return Tell(read.change)
        act = understand(text, ctx)
        self._now = replace(self._now, readings=(*now.readings, reader.readings.get(text) or Reading(text, Visit())))
        return act

    def _done(self, act: Act) -> Reply:
        """Fold the act in, code the visit, and answer."""
        from assistant.conversation.replying.reply_to import reply_to
        from assistant.conversation.replying.turn import Turn

        before = self._now
        if isinstance(act, Undo):
            self._fold(without_last(before.acts, act))
        elif not isinstance(act, Asking):
            self._fold((*before.acts, act))
        self._code()
        day = self._day_without_guidance(act)
        if day is not None:
            return self._not_covered(day)
        shown = self._supposition(act)
        text = before.readings[-1].text if before.readings else ""
        turn = Turn(
            act,
            text,
            before.frame,
            self._now.frame,
            before.coded,
            self._now.coded,
            shown,
            before.asked,
            before.last,
            self._at_counter(),
            before.unread + 1 if isinstance(act, NotRead) else 0,
        )
        spoken = self._with_offers(reply_to(turn), act)
        keeps_question = spoken.asks is None and isinstance(act, Asking | Skip)
        asked = before.asked if keeps_question else spoken.asks
        self._now = replace(self._now, asked=asked, last=spoken, unread=turn.unread)
        return self._reply(spoken, None, shown)

    def _offer_taken(self, text: str) -> str | None:
        """The words of the turn before with a slip put right, where this turn says so."""
        from assistant.conversation.offered import with_offers_taken

        now = self._now
        if not now.readings:
            return None
        return with_offers_taken(text, now.readings[-1], now.frame.visit, asked=now.asked is not None)

    def _with_offers(self, spoken: Spoken, act: Act) -> Spoken:
        """What is said, and whether words that no fact was read from were slips; where nothing was read, that alone."""
        from assistant.conversation.offered import offers_of
        from assistant.explanation.acts import offered

        now = self._now
        offers = offers_of(now.readings[-1], now.frame.visit) if now.readings and isinstance(act, OFFERED_IN) else ()
        if not offers:
            return spoken
        asks = spoken.asks if now.coded is not None and now.coded.answer.status is not Status.OUT_OF_SCOPE else None
        question = offered(offers, asked=asks is not None)
        is_empty = asks is None and (isinstance(act, NotRead) or spoken.action is Action.ASK)
        return replace(spoken, text=question if is_empty else f"{spoken.text}\n{question}", asks=asks)

    def _reply(self, spoken: Spoken, problem: str | None, shown: CodedVisit | None) -> Reply:
        now = self._now
        return Reply(
            spoken.text,
            now.coded,
            self._explainer.explain(now.coded) if now.coded is not None else None,
            now.frame.facts,
            now.readings,
            problem,
            spoken.action,
            spoken.asks,
            spoken.notes,
            now.frame,
            shown or spoken.shown,
        )

    def _not_covered(self, day: str) -> Reply:
        """Nothing can be answered for a day on which these codes did not exist; another date can be told."""
        from assistant.conversation.replying.turn import Spoken
        from assistant.explanation.acts import not_covered

        text = not_covered(day)
        self._now = replace(self._now, asked=None)
        return self._reply(Spoken(text, Action.CLARIFY), text, None)

    def _day_without_guidance(self, act: Act) -> str | None:
        """The day that the act needs and the guidance does not cover."""
        visit = self._now.frame.visit
        if isinstance(act, NEED_NO_VISIT):
            visit = opened().visit
        elif isinstance(act, Suppose):
            visit = with_change(self._now.frame, act.change).visit
        return self._desk.day_without_guidance(visit)

    def _fold(self, acts: tuple[Telling, ...]) -> None:
        self._now = replace(self._now, acts=acts, frame=fold(acts, self._profile), supposed=NO_CHANGE)

    def _code(self) -> None:
        """Code the visit as it is known, where anything is known and its day is covered."""
        visit, coded = self._now.frame.visit, None
        if visit != opened(self._profile).visit and self._desk.day_without_guidance(visit) is None:
            coded = self._desk.code(visit)
        self._now = replace(self._now, coded=coded)

    def _supposition(self, act: Act) -> CodedVisit | None:
        """The visit as supposed, coded aside."""
        if not isinstance(act, Suppose):
            return None
        self._now = replace(self._now, supposed=act.change)
        return self._desk.code(with_change(self._now.frame, act.change).visit)

    def _at_counter(self) -> Counter:
        if self._counter is None:
            from assistant.conversation.replying.turn import Counter
            from assistant.explanation.acts import Speaker

            self._counter = Counter(self._desk, self._explainer, Speaker(self._desk.guidance), self._read)
        return self._counter

    def _read(self, text: str) -> Reading:
        """Read a text, once in a turn."""
        return (self._once or self._reads()).read(text)

    def _reads(self) -> Reads:
        if not hasattr(self._reader, "read"):
            self._reader = self._reader()
        return self._reader


class _Remembering:
    """A reader that reads each text of a turn once."""

    def __init__(self, reader: Reads) -> None:
        self._reader = reader
        self.readings: dict[str, Reading] = {}

    def read(self, text: str) -> Reading:
        if text not in self.readings:
            self.readings[text] = self._reader.read(text)
        return self.readings[text]
