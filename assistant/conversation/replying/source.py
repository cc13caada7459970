"""The reply to who says so: the passages that the last answer rests on."""

from __future__ import annotations

from assistant.conversation.acts import Action, ShowSource
from assistant.conversation.replying.turn import Spoken, Turn


def reply_to_source(turn: Turn, act: ShowSource) -> Spoken:
    """The passages behind the last answer, in their own words."""
    last = turn.last.notes if turn.last is not None else ()
    last = tuple(note for note in last if turn.last is not None and f"[{note.number}]" in turn.last.text) or last
    if act.number is not None and any(note.number == act.number for note in last):
        last = tuple(note for note in last if note.number == act.number)
    if not last and turn.coded is not None:
        explanation = turn.explained()
        last = explanation.grounds[:2] if explanation is not None else ()
    speech = turn.speak("source", keys=[note.key for note in last[:4]])
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes)
