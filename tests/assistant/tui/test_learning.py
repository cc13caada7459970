"""The learning screen: predict, see, go on; hints, skipping, leaving and coming back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from assistant.extraction import Reader
from assistant.records.place import Place
from assistant.teaching.course import LessonSet
from assistant.teaching.opening import Learner, Room, open_room
from assistant.transcripts.lessons import lessons
from assistant.tui.app import OrthocoderApp
from assistant.tui.conversation import Conversation
from assistant.tui.screens.learn import LearnScreen
from assistant.tui.screens.visit import VisitScreen
from assistant.tui.sheets.learn import LearnSheet
from assistant.tui.widgets.frame import TopRow
from assistant.tui.widgets.learn import ClaimForm, LearnSide
from knowledge.guidance import Guidance
from tests.assistant.tui.conftest import DAY
from tests.assistant.tui.screen import opened, until
from tests.assistant.tui.visits import scripted

LESSON = """---
title: Only training is left
teaches: [device_billing, M16]
date: 2026-03-04
---

The L code pays for the making.

```conversation
you   OT, first visit, custom left wrist splint, 20 min training, no L code, Medicare, no assistant
bill  97760 GO x1
you   next patient: OT, first visit, 30 min making a custom right wrist splint, 10 min training, we bill L3906,
      Medicare, no assistant
bill  L3906 RT x1
bill  97760 GO x1
you   next patient: OT, first visit, custom left wrist splint, 40 min training, no L code, Medicare, no assistant
bill  97760 GO x3
```
"""
MAKING = "L3906 RT\n97760 x3 GO"
SIZE = (120, 40)
OpenRoom = Callable[[], Room]


@pytest.fixture(scope="module")
def reader(guidance: Guidance) -> Reader:
    return Reader(guidance)


@pytest.fixture
def open_lesson(guidance: Guidance, reader: Reader, tmp_path: Path) -> OpenRoom:
    """A sitting over one lesson, its progress in a file of its own; no probes."""
    folder = tmp_path / "lessons"
    folder.mkdir()
    (folder / "training.md").write_text(LESSON, encoding="utf-8")

    def room() -> Room:
        learner = Learner("", Place(f"sqlite:///{tmp_path}/records.sqlite3", None))
        return open_room(
            guidance,
            DAY,
            lambda: f"{DAY}T09:00:00Z",
            learner,
            lesson_set=LessonSet("mine", tuple(lessons(folder))),
            reader=lambda: reader,
            probes=lambda desk: lambda: None,
        )

    return room


@pytest.fixture
def app(guidance: Guidance, open_lesson: OpenRoom) -> OrthocoderApp:
    return OrthocoderApp(lambda: Conversation(guidance, DAY, scripted()), open_room=open_lesson)


async def learning(pilot: Pilot[None]) -> LearnScreen:
    """The learning screen with its first item."""
    await opened(pilot)
    await pilot.press("f3")
    screen = pilot.app.screen
    assert isinstance(screen, LearnScreen)
    await until(pilot, lambda: screen.sheet is not None)
    return screen


def sheet(screen: LearnScreen) -> LearnSheet:
    assert screen.sheet is not None
    return screen.sheet


async def press(pilot: Pilot[None], screen: LearnScreen, key: str) -> LearnSheet:
    """Press a key that the sitting answers."""
    before = screen.sheet
    await pilot.press(key)
    await until(pilot, lambda: screen.sheet is not before)
    return sheet(screen)


async def predict(pilot: Pilot[None], screen: LearnScreen, claim: str, why: str = "") -> LearnSheet:
    """Write a claim, two Enters on to why, write it, and Enter."""
    screen.query_one(ClaimForm).text = claim + "\n"
    screen.query_one(ClaimForm).move_cursor(screen.query_one(ClaimForm).document.end)
    screen.query_one(ClaimForm).focus()
    await pilot.press("enter")
    await until(pilot, lambda: screen.query_one("#why-form", Input).has_focus)
    screen.query_one("#why-form", Input).value = why
    return await press(pilot, screen, "enter")


def shown(screen: LearnScreen) -> str:
    """What stands at the right."""
    side = screen.query_one(LearnSide)
    return side.content(80).plain


async def test_a_lesson_is_shown_worked_out_then_predicted_and_explained(app: OrthocoderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await learning(pilot)
        assert "worked out" in shown(screen)
        assert not screen.query_one("#learn-form").display
        await press(pilot, screen, "enter")
        assert "0 of 3 used" in shown(screen)
        assert screen.query_one(ClaimForm).has_focus
        await predict(pilot, screen, MAKING, "40 minutes make three units")
        told = shown(screen)
        assert "One line differs" in told
        assert "making" in told
        assert "“40 minutes make three units”" in told
        assert "this mistake comes back on 2 Dec 2026" in told
        assert "40 said = 10 + 30" in told


async def test_enter_begins_a_line_and_leaves_the_form_on_an_empty_one(app: OrthocoderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await learning(pilot)
        await press(pilot, screen, "enter")
        await pilot.press(*"L3906", "enter", *"97760", "enter")
        assert screen.query_one(ClaimForm).text == "L3906\n97760\n"
        await pilot.press("enter")
        await until(pilot, lambda: screen.query_one("#why-form", Input).has_focus)
        assert screen.query_one(ClaimForm).text == "L3906\n97760"


async def test_a_right_answer_is_explained_too_and_enter_goes_on(app: OrthocoderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await learning(pilot)
        await press(pilot, screen, "enter")
        told = await predict(pilot, screen, "97760 GO, L3906 RT")
        assert told.taught is not None
        assert told.taught.heading == "Same claim"
        assert told.taught.reasons
        after = await press(pilot, screen, "enter")
        assert after.task != told.task
        assert screen.query_one(ClaimForm).text == ""


async def test_a_changed_line_is_judged_again(app: OrthocoderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await learning(pilot)
        await press(pilot, screen, "enter")
        first = await predict(pilot, screen, MAKING)
        again = await predict(pilot, screen, "L3906 RT\n97760 x1 GO")
        assert again.task == first.task
        assert again.taught is not None
        assert again.taught.heading == "Same claim"
        assert again.standing.asked == 1


async def test_what_is_not_read_is_said_under_the_form(app: OrthocoderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await learning(pilot)
        await press(pilot, screen, "enter")
        told = await predict(pilot, screen, "97760 thrice")
        assert told.remark == "Not read: “97760 thrice”. Write 97760 x3."
        assert not told.is_judged
        assert screen.query_one("#learn-remark", Static).display


async def test_an_empty_answer_asks_for_one(app: OrthocoderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await learning(pilot)
        await press(pilot, screen, "enter")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert not sheet(screen).is_judged
        assert screen.query_one(ClaimForm).has_focus


async def test_hints_come_one_by_one_and_end_at_three(app: OrthocoderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await learning(pilot)
        await press(pilot, screen, "enter")
        counts = [len((await press(pilot, screen, "f7")).hints) for _ in range(4)]
        assert counts == [1, 2, 3, 3]
        assert "L3906" in sheet(screen).hints[0]
        assert "10 training minutes" in sheet(screen).hints[2]


async def test_leaving_keeps_the_place_and_skipping_leaves_the_lesson_out(
    app: OrthocoderApp, open_lesson: OpenRoom
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await learning(pilot)
        left = await press(pilot, screen, "enter")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, VisitScreen))
        await pilot.press("f3")
        await pilot.pause()
        assert sheet(screen).task == left.task
        assert open_lesson().sitting.item.task == left.task
        skipped = await press(pilot, screen, "f9")
        assert skipped.task != left.task
        assert open_lesson().sitting.item.lesson == ""


async def test_a_failure_is_told_and_the_screen_goes_on(guidance: Guidance) -> None:
    def closed() -> Room:
        raise LookupError("the room is closed")

    app = OrthocoderApp(lambda: Conversation(guidance, DAY, scripted()), open_room=closed)
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("f3")
        screen = pilot.app.screen
        trouble = screen.query_one("#learn-trouble", Static)
        await until(pilot, lambda: "the room is closed" in str(trouble.render()))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, VisitScreen))


@pytest.mark.parametrize("size", [(80, 24), (96, 30), (200, 60)])
async def test_the_claim_is_in_sight_after_an_answer_at_every_size(size: tuple[int, int], app: OrthocoderApp) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await learning(pilot)
        await press(pilot, screen, "enter")
        await predict(pilot, screen, MAKING)
        await pilot.pause()
        await pilot.pause()
        side = screen.query_one(LearnSide)
        assert 0 < side.region.y < size[1] - 6
        assert "0 of 1" in screen.query_one(TopRow).render().plain
