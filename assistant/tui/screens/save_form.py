"""The dialog before a visit is saved: the masked text, words to mask as well, a label that points to nobody."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from assistant.records.visit_draft import Draft, with_label, with_more_masked
from assistant.records.visit_labels import LabelRefused
from assistant.tui import words
from assistant.tui.messages import TurnFailed, VisitSaved
from assistant.tui.sheets.dates import spoken_day
from assistant.tui.sheets.tone import Tone
from assistant.tui.turns import Turns

MASKED = f"bold {Tone.MISSING}"


class SaveForm(ModalScreen[str | None]):
    """Gives back what is to be said of the visit that was saved, None where none was."""

    CSS_PATH = "history.tcss"
    AUTO_FOCUS = "#more"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False),
        Binding("ctrl+s", "save", "Save", show=False, priority=True),
        Binding("f7", "mask_selected", "Mask what is selected", show=False, priority=True),
    ]

    def __init__(self, turns: Turns, draft: Draft) -> None:
        super().__init__()
        self._turns = turns
        self.draft = draft

    def compose(self) -> ComposeResult:
        lead = words.SAVE_LEAD.format(day=spoken_day(self.draft.date_of_service))
        with VerticalScroll(id="save-form", can_focus=False):
            yield Static(words.SAVE_VISIT, markup=False)
            yield Static(lead, id="save-lead", markup=False)
            yield Static(_painted(self.draft), id="save-text", markup=False)
            with Horizontal(classes="field"):
                yield Static(words.MASK_MORE, classes="label", markup=False)
                yield Input(id="more", placeholder=words.MASK_MORE_EXAMPLE, compact=True, select_on_focus=False)
            with Horizontal(classes="field"):
                yield Static(words.LABEL, classes="label", markup=False)
                yield Input(
                    self.draft.label, id="label", placeholder=words.LABEL_EXAMPLE, compact=True, select_on_focus=False
                )
            yield Static("", id="save-note", markup=False)
            yield Static(words.SAVE_KEYS, id="save-keys", markup=False)

    @on(Input.Submitted, "#more")
    def mask_typed(self, event: Input.Submitted) -> None:
        """Enter: the words that were typed are masked; with nothing typed the label is next."""
        if event.value.strip():
            self._mask(event.value)
        else:
            self.query_one("#label", Input).focus()

    @on(Input.Submitted, "#label")
    def action_save(self) -> None:
        """Enter in the label, or Ctrl+S anywhere; words still typed are masked first."""
        more = self.query_one("#more", Input).value
        if more.strip() and not self._mask(more):
            return
        try:
            self.draft = with_label(self.draft, self.query_one("#label", Input).value)
        except LabelRefused as refused:
            from assistant.explanation.visits import objection

            self._tell(objection(refused))
            return
        self._turns.save_visit(self.draft, self.post_message)

    def action_mask_selected(self) -> None:
        """Mask what is selected in the text with the mouse."""
        selected = self.get_selected_text()
        if selected and selected.strip():
            self.clear_selection()
            self._mask(selected)

    def _mask(self, more: str) -> bool:
        """Mask these words; says where they do not stand in the text."""
        masked = with_more_masked(self.draft, [more])
        if masked.spans == self.draft.spans:
            self._tell(words.NOT_IN_TEXT.format(words=more.strip()))
            return False
        self.draft = masked
        self.query_one("#more", Input).value = ""
        self.query_one("#save-text", Static).update(_painted(masked))
        self._tell("")
        return True

    def _tell(self, text: str) -> None:
        note = self.query_one("#save-note", Static)
        note.update(text)
        note.set_class(bool(text), "-told")
        self.call_after_refresh(note.scroll_visible, animate=False)

    @on(VisitSaved)
    def close(self, event: VisitSaved) -> None:
        self.dismiss(event.told)

    @on(TurnFailed)
    def say_why_not(self, event: TurnFailed) -> None:
        """What cannot be saved is said in the dialog; nothing is lost."""
        self._tell(words.NOT_SAVED.format(reason=event.reason))

    def action_leave(self) -> None:
        self.dismiss(None)


def _painted(draft: Draft) -> Content:
    """The text with what is masked in its own colour."""
    parts: list[Content] = []
    at = 0
    for span in draft.spans:
        parts += (Content(draft.told[at : span.start]), Content.styled(f"[{span.kind.upper()}]", MASKED))
        at = span.end
    return Content("").join((*parts, Content(draft.told[at:])))
