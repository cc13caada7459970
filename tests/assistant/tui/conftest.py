"""The shipped guidance once, and apps over it whose reader is scripted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio
from textual.pilot import Pilot

from assistant.session import Reads
from assistant.tui.app import OrthocoderApp
from assistant.tui.conversation import Conversation
from assistant.tui.recall import Recall
from assistant.tui.themes import DARK
from assistant.tui.widgets.turn import Answer, Said
from knowledge.guidance import Guidance
from tests.assistant.tui.screen import opened, prompt, said, send, until, visit
from tests.assistant.tui.visits import CODED, scripted

DAY = "2026-12-01"
WIDE = (100, 30)
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


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(guidance: Guidance) -> AsyncIterator[Pilot[None]]:
    """One app for all tests of a module that need no app of their own."""
    app = OrthocoderApp(lambda: Conversation(guidance, DAY, scripted()))
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        yield pilot


@pytest_asyncio.fixture(loop_scope="module")
async def pilot(shared: Pilot[None]) -> Pilot[None]:
    """The shared app as it is at its start: the first screen, the wide window, an empty prompt."""
    await _tidy(shared)
    await _cleared(shared)
    return shared


@pytest_asyncio.fixture(loop_scope="module")
async def coded(shared: Pilot[None]) -> Pilot[None]:
    """The shared app with one visit coded; what an earlier test left so is taken as it is."""
    await _tidy(shared)
    screen = visit(shared)
    turns = screen.query("Said, Answer, Choices, Told")
    if [type(turn) for turn in turns] != [Said, Answer] or said(screen) != [CODED]:
        await _cleared(shared)
        await send(shared, CODED)
        prompt(shared).recall = Recall()
    return shared


async def _tidy(pilot: Pilot[None]) -> None:
    """The visit in the wide window, nothing opened, an empty prompt with the focus."""
    screen, app = visit(pilot), pilot.app
    app.switch_mode("visit")
    app.theme = DARK
    if app.size != WIDE:
        await pilot.resize_terminal(*WIDE)
    screen.rows.close()
    prompt(pilot).recall = Recall()
    prompt(pilot).put("")
    screen.panes.go_to(prompt(pilot))
    await pilot.pause()


async def _cleared(pilot: Pilot[None]) -> None:
    screen = visit(pilot)
    if screen.query("Said, Told"):
        screen.exchange.start_over()
        await until(pilot, lambda: not screen.query("Said, Told"))
