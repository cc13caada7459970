"""Guidance, help and palette."""

from __future__ import annotations

from textual.command import CommandPalette
from textual.content import Content
from textual.widgets import Input

from assistant.tui.screens.guidance import GuidanceScreen, HitList
from assistant.tui.screens.help import HelpScreen
from assistant.tui.screens.visit import VisitScreen
from assistant.tui.slash import COMMANDS
from assistant.tui.widgets.detail import Detail
from tests.assistant.tui.conftest import AppMaker
from tests.assistant.tui.screen import opened, prompt, send, until
from tests.assistant.tui.visits import CODED


async def test_the_guidance_is_searched_from_the_prompt(make_app: AppMaker) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        await send(pilot, "/guidance 97762")
        screen = pilot.app.screen
        assert isinstance(screen, GuidanceScreen)
        await until(pilot, lambda: bool(screen.hits))
        opened_first = screen.query_one(Detail).opened
        assert opened_first is not None
        assert "97762" in opened_first.title
        await pilot.press("down", "down")
        await pilot.pause()
        assert screen.query_one(HitList).highlighted == 1
        second = screen.query_one(Detail).opened
        assert second is not None
        assert second.place == 1
        await pilot.press("escape")
        await pilot.pause()
        assert screen.query_one(Input).has_focus
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, VisitScreen)


async def test_what_is_typed_is_searched_and_nothing_found_is_said(make_app: AppMaker) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(pilot.app.screen, GuidanceScreen))
        screen = pilot.app.screen
        assert isinstance(screen, GuidanceScreen)
        await pilot.press(*"kx")
        await until(pilot, lambda: bool(screen.hits))
        await pilot.press(*"qqqq")
        await until(pilot, lambda: not screen.hits)


async def test_the_visit_is_kept_while_the_guidance_is_read(make_app: AppMaker) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        await send(pilot, CODED)
        prompt(pilot).put("half")
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(pilot.app.screen, GuidanceScreen))
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, VisitScreen))
        assert prompt(pilot).text == "half"


async def test_help_opens_and_closes_with_one_key(make_app: AppMaker) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(pilot.app.screen, VisitScreen)


async def test_the_palette_holds_every_command_under_its_name(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        named = {(command.title, command.help) for command in app.get_system_commands(pilot.app.screen)}
        assert {(does, Content.from_markup(usage).plain) for does, usage in named} == {
            (command.does, command.usage) for command in COMMANDS
        }
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CommandPalette)


async def test_the_claim_is_copied_from_any_screen(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await opened(pilot)
        await send(pilot, CODED)
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(pilot.app.screen, GuidanceScreen))
        await pilot.press("f8")
        await until(pilot, lambda: app.clipboard == "L3906 RT x1\n97760 GO x1")
