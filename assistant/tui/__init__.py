"""The terminal app. Importing this package costs nothing; ``run`` opens it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.conversation.told import Change
    from assistant.teaching.course import LessonSet
    from assistant.teaching.opening import Learner, Room
    from assistant.teaching.topics import Topic
    from assistant.tui.conversation import Conversation


class NoTerminal(Exception):
    """There is no terminal to draw on, or none to type at."""


@dataclass(frozen=True, slots=True)
class RoomWanted:
    """Whose progress it is, which lessons, and a topic with a level (1 to 3) where only that is practised."""

    learner: Learner | None = None
    lesson_set: LessonSet | None = None
    practice: tuple[Topic, int] | None = None


def run(
    profile: Change | None = None,
    database: str | None = None,
    *,
    room: RoomWanted | None = None,
    mode: str = "visit",
) -> int:
    """Open the app and return its exit status; garbage waits until the first screen has been painted.

    ``database`` names where the clinic's records are kept; ``room`` says whose progress it is and
    what is learned where they are not the usual ones; ``mode`` is shown first.
    Raises ``NoTerminal``.
    """
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise NoTerminal
    gc.disable()
    from assistant.commands.today import now, today
    from assistant.tui.app import OrthocoderApp
    from assistant.tui.first_theme import first_theme, remember

    day = today()
    app = OrthocoderApp(
        lambda: _open(day, profile, database, now),
        theme=first_theme(),
        remember=remember,
        open_room=lambda: _room(day, now, database, room or RoomWanted()),
        mode=mode,
    )
    app.run()
    return app.return_code or 0


def _open(day: str, profile: Change | None, database: str | None, now: Callable[[], str]) -> Conversation:
    from assistant.login import login_name
    from assistant.tui.conversation import open_conversation
    from assistant.tui.matrix import Clerk

    return open_conversation(day, profile, Clerk(login_name(), database, now))


def _room(day: str, now: Callable[[], str], database: str | None, wanted: RoomWanted) -> Room:
    from assistant.own_guidance import guidance_as_far_as_reached
    from assistant.records.place import place_of
    from assistant.teaching.opening import Learner, open_room

    guidance, _ = guidance_as_far_as_reached(database)
    learner = wanted.learner or Learner("", place_of(database))
    return open_room(guidance, day, now, learner, lesson_set=wanted.lesson_set, practice=wanted.practice)
