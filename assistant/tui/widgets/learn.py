"""The parts of the learning screen: the visit, the form, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from assistant.teaching.session import HINTS
from assistant.tui import learn_words as words
from assistant.tui.layout.bar import minute_rows
from assistant.tui.layout.columns import Row, one_line, spread, visible
from assistant.tui.layout.learn import compared_rows
from assistant.tui.paint import cited, hung, painted
from assistant.tui.sheets.learn import LearnSheet
from assistant.tui.sheets.tone import Tone
from assistant.tui.widgets.laid import Flow

QUIET = str(Tone.UNCOUNTED)
LABEL = 8


class LearnVisit(Flow):
    """The turns that tell the visit, as the person's turns are shown in a conversation."""

    sheet: LearnSheet | None = None

    def content(self, width: int) -> Content:
        if self.sheet is None:
            return Content("")
        lead: Row = (("› ", f"bold {QUIET}"),)
        return Content("\n").join([hung(Content(one_line(turn)), lead, width) for turn in self.sheet.words])


class ClaimForm(TextArea):
    """Lines of a claim; Enter begins a line, on an empty line it leaves the form."""

    class Done(Message):
        """The learner leaves the form with Enter."""

    def __init__(self) -> None:
        super().__init__(
            id="claim-form",
            compact=True,
            placeholder=words.CLAIM_PLACE,
            highlight_cursor_line=False,
            tab_behavior="focus",
        )

    async def on_key(self, event: events.Key) -> None:
        """Enter on an empty line, or where nothing is written, goes on to why."""
        if event.key != "enter":
            return
        row, _ = self.cursor_location
        if self.document.get_line(row).strip():
            return
        event.stop()
        event.prevent_default()
        self.text = self.text.strip("\n")
        self.move_cursor(self.document.end)
        self.post_message(self.Done())

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = visible(event.text.replace("\r\n", "\n").replace("\r", "\n"))


class LearnSide(Flow):
    """Before an answer the hints, the set and the review; afterwards what became of it."""

    sheet: LearnSheet | None = None

    def __init__(self) -> None:
        super().__init__()
        self.auto_links = False

    def content(self, width: int) -> Content:
        if self.sheet is None:
            return Content.styled(words.OPENING, QUIET)
        blocks = _after(self.sheet, width) if self.sheet.is_judged else _before(self.sheet, width)
        return Content("\n\n").join(list(blocks))


def _heading(title: str, state: str, width: int, tone: str = QUIET) -> Content:
    return painted([spread(((title, "bold $claim"),), ((state, tone),), width)])


def _under(heading: Content, *lines: Content) -> Content:
    return Content("\n").join([heading, *lines])


def _before(sheet: LearnSheet, width: int) -> Iterator[Content]:
    used = words.HINTS_STATE.format(count=len(sheet.hints), of=HINTS)
    told = [_numbered(number, text, width) for number, text in enumerate(sheet.hints, 1)]
    yield _under(_heading(words.HINTS, used, width), *(told or [Content.styled(words.HINTS_EMPTY, QUIET)]))
    yield from _standing(sheet, width)


def _numbered(number: int, text: str, width: int) -> Content:
    return hung(Content(one_line(text)), ((f"{number}  ", QUIET),), width)


def _standing(sheet: LearnSheet, width: int) -> Iterator[Content]:
    told = sheet.standing
    state = words.SET_STATE.format(finished=told.finished, lessons=told.lessons)
    sitting = words.SITTING.format(right=told.right, asked=told.asked) if told.asked else words.SITTING_NONE
    lines = [sitting, *([words.PRACTISED.format(days=told.days)] if told.days else [])]
    yield _under(_heading(words.SET, state, width), *(Content.styled(line, QUIET) for line in lines))
    due = words.DUE.format(count=told.due) if told.due else words.NOTHING_DUE
    lead: Row = ((f"{words.COMES_BACK}  ", QUIET),)
    yield _under(_heading(words.REVIEW, due, width), hung(Content.styled(sheet.forecast, QUIET), lead, width))


def _after(sheet: LearnSheet, width: int) -> Iterator[Content]:
    told = sheet.taught
    if told is None:
        yield _under(_heading(words.ANSWER, "", width), cited(sheet.reply, 0))
        return
    has_answer = bool(told.heading)
    tone = f"bold {Tone.MISSING}" if told.told else f"bold {Tone.COUNTED}"
    title, state = (told.heading, told.state) if has_answer else (words.CLAIM, words.WORKED)
    rows = compared_rows(told.rows, width, with_answer=has_answer)
    yield _under(_heading(title, state, width, tone if has_answer else QUIET), painted(rows))
    if told.told:
        yield Content("\n").join([cited(each, 0) for each in told.told])
    yield Content("\n").join([cited(each, 0) for each in told.reasons])
    if sheet.minutes is not None:
        yield _under(_heading(words.MINUTES, sheet.minutes.state, width), painted(minute_rows(sheet.minutes, width)))
    yield from _kept(sheet, width)


def _kept(sheet: LearnSheet, width: int) -> Iterator[Content]:
    """What was written, what comes next, the rule's own passage, what the lesson says in short."""
    told = sheet.taught
    assert told is not None
    if told.wrote:
        yield _under(_heading(words.WROTE, "", width), Content(one_line(told.wrote)))
    if told.ahead:
        rows = [hung(Content(text), ((f"{label:<{LABEL}}", QUIET),), width) for label, text in told.ahead]
        yield Content("\n").join(rows)
    for note, says in told.passages:
        source = f"[{note.number}] {note.cited.source}, {note.cited.locator}"
        yield _under(_heading(words.RULE, f"[{note.number}]", width), Content(says), Content.styled(source, QUIET))
    if told.prose:
        yield _under(_heading(words.LESSON_SAYS, "", width), *map(Content, told.prose))
    others = _sources(sheet)
    if others:
        yield _under(_heading(words.SOURCES, str(len(told.notes)), width), *others)


def _sources(sheet: LearnSheet) -> Sequence[Content]:
    assert sheet.taught is not None
    shown = {note.number for note, _ in sheet.taught.passages}
    return [
        Content.styled(f"[{note.number}] {note.cited.source}, {note.cited.locator}", QUIET)
        for note in sheet.taught.notes
        if note.number not in shown
    ]
