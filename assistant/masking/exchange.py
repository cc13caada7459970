"""Which parts of exchanged segments name or place a person: X12 ``NM1``, ``N3``, ``N4``; HL7 ``PID``?"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.masking.form import Form
from assistant.masking.masked import Kind, Span

NAME = Form(r"(?<!\w)NM1\*\w{2,3}\*1\*(?P<part>[^*~\n]+(?:\*[^*~\n]+){0,2})", any_case=False)
STREET = Form(r"(?<!\w)N3\*(?P<part>[^~\n]+)", any_case=False)
CITY = Form(r"(?<!\w)N4\*(?P<part>[^*~\n]+)", any_case=False)
ZIP = Form(r"(?<!\w)N4\*[^*~\n]*\*[A-Z]{2}\*(?P<part>\d{5,9})", any_case=False)
CARETS = Form(
    r"(?<![\w^])(?P<part>[^\W\d_][\w'’ -]{1,30}\^[^\W\d_][\w'’ -]{0,30}(?:\^[^\W\d_][\w'’ -]{0,30})?)(?!\w)",
    any_case=False,
)
PLACE = Form(r"(?<=[|^])(?P<part>\d{1,6}\s[^|^\n]{2,40}(?:\^[^|^\n]*){2,5})", any_case=False)
PATTERNS = (
    (PLACE, Kind.ADDRESS),
    (NAME, Kind.NAME),
    (STREET, Kind.ADDRESS),
    (CITY, Kind.ADDRESS),
    (ZIP, Kind.ADDRESS),
    (CARETS, Kind.NAME),
)


def exchanged(text: str) -> Iterator[Span]:
    """Names, streets, cities and ZIP codes between the signs of such segments."""
    for pattern, kind in PATTERNS:
        for match in pattern.finditer(text):
            yield Span(*match.span("part"), kind)
