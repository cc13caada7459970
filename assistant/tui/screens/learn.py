"""The learning screen: the visit and the form at the left, hints and then the claim at the right."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from assistant.tui import learn_words as words
from assistant.tui.classroom import Classroom, LearnFailed, LearnShown
from assistant.tui.sheets.learn import LearnSheet
from assistant.tui.widgets.frame import KeyHint, KeyRow, TopRow
from assistant.tui.widgets.laid import Heading
from assistant.tui.widgets.learn import ClaimForm, LearnSide, LearnVisit

KEYS = (
    KeyHint("Enter", "Go on", "screen.enter"),
    KeyHint("F7", "Hint", "screen.hint"),
    KeyHint("F9", "Skip", "screen.skip"),
    KeyHint("Esc", "Leave", "screen.leave"),
    KeyHint("F1", "Help", "app.help"),
)


class LearnScreen(Screen[None]):
    CSS_PATH = "learn.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7", "hint", "Hint", show=False, priority=True),
        Binding("f9", "skip", "Skip", show=False, priority=True),
        Binding("escape", "leave", "Leave", show=False),
        Binding("enter", "enter", "Go on", show=False),
    ]

    def __init__(self, classroom: Classroom) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-single"), (90, "-tight"), (100, "-wide"), (140, "-roomy"), (168, "-vast")]
        self.VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
        self._classroom = classroom
        self.sheet: LearnSheet | None = None
        self._judged_text = ""
        self.is_busy = True

    def compose(self) -> ComposeResult:
        yield TopRow("learn")
        with VerticalScroll(id="learn", can_focus=False):
            with VerticalScroll(id="learn-left", can_focus=False):
                yield Heading(words.OPENING)
                yield Static("", id="learn-title", markup=False)
                yield LearnVisit()
                yield Static("", id="learn-question", markup=False)
                with Vertical(id="learn-form"):
                    yield _named(Heading(words.YOUR_CLAIM, words.FORM), "claim-heading")
                    yield ClaimForm()
                    yield Static("", id="learn-remark", markup=False)
                    yield _named(Heading(words.WHY, words.UNGRADED), "why-heading")
                    yield Input(id="why-form", placeholder=words.WHY_PLACE, compact=True, select_on_focus=False)
                yield Static("", id="learn-keys", markup=False)
                yield Static("", id="learn-trouble", markup=False)
            with VerticalScroll(id="learn-right", can_focus=True):
                yield LearnSide()
        yield KeyRow(KEYS)

    def on_mount(self) -> None:
        self._classroom.start(self.post_message)

    # ---- what the sitting reports ----

    @on(LearnShown)
    def show(self, event: LearnShown) -> None:
        """Show the item; a new one comes with an empty form."""
        sheet, before = event.sheet, self.sheet
        self.sheet, self.is_busy = sheet, False
        is_new = before is None or before.task != sheet.task
        if is_new:
            self.query_one(ClaimForm).text = ""
            self.query_one("#why-form", Input).value = ""
        heading = self.query_one("#learn-left > Heading", Heading)
        heading.title = sheet.heading
        heading.lay_out()
        self.query_one("#learn-title", Static).update(sheet.title)
        visit, side = self.query_one(LearnVisit), self.query_one(LearnSide)
        visit.sheet = side.sheet = sheet
        visit.refresh(layout=True)
        side.refresh(layout=True)
        self.query_one("#learn-question", Static).update(sheet.question)
        self.query_one("#learn-form").display = sheet.is_predicted
        self._remark(sheet.remark, is_missing=sheet.is_unread)
        self.query_one("#learn-keys", Static).update(self._keys_words())
        self.query_one("#learn-trouble", Static).update(sheet.trouble)
        self.query_one(TopRow).tell(*self._status(sheet))
        self.call_after_refresh(self._place, is_new)

    @on(LearnFailed)
    def show_failure(self, event: LearnFailed) -> None:
        self.is_busy = False
        self.query_one("#learn-trouble", Static).update(words.FAILED.format(reason=event.reason))

    def _status(self, sheet: LearnSheet) -> tuple[str, str]:
        """How far the set is and what is due, and the same in a few words."""
        told = sheet.standing
        done = words.SET_STATE.format(finished=told.finished, lessons=told.lessons)
        due = words.DUE.format(count=told.due) if told.due else words.NOTHING_DUE
        brief = words.BRIEF.format(finished=told.finished, lessons=told.lessons, due=told.due)
        return f"{done} · {due}", brief

    def _keys_words(self) -> str:
        sheet = self.sheet
        if sheet is None or not sheet.is_predicted:
            return words.TRY_AGAIN
        if sheet.is_judged and not self._is_changed():
            return words.GOES_ON
        return words.JUDGES if self.query_one("#why-form", Input).has_focus else words.TO_WHY

    def _remark(self, text: str, *, is_missing: bool) -> None:
        remark = self.query_one("#learn-remark", Static)
        remark.update(text)
        remark.set_class(is_missing, "-missing")
        remark.display = bool(text)

    def _place(self, is_new: bool) -> None:
        """The focus where the next key is wanted; the claim in sight once it is there."""
        sheet = self.sheet
        if sheet is None:
            return
        if sheet.is_judged:
            self.set_focus(self.query_one("#learn-right"))
            self.query_one("#learn-right").scroll_home(animate=False)
            if self.has_class("-single"):
                self.call_after_refresh(self._scroll_to_claim)
        elif sheet.hints and self.has_class("-single") and not sheet.is_unread:
            self._scroll_to_claim()
        elif is_new or sheet.is_unread:
            self.query_one(ClaimForm).focus()
            self.query_one("#learn").scroll_home(animate=False)

    def action_open_citation(self, turn: int, number: int) -> None:
        """A number in a sentence was clicked: what its passage says."""
        told = self.sheet.taught if self.sheet is not None else None
        note = next((each for each in told.notes if each.number == number), None) if told is not None else None
        if note is not None:
            self.notify(note.cited.says, title=note.cited.source, timeout=12, markup=False)

    def _scroll_to_claim(self) -> None:
        """In one column: what became of the answer at the top."""
        self.query_one("#learn").scroll_to(y=self.query_one("#learn-left").size.height, animate=False)

    # ---- the form ----

    def _is_changed(self) -> bool:
        return self.query_one(ClaimForm).text.strip() != self._judged_text

    @on(ClaimForm.Changed)
    def follow_typing(self) -> None:
        self.query_one("#learn-keys", Static).update(self._keys_words())

    @on(ClaimForm.Done)
    def go_to_why(self) -> None:
        self.query_one("#why-form", Input).focus()

    def on_descendant_focus(self) -> None:
        self.query_one("#learn-keys", Static).update(self._keys_words())

    @on(Input.Submitted)
    def submit(self) -> None:
        self.action_enter()

    def action_enter(self) -> None:
        """Judge what is written; go on where it was judged and nothing was changed since."""
        sheet = self.sheet
        if sheet is None or self.is_busy:
            return
        if sheet.is_judged and not (sheet.is_predicted and self._is_changed()):
            self.is_busy = True
            self._judged_text = ""
            self._classroom.go_on()
            return
        text = self.query_one(ClaimForm).text.strip()
        if not text:
            self._remark(words.NO_ANSWER, is_missing=True)
            self.query_one(ClaimForm).focus()
            return
        self.is_busy = True
        self._judged_text = text
        self._classroom.answer(text, self.query_one("#why-form", Input).value)

    # ---- keys ----

    def action_hint(self) -> None:
        self._classroom.hint()

    def action_skip(self) -> None:
        self._judged_text = ""
        self._classroom.skip()

    def action_leave(self) -> None:
        """Back to the visit; the place is kept."""
        self.app.switch_mode("visit")


def _named(heading: Heading, name: str) -> Heading:
    heading.id = name
    return heading
