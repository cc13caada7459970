"""The terminal app. Importing this package costs nothing; ``run`` opens it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.conversation.told import Change
    from assistant.tui.conversation import Conversation


def run(profile: Change | None = None) -> int:
    """Open the app and return its exit status; garbage waits until the first screen has been painted."""
    gc.disable()
    from assistant.commands.today import today
    from assistant.tui.app import OrthocoderApp
    from assistant.tui.first_theme import first_theme, remember

    day = today()
    app = OrthocoderApp(lambda: _open(day, profile), theme=first_theme(), remember=remember)
    app.run()
    return app.return_code or 0


def _open(day: str, profile: Change | None) -> Conversation:
    from assistant.tui.conversation import open_conversation

    return open_conversation(day, profile)
