"""Pictures of whole screens, driven by key presses; the README shows the first of them.

A picture that differs is looked at before it is accepted: ``pytest --snapshot-update``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from assistant.tui.themes import DARK, LIGHT
from tests.assistant.tui.conftest import AppMaker
from tests.assistant.tui.screen import opened, prompt, send
from tests.assistant.tui.visits import CODED, CORRECTION, OPEN

Before = Callable[[Pilot[None]], Awaitable[None]]


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


@pytest.mark.parametrize(
    ("theme", "size", "texts", "keys"),
    [
        pytest.param(DARK, (120, 36), (CODED,), (), id="coded"),
        pytest.param(LIGHT, (120, 36), (), (), id="empty"),
        pytest.param(LIGHT, (80, 24), (OPEN,), (), id="question-narrow"),
        pytest.param(DARK, (120, 36), (CODED, CORRECTION), (), id="correction"),
        pytest.param(LIGHT, (200, 60), (CODED, "/source 1"), (), id="source-wide"),
        pytest.param(DARK, (80, 24), (CODED,), ("tab", "tab"), id="facts-narrow"),
    ],
)
def test_the_screen_looks_as_it_should(  # type: ignore[no-untyped-def]
    snap_compare, make_app: AppMaker, theme: str, size: tuple[int, int], texts: tuple[str, ...], keys: tuple[str, ...]
) -> None:
    assert snap_compare(make_app(theme=theme), terminal_size=size, run_before=after(*texts, keys=keys))
