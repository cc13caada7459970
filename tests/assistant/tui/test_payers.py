"""The payers screen: filter, one payer in full, a change that the claim follows, what cannot be recorded."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from textual.pilot import Pilot
from textual.widgets import Input, Static

from assistant.tui import words
from assistant.tui.app import OrthocoderApp
from assistant.tui.conversation import Conversation
from assistant.tui.matrix import Clerk
from assistant.tui.screens.payer_form import PayerForm
from assistant.tui.screens.payers import PayerList, PayersScreen
from assistant.tui.screens.visit import VisitScreen
from assistant.tui.widgets.detail import Detail
from knowledge.guidance import Guidance
from tests.assistant.tui.conftest import DAY
from tests.assistant.tui.screen import opened, send, told, until, visit
from tests.assistant.tui.visits import CODED, scripted

NOW = f"{DAY}T10:00:00Z"


@pytest_asyncio.fixture
async def pilot(guidance: Guidance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Pilot[None]]:
    """The app on its payers screen, with a database of its own that does not exist yet."""
    monkeypatch.delenv("ORTHOCODER_DATABASE_URL", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("assistant.records.place.own_file", lambda: tmp_path / "records.sqlite3")
    clerk = Clerk("dana", None, lambda: NOW)
    app = OrthocoderApp(lambda: Conversation(guidance, DAY, scripted(), clerk=clerk))
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        yield pilot


def codes(pilot: Pilot[None]) -> list[str]:
    answered = visit(pilot).exchange.answered
    coded = answered.reply.coded if answered is not None else None
    return [line.code for line in coded.answer.lines] if coded is not None else []


async def payers(pilot: Pilot[None]) -> PayersScreen:
    await pilot.press("f4")
    await until(pilot, lambda: isinstance(pilot.app.screen, PayersScreen))
    screen = pilot.app.screen
    assert isinstance(screen, PayersScreen)
    await until(pilot, lambda: bool(screen.query_one(PayerList).rows))
    return screen


async def filtered(pilot: Pilot[None], screen: PayersScreen, text: str) -> None:
    screen.query_one("#filter", Input).value = text
    await until(pilot, lambda: [row.name.casefold() for row in screen.query_one(PayerList).rows][:1] == [text])
    screen.query_one(PayerList).focus()
    await pilot.pause()


async def form(pilot: Pilot[None]) -> PayerForm:
    await until(pilot, lambda: isinstance(pilot.app.screen, PayerForm))
    shown = pilot.app.screen
    assert isinstance(shown, PayerForm)
    return shown


async def test_a_payer_is_found_and_read_in_full(pilot: Pilot[None]) -> None:
    screen = await payers(pilot)
    await filtered(pilot, screen, "aetna")
    shown = screen.query_one(Detail).opened
    assert shown is not None
    assert shown.title == "Aetna"
    assert any(each.label == "units at most" and each.text == "4 a visit" for each in shown.details)
    await pilot.press("escape")
    await until(pilot, lambda: len(screen.query_one(PayerList).rows) > 20)
    await pilot.press("escape")
    await pilot.pause()
    assert isinstance(pilot.app.screen, VisitScreen)


async def test_what_nothing_matches_is_said(pilot: Pilot[None]) -> None:
    screen = await payers(pilot)
    screen.query_one("#filter", Input).value = "xyz"
    await until(pilot, lambda: not screen.query_one(PayerList).rows)
    assert "xyz" in str(screen.query_one("#payers-note", Static).render())


async def test_a_change_is_recorded_and_the_claim_follows_it(pilot: Pilot[None]) -> None:
    """Training must exceed 20 minutes under the clinic's own row: 18 make no line any more."""
    await send(pilot, CODED)
    assert "97760" in codes(pilot)
    screen = await payers(pilot)
    await filtered(pilot, screen, "medicare")
    await pilot.press("enter")
    shown = await form(pilot)
    for field, text in (("training_must_exceed", "20"), ("source", "contract, page 3"), ("why", "read it again")):
        shown.query_one(f"#{field}", Input).value = text
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, PayersScreen))
    await until(pilot, lambda: screen.query_one(PayerList).rows[0].is_own)
    assert screen.query_one(PayerList).rows[0].beside == "training > 20"
    await pilot.press("h")
    await until(pilot, lambda: (shown := screen.query_one(Detail).opened) is not None and shown.state == words.CHANGES)
    changes = screen.query_one(Detail).opened
    assert changes is not None
    assert "dana" in changes.details[0].text
    await pilot.press("f2")
    await until(pilot, lambda: "97760" not in codes(pilot))
    assert words.CODED_AGAIN in told(visit(pilot))


async def test_what_cannot_be_recorded_is_said_in_the_form_and_nothing_is_lost(pilot: Pilot[None]) -> None:
    screen = await payers(pilot)
    await filtered(pilot, screen, "cigna")
    await pilot.press("r")
    shown = await form(pilot)
    assert shown.query_one("#why", Input).value == words.REVIEWED_TODAY
    assert shown.query_one("#source", Input).has_focus
    shown.query_one("#counting", Input).value = "by feel"
    await pilot.press("enter")
    await until(pilot, lambda: "by feel" in str(shown.query_one("#form-note", Static).render()))
    assert shown.query_one("#counting", Input).value == "by feel"
    await pilot.press("escape")
    await until(pilot, lambda: isinstance(pilot.app.screen, PayersScreen))
    assert not screen.query_one(PayerList).rows[0].is_own
