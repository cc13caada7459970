"""Walking the panes, opening what stands in them, and windows of every size."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from assistant.tui.widgets.panes import ClaimList, GroundList
from assistant.tui.widgets.side import Side
from assistant.tui.widgets.talk import Talk
from tests.assistant.tui.conftest import WIDE
from tests.assistant.tui.screen import (
    claim,
    opened,
    prompt,
    said,
    send,
    visit,
)
from tests.assistant.tui.visits import CODED

pytestmark = pytest.mark.asyncio(loop_scope="module")

NARROW = (80, 24)


# ---- panes ----


async def test_tab_goes_round_the_panes_and_back(coded: Pilot[None]) -> None:
    screen = visit(coded)
    order = []
    for _ in range(5):
        await coded.press("tab")
        await coded.pause()
        order.append(screen.focused.id if screen.focused else None)
    assert order == ["claim", "findings", "facts", "grounds", "prompt"]
    await coded.press("shift+tab", "shift+tab")
    await coded.pause()
    assert screen.focused is not None
    assert screen.focused.id == "facts"


async def test_a_list_shows_its_cursor_only_while_it_has_the_focus(coded: Pilot[None]) -> None:
    screen = visit(coded)
    await coded.press("tab")
    await coded.pause()
    assert screen.query_one(ClaimList).highlighted == 0
    await coded.press("escape")
    await coded.pause()
    assert screen.query_one(ClaimList).highlighted is None
    assert prompt(coded).has_focus


async def test_a_source_opens_where_facts_and_grounds_were(coded: Pilot[None]) -> None:
    screen = visit(coded)
    screen.query_one(GroundList).focus()
    await coded.pause()
    await coded.press("enter")
    await coded.pause()
    panels = screen.query_one(Side).panels
    assert panels.opened is not None
    assert panels.opened.pane == "grounds"
    assert panels.detail.has_focus
    await coded.press("right")
    await coded.pause()
    assert panels.opened is not None
    assert panels.opened.place == 1
    await coded.press("escape")
    await coded.pause()
    assert panels.opened is None
    assert screen.query_one(GroundList).has_focus
    await coded.press("escape")
    await coded.pause()
    assert prompt(coded).has_focus


async def test_a_claim_line_tells_why_it_stands(coded: Pilot[None]) -> None:
    screen = visit(coded)
    await coded.press("tab", "down", "enter")
    await coded.pause()
    panels = screen.query_one(Side).panels
    assert panels.opened is not None
    assert panels.opened.title.startswith("97760 GO ×1")
    rejected = [each.text for each in panels.opened.details if each.label == "rejected"]
    assert any(text.startswith("97763") for text in rejected)


async def test_a_click_on_a_number_opens_its_passage(coded: Pilot[None]) -> None:
    screen = visit(coded)
    screen.action_open_citation(1, 2)
    await coded.pause()
    panels = screen.query_one(Side).panels
    assert panels.opened is not None
    assert panels.opened.place == 1


# ---- sizes ----


async def test_resizing_to_the_narrow_screen_and_back_keeps_everything(coded: Pilot[None]) -> None:
    screen = visit(coded)
    prompt(coded).put("half a th")
    await coded.resize_terminal(*NARROW)
    await coded.pause()
    assert screen.has_class("-single")
    assert screen.query_one("#narrow").display
    assert not screen.query_one("#right").display
    assert prompt(coded).text == "half a th"
    await coded.resize_terminal(*WIDE)
    await coded.pause()
    assert not screen.has_class("-single")
    assert screen.query_one("#right").display
    assert claim(screen) == ["L3906 RT ×1", "97760 GO ×1"]
    assert prompt(coded).has_focus


async def test_what_was_answered_on_the_narrow_screen_stands_on_the_wide_one(pilot: Pilot[None]) -> None:
    """Lists that were hidden while their rows came are laid out when they are shown."""
    await pilot.resize_terminal(*NARROW)
    screen = visit(pilot)
    await send(pilot, CODED)
    await pilot.resize_terminal(*WIDE)
    await pilot.pause()
    await pilot.pause()
    for listed in screen.query_one(Side).panels.lists:
        assert listed.option_count == len(listed.contents(58))
        assert listed.size.height > 0


async def test_tab_turns_the_pages_of_the_narrow_screen(pilot: Pilot[None]) -> None:
    await pilot.resize_terminal(*NARROW)
    screen = visit(pilot)
    await send(pilot, CODED)
    pages = []
    for _ in range(5):
        await pilot.press("tab")
        await pilot.pause()
        await pilot.pause()
        pages.append(screen.panes.page)
    assert pages == ["talk", "minutes", "facts", "grounds", "talk"]
    assert screen.query_one(Talk).display


async def test_every_size_shows_the_claim(coded: Pilot[None]) -> None:
    for size in ((96, 30), (140, 40), (200, 60), (60, 16)):
        await coded.resize_terminal(*size)
        await coded.pause()
        svg = coded.app.export_screenshot()
        assert "L3906" in svg, size
        assert "97760" in svg, size


async def test_a_window_that_is_too_small_says_what_else_there_is(pilot: Pilot[None]) -> None:
    await pilot.resize_terminal(50, 14)
    screen = await opened(pilot)
    assert screen.has_class("-too-small")
    assert screen.query_one("#too-small").display
    await pilot.press("h", "i", "enter")
    await pilot.pause()
    assert said(screen) == []
    assert prompt(pilot).text == "hi"
    await pilot.resize_terminal(*NARROW)
    await pilot.pause()
    assert not screen.has_class("-too-small")
    await pilot.resize_terminal(1, 1)
    await pilot.pause()
