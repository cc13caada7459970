"""Widgets by themselves, each in an app of a few lines."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App, ComposeResult
from textual.selection import SELECT_ALL

from assistant.tui.layout.columns import Row
from assistant.tui.messages import Picked, Pointed, Sent
from assistant.tui.paint import cited, statement
from assistant.tui.sheets.statement import Statement
from assistant.tui.sheets.talk import ChangeRow, ChoiceRow, QuestionSheet, TurnSheet
from assistant.tui.sheets.timeline import Fill, MinuteRow, MinutesSheet, Thresholds
from assistant.tui.themes import DARK, THEMES, role_variables
from assistant.tui.widgets.frame import HELP, NEXT, KeyRow
from assistant.tui.widgets.laid import Heading
from assistant.tui.widgets.panes import Bars
from assistant.tui.widgets.prompt import Prompt, PromptText
from assistant.tui.widgets.rows import RowList
from assistant.tui.widgets.turn import Answer, Choices, Said


class Host(App[None]):
    """Holds one widget, and what it reported."""

    def __init__(self, widget) -> None:  # type: ignore[no-untyped-def]
        super().__init__()
        self.widget = widget
        self.heard: list[object] = []
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        self.theme_variables = {**variables, **role_variables(self.current_theme, variables)}
        return self.theme_variables

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_picked(self, message: Picked) -> None:
        self.heard.append((message.pane, message.place))

    def on_pointed(self, message: Pointed) -> None:
        self.heard.append((message.pane, message.place))

    def on_sent(self, message: Sent) -> None:
        self.heard.append(message.text)


class Fruits(RowList):
    pane = "fruits"

    def contents(self, width: int) -> Sequence[tuple[Sequence[Row], bool]]:
        return [([((name, ""),)], name != "stone") for name in ("plum", "stone", "pear")]


async def test_a_list_tells_where_its_cursor_is_and_what_is_picked() -> None:
    app = Host(Fruits())
    async with app.run_test() as pilot:
        app.widget.focus()
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.heard == [("fruits", 0), ("fruits", 2), ("fruits", 2)]
        assert app.widget.has_entries


async def test_a_heading_keeps_its_state_at_the_right() -> None:
    app = Host(Heading("Claim", "nothing yet"))
    async with app.run_test(size=(40, 5)):
        assert str(app.widget.render()) == "Claim                        nothing yet"
        app.widget.tell("needs 1 answer")
        assert str(app.widget.render()).endswith("needs 1 answer")


async def test_the_bars_take_the_height_of_their_rows() -> None:
    bars = Bars()
    rows = (MinuteRow("counted", 18, 18, Fill.COUNTED), MinuteRow("with L3906", 30, 30, Fill.DEVICE))
    bars.sheet = MinutesSheet("48 said", rows, Thresholds(8, 15))
    async with Host(bars).run_test(size=(60, 10)):
        assert bars.size.height == 3


async def test_the_prompt_sends_on_enter_only() -> None:
    app = Host(Prompt())
    async with app.run_test() as pilot:
        app.query_one(PromptText).focus()
        await pilot.press("2", "ctrl+j", "0", "enter")
        await pilot.pause()
        assert app.heard == ["2\n0"]


async def test_what_was_said_lights_up_by_its_characters() -> None:
    said = Said("first visit [bold], right wrist")
    async with Host(said).run_test():
        said.light([(0, 11), (20, 25)])
        content = said.query_one(".words").render()
        assert [content.plain[span.start : span.end] for span in content.spans] == ["first visit", "right"]  # type: ignore[union-attr]


async def test_an_answer_reverses_the_number_that_is_opened() -> None:
    answer = Answer(1, TurnSheet(headline="97760 GO ×1.", spoken="Because [2], and [3]."))
    async with Host(answer).run_test():
        answer.light(2)
        content = answer.content(60)
        assert [content.plain[s.start : s.end] for s in content.spans if str(s.style) == "reverse"] == ["[2]"]


async def test_what_is_selected_has_no_breaks_inside_of_sentences() -> None:
    reason = "23 minutes make 2 units, as the chart of timed minutes has it from 23 to 37"
    change = ChangeRow("97760 GO", "×1", "×2", Statement(reason))
    answer = Answer(1, TurnSheet(lead="Training is now 23 minutes.", changes=(change, change)))
    async with Host(answer).run_test(size=(50, 12)) as pilot:
        assert answer.content(50).plain.count("\n") > 4
        pilot.app.screen.selections = {answer: SELECT_ALL}
        lines = (pilot.app.screen.get_selected_text() or "").splitlines()
        assert [line.split() for line in lines[2:]] == [["97760", "GO", "×1", "→", "×2", *f"{reason}.".split()]] * 2


async def test_a_closed_question_takes_no_answer() -> None:
    rows = (
        ChoiceRow("1", "initial", "First visit for it", "97760 GO ×2", is_claim=True, is_usual=False),
        ChoiceRow("2", "subsequent", "A later visit", "97763 GO ×2", is_claim=True, is_usual=False),
    )
    choices = Choices(QuestionSheet("visit_kind", "First or later?", Statement("It decides"), rows))
    app = Host(choices)
    async with app.run_test() as pilot:
        choices.focus()
        await pilot.press("enter")
        assert choices.option_count == len(rows)
        choices.close()
        await pilot.pause()
        assert not choices.can_focus
        assert not choices.display
        assert choices.option_count == 0
        assert ("choices", 0) in app.heard


async def test_keys_that_do_not_fit_are_left_out_and_the_palette_stays() -> None:
    row = KeyRow((NEXT, HELP))
    async with Host(row).run_test(size=(24, 3)) as pilot:
        assert str(row.render()).split() == ["^p", "palette"]
        await pilot.resize_terminal(60, 3)
        await pilot.pause()
        assert "F1 Help" in str(row.render())


def test_numbers_stand_before_the_full_stop() -> None:
    assert statement(Statement("18 minutes make one unit", (1, 4)), 1).plain == "18 minutes make one unit [1][4]."
    assert statement(Statement("Is there a plan?", ()), 1).plain == "Is there a plan?"


def test_words_of_the_session_keep_their_brackets_and_their_numbers_open_passages() -> None:
    content = cited("[bold]not markup[/] rests on [12]\n\x1b[2J", 3)
    assert content.plain == "[bold]not markup[/] rests on [12]\n·[2J"
    assert sum("open_citation(3, 12)" in str(span.style) for span in content.spans) == 1
