"""The exchange with the session: what is sent, what waits, what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.timer import Timer

from assistant.tui import words
from assistant.tui.layout.columns import one_line
from assistant.tui.messages import Answered, GuidanceOpened, TurnFailed
from assistant.tui.sheets.dates import spoken_day
from assistant.tui.sheets.model import FactRow, GroundRow
from assistant.tui.sheets.talk import Takes
from assistant.tui.turns import Turns
from assistant.tui.widgets.frame import TopRow
from assistant.tui.widgets.prompt import PromptText
from assistant.tui.widgets.side import Side
from assistant.tui.widgets.talk import Talk
from assistant.tui.widgets.turn import Said, Told

if TYPE_CHECKING:
    from assistant.tui.screens.visit import VisitScreen

PATIENCE = 0.3
"""Seconds after which a turn that still runs is said to be read."""


class Exchange:
    """Sends turns and shows what became of them; turns are answered in the order in which they were sent."""

    def __init__(self, screen: VisitScreen, turns: Turns) -> None:
        self._screen = screen
        self._turns = turns
        self._sent: list[Said] = []
        self._waiting: Told | None = None
        self._timer: Timer | None = None
        self._cited: dict[int, tuple[GroundRow, ...]] = {}
        self.answered: Answered | None = None
        self.is_open = False
        self._version = ""

    @property
    def is_busy(self) -> bool:
        return bool(self._sent)

    # ---- sending ----

    def say(self, text: str, about: str | None = None) -> None:
        """Send words; ``about`` is a fact that they answer."""
        self._begin(text)
        self._turns.say(text, about)

    def forget(self, row: FactRow) -> None:
        """Take a fact away."""
        said = words.FORGET.format(what=one_line(row.name))
        self._begin(said)
        self._turns.forget(row.told, said)

    def replace(self, row: FactRow, text: str) -> None:
        """Put another device in the place of one."""
        said = words.ACTUALLY.format(text=text)
        self._begin(said)
        self._turns.replace(row.told, text, row.path.partition(".")[0], said)

    def ask_why(self, row: FactRow, place: int) -> None:
        """Look at what a fact decides."""
        self._turns.why(row, place)

    def answer_in(self, text: str) -> int | None:
        """The answer that a lone digit, or Enter in the empty prompt, takes."""
        choices = self._talk.choices
        if choices is None or self.is_busy:
            return None
        if not text.strip():
            return choices.question.usual
        numbers = [choice.number for choice in choices.question.choices]
        return numbers.index(text.strip()) if text.strip() in numbers else None

    def choose(self, place: int) -> None:
        """Take an answer of the open question."""
        choices = self._talk.choices
        if choices is None or self.is_busy:
            return
        choice, fact = choices.question.choices[place], choices.question.fact
        self._begin(choice.label)
        match choice.takes:
            case Takes.CHOOSE:
                self._turns.choose(fact, choice.answer, choice.label)
            case Takes.SAY:
                self._turns.say(choice.label, fact)
            case Takes.SKIP:
                self._turns.skip(fact)

    def start_over(self) -> None:
        self._turns.start_over()

    def _begin(self, text: str) -> None:
        self._sent.append(self._talk.say(text))
        self._screen.panes.go_to(self._screen.query_one(PromptText))
        self._wait()

    def _wait(self) -> None:
        if self._timer is None:
            self._timer = self._screen.set_timer(PATIENCE, self._show_waiting)

    def _show_waiting(self) -> None:
        if self._sent and self._waiting is None:
            self._waiting = self._talk.tell(words.READING if self.is_open else words.OPENING)

    def _end(self) -> Said | None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._waiting is not None:
            self._waiting.remove()
            self._waiting = None
        done = self._sent.pop(0) if self._sent else None
        if self._sent:
            self._wait()
        return done

    # ---- what comes back ----

    def opened(self, event: GuidanceOpened) -> None:
        self.is_open = True
        self._version = event.version
        self.tell_saved(is_saved=False)
        self._side.know(event.minutes, event.profile)
        if self.answered is None:
            self._side.show_empty()

    def tell_saved(self, *, is_saved: bool) -> None:
        """Say above whether the visit stands saved as it is."""
        status = words.STATUS_SAVED if is_saved else words.STATUS
        self._screen.query_one(TopRow).tell(status.format(day=spoken_day(self._version)))

    def show(self, event: Answered) -> None:
        """An answer: beside the words that were sent, and on every pane."""
        self.tell_saved(is_saved=False)
        said, talk, sheet = self._end(), self._talk, event.sheet
        before = self.answered.sheet.readings if self.answered is not None else 0
        if said is not None and sheet.readings > before:
            said.reading = sheet.readings - 1
        if talk.choices is not None:
            talk.choices.close()
        self.answered = event
        if sheet.is_blank:
            self._side.show_empty()
        else:
            self._side.show(sheet)
        self._cited[talk.answer(sheet.turn)] = sheet.cited
        known = words.CORRECT if sheet.claim.lines or sheet.claim.below else words.DESCRIBE
        self._screen.query_one(PromptText).placeholder = known if sheet.turn.question is None else words.ANSWER

    def fail(self, event: TurnFailed) -> None:
        """A turn failed: say so, and lose nothing that was typed."""
        if event.is_aside:
            self._talk.tell(words.NOT_SHOWN.format(reason=event.reason), is_failure=True)
            return
        said, talk, prompt = self._end(), self._talk, self._screen.query_one(PromptText)
        talk.tell(words.FAILED.format(reason=event.reason), is_failure=True)
        text = event.text if said is not None else ""
        if text:
            prompt.put(f"{text}\n{prompt.text}" if prompt.text else text)
        self._side.mark_stale()

    def begin_anew(self) -> None:
        """The session begins a new visit."""
        self.tell_saved(is_saved=False)
        self.answered = None
        self._cited.clear()
        self._talk.start_over()
        self._side.show_empty()
        self._screen.query_one(PromptText).placeholder = words.DESCRIBE

    def cited(self, turn: int, number: int) -> GroundRow | None:
        """What a number in an answer stands for."""
        return next((ground for ground in self._cited.get(turn, ()) if ground.number == number), None)

    def place_of(self, ground: GroundRow) -> int | None:
        """Where it stands among the present grounds."""
        now = self.answered.sheet.grounds if self.answered is not None else ()
        return next((i for i, each in enumerate(now) if each.key == ground.key), None)

    @property
    def turn(self) -> int:
        """The number of the last answer."""
        return self._talk.turns

    @property
    def _talk(self) -> Talk:
        return self._screen.query_one(Talk)

    @property
    def _side(self) -> Side:
        return self._screen.query_one(Side)
