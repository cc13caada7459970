"""The shipped guidance once, and an app over it whose reader is scripted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.session import Reads
from assistant.tui.app import OrthocoderApp
from assistant.tui.conversation import Conversation
from assistant.tui.themes import DARK
from knowledge.guidance import Guidance
from tests.assistant.tui.visits import scripted

DAY = "2026-12-01"
AppMaker = Callable[..., OrthocoderApp]


@pytest.fixture(scope="session")
def guidance() -> Guidance:
    return Guidance.open()


@pytest.fixture
def conversation(guidance: Guidance) -> Conversation:
    return Conversation(guidance, DAY, scripted())


@pytest.fixture
def make_app(guidance: Guidance) -> AppMaker:
    def make(reader: Reads | None = None, theme: str = DARK) -> OrthocoderApp:
        used = reader if reader is not None else scripted()
        return OrthocoderApp(lambda: Conversation(guidance, DAY, used), theme=theme)

    return make
