"""The conversation: what was said, and what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assistant.tui import words
from assistant.tui.layout.columns import Row, visible
from assistant.tui.layout.talk import change_columns, change_row, choice_rows
from assistant.tui.paint import hung, statement, statements, with_codes
from assistant.tui.sheets.model import ChangeRow, Passage, Place, QuestionSheet, Tone, TurnSheet
from assistant.tui.widgets.rows import RowList

QUIET = str(Tone.UNCOUNTED)
ITEM = "·  "
W = TypeVar("W", bound=Widget)


class Said(Horizontal):
    """What the person said, tinted; ``reading`` is its number among the texts read, None while it is not known."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = visible(text)
        self.reading: int | None = None

    def compose(self) -> ComposeResult:
        yield Static("›", classes="mark", markup=False)
        yield Static(Content(self.text), classes="words", markup=False)

    def light(self, spans: Sequence[tuple[int, int]]) -> None:
        """Light up words, by their characters."""
        content = Content(self.text)
        for start, end in spans:
            content = content.stylize("reverse", start, end)
        self.query_one(".words", Static).update(content)


class Told(Static):
    """The app's own word on what happened: a copy, a failure, a new visit."""

    def __init__(self, text: str, *, is_failure: bool = False) -> None:
        super().__init__(visible(text), markup=False, classes="-failure" if is_failure else "")


class Answer(Static):
    """What the assistant says in one turn, but for the answers of its question."""

    def __init__(self, turn: int, sheet: TurnSheet) -> None:
        super().__init__(markup=False)
        self.auto_links = False
        self.turn = turn
        self.sheet = sheet
        self._lit: int | None = None

    def light(self, number: int | None) -> None:
        """Reverse one citation number."""
        if number != self._lit:
            self._lit = number
            self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        if self.size.width > 0:
            self.update(Content("\n\n").join(self._blocks(self.size.width)))

    def _blocks(self, width: int) -> list[Content]:
        sheet = self.sheet
        blocks: list[Content] = []
        if sheet.headline:
            lines = [with_codes(sheet.headline, "$claim"), *(with_codes(each, QUIET) for each in sheet.splits)]
            blocks.append(Content("\n").join(lines))
        if sheet.changes:
            blocks.append(self._changes(sheet.changes, width))
        blocks += [self._passage(passage, width) for passage in sheet.passages]
        if sheet.tail:
            blocks.append(Content.styled(sheet.tail, QUIET))
        if sheet.question is not None:
            blocks.append(Content.styled(sheet.question.question, "bold $claim"))
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
    """The answers of the open question, one row each."""

    pane = "choices"
    is_only = False

    def __init__(self, question: QuestionSheet) -> None:
        super().__init__()
        self.question = question
        self.taken: int | None = None
        self.is_over = False

    def contents(self, width: int) -> Sequence[tuple[Sequence[Row], bool]]:
        return [
            (choice_rows(choice, width, is_taken=i == self.taken, is_over=self.is_over), not self.is_over)
            for i, choice in enumerate(self.question.choices)
        ]

    def light(self, place: int | None) -> None:
        """Light an answer up while its number stands in the prompt."""
        self.set_class(place is not None, "-lit")
        self.highlighted = place

    def close(self) -> None:
        """The question is no longer open; what was taken stays marked."""
        self.is_over = True
        self.can_focus = False
        self.remove_class("-lit")
        self.lay_out()


class Welcome(Vertical):
    """The first screen: what this is, three visits to try, what stays private."""

    def compose(self) -> ComposeResult:
        yield Static(words.TITLE, classes="title", markup=False)
        yield Static(words.LEAD, classes="lead", markup=False)
        yield Static(words.TRY, classes="quiet", markup=False)
        with Vertical(id="examples"):
            for number, text in enumerate(words.EXAMPLES, 1):
                yield Example(number, text)
        yield Static(words.PRIVATE, classes="quiet", markup=False)


class Example(Horizontal):
    """One visit to try."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        self.number = number
        self.text = text

    def compose(self) -> ComposeResult:
        yield Static(str(self.number), classes="number", markup=False)
        yield Static(self.text, classes="words", markup=False)


class Talk(VerticalScroll, can_focus=True):
    """All turns, the last one in sight."""

    def __init__(self) -> None:
        super().__init__(id="talk")
        self.turns = 0

    def compose(self) -> ComposeResult:
        yield Welcome()

    @property
    def choices(self) -> Choices | None:
        """The answers of the open question."""
        return next((each for each in reversed(self.query(Choices)) if not each.is_over), None)

    def say(self, text: str) -> Said:
        """Add what the person said."""
        for welcome in self.query(Welcome):
            welcome.display = False
        return self._add(Said(text))

    def answer(self, sheet: TurnSheet) -> int:
        """Add an answer, with the choices of its question; the number of the turn."""
        self.turns += 1
        self._add(Answer(self.turns, sheet))
        if sheet.question is not None:
            self._add(Choices(sheet.question))
        return self.turns

    def tell(self, text: str, *, is_failure: bool = False) -> Told:
        """Add the app's own word; the first screen stays."""
        return self._add(Told(text, is_failure=is_failure))

    def start_over(self) -> None:
        """An empty conversation."""
        for child in self.query("Said, Answer, Choices, Told"):
            child.remove()
        self.query_one(Welcome).display = True

    def light_places(self, places: Sequence[Place]) -> None:
        """Light up words of the texts that were read."""
        for said in self.query(Said):
            said.light([(place.start, place.end) for place in places if place.reading == said.reading])
        wanted = {place.reading for place in places}
        lit = next((said for said in self.query(Said) if said.reading in wanted), None)
        if lit is not None:
            self.scroll_to_widget(lit, animate=False)

    def light_number(self, turn: int, number: int | None) -> None:
        for answer in self.query(Answer):
            answer.light(number if answer.turn == turn else None)

    def _add(self, widget: W) -> W:
        self.mount(widget)
        self.call_after_refresh(self._show_last)
        return widget

    def _show_last(self) -> None:
        """Scroll to the end; of an answer that is longer than the screen, and asks nothing, to its beginning."""
        said = next(reversed(self.query(Said)), None) if self.choices is None else None
        start = said.virtual_region.y if said is not None else self.max_scroll_y
        self.scroll_to(y=min(self.max_scroll_y, max(0, start)), animate=False)
