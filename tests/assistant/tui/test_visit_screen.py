"""The visit screen as a person uses it: by keys, with the real coder and a scripted reader."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from assistant.reading import Reading
from assistant.tui import words
from assistant.tui.slash import COMMANDS
from assistant.tui.widgets.fact_list import FactEdit, FactList
from assistant.tui.widgets.panes import ClaimList, GroundList
from assistant.tui.widgets.side import Side
from assistant.tui.widgets.talk import Talk, Welcome
from assistant.tui.widgets.turn import Said
from tests.assistant.tui.conftest import AppMaker
from tests.assistant.tui.screen import (
    claim,
    keys,
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
from tests.assistant.tui.visits import CODED, CORRECTION, OPEN, PROVISIONAL, READINGS, ScriptedReader

pytestmark = pytest.mark.asyncio(loop_scope="module")

WIDE, NARROW = (100, 30), (80, 24)


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
    assert choices.taken == 0
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
    await pilot.resize_terminal(*NARROW)
    await pilot.pause()
    assert not screen.has_class("-too-small")
    await pilot.resize_terminal(1, 1)
    await pilot.pause()


# ---- commands ----


async def test_a_slash_lists_the_commands_and_tab_completes(pilot: Pilot[None]) -> None:
    screen = await opened(pilot)
    await pilot.press("slash")
    await pilot.pause()
    assert screen.suggestions.display
    assert screen.suggestions.commands == COMMANDS
    await pilot.press("e", "x", "tab")
    await pilot.pause()
    assert prompt(pilot).text == "/export "
    assert not screen.suggestions.display


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
