"""The session's own thread: turns one after the other, in the order in which they were sent.

It touches no widget; what it has to say it posts as a message. It never keeps the program from ending.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from textual.message import Message

from assistant.tui.messages import Answered, Noted, NotOpened, Opened, StartedOver, TurnFailed

if TYPE_CHECKING:
    from assistant.tui.conversation import Conversation

Work = Callable[["Conversation"], Message]


class Turns:
    """Takes work for one conversation."""

    def __init__(self, open_conversation: Callable[[], Conversation]) -> None:
        self._open = open_conversation
        self._tell: Callable[[Message], object] = _nobody
        self._waiting: SimpleQueue[tuple[Work, str]] = SimpleQueue()
        self._thread = Thread(target=self._run, name="turns", daemon=True)

    def start(self, tell: Callable[[Message], object]) -> None:
        """Open the conversation; ``tell`` receives every message, in the thread."""
        self._tell = tell
        self._thread.start()

    def say(self, text: str) -> None:
        self._waiting.put((lambda conversation: Answered(*conversation.say(text)), text))

    def choose(self, fact: str, answer: str, label: str) -> None:
        self._waiting.put((lambda conversation: Answered(*conversation.choose(fact, answer)), label))

    def export(self, form: str, path: Path) -> None:
        """Write the claim to a file, after the turns that were sent before."""
        self._waiting.put((lambda conversation: Noted(conversation.export(form, path)), ""))

    def start_over(self) -> None:
        self._waiting.put((_start_over, ""))

    def _run(self) -> None:
        conversation: Conversation | None = None
        try:
            conversation = self._opened()
        except Exception as error:  # noqa: BLE001 - told to the person; the next turn tries again
            self._post(NotOpened(reason_of(error)))
        while True:
            work, text = self._waiting.get()
            try:
                conversation = conversation or self._opened()
                self._post(work(conversation))
            except Exception as error:  # noqa: BLE001 - a turn that fails must not take the conversation with it
                self._post(TurnFailed(reason_of(error), text))

    def _opened(self) -> Conversation:
        conversation = self._open()
        self._post(Opened(conversation.version, conversation.empty_minutes))
        conversation.warm()
        return conversation

    def _post(self, message: Message) -> None:
        """Post it, unless the program has ended meanwhile."""
        with suppress(RuntimeError):
            self._tell(message)


def _nobody(message: Message) -> None:
    """Messages before the start go nowhere; there are none."""


def _start_over(conversation: Conversation) -> Message:
    conversation.start_over()
    return StartedOver()


def reason_of(error: Exception) -> str:
    """An error in one line, without its own full stop."""
    text = " ".join(str(error).split()).rstrip(".")
    return text or type(error).__name__
