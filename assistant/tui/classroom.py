"""The thread of the learning screen: the sitting is opened and worked in it, one step after the other.

It touches no widget; what it has to say it posts as a message. It never keeps the program from ending.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from textual.message import Message

from assistant.tui.turns import reason_of

if TYPE_CHECKING:
    from assistant.teaching.opening import Room
    from assistant.tui.sheets.learn import LearnSheet

Tell = Callable[[Message], object]
Work = Callable[["Room"], "LearnSheet"]


class LearnShown(Message):
    """The sitting as it stands now."""

    def __init__(self, sheet: LearnSheet) -> None:
        super().__init__()
        self.sheet = sheet


class LearnFailed(Message):
    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class Classroom:
    """Takes what the learner does; ``open_room`` is called in the thread, when learning is first looked at."""

    def __init__(self, open_room: Callable[[], Room]) -> None:
        self._open = open_room
        self._waiting: SimpleQueue[Work] = SimpleQueue()
        self._tell: Tell | None = None

    def start(self, tell: Tell) -> None:
        """Open the sitting; ``tell`` receives every message, in the thread. Once only."""
        if self._tell is None:
            self._tell = tell
            self._waiting.put(_as_it_stands)
            Thread(target=self._run, name="classroom", daemon=True).start()

    def answer(self, text: str, why: str) -> None:
        self._waiting.put(partial(_answer, text=text, why=why))

    def hint(self) -> None:
        self._waiting.put(_hint)

    def skip(self) -> None:
        self._waiting.put(_skip)

    def go_on(self) -> None:
        self._waiting.put(_go_on)

    def _run(self) -> None:
        room: Room | None = None
        while True:
            work = self._waiting.get()
            try:
                room = room or self._open()
                self._post(LearnShown(work(room)))
            except Exception as error:  # noqa: BLE001 - told to the person; the next step tries again
                self._post(LearnFailed(reason_of(error)))

    def _post(self, message: Message) -> None:
        """Post it, unless the program has ended meanwhile."""
        assert self._tell is not None
        with suppress(RuntimeError):
            self._tell(message)


def _sheet(room: Room) -> LearnSheet:
    from assistant.tui.sheets.learn import learn_sheet

    return learn_sheet(room)


def _as_it_stands(room: Room) -> LearnSheet:
    return _sheet(room)


def _answer(room: Room, *, text: str, why: str) -> LearnSheet:
    from assistant.teaching.prediction import Unread
    from assistant.tui.sheets.learn import learn_sheet

    given = room.sitting.answer(text, why)
    return learn_sheet(room, given if isinstance(given, Unread) else None)


def _hint(room: Room) -> LearnSheet:
    room.sitting.hint()
    return _sheet(room)


def _skip(room: Room) -> LearnSheet:
    room.sitting.skip()
    return _sheet(room)


def _go_on(room: Room) -> LearnSheet:
    room.sitting.go_on()
    return _sheet(room)
