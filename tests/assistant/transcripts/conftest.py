"""One reader for all transcripts of a process."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.desk import Desk
from assistant.extraction import Reader
from assistant.session import Session
from knowledge.guidance import Guidance


@pytest.fixture(scope="session")
def open_session() -> Callable[[str], Session]:
    """Opens a session of a day."""
    guidance = Guidance.open()
    reader = Reader(guidance)
    return lambda day: Session(Desk(guidance, day), reader)
