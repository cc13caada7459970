"""The widgets of the visit screen that are mounted once it has been painted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING

from textual.containers import Vertical

from assistant.tui.widgets.narrow import Strip
from assistant.tui.widgets.side import Side
from assistant.tui.widgets.suggestions import Suggestions

if TYPE_CHECKING:
    from assistant.tui.screens.visit import VisitScreen

Mount = Callable[[], Awaitable[object]]


async def mount_late(screen: VisitScreen) -> bool:
    """Mount them one after the other; False where the program was left before all of them were."""
    for mount in _mounts(screen):
        if not _stands(screen):
            return False
        await mount()
    return _stands(screen)


def _stands(screen: VisitScreen) -> bool:
    return screen.app.is_running and screen.is_attached


def _mounts(screen: VisitScreen) -> Iterator[Mount]:
    screen.suggestions = Suggestions()
    screen.suggestions.display = False
    yield lambda: screen.query_one("#left").mount(Vertical(screen.suggestions, id="above"))
    yield screen.query_one(Side).furnish
    yield screen.query_one(Strip).furnish
