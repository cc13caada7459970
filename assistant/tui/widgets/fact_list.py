"""The facts, one of which may be changed in place."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from assistant.tui import words
from assistant.tui.layout.columns import Row, one_line
from assistant.tui.layout.facts import LABEL, fact_rows, gathered
from assistant.tui.messages import Edited
from assistant.tui.sheets.model import FactRow, FactsSheet
from assistant.tui.widgets.laid import Heading
from assistant.tui.widgets.rows import RowList, empty

EMPTY_FACTS = FactsSheet(words.NONE_SAID, ())


class FactList(RowList):
    """Facts beside their words; folded, each keeps to one line and what is supposed stands in one row."""

    pane = "facts"
    letters = "xw"
    sheet = EMPTY_FACTS
    is_folded = False

    @property
    def facts(self) -> tuple[FactRow, ...]:
        """The facts as they are listed."""
        return gathered(self.sheet.rows) if self.is_folded else self.sheet.rows

    def contents(self, width: int) -> Sequence[tuple[Sequence[Row], bool]]:
        rows = fact_rows(self.facts, width, is_folded=self.is_folded)
        told: list[tuple[Sequence[Row], bool]] = [(each, True) for each in rows]
        return told or empty(words.FACTS_EMPTY, width)


class FactEdit(Input):
    """The words of one fact, changed where they stand."""

    DEFAULT_CSS = """
    FactEdit { position: absolute; layer: edit; height: 1; border: none; padding: 0; background: $panel; color: $claim;
        &:focus { border: none; background-tint: transparent 0%; }
        & > .input--placeholder { color: $uncounted; } }
    """

    def __init__(self, row: FactRow) -> None:
        text = one_line(row.words or row.value) if row.told or row.is_supposed else ""
        super().__init__(text, placeholder=words.EDIT, compact=True, select_on_focus=False, id="edit")
        self.row = row

    def on_key(self, event: events.Key) -> None:
        if event.key in ("escape", "tab", "shift+tab", "up", "down"):
            event.stop()
            event.prevent_default()
            self.post_message(Edited(self.row, None))

    def on_blur(self) -> None:
        self.post_message(Edited(self.row, None))

    @on(Input.Submitted)
    def send(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(Edited(self.row, event.value))


class FactsPane(Vertical):
    DEFAULT_CSS = "FactsPane { layers: base edit; }"

    def compose(self) -> ComposeResult:
        yield Heading(words.FACTS, words.NONE_SAID)
        yield FactList()

    def show(self, sheet: FactsSheet) -> None:
        self.query_one(Heading).tell(sheet.state)
        facts = self.query_one(FactList)
        facts.sheet = sheet
        facts.lay_out()

    def edit(self, place: int) -> None:
        """Put the words of a fact into a field where they stand."""
        self.stop_editing()
        facts = self.query_one(FactList)
        field = FactEdit(facts.facts[place])
        field.styles.offset = (LABEL, 1 + facts.top_of(place))
        field.styles.width = max(10, facts.size.width - LABEL)
        self.mount(field)
        field.focus()

    def stop_editing(self) -> None:
        for field in self.query(FactEdit):
            field.remove()
