"""What tests do with the running app: wait for it, type, send, and read what it shows."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Callable
from time import monotonic

from textual.events import Key
from textual.pilot import Pilot

from assistant.tui.app import OrthocoderApp
from assistant.tui.screens.visit import VisitScreen
from assistant.tui.widgets.frame import KeyRow
from assistant.tui.widgets.laid import Flow
from assistant.tui.widgets.panes import ClaimList
from assistant.tui.widgets.prompt import PromptText
from assistant.tui.widgets.talk import Talk
from assistant.tui.widgets.turn import Answer, Said, Told

LONGEST = 10.0
"""Seconds after which a test gives up waiting."""


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Let the app work until something holds."""
    end = monotonic() + LONGEST
    while not holds():
        assert monotonic() < end, [str(each.render()) for each in pilot.app.screen.query(Told)]
        await sleep(0.005)
    await pilot.pause()


def visit(pilot: Pilot[None]) -> VisitScreen:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, VisitScreen)
    return screen


async def opened(pilot: Pilot[None]) -> VisitScreen:
    """The visit screen with the guidance open."""
    screen = visit(pilot)
    await until(pilot, lambda: screen.is_furnished and screen.exchange.is_open)
    return screen


async def settled(pilot: Pilot[None]) -> None:
    """Every turn that was sent has been answered."""
    screen = visit(pilot)
    await until(pilot, lambda: screen.is_furnished and not screen.exchange.is_busy)


async def send(pilot: Pilot[None], text: str) -> None:
    """Put a text into the prompt, send it, and wait for the answer."""
    screen = visit(pilot)
    if not screen.is_furnished or not screen.exchange.is_open:
        await opened(pilot)
    typed = screen.query_one(PromptText)
    before = len(screen.query("Said, Told"))

    def is_answered() -> bool:
        """A turn that fails brings the text back."""
        is_taken = typed.text != text or len(screen.query("Said, Told")) > before
        return is_taken and not screen.exchange.is_busy

    typed.put(text)
    typed.post_message(Key("enter", None))
    await until(pilot, is_answered)


def claim(screen: VisitScreen) -> list[str]:
    """The claim lines as they are shown: code, modifiers, units."""
    return [" ".join((line.code, line.modifiers, line.units)) for line in screen.query_one(ClaimList).sheet.lines]


def said(screen: VisitScreen) -> list[str]:
    return [each.text for each in screen.query_one(Talk).query(Said)]


def told(screen: VisitScreen) -> list[str]:
    """The app's own words."""
    return [str(each.render()) for each in screen.query_one(Talk).query(Told)]


def shown(widget: Flow) -> str:
    return widget.content(200).plain


def last_answer(screen: VisitScreen) -> str:
    return shown(screen.query(Answer).last())


def keys(screen: VisitScreen) -> str:
    return str(screen.query_one(KeyRow).render())


def prompt(pilot: Pilot[None]) -> PromptText:
    return visit(pilot).query_one(PromptText)


__all__ = [
    "OrthocoderApp",
    "claim",
    "keys",
    "last_answer",
    "opened",
    "prompt",
    "said",
    "send",
    "settled",
    "shown",
    "told",
    "until",
    "visit",
]
