"""Answers to open questions, corrections, and facts changed in place."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from assistant.tui.widgets.fact_list import FactEdit, FactList
from assistant.tui.widgets.panes import ClaimList
from assistant.tui.widgets.side import Side
from assistant.tui.widgets.talk import Talk
from assistant.tui.widgets.turn import Said
from tests.assistant.tui.screen import (
    claim,
    keys,
    last_answer,
    prompt,
    said,
    send,
    settled,
    until,
    visit,
)
from tests.assistant.tui.visits import CODED, CORRECTION, OPEN, PROVISIONAL

pytestmark = pytest.mark.asyncio(loop_scope="module")


# ---- questions ----


@pytest.mark.parametrize(("number", "code"), [("1", "97760 GO ×2"), ("2", "97763 GO ×2")])
async def test_a_lone_digit_lights_its_answer_up_and_enter_takes_it(pilot: Pilot[None], number: str, code: str) -> None:
    screen = visit(pilot)
    await send(pilot, OPEN)
    choices = screen.query_one(Talk).choices
    assert choices is not None
    await pilot.press(number)
    await pilot.pause()
    assert choices.highlighted == int(number) - 1
    assert claim(screen) == ["? GO ×2"]
    await pilot.press("enter")
    await settled(pilot)
    assert claim(screen) == [code]
    assert said(screen)[-1] == choices.question.choices[int(number) - 1].label
    assert choices.is_over


async def test_two_digits_are_words(pilot: Pilot[None]) -> None:
    screen = visit(pilot)
    await send(pilot, OPEN)
    await send(pilot, "22")
    assert said(screen)[-1] == "22"


async def test_answers_are_walked_with_the_arrow_keys(pilot: Pilot[None]) -> None:
    screen = visit(pilot)
    await send(pilot, OPEN)
    await pilot.press("down")
    await pilot.pause()
    choices = screen.query_one(Talk).choices
    assert choices is not None
    assert choices.has_focus
    assert "Take it" in keys(screen)
    await pilot.press("down", "enter")
    await settled(pilot)
    assert claim(screen) == ["97763 GO ×2"]
    assert prompt(pilot).has_focus


async def test_enter_in_the_empty_prompt_takes_the_usual_answer(pilot: Pilot[None]) -> None:
    screen = visit(pilot)
    await send(pilot, PROVISIONAL)
    choices = screen.query_one(Talk).choices
    assert choices is not None
    await pilot.press("enter")
    await settled(pilot)
    assert said(screen)[-1] == choices.question.choices[0].label
    assert not choices.display
    assert screen.exchange.answered is not None
    assert "1 answer to confirm" in screen.exchange.answered.sheet.claim.state


async def test_enter_in_the_empty_prompt_does_nothing_without_a_usual_answer(pilot: Pilot[None]) -> None:
    screen = visit(pilot)
    await send(pilot, OPEN)
    await pilot.press("enter")
    await settled(pilot)
    assert len(said(screen)) == 1


async def test_an_answer_in_words_goes_to_the_session(pilot: Pilot[None]) -> None:
    screen = visit(pilot)
    await send(pilot, PROVISIONAL)
    await send(pilot, "yes")
    assert said(screen)[-1] == "yes"
    assert "provisional, 2" not in screen.query_one(ClaimList).sheet.state


# ---- correcting ----


async def test_a_correction_shows_the_difference(coded: Pilot[None]) -> None:
    screen = visit(coded)
    await send(coded, CORRECTION)
    assert claim(screen) == ["L3906 RT ×1", "97760 GO ×2"]
    assert screen.query_one(ClaimList).sheet.lines[1].was == "was ×1"
    assert "×1 → ×2" in last_answer(screen)
    assert "unchanged" in last_answer(screen)


async def on_fact(pilot: Pilot[None], path: str) -> FactList:
    """The cursor on a fact of the last visit."""
    facts = visit(pilot).query_one(FactList)
    facts.focus()
    await pilot.pause()
    facts.highlighted = next(i for i, row in enumerate(facts.facts) if row.path == path)
    await pilot.pause()
    return facts


async def test_a_fact_lights_its_words_up_and_is_changed_where_it_stands(coded: Pilot[None]) -> None:
    screen = visit(coded)
    await on_fact(coded, "minutes.training")
    content = screen.query_one(Said).query_one(".words").render()
    lit = [content.plain[span.start : span.end] for span in content.spans]  # type: ignore[union-attr]
    assert lit == ["18 min training"]
    await coded.press("enter")
    await coded.pause()
    field = screen.query_one(FactEdit)
    assert field.value == "18 min training"
    assert "Leave as it was" in keys(screen)
    field.value = "23 min training"
    await coded.press("enter")
    await settled(coded)
    assert said(screen)[-1] == CORRECTION
    assert claim(screen) == ["L3906 RT ×1", "97760 GO ×2"]
    assert not screen.query(FactEdit)


async def test_a_fact_is_put_right_a_second_time(coded: Pilot[None]) -> None:
    screen = visit(coded)
    await send(coded, CORRECTION)
    await on_fact(coded, "minutes.training")
    await coded.press("enter")
    await coded.pause()
    screen.query_one(FactEdit).value = "actually 20 min training"
    await coded.press("enter")
    await settled(coded)
    assert said(screen)[-1] == "actually 20 min training"


async def test_a_fact_that_is_left_as_it_was_says_nothing(coded: Pilot[None]) -> None:
    """Esc leaves the field, and what is typed in the prompt stays."""
    screen = visit(coded)
    prompt(coded).put("half a th")
    await on_fact(coded, "minutes.training")
    await coded.press("enter")
    await coded.pause()
    await coded.press("backspace", "escape")
    await coded.pause()
    assert not screen.query(FactEdit)
    assert said(screen) == [CODED]
    assert prompt(coded).text == "half a th"


async def test_a_fact_is_forgotten_by_a_key(coded: Pilot[None]) -> None:
    screen = visit(coded)
    await on_fact(coded, "minutes.training")
    await coded.press("x")
    await settled(coded)
    assert said(screen)[-1] == "forget 18 min training"
    assert "minutes.training" not in [row.path for row in screen.query_one(FactList).facts if row.told]


async def test_why_a_fact_matters_is_opened_by_a_key(coded: Pilot[None]) -> None:
    screen = visit(coded)
    await on_fact(coded, "minutes.training")
    await coded.press("w")
    await until(coded, lambda: screen.query_one(Side).panels.opened is not None)
    shown = screen.query_one(Side).panels.opened
    assert shown is not None
    assert any("18 training minutes" in each.text for each in shown.text)
    assert [each.text for each in shown.details if each.label == "words"] == ["“18 min training”"]
