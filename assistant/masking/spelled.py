"""Where is a name spelled out, letter by letter?"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.masking.form import Form
from assistant.masking.masked import Kind, Span

BY_HYPHENS = Form(r"(?<![\w-])[^\W\d_](?:-[^\W\d_]){3,}(?![\w-])", any_case=False)
BY_BLANKS = Form(
    r"\b(?:spelled|spelt|spelling|spell it|spells|that's|thats|that is|it's)[\s:,]+(?P<letters>[^\W\d_]"
    r"(?:[\s.,-]{1,3}[^\W\d_]){2,})(?!\w)"
)
CAPITALS = Form(r"(?<!\w)[A-Z](?:\s[A-Z]){3,}(?!\w)", any_case=False)


def spelled(text: str) -> Iterator[Span]:
    """Four letters and more joined by hyphens; letters behind a word of spelling."""
    for pattern in (BY_HYPHENS, CAPITALS):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), Kind.NAME)
    for match in BY_BLANKS.finditer(text):
        yield Span(match.start("letters"), match.end("letters"), Kind.NAME)
