"""Rows as Textual content. What a person typed is never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style

from assistant.tui.layout.columns import Row, one_line, visible
from assistant.tui.sheets.tone import Tone
from assistant.tui.words import CHECK

if TYPE_CHECKING:
    from assistant.tui.sheets.statement import Statement

CODE = re.compile(r"\b(?:[A-Z]\d{4}|\d{5}|\d{4}[A-Z])(?: [A-Z0-9]{2}\b)*(?: ×\d+)?")
NUMBER = re.compile(r"\[(\d{1,3})\]")
QUIET = str(Tone.UNCOUNTED)
HANG = "\u00a0"
"""The space before a line that goes on with the one above: such lines are selected as one."""


def painted(rows: Iterable[Row]) -> Content:
    """Rows under each other."""
    return Content("\n").join([Content.assemble(*row) for row in rows])


def row(pieces: Row) -> Content:
    return Content.assemble(*pieces)


def with_codes(text: str, style: str = "") -> Content:
    """Text with its claim lines in bold: ``L3906 RT ×1``."""
    content = Content.styled(text, style) if style else Content(text)
    for match in CODE.finditer(text):
        content = content.stylize("bold $claim", *match.span())
    return content


def citation(number: int, turn: int, *, is_lit: bool) -> Content:
    """A number that opens its passage when it is clicked."""
    opens = Style.from_meta({"@click": f"screen.open_citation({turn}, {number})"})
    content = Content(f"[{number}]").stylize("reverse" if is_lit else QUIET)
    return content.stylize(opens)


def statement(said: Statement, turn: int, lit: int | None = None, style: str = "") -> Content:
    """A sentence, its numbers before the full stop."""
    text = one_line(said.text).rstrip(".")
    content = with_codes(text, style)
    if said.notes:
        numbers = Content("").join([citation(number, turn, is_lit=number == lit) for number in said.notes])
        content = content + Content(" ") + numbers
    return content if text.endswith("?") else content + Content.styled(".", style)


def cited(text: str, turn: int, lit: int | None = None) -> Content:
    """Words that carry their citations as ``[1]``; each opens its passage."""
    blocks = []
    for line in visible(text).split("\n"):
        content, end = Content(""), 0
        if line.startswith(CHECK):
            content, end = Content.styled(CHECK, str(Tone.MISSING)), len(CHECK)
        for match in NUMBER.finditer(line):
            number = int(match.group(1))
            content = content + with_codes(line[end : match.start()]) + citation(number, turn, is_lit=number == lit)
            end = match.end()
        blocks.append(content + with_codes(line[end:]))
    return Content("\n").join(blocks)


def hung(content: Content, lead: Row, width: int) -> Content:
    """Content that hangs under itself behind a lead."""
    return hung_after(Content.assemble(*lead), content, width)


def hung_after(lead: Content, content: Content, width: int) -> Content:
    """Content that hangs under itself behind a lead that may do something when it is clicked."""
    indent = lead.cell_length
    lines = content.wrap(max(10, width - indent))
    rows = [lead + lines[0]] if lines else [lead]
    return Content("\n").join([*rows, *(Content(HANG * indent) + line for line in lines[1:])])


def statements(said: Sequence[Statement], turn: int, lit: int | None = None, style: str = "") -> Content:
    """Sentences that run on."""
    return Content(" ").join([statement(each, turn, lit, style) for each in said])
