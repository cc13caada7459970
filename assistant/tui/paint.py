"""Rows as Textual content. What a person typed is never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.style import Style

from assistant.tui.layout.columns import Row, one_line
from assistant.tui.sheets.model import Statement, Tone

CODE = re.compile(r"\b(?:[A-Z]\d{4}|\d{5}|\d{4}[A-Z])(?: [A-Z0-9]{2}\b)*(?: ×\d+)?")
QUIET = str(Tone.UNCOUNTED)


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
    text = one_line(said.text)
    stop = "?" if text.endswith("?") else "."
    content = with_codes(text.rstrip(".") if stop == "." else text, style)
    if said.notes:
        numbers = Content("").join([citation(number, turn, is_lit=number == lit) for number in said.notes])
        content = content + Content(" ") + numbers
    return content if stop == "?" and not said.notes else content + Content("" if stop == "?" else stop)


def statements(said: Sequence[Statement], turn: int, lit: int | None = None, style: str = "") -> Content:
    """Sentences that run on."""
    return Content(" ").join([statement(each, turn, lit, style) for each in said])
