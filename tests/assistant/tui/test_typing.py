"""What is typed, pasted and sent, and what becomes of it when a turn is slow or fails."""

from __future__ import annotations

from threading import Event

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from assistant.reading import Reading
from assistant.tui import words
from assistant.tui.widgets.panes import ClaimList
from assistant.tui.widgets.talk import Welcome
from assistant.tui.widgets.turn import Said
from tests.assistant.tui.conftest import WIDE, AppMaker
from tests.assistant.tui.screen import (
    claim,
    last_answer,
    opened,
    prompt,
    said,
    send,
    settled,
    told,
    until,
    visit,
)
from tests.assistant.tui.visits import CODED, CORRECTION, READINGS, ScriptedReader

pytestmark = pytest.mark.asyncio(loop_scope="module")


# ---- typing and sending ----


async def test_a_visit_is_typed_and_its_claim_appears(coded: Pilot[None]) -> None:
    screen = visit(coded)
    assert claim(screen) == ["L3906 RT ×1", "97760 GO ×1"]
    assert said(screen) == [CODED]
    assert "18 training minutes count" in last_answer(screen)
    assert prompt(coded).text == ""
    assert prompt(coded).has_focus


async def test_keys_make_text_and_control_j_makes_a_line(pilot: Pilot[None]) -> None:
    await opened(pilot)
    await pilot.press("O", "T", "ctrl+j", "2", "0", "shift+enter", "x")
    assert prompt(pilot).text == "OT\n20\nx"


async def test_what_is_sent_before_the_guidance_is_open_waits(make_app: AppMaker) -> None:
    """Typing is never blocked; the turn is answered when the reader is there."""
    gate = Event()

    class SlowReader(ScriptedReader):
        def read(self, text: str) -> Reading:
            gate.wait(10)
            return super().read(text)

    async with make_app(SlowReader(dict(READINGS))).run_test(size=WIDE) as pilot:
        screen = visit(pilot)
        prompt(pilot).put(CODED)
        await pilot.press("enter")
        await until(pilot, lambda: bool({words.READING, words.OPENING} & set(told(screen))))
        await pilot.press(*"next")
        assert prompt(pilot).text == "next"
        gate.set()
        await settled(pilot)
        assert claim(screen) == ["L3906 RT ×1", "97760 GO ×1"]
        assert told(screen) == []
        assert prompt(pilot).text == "next"


async def test_turns_are_answered_in_the_order_in_which_they_were_sent(pilot: Pilot[None]) -> None:
    screen = await opened(pilot)
    for text in (CODED, CORRECTION):
        prompt(pilot).put(text)
        await pilot.press("enter")
    await settled(pilot)
    assert said(screen) == [CODED, CORRECTION]
    assert claim(screen)[1] == "97760 GO ×2"


async def test_a_paste_of_ten_thousand_characters_is_taken_whole(pilot: Pilot[None]) -> None:
    note = "OT note, wrist splint.\n" * 450
    await opened(pilot)
    pilot.app.post_message(Paste(note))
    await pilot.pause()
    assert prompt(pilot).text == note
    assert prompt(pilot).region.height <= 8
    await pilot.press("enter")
    await settled(pilot)
    assert said(visit(pilot)) == [note]


async def test_pasted_control_characters_do_not_reach_the_terminal(pilot: Pilot[None]) -> None:
    await opened(pilot)
    pilot.app.post_message(Paste("OT\x1b]52;c;aGk=\x07 20 min\r\nsplint"))
    await pilot.pause()
    assert prompt(pilot).text == "OT·]52;c;aGk=· 20 min\nsplint"


async def test_a_paste_into_a_list_reaches_the_prompt(coded: Pilot[None]) -> None:
    await coded.press("tab")
    await coded.pause()
    coded.app.post_message(Paste("actually 23 min training"))
    await coded.pause()
    assert prompt(coded).text == "actually 23 min training"
    assert prompt(coded).has_focus


async def test_what_is_typed_where_it_means_nothing_reaches_the_prompt(coded: Pilot[None]) -> None:
    """A letter that does something on a row does that; every other key is the beginning of a sentence."""
    await coded.press("tab", "tab", "tab", *"actually 23", "space", *"min")
    assert prompt(coded).text == "actually 23 min"
    assert prompt(coded).has_focus
    assert said(visit(coded)) == [CODED]


HOSTILE = ("[bold red]20 min[/]", "[@click=app.quit]x[/]", "[/nothing]", "{{ 7*7 }} %s \\[")


async def test_markup_in_a_persons_words_stays_text(pilot: Pilot[None]) -> None:
    screen = await opened(pilot)
    for text in HOSTILE:
        await send(pilot, text)
    assert said(screen) == list(HOSTILE)
    shown = [str(each.query_one(".words").render()) for each in screen.query(Said)]
    assert shown == list(HOSTILE)


async def test_earlier_input_comes_back_with_the_arrow_keys(pilot: Pilot[None]) -> None:
    await send(pilot, CODED)
    await send(pilot, CORRECTION)
    await pilot.press("up")
    assert prompt(pilot).text == CORRECTION
    await pilot.press("up")
    assert prompt(pilot).text == CODED
    await pilot.press("down", "down")
    assert prompt(pilot).text == ""


async def test_an_example_is_taken_by_its_number(pilot: Pilot[None]) -> None:
    screen = visit(pilot)
    await send(pilot, "2")
    assert said(screen) == [words.EXAMPLES[1]]
    assert not screen.query_one(Welcome).display


# ---- failing ----


class FailingReader(ScriptedReader):
    """Breaks on one word."""

    def read(self, text: str) -> Reading:
        if "unreadable" in text:
            raise RuntimeError("the page [is] torn.")
        return super().read(text)


async def test_a_failing_turn_loses_nothing(make_app: AppMaker) -> None:
    """It says so, gives the text back, and the claim says that it is not current."""
    async with make_app(FailingReader(dict(READINGS))).run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await send(pilot, CODED)
        await send(pilot, "something unreadable")
        assert told(screen) == [words.FAILED.format(reason="the page [is] torn")]
        assert prompt(pilot).text == "something unreadable"
        assert claim(screen) == ["L3906 RT ×1", "97760 GO ×1"]
        assert not screen.query_one(ClaimList).is_current
        await send(pilot, CORRECTION)
        assert screen.query_one(ClaimList).is_current


async def test_guidance_that_does_not_open_is_said_and_tried_again(make_app: AppMaker) -> None:
    app = make_app()
    open_it = app.turns._open
    tries: list[int] = []

    def breaks_once():  # type: ignore[no-untyped-def]
        tries.append(1)
        if len(tries) == 1:
            raise OSError("a file is missing.")
        return open_it()

    app.turns._open = breaks_once
    async with app.run_test(size=WIDE) as pilot:
        screen = visit(pilot)
        await until(pilot, lambda: screen.is_furnished and bool(told(screen)))
        assert told(screen) == [words.NOT_OPENED.format(reason="a file is missing")]
        prompt(pilot).put(CODED)
        await pilot.press("enter")
        await settled(pilot)
        assert claim(screen) == ["L3906 RT ×1", "97760 GO ×1"]


async def test_the_app_quits_while_a_turn_is_running(make_app: AppMaker) -> None:
    class StuckReader:
        def read(self, text: str) -> Reading:
            Event().wait(60)
            raise AssertionError

    app = make_app(StuckReader())
    async with app.run_test(size=WIDE) as pilot:
        prompt(pilot).put(CODED)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("ctrl+q")
    assert app.return_code == 0
