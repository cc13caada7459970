"""One thing opened in full where Facts and Grounds were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from assistant.tui import words
from assistant.tui.layout.columns import one_line, pad
from assistant.tui.messages import CopyAsked, Turned
from assistant.tui.paint import citation, hung_after, statement
from assistant.tui.sheets.opened import Opened, Particular
from assistant.tui.sheets.statement import Statement
from assistant.tui.sheets.tone import Tone
from assistant.tui.widgets.laid import Flow, Heading

INDENT, WIDEST = 12, 24
QUIET = str(Tone.UNCOUNTED)
ITEM = "- "
GAP = re.compile(r"\*\*(\[missing: [^\]]*\])\*\*")


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
        self.call_after_refresh(self.scroll_visible, animate=False, top=True, force=True)

    def action_turn(self, step: int) -> None:
        self.post_message(Turned(step))

    def action_copy(self) -> None:
        self.post_message(CopyAsked())


def content_of(opened: Opened, width: int) -> Content:
    """The title, what is said, the particulars behind their labels."""
    if opened.body:
        return Content("\n").join([_markdown_line(line, width) for line in opened.body.splitlines()])
    title = "" if opened.title == opened.heading else opened.title
    blocks = [Content.styled(one_line(title), "bold $claim"), Content("")] if title else []
    blocks += [_sentence(each) for each in opened.text]
    if opened.details:
        blocks += [Content("")] if opened.text else []
        blocks += _particulars(opened.details, width)
    if opened.address:
        blocks.append(Content.styled(opened.address.removeprefix("https://").removeprefix("http://"), QUIET))
    return Content("\n").join(blocks)


def _sentence(said: Statement) -> Content:
    """A sentence with its full stop; a mere phrase without."""
    content = statement(said, 0)
    return content[:-1] if said.text[:1].islower() else content


def _particulars(details: Sequence[Particular], width: int) -> Iterator[Content]:
    """Each behind its label, which is shown once; the passages apart from what comes before them."""
    indent = min(WIDEST, max(INDENT, *(len(each.label) + 2 for each in details)))
    for before, each in zip((None, *details), details, strict=False):
        if before is not None and is_passage(each) and not is_passage(before) and before.label:
            yield Content("")
        is_again = before is not None and before.label == each.label
        yield _particular(replace(each, label="") if is_again else each, width, indent)


def is_passage(each: Particular) -> bool:
    return each.label.startswith("[")


def _particular(each: Particular, width: int, indent: int) -> Content:
    style = QUIET if each.tone is Tone.UNCOUNTED else f"bold {each.tone}"
    label = Content.styled(pad(each.label, indent), style)
    if each.number is not None and is_passage(each):
        label = citation(each.number, 0, is_lit=False) + Content(" " * (indent - len(each.label)))
    text = Content.styled(one_line(each.text), QUIET if each.is_quiet else "$claim")
    return hung_after(label, text, width)


def _markdown_line(line: str, width: int) -> Content:
    """A line of the note as it stands: headings bold, what is missing in its colour, items hanging."""
    if line.startswith("#"):
        return Content.styled(line.lstrip("# "), "bold $claim")
    if line.startswith(ITEM):
        return hung_after(Content.styled(ITEM, QUIET), _with_gaps(line.removeprefix(ITEM)), width)
    return _with_gaps(line)


def _with_gaps(line: str) -> Content:
    content, end = Content(""), 0
    for gap in GAP.finditer(line):
        content = content + Content(line[end : gap.start()]) + Content.styled(gap[1], str(Tone.MISSING))
        end = gap.end()
    return content + Content(line[end:])
