"""The answer to a question about the rules."""

from __future__ import annotations

from assistant.conversation.acts import Action
from assistant.conversation.replying.turn import Spoken, Turn


def answer_question(turn: Turn, text: str) -> Spoken:
    """What the guidance answers."""
    speech = turn.speak("talk", kind="not_read", lines=(), asked=None, open=None, has_visit=turn.coded is not None)
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes)
