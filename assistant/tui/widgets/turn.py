"""One turn of the conversation: what was said, and what was answered."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from assistant.tui import words
from assistant.tui.layout.columns import Row, visible
from assistant.tui.layout.talk import change_columns, change_row, choice_rows, claims_fit
from assistant.tui.paint import cited, hung, statement, statements, with_codes
from assistant.tui.sheets.talk import ChangeRow, Passage, QuestionSheet, TurnSheet
from assistant.tui.sheets.tone import Tone
from assistant.tui.widgets.laid import Flow
from assistant.tui.widgets.rows import RowList

QUIET = str(Tone.UNCOUNTED)
ITEM = "·  "
MOST_SHOWN = 20_000
"""Characters of one turn that are drawn."""


class Said(Horizontal):
    """What the person said, tinted; ``reading`` is its number among the texts read, None while it is not known."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = visible(text)
        self.reading: int | None = None

    def compose(self) -> ComposeResult:
        yield Static("›", classes="mark", markup=False)
        yield Static(self._content(), classes="words", markup=False)

    def _content(self) -> Content:
        """The words; of very many only the first."""
        if len(self.text) <= MOST_SHOWN:
            return Content(self.text)
        more = words.MORE.format(count=f"{len(self.text) - MOST_SHOWN:,}")
        return Content(self.text[:MOST_SHOWN]) + Content.styled(f"\n{more}", QUIET)

    def light(self, spans: Sequence[tuple[int, int]]) -> None:
        """Light up words, by their characters."""
        content = self._content()
        for start, end in spans:
            content = content.stylize("reverse", start, end)
        self.query_one(".words", Static).update(content)


class Told(Static):
    """The app's own word on what happened: a copy, a failure, a new visit."""

    def __init__(self, text: str, *, is_failure: bool = False) -> None:
        super().__init__(visible(text), markup=False, classes="-failure" if is_failure else "")


class Answer(Flow):
    """What the assistant says in one turn, but for the answers of its question."""

    def __init__(self, turn: int, sheet: TurnSheet) -> None:
        super().__init__()
        self.auto_links = False
        self.turn = turn
        self.sheet = sheet
        self._lit: int | None = None

    def light(self, number: int | None) -> None:
        """Reverse one citation number."""
        if number != self._lit:
            self._lit = number
            self.refresh()

    def content(self, width: int) -> Content:
        return Content("\n\n").join(self._blocks(width))

    def _blocks(self, width: int) -> list[Content]:
        sheet = self.sheet
        blocks: list[Content] = []
        if sheet.lead:
            blocks.append(with_codes(sheet.lead, "$claim"))
        if sheet.headline:
            lines = [with_codes(sheet.headline, "$claim"), *(with_codes(each, QUIET) for each in sheet.splits)]
            blocks.append(Content("\n").join(lines))
        if sheet.spoken:
            blocks.append(cited(sheet.spoken, self.turn, self._lit))
        if sheet.changes:
            blocks.append(self._changes(sheet.changes, width))
        blocks += [self._passage(passage, width) for passage in sheet.passages]
        if sheet.question is not None and sheet.question.question:
            blocks.append(Content.styled(sheet.question.question, "bold $claim"))
            if sheet.question.why.text:
                blocks.append(statement(sheet.question.why, self.turn, self._lit, QUIET))
        return blocks

    def _passage(self, passage: Passage, width: int) -> Content:
        text = statements(passage.statements, self.turn, self._lit)
        if passage.heading:
            text = Content.styled(passage.heading, f"bold {passage.tone}") + Content("  ") + text
        items = [hung(statement(each, self.turn, self._lit), ((ITEM, QUIET),), width) for each in passage.items]
        return Content("\n").join([text, *items])

    def _changes(self, changes: Sequence[ChangeRow], width: int) -> Content:
        columns = change_columns(changes)
        return Content("\n").join([self._change(change, columns, width) for change in changes])

    def _change(self, change: ChangeRow, columns: tuple[int, int], width: int) -> Content:
        lead = change_row(change, columns)
        if not change.is_changed:
            return hung(Content.styled(change.reason.text, QUIET), lead, width)
        reason = statement(change.reason, self.turn, self._lit) if change.reason.text else Content("")
        return hung(reason, lead, width)


class Choices(RowList):
    """The answers of the open question, one row each; none once it is over: the next turn says what was taken."""

    pane = "choices"
    is_only = False

    def __init__(self, question: QuestionSheet) -> None:
        super().__init__()
        self.question = question
        self.is_over = False

    def contents(self, width: int) -> Sequence[tuple[Sequence[Row], bool]]:
        choices = () if self.is_over else self.question.choices
        is_under = not claims_fit(choices, width)
        return [(choice_rows(choice, width, is_under=is_under), True) for choice in choices]

    def light(self, place: int | None) -> None:
        """Light an answer up while its number stands in the prompt."""
        self.set_class(place is not None, "-lit")
        self.highlighted = place

    def close(self) -> None:
        """The question is no longer open, and its answers no longer stand in the way."""
        self.is_over = True
        self.can_focus = False
        self.display = False
        self.remove_class("-lit")
        self.lay_out()
