"""One thing opened in full where Facts and Grounds were: a passage, a line's reasons, a finding, what is supposed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from assistant.tui import words
from assistant.tui.layout.columns import Row, hanging, one_line, wrap
from assistant.tui.messages import CopyAsked, Turned
from assistant.tui.paint import painted, statement
from assistant.tui.sheets.model import FactRow, FindingRow, GroundRow, LineStory, Statement, VisitSheet
from assistant.tui.sheets.tone import Tone
from assistant.tui.widgets.laid import Flow, Heading

INDENT = 11
QUIET = str(Tone.UNCOUNTED)


@dataclass(frozen=True, slots=True)
class Opened:
    """What is shown: ``pane`` and ``place`` say of which list it is, ``plain`` is its text for a copy."""

    pane: str
    place: int
    heading: str
    state: str
    title: str
    text: tuple[Statement, ...]
    details: tuple[tuple[str, str, Tone], ...] = ()
    address: str = ""

    @property
    def plain(self) -> str:
        sentences = " ".join(one_line(each.text).rstrip(".") + "." for each in self.text)
        parts = [self.title, sentences, *(f"{label}: {text}" for label, text, _ in self.details), self.address]
        return "\n".join(part for part in parts if part)


class DetailText(Flow):
    opened: Opened | None = None

    def content(self, width: int) -> Content:
        return content_of(self.opened, width) if self.opened is not None else Content("")


class Detail(Vertical, can_focus=True):
    """The opened thing; arrows go to its neighbours."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "Previous", show=False),
        Binding("right", "turn(1)", "Next", show=False),
        Binding("c", "copy", "Copy", show=False),
    ]
    opened: Opened | None = None

    def compose(self) -> ComposeResult:
        yield Heading(words.GROUNDS)
        text = DetailText()
        text.auto_links = False
        yield text

    def show(self, opened: Opened) -> None:
        self.opened = opened
        heading, text = self.query_one(Heading), self.query_one(DetailText)
        heading.title = opened.heading
        heading.tell(f"{opened.state}    {words.BACK}" if opened.state else words.BACK)
        text.opened = opened
        text.refresh(layout=True)
        self.call_after_refresh(self.scroll_visible, animate=False, top=False, force=True)

    def action_turn(self, step: int) -> None:
        self.post_message(Turned(step))

    def action_copy(self) -> None:
        self.post_message(CopyAsked())


def content_of(opened: Opened, width: int) -> Content:
    blocks = [Content.styled(one_line(opened.title), "bold $claim")]
    blocks += [Content("")]
    for each in opened.text:
        blocks.append(statement(each, 0))
    rows: list[Row] = []
    for label, text, tone in opened.details:
        style = QUIET if tone is Tone.UNCOUNTED else f"bold {tone}"
        rows += hanging(label, style, wrap(one_line(text), width - INDENT), "$claim", INDENT)
    if rows:
        blocks += [Content(""), painted(rows)]
    if opened.address:
        blocks.append(Content.styled(opened.address.removeprefix("https://").removeprefix("http://"), QUIET))
    return Content("\n").join(blocks)


# ---- what can be opened ----


def opened_row(sheet: VisitSheet, pane: str, place: int) -> Opened | None:
    """The row of a pane in full; None where there is no such row."""
    if place < 0:
        return None
    if pane == "claim" and place < len(sheet.stories):
        return opened_story(sheet.stories, place)
    if pane == "findings" and place < len(sheet.findings):
        return opened_finding(sheet.findings, place)
    if pane == "grounds" and place < len(sheet.grounds):
        return opened_ground(sheet.grounds, place)
    if pane == "facts" and place < len(sheet.facts.rows):
        return opened_assumed(sheet.facts.rows[place], place, sheet.facts.supposed)
    return None


def opened_ground(grounds: Sequence[GroundRow], place: int) -> Opened:
    ground = grounds[place]
    details = [(label, text, Tone.UNCOUNTED) for label, text in ground.details]
    details += [("decides" if i == 0 else "", each.text, Tone.UNCOUNTED) for i, each in enumerate(ground.decides)]
    details += [("contested", text, Tone.CONTESTED) for text in ground.contested]
    title = ground.locator[:1].upper() + ground.locator[1:]
    state = f"{place + 1} of {len(grounds)}"
    said = (Statement(ground.says),)
    return Opened("grounds", place, words.GROUNDS, state, title, said, tuple(details), ground.address)


def opened_story(stories: Sequence[LineStory], place: int) -> Opened:
    story = stories[place]
    details = [("to know", _told(each), Tone.UNCOUNTED) for each in story.remarks]
    details += [("rejected", each.text, Tone.UNCOUNTED) for each in story.rejected]
    return Opened(
        "claim", place, words.CLAIM, f"{place + 1} of {len(stories)}", story.title, story.decided, tuple(details)
    )


def _told(each: Statement) -> str:
    numbers = "".join(f"[{number}]" for number in each.notes)
    return f"{each.text.rstrip('.')} {numbers}".rstrip()


def opened_finding(findings: Sequence[FindingRow], place: int) -> Opened:
    finding = findings[place]
    text = finding.more if finding.are_names else (finding.statement, *finding.more)
    return Opened("findings", place, words.CLAIM, f"{place + 1} of {len(findings)}", finding.label, text)


def opened_assumed(fact: FactRow, place: int, supposed: Sequence[Statement]) -> Opened:
    return Opened("facts", place, words.FACTS, "", fact.label, tuple(supposed))
