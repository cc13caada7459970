"""The terminal app. Importing this package costs nothing; ``run`` opens it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.tui.conversation import Conversation


def run() -> int:
    """Open the app and return its exit status; garbage waits until the first screen has been painted."""
    gc.disable()
    from assistant.commands.today import today
    from assistant.tui.app import OrthocoderApp

    day = today()
    app = OrthocoderApp(lambda: _open(day))
    app.run()
    return app.return_code or 0


def _open(day: str) -> Conversation:
    from assistant.tui.conversation import open_conversation

    return open_conversation(day)
