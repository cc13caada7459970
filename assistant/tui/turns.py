"""The session's own thread: turns one after the other, in the order in which they were sent.

It touches no widget; what it has to say it posts as a message. It never keeps the program from ending.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from textual.message import Message

from assistant.tui import words
from assistant.tui.messages import Answered, Found, Noted, NotOpened, Opened, StartedOver, TurnFailed

if TYPE_CHECKING:
    from assistant.tui.conversation import Conversation

Work = Callable[["Conversation"], Message]
Tell = Callable[[Message], object]


@dataclass(frozen=True, slots=True)
class _Turn:
    """Work to be done, the text that is lost if it fails, and who else than the visit is told."""

    work: Work
    text: str = ""
    tell: Tell | None = None


class Turns:
    """Takes work for one conversation."""

    def __init__(self, open_conversation: Callable[[], Conversation]) -> None:
        self._open = open_conversation
        self._tell: Tell = _nobody
        self.version = ""
        self._waiting: SimpleQueue[_Turn] = SimpleQueue()
        self._thread = Thread(target=self._run, name="turns", daemon=True)

    def start(self, tell: Tell) -> None:
        """Open the conversation; ``tell`` receives every message, in the thread."""
        self._tell = tell
        self._thread.start()

    def say(self, text: str) -> None:
        self._waiting.put(_Turn(lambda conversation: Answered(*conversation.say(text)), text))

    def choose(self, fact: str, answer: str, label: str) -> None:
        self._waiting.put(_Turn(lambda conversation: Answered(*conversation.choose(fact, answer)), label))

    def export(self, form: str, path: Path) -> None:
        """Write the claim to a file, after the turns that were sent before."""
        self._waiting.put(_Turn(lambda conversation: Noted(conversation.export(form, path))))

    def start_over(self) -> None:
        self._waiting.put(_Turn(_start_over))

    def search(self, asked: str, tell: Tell) -> None:
        """Search the guidance; ``tell`` receives what is found."""
        self._waiting.put(_Turn(lambda conversation: Found(asked, conversation.search(asked)), asked, tell))

    def _run(self) -> None:
        conversation: Conversation | None = None
        try:
            conversation = self._opened()
        except Exception as error:  # noqa: BLE001 - told to the person; the next turn tries again
            self._post(NotOpened(reason_of(error)))
        while True:
            turn = self._waiting.get()
            try:
                conversation = conversation or self._opened()
                self._post(turn.work(conversation), turn.tell)
            except Exception as error:  # noqa: BLE001 - a turn that fails must not take the conversation with it
                self._post(TurnFailed(reason_of(error), turn.text), turn.tell)

    def _opened(self) -> Conversation:
        conversation = self._open()
        self.version = conversation.version
        self._post(Opened(conversation.version, conversation.empty_minutes))
        self._warm(conversation)
        return conversation

    def _warm(self, conversation: Conversation) -> None:
        try:
            conversation.warm()
        except Exception as error:  # noqa: BLE001 - told to the person; the next turn tries again
            self._post(Noted(words.NOT_READY.format(reason=reason_of(error))))

    def _post(self, message: Message, tell: Tell | None = None) -> None:
        """Post it, unless the program has ended meanwhile."""
        with suppress(RuntimeError):
            (tell or self._tell)(message)


def _nobody(message: Message) -> None:
    """Messages before the start go nowhere; there are none."""


def _start_over(conversation: Conversation) -> Message:
    conversation.start_over()
    return StartedOver()


def reason_of(error: Exception) -> str:
    """An error in one line, without its own full stop."""
    text = " ".join(str(error).split()).rstrip(".")
    return text or type(error).__name__
