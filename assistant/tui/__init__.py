"""The terminal app. Importing this package costs nothing; ``run`` opens it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.conversation.told import Change
    from assistant.tui.conversation import Conversation


class NoTerminal(Exception):
    """There is no terminal to draw on, or none to type at."""


def run(profile: Change | None = None, database: str | None = None) -> int:
    """Open the app and return its exit status; garbage waits until the first screen has been painted.

    ``database`` names where the clinic's records are kept.
    Raises ``NoTerminal``.
    """
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise NoTerminal
    gc.disable()
    from assistant.commands.today import now, today
    from assistant.tui.app import OrthocoderApp
    from assistant.tui.first_theme import first_theme, remember

    day = today()
    app = OrthocoderApp(lambda: _open(day, profile, database, now), theme=first_theme(), remember=remember)
    app.run()
    return app.return_code or 0


def _open(day: str, profile: Change | None, database: str | None, now: Callable[[], str]) -> Conversation:
    from assistant.tui.conversation import open_conversation
    from assistant.tui.matrix import Clerk

    return open_conversation(day, profile, Clerk(_login(), database, now))


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
