"""The ``/`` commands and what they leave behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from assistant.tui import words
from assistant.tui.slash import COMMANDS, Command
from assistant.tui.widgets.panes import ClaimList
from assistant.tui.widgets.side import Side
from assistant.tui.widgets.talk import Welcome
from tests.assistant.tui.screen import (
    claim,
    opened,
    prompt,
    said,
    send,
    told,
    until,
    visit,
)
from tests.assistant.tui.visits import CODED, OPEN, PROVISIONAL

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_slash_lists_the_commands_and_tab_completes(pilot: Pilot[None]) -> None:
    screen = await opened(pilot)
    await pilot.press("slash")
    await pilot.pause()
    assert screen.suggestions.display
    assert screen.suggestions.commands == COMMANDS
    await pilot.press("e", "x", "tab")
    await pilot.pause()
    assert prompt(pilot).text == "/export "
    assert screen.suggestions.chosen is None


async def test_escape_leaves_the_list_and_keeps_the_text(pilot: Pilot[None]) -> None:
    screen = await opened(pilot)
    await pilot.press("slash", "c", "escape")
    await pilot.pause()
    assert not screen.suggestions.display
    assert prompt(pilot).text == "/c"


async def test_an_unknown_command_is_named(pilot: Pilot[None]) -> None:
    screen = visit(pilot)
    await send(pilot, "/bill")
    assert told(screen) == [words.NO_COMMAND.format(name="bill")]
    assert said(screen) == []


@pytest.mark.parametrize("command", [each for each in COMMANDS if each.needs_more], ids=lambda each: each.name)
async def test_a_command_that_needs_a_word_more_says_so(pilot: Pilot[None], command: Command) -> None:
    screen = await opened(pilot)
    prompt(pilot).put(f"/{command.name} ")
    await pilot.press("enter")
    await pilot.pause()
    assert told(screen)[-1] == words.NEEDS_MORE.format(
        name=command.name, lacking=command.lacking, example=command.example
    )
    assert said(screen) == []


async def test_what_a_typed_command_still_needs_stands_above_the_prompt(pilot: Pilot[None]) -> None:
    screen = visit(pilot)
    prompt(pilot).put("/comp")
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()
    assert prompt(pilot).text == "/compare "
    assert screen.suggestions.display
    assert screen.suggestions.awaited is not None
    shown = str(screen.suggestions.get_option_at_index(0).prompt).split()
    assert " ".join(shown).endswith("a payer, or CMS or CPT, as Aetna")
    await pilot.press("A")
    await pilot.pause()
    assert not screen.suggestions.display


async def test_an_export_says_which_word_is_missing(pilot: Pilot[None], tmp_path: Path) -> None:
    screen = visit(pilot)
    await send(pilot, OPEN)
    await send(pilot, "/export csv")
    assert told(screen)[-1] == words.NO_FILE.format(form="csv", example="claim.csv")
    await send(pilot, "/export claim.md")
    assert told(screen)[-1] == words.EXPORT_USAGE
    target = tmp_path / "away" / "claim.md"
    await send(pilot, f"/export md {target}")
    assert str(target) in told(screen)[-1]
    assert not target.exists()


async def test_why_and_source_open_by_command(coded: Pilot[None]) -> None:
    screen = visit(coded)
    await send(coded, "/why 97760")
    panels = screen.query_one(Side).panels
    assert panels.opened is not None
    assert panels.opened.title.startswith("97760")
    await send(coded, "/source 3")
    assert panels.opened is not None
    assert panels.opened.place == 2
    await send(coded, "/source 300")
    assert told(screen)[-1] == words.SOURCE_USAGE


async def test_the_next_patient_has_an_empty_claim_under_the_same_conversation(coded: Pilot[None]) -> None:
    screen = visit(coded)
    await send(coded, "/new")
    assert said(screen) == [CODED, words.NEXT_VISIT]
    assert not screen.query_one(Side).has_class("-filled")
    await send(coded, OPEN)
    assert claim(screen) == ["? GO ×2"]


async def test_after_a_cleared_visit_the_panes_show_the_next_one(pilot: Pilot[None]) -> None:
    """Rows that came while the panes were hidden are those that are shown."""
    screen = visit(pilot)
    await send(pilot, CODED)
    screen.exchange.start_over()
    await until(pilot, lambda: screen.exchange.answered is None)
    await send(pilot, PROVISIONAL)
    shown = str(screen.query_one(ClaimList).get_option_at_index(0).prompt)
    assert shown.startswith("97763  GO")


async def test_a_cleared_conversation_is_the_first_screen(coded: Pilot[None]) -> None:
    screen = visit(coded)
    await send(coded, "/clear")
    await until(coded, lambda: screen.exchange.answered is None)
    assert said(screen) == []
    assert screen.query_one(Welcome).display
    assert not screen.query_one(Side).has_class("-filled")


async def test_the_claim_is_exported_once(pilot: Pilot[None], tmp_path: Path) -> None:
    """A file that is there is never replaced."""
    screen = await opened(pilot)
    target = tmp_path / "claim of today.md"
    await send(pilot, f"/export md {target}")
    assert told(screen)[-1] == words.NOTHING_TO_EXPORT
    await send(pilot, CODED)
    await send(pilot, f"/export md {target}")
    await until(pilot, lambda: len(told(screen)) == 2)
    assert "- `97760 GO x1`" in target.read_text(encoding="utf-8")
    await send(pilot, f"/export csv {target}")
    await until(pilot, lambda: len(told(screen)) == 3)
    assert "is there already" in told(screen)[-1]
    await send(pilot, f"/export json {tmp_path / 'missing' / 'claim.json'}")
    await until(pilot, lambda: len(told(screen)) == 4)
    assert told(screen)[-1].startswith("Not written")


async def test_f8_copies_the_claim(pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch) -> None:
    """By the system's tool where there is one, else through the terminal, and it says which."""
    from assistant.tui import clipboard

    put: list[str] = []

    def keep(text: str, command: tuple[str, ...] | None) -> bool:
        put.append(text)
        return True

    monkeypatch.setattr(clipboard, "tool", lambda environment=None: ("tool",))
    monkeypatch.setattr(clipboard, "put", keep)
    screen = await opened(pilot)
    await pilot.press("f8")
    assert told(screen) == [words.NOTHING_TO_COPY]
    await send(pilot, CODED)
    await pilot.press("f8")
    await until(pilot, lambda: len(told(screen)) == 2)
    assert put == ["L3906 RT x1\n97760 GO x1"]
    assert told(screen)[-1] == "Copied 2 lines."
    monkeypatch.setattr(clipboard, "put", lambda text, command: False)
    await pilot.press("f8")
    await until(pilot, lambda: len(told(screen)) == 3)
    assert told(screen)[-1] == words.SENT
    assert pilot.app.clipboard == "L3906 RT x1\n97760 GO x1"


async def test_the_theme_is_changed_by_name(pilot: Pilot[None]) -> None:
    screen = visit(pilot)
    await send(pilot, "/theme light")
    assert pilot.app.theme == "orthocoder-light"
    await send(pilot, "/theme nord")
    assert pilot.app.theme == "nord"
    await send(pilot, "/theme mud")
    assert told(screen) == [words.THEME_USAGE.format(name="mud")]


async def test_copying_is_dim_while_there_is_no_claim(pilot: Pilot[None]) -> None:
    screen = await opened(pilot)
    assert [hint.is_dim for hint in screen.query_one("KeyRow")._hints if hint.key == "F8"] == [True]  # type: ignore[attr-defined]
    await send(pilot, CODED)
    assert [hint.is_dim for hint in screen.query_one("KeyRow")._hints if hint.key == "F8"] == [False]  # type: ignore[attr-defined]
