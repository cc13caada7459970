"""Pictures of whole screens, driven by key presses; the README shows the first of them.

A picture that differs is looked at before it is accepted: ``pytest --snapshot-update``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual.pilot import Pilot

from assistant.tui.themes import DARK, LIGHT
from tests.assistant.tui.conftest import AppMaker
from tests.assistant.tui.screen import opened, prompt, send
from tests.assistant.tui.visits import CODED, CORRECTION, OPEN

Before = Callable[[Pilot[None]], Awaitable[None]]
Compare = Callable[..., bool]


def after(*texts: str, keys: tuple[str, ...] = ()) -> Before:
    """Send texts, press keys, and let the cursor stand still."""

    async def run(pilot: Pilot[None]) -> None:
        await opened(pilot)
        prompt(pilot).cursor_blink = False
        for text in texts:
            await send(pilot, text)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause()

    return run


def test_coded(snap_compare: Compare, make_app: AppMaker) -> None:
    asked = after(CODED, "why not 2 units?")
    assert snap_compare(make_app(theme=DARK), terminal_size=(120, 40), run_before=asked)


def test_empty(snap_compare: Compare, make_app: AppMaker) -> None:
    assert snap_compare(make_app(theme=LIGHT), terminal_size=(120, 36), run_before=after())


def test_question_on_a_narrow_screen(snap_compare: Compare, make_app: AppMaker) -> None:
    assert snap_compare(make_app(theme=LIGHT), terminal_size=(80, 24), run_before=after(OPEN))


def test_correction(snap_compare: Compare, make_app: AppMaker) -> None:
    assert snap_compare(make_app(theme=DARK), terminal_size=(120, 36), run_before=after(CODED, CORRECTION))


def test_source_on_a_vast_screen(snap_compare: Compare, make_app: AppMaker) -> None:
    assert snap_compare(make_app(theme=LIGHT), terminal_size=(200, 60), run_before=after(CODED, "/source 1"))


def test_facts_on_a_narrow_screen(snap_compare: Compare, make_app: AppMaker) -> None:
    keys = ("tab", "tab", "tab")
    assert snap_compare(make_app(theme=DARK), terminal_size=(80, 24), run_before=after(CODED, keys=keys))
