"""The one door: what a person says goes in, what the assistant answers comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from assistant.conversation.acts import Act, Action, Answer, Asking, Suppose, Tell, Telling, Undo
from assistant.conversation.frame import Frame, fold, opened, without_last
from assistant.conversation.frame import changed as with_change
from assistant.conversation.paths import differences
from assistant.conversation.told import NO_CHANGE, Change, Source, Words
from assistant.desk import CodedVisit, Desk
from assistant.explanation.explain import Explainer, Explanation
from assistant.explanation.footnotes import Footnote
from assistant.reading import Reading
from coder.answers import with_answer
from coder.coding import Status
from coder.visit import Visit
from knowledge.guidance import NoGuidance

if TYPE_CHECKING:
    from assistant.conversation.replying.turn import Counter, Spoken

__all__ = ["Action", "Reads", "Reply", "Session", "Words"]


class Reads(Protocol):
    """Whatever turns words into a reading."""

    def read(self, text: str) -> Reading: ...


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: its text, and what stands behind it; ``problem`` says why there is no coding."""

    text: str
    coded: CodedVisit | None
    explanation: Explanation | None
    facts: tuple[Words, ...]
    readings: tuple[Reading, ...]
    problem: str | None = None
    action: Action = Action.CODE
    asks: str | None = None
    notes: tuple[Footnote, ...] = ()
    """The passages that the text rests on, by the numbers it uses."""
    frame: Frame = field(default_factory=Frame)
    shown: CodedVisit | None = None
    """What the text speaks of where that is not the visit: a supposition, or a visit within a question."""

    @property
    def whole(self) -> str:
        """Everything that is to be said of the visit, line by line."""
        from assistant.explanation.text import plain

        if self.coded is None or self.explanation is None:
            return self.text
        return plain(self.explanation, self.coded, self.facts)

    @property
    def citations(self) -> tuple[str, ...]:
        """Keys of the passages that the text rests on."""
        return tuple(note.key for note in self.notes)

    @property
    def exit_code(self) -> int:
        """0 where the claim is decided, 1 where something is open or could not be coded."""
        settled = (Status.CODED, Status.NOTHING_BILLABLE)
        return 0 if self.coded is not None and self.coded.answer.status in settled else 1


class Session:
    """One conversation about one visit at a time; ``profile`` holds facts of the clinic."""

    def __init__(self, desk: Desk, reader: Reads | Callable[[], Reads], profile: Change = NO_CHANGE) -> None:
        self._desk = desk
        self._reader = reader
        self._explainer = Explainer(desk.guidance)
        self._profile = profile
        self._counter: Counter | None = None
        self.new_visit()

    def new_visit(self) -> None:
        """Forget everything but the profile."""
        self._acts: tuple[Telling, ...] = ()
        self._frame = opened(self._profile)
        self._supposed = NO_CHANGE
        self._asked: str | None = None
        self._readings: list[Reading] = []
        self._coded: CodedVisit | None = None
        self._last: Spoken | None = None

    @property
    def coded(self) -> CodedVisit | None:
        """The visit as it stands, coded; None before anything was told."""
        return self._coded

    # ---- turns ----

    def say(self, text: str, assumed_question: str | None = None) -> Reply:
        """Take one turn; ``assumed_question`` is a slot that is taken to have just been asked."""
        from assistant.conversation.understanding.context import Context
        from assistant.conversation.understanding.understand import understand

        if assumed_question is not None:
            self._asked = assumed_question.partition(":")[0]
        reads = self._reads()
        read_once = _Remembering(reads)
        self._readings.append(Reading(text, Visit()))
        questions = self._coded.answer.questions if self._coded is not None else ()
        texts = tuple(each.text for each in self._readings)
        context = Context(self._frame, read_once.read, self._asked, questions, self._supposed, len(texts) - 1, texts)
        act = understand(text, context)
        self._readings[-1] = read_once.readings.get(text) or Reading(text, Visit())
        return self._done(act)

    def tell(self, text: str) -> Reply:
        """Take words as the description of a visit, whatever else they might be."""
        from assistant.conversation.understanding.change import read_change
        from assistant.conversation.understanding.context import Context

        read = read_change(text, Context(self._frame, self._reads().read, turn=len(self._readings)))
        self._readings.append(read.reading)
        return self._done(Tell(read.change))

    def choose(self, fact: str, answer: str) -> Reply:
        """Take one answer to an open question, as its button gives it."""
        coded = self._coded
        open_facts = {each.fact: each for each in coded.answer.coding.open} if coded is not None else {}
        if coded is None or fact not in open_facts:
            return self._done(Answer(fact, NO_CHANGE))
        value = answer.partition("-")[0] if answer[:1].isdigit() else answer
        visit, _ = with_answer(self._frame.visit, coded.policy, open_facts[fact], value)
        puts = differences(self._frame.visit, visit)
        words = Words(fact, answer, "", len(self._readings), 0, 0, False, Source.ANSWERED)
        return self._done(Answer(fact, Change(puts, (words,))))

    def _done(self, act: Act) -> Reply:
        """Fold the act in, code the visit, and answer."""
        from assistant.conversation.replying.reply_to import reply_to
        from assistant.conversation.replying.turn import Turn

        before, before_coded = self._frame, self._coded
        if isinstance(act, Undo):
            self._fold(without_last(self._acts, act))
        elif not isinstance(act, Asking):
            self._fold((*self._acts, act))
        problem, shown = self._code(), self._supposition(act)
        frames, coded = (before, self._frame), (before_coded, self._coded)
        text = self._readings[-1].text if self._readings else ""
        spoken = reply_to(Turn(act, text, *frames, *coded, shown, self._asked, self._last, self._at_counter()))
        if spoken.asks is not None or not isinstance(act, Asking):
            self._asked = spoken.asks
        self._last = spoken
        return self._reply(spoken, problem, shown or spoken.shown)

    def _reply(self, spoken: Spoken, problem: str | None, shown: CodedVisit | None) -> Reply:
        return Reply(
            problem or spoken.text,
            self._coded,
            self._explainer.explain(self._coded) if self._coded is not None else None,
            self._frame.facts,
            tuple(self._readings),
            problem,
            spoken.action,
            spoken.asks,
            spoken.notes,
            self._frame,
            shown,
        )

    def _fold(self, acts: tuple[Telling, ...]) -> None:
        self._acts = acts
        self._frame = fold(acts, self._profile)
        self._supposed = NO_CHANGE

    def _code(self) -> str | None:
        """Code the visit as it is known; what is wrong with it where it cannot be coded."""
        if self._frame.visit == opened(self._profile).visit:
            self._coded = None
            return None
        try:
            self._coded = self._desk.code(self._frame.visit)
        except NoGuidance as error:
            self._coded = None
            return str(error)
        return None

    def _supposition(self, act: Act) -> CodedVisit | None:
        """The visit as supposed, coded aside."""
        if not isinstance(act, Suppose):
            return None
        self._supposed = act.change
        return self._desk.code(with_change(self._frame, act.change).visit)

    def _at_counter(self) -> Counter:
        if self._counter is None:
            from assistant.conversation.replying.turn import Counter
            from assistant.explanation.acts import Speaker

            self._counter = Counter(self._desk, self._explainer, Speaker(self._desk.guidance), self._reads().read)
        return self._counter

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
