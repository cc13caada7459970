"""A transcript held again: every turn said to a session, and what it expects compared with what holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.session import Session
from assistant.transcripts.holds import Mistake, Said, mistakes
from assistant.transcripts.transcript import Transcript, Turn


@dataclass(frozen=True, slots=True)
class Replayed:
    """One turn with the reply to it, and what it expected in vain."""

    turn: Turn
    said: Said
    mistakes: tuple[Mistake, ...]


def replay(transcript: Transcript, open_session: Callable[[str], Session]) -> Iterator[Replayed]:
    """Say every turn to a session of the transcript's day (``open_session`` takes ``YYYY-MM-DD``)."""
    session = open_session(transcript.day)
    for turn in transcript.turns:
        before = session.coded
        said = Said(session.say(turn.you.text), before)
        yield Replayed(turn, said, mistakes(turn, said))
