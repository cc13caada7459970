"""One guidance and one reader for all conversations of a process; each conversation begins afresh."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.conversation.replying.turn import Counter
from assistant.conversation.told import NO_CHANGE, Change
from assistant.desk import Desk
from assistant.explanation.acts import Speaker
from assistant.explanation.explain import Explainer
from assistant.extraction import Reader
from assistant.session import Session
from knowledge.guidance import Guidance
from tests.assistant.commands.conftest import Command
from tests.assistant.commands.conftest import orthocoder as orthocoder

DAY = "2026-11-24"
SessionMaker = Callable[..., Session]


@pytest.fixture(scope="session")
def guidance() -> Guidance:
    return Guidance.open()


@pytest.fixture(scope="session")
def reader(guidance: Guidance) -> Reader:
    return Reader(guidance)


@pytest.fixture(scope="session")
def open_session(guidance: Guidance, reader: Reader) -> SessionMaker:
    def opened(profile: Change = NO_CHANGE) -> Session:
        return Session(Desk(guidance, DAY), reader, profile)

    return opened


@pytest.fixture(scope="session")
def counter(guidance: Guidance, reader: Reader) -> Counter:
    return Counter(Desk(guidance, DAY), Explainer(guidance), Speaker(guidance), reader.read)


@pytest.fixture
def command(orthocoder: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command line on a fixed day, without a profile of the user's own."""
    for module in ("ask", "converse", "note", "plain"):
        monkeypatch.setattr(f"assistant.commands.{module}.today", lambda: DAY)
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nonexistent")
    return orthocoder
