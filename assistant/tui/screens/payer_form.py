"""The form in which a payer's row is changed: a field for everything that a row may state, who says so, and why."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from assistant.explanation.payers import field_example, field_label
from assistant.tui import words
from assistant.tui.matrix import PayerChange
from assistant.tui.messages import PayerRecorded, TurnFailed
from assistant.tui.sheets.payers import PayerRow
from assistant.tui.turns import Turns
from knowledge.clinic_rows import VALUES

TELLING = ("source", "grade", "effective", "by", "why")
"""What is told of the change itself."""


class PayerForm(ModalScreen[str | None]):
    """Gives back what was recorded, None where nothing was."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave", show=False)]

    def __init__(self, turns: Turns, row: PayerRow | None, *, is_review: bool = False) -> None:
        """``row``: None for a payer without one; ``is_review``: the row was looked at, only the source is missing."""
        super().__init__()
        self.VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
        self._turns = turns
        self._row = row
        self._is_review = is_review

    def compose(self) -> ComposeResult:
        row = self._row
        stated = dict(row.values) if row is not None else {}
        if self._is_review:
            stated["why"] = words.REVIEWED_TODAY
        with VerticalScroll(id="payer-form", can_focus=False):
            yield Static(words.CHANGE_ROW.format(name=row.name) if row is not None else words.NEW_ROW, markup=False)
            yield Static(words.FORM_LEAD, id="form-lead", markup=False)
            for field in (*(() if row is not None else ("payer",)), *VALUES, *TELLING):
                with Horizontal(classes="field"):
                    yield Static(field_label(field), classes="label", markup=False)
                    yield Input(
                        stated.get(field, ""),
                        id=field,
                        placeholder=field_example(field),
                        compact=True,
                        select_on_focus=False,
                    )
            yield Static("", id="form-note", markup=False)
            yield Static(words.FORM_KEYS, id="form-keys", markup=False)

    def on_mount(self) -> None:
        if self._is_review:
            self.query_one("#source", Input).focus()

    @on(Input.Submitted)
    def record(self) -> None:
        """Enter in any field: everything in the form is one change."""
        typed = {each.id or "": each.value.strip() for each in self.query(Input)}
        payer = self._row.name if self._row is not None else typed.pop("payer")
        effective, by, why = typed.pop("effective"), typed.pop("by"), typed.pop("why")
        fields = {name: value or None for name, value in typed.items()}
        self._turns.record_payer(PayerChange(payer, fields, effective, by, why), self.post_message)

    @on(PayerRecorded)
    def close(self, event: PayerRecorded) -> None:
        self.dismiss(event.told)

    @on(TurnFailed)
    def say_why_not(self, event: TurnFailed) -> None:
        """What cannot be recorded is said in the form; nothing typed is lost."""
        note = self.query_one("#form-note", Static)
        note.update(words.NOT_RECORDED.format(reason=event.reason))
        self.call_after_refresh(note.scroll_visible, animate=False)

    def action_leave(self) -> None:
        self.dismiss(None)
