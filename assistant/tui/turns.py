"""The session's own thread: turns one after the other, in the order in which they were sent.

It touches no widget; what it has to say it posts as a message. It never keeps the program from ending.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from textual.message import Message

from assistant.tui import words
from assistant.tui.messages import (
    Answered,
    Drafted,
    Found,
    GuidanceNotOpened,
    GuidanceOpened,
    HistoryShown,
    MatrixShown,
    Noted,
    PayerHistory,
    PayerRecorded,
    Replayed,
    Shown,
    StartedOver,
    TurnFailed,
    VisitSaved,
)

if TYPE_CHECKING:
    from assistant.conversation.told import Words
    from assistant.records.visit_draft import Draft
    from assistant.tui.conversation import Conversation
    from assistant.tui.matrix import PayerChange
    from assistant.tui.sheets.model import FactRow

Work = Callable[["Conversation"], Message]
Tell = Callable[[Message], object]


@dataclass(frozen=True, slots=True)
class _Turn:
    """Work to be done, the text that is lost if it fails, and who else than the visit is told."""

    work: Work
    text: str = ""
    tell: Tell | None = None
    is_aside: bool = False
    """Does it leave the conversation as it is? Then nothing that was sent waits for it."""


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

    def say(self, text: str, about: str | None = None) -> None:
        """Take a turn; ``about`` is a fact that it answers."""
        self._waiting.put(_Turn(partial(self._say, text=text, about=about), text))

    def choose(self, fact: str, answer: str, label: str) -> None:
        self._waiting.put(_Turn(lambda conversation: Answered(*conversation.choose(fact, answer, label)), label))

    def skip(self, fact: str) -> None:
        self._waiting.put(_Turn(lambda conversation: Answered(*conversation.skip(fact))))

    def forget(self, facts: tuple[Words, ...], said: str) -> None:
        self._waiting.put(_Turn(lambda conversation: Answered(*conversation.forget(facts, said))))

    def replace(self, facts: tuple[Words, ...], text: str, about: str, said: str) -> None:
        """Put other facts in the place of some."""
        work = partial(_replace, facts=facts, text=text, about=about, said=said)
        self._waiting.put(_Turn(work, said))

    def why(self, row: FactRow, place: int) -> None:
        """Look at what a fact decides."""
        self._waiting.put(_Turn(lambda conversation: Shown(conversation.why(row, place)), is_aside=True))

    def note(self, *, is_copied: bool = False) -> None:
        """Look at the treatment note."""
        self._waiting.put(_Turn(partial(_note, is_copied=is_copied), is_aside=True))

    def export(self, form: str, path: Path) -> None:
        """Write the claim to a file, after the turns that were sent before."""
        self._waiting.put(_Turn(lambda conversation: Noted(conversation.export(form, path)), is_aside=True))

    def start_over(self) -> None:
        self._waiting.put(_Turn(_start_over))

    def search(self, asked: str, tell: Tell) -> None:
        """Search the guidance; ``tell`` receives what is found."""
        self._waiting.put(_Turn(lambda conversation: Found(asked, conversation.search(asked)), asked, tell))

    def matrix(self, asked: str, tell: Tell) -> None:
        """Look at the payer matrix through a filter."""
        self._waiting.put(_Turn(lambda conversation: MatrixShown(asked, conversation.matrix(asked)), asked, tell, True))

    def payer_history(self, payer: str, name: str, tell: Tell) -> None:
        work = partial(_payer_history, payer=payer, name=name)
        self._waiting.put(_Turn(work, "", tell, True))

    def record_payer(self, change: PayerChange, tell: Tell) -> None:
        """Record a change of a payer's row; the visit is coded again under it."""
        self._waiting.put(_Turn(partial(self._record_payer, change=change), "", tell, True))

    def draft_visit(self, label: str) -> None:
        """Make the visit ready to be saved, after the turns that were sent before."""
        self._waiting.put(_Turn(partial(_draft, label=label), is_aside=True))

    def save_visit(self, draft: Draft, tell: Tell) -> None:
        self._waiting.put(_Turn(lambda conversation: VisitSaved(conversation.saved.save(draft)), "", tell, True))

    def case(self, label: str) -> None:
        """Take over what visits saved under a label tell of this one."""
        self._waiting.put(_Turn(partial(self._case, label=label), is_aside=True))

    def history(self, asked: str, tell: Tell) -> None:
        """Look at the saved visits through a filter."""
        work = partial(_history, asked=asked)
        self._waiting.put(_Turn(work, asked, tell, True))

    def replay_visit(self, number: int, tell: Tell) -> None:
        """Code a saved visit again under the guidance as it is now."""
        work = partial(_replay, number=number)
        self._waiting.put(_Turn(work, "", tell, True))

    def delete_visit(self, number: int, asked: str, tell: Tell) -> None:
        """Delete a saved visit for good; the filter shows what is left."""
        work = partial(_delete, number=number, asked=asked)
        self._waiting.put(_Turn(work, "", tell, True))

    def _say(self, conversation: Conversation, *, text: str, about: str | None) -> Message:
        answered = Answered(*conversation.say(text, about))
        if not conversation.learned:
            return answered
        self._post(answered)
        return Noted(conversation.learned)

    def _case(self, conversation: Conversation, *, label: str) -> Message:
        told, again = conversation.case(label)
        if again is not None:
            self._post(Answered(*again))
        return Noted(told)

    def _record_payer(self, conversation: Conversation, *, change: PayerChange) -> Message:
        told = conversation.record_payer(change)
        again = conversation.coded_again()
        if again is not None:
            self._post(Noted(words.CODED_AGAIN))
            self._post(Answered(*again))
        return PayerRecorded(told)

    def _run(self) -> None:
        conversation: Conversation | None = None
        try:
            conversation = self._opened()
        except Exception as error:  # noqa: BLE001 - told to the person; the next turn tries again
            self._post(GuidanceNotOpened(reason_of(error)))
        while True:
            turn = self._waiting.get()
            try:
                conversation = conversation or self._opened()
                self._post(turn.work(conversation), turn.tell)
            except Exception as error:  # noqa: BLE001 - a turn that fails must not take the conversation with it
                self._post(TurnFailed(reason_of(error), turn.text, is_aside=turn.is_aside), turn.tell)

    def _opened(self) -> Conversation:
        conversation = self._open()
        self.version = conversation.version
        self._post(GuidanceOpened(conversation.version, conversation.empty_minutes, conversation.profile))
        if conversation.rows_away is not None:
            self._post(Noted(words.ROWS_AWAY.format(reason=conversation.rows_away)))
        self._warm(conversation)
        return conversation

    def _warm(self, conversation: Conversation) -> None:
        """Make the first answer quick; what was loaded stays, so no later collection need look at it."""
        try:
            conversation.warm()
        except Exception as error:  # noqa: BLE001 - told to the person; the next turn tries again
            self._post(Noted(words.NOT_READY.format(reason=reason_of(error))))
        gc.freeze()

    def _post(self, message: Message, tell: Tell | None = None) -> None:
        """Post it, unless the program has ended meanwhile."""
        with suppress(RuntimeError):
            (tell or self._tell)(message)


def _nobody(message: Message) -> None:
    """Messages before the start go nowhere; there are none."""


def _replace(conversation: Conversation, *, facts: tuple[Words, ...], text: str, about: str, said: str) -> Message:
    return Answered(*conversation.replace(facts, text, about, said))


def _note(conversation: Conversation, *, is_copied: bool) -> Message:
    opened = conversation.note()
    return Shown(opened, is_copied=is_copied) if opened is not None else Noted(words.NO_NOTE)


def _payer_history(conversation: Conversation, *, payer: str, name: str) -> Message:
    return PayerHistory(name, conversation.payer_history(payer))


def _draft(conversation: Conversation, *, label: str) -> Message:
    draft = conversation.draft(label)
    return Noted(draft) if isinstance(draft, str) else Drafted(draft)


def _history(conversation: Conversation, *, asked: str) -> Message:
    return HistoryShown(asked, conversation.saved.sheet(asked))


def _replay(conversation: Conversation, *, number: int) -> Message:
    return Replayed(number, conversation.replay(number))


def _delete(conversation: Conversation, *, number: int, asked: str) -> Message:
    conversation.saved.delete(number)
    return _history(conversation, asked=asked)


def _start_over(conversation: Conversation) -> Message:
    conversation.start_over()
    return StartedOver()


def reason_of(error: Exception) -> str:
    """An error in one line, without its own full stop."""
    text = " ".join(str(error).split()).rstrip(".")
    return text or type(error).__name__
