"""Where are streets, flats, boxes, cities and ZIP codes? A state alone may stay."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.masking.addresses.cities import cities, zip_codes
from assistant.masking.addresses.places import named_places, numbered_places
from assistant.masking.addresses.streets import streets
from assistant.masking.addresses.words import ZIP
from assistant.masking.form import Form
from assistant.masking.masked import Kind, Span

LABELLED = Form(
    r"(?<!\w)(?:address|addr|add|street|mailing address|home address|city/state/zip|city, state zip|city|town"
    r"|hometown|domicilio|direcci[oó]n|city/st/zip)(?:[._·]{2,40}\s?[:=?]?|\s?[:=?])\s*(?P<rest>[^\n;|]{2,80})"
)
LABEL_ENDS = Form(
    r"(?<=\d)\.\s|\s(?=[A-Z]\w*\s?[?:])|\s{2,}|\t|\s(?=(?:phone|ph|cell|tel|email|dob|mrn|ins|ssn|home|fax"
    r"|city|state|zip|county)\b\s?[:#=])|[;|]"
)
LAST_LINE = Form(
    rf"\n[ \t]*(?=[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){{0,2}},?\s(?:<address/state_codes:upper>)\s{{1,2}}{ZIP})",
    any_case=False,
)
LONGEST_LINE = 60


def addresses(text: str) -> Iterator[Span]:
    """Streets with number, flat, city and ZIP; boxes; cities beside a state or where somebody lives; ZIP codes."""
    yield from streets(text)
    yield from cities(text)
    yield from zip_codes(text)
    yield from numbered_places(text)
    yield from _blocks(text)
    yield from named_places(text)
    yield from _labelled(text)


def _labelled(text: str) -> Iterator[Span]:
    """What stands behind a label such as ``Address:``, up to the next label."""
    for match in LABELLED.finditer(text):
        rest = LABEL_ENDS.split(match["rest"])[0].rstrip(" ,.")
        if rest:
            yield Span(match.start("rest"), match.start("rest") + len(rest), Kind.ADDRESS)


def _blocks(text: str) -> Iterator[Span]:
    """The line over a line of city, state and ZIP, where a number stands in it."""
    for match in LAST_LINE.finditer(text):
        line = text[: match.start()].rpartition("\n")[2].strip()
        start = match.start() - len(line)
        if (
            line
            and len(line) < LONGEST_LINE
            and any(map(str.isdigit, line))
            and ":" not in line
            and text[start : match.start()] == line
        ):
            yield Span(start, match.start(), Kind.ADDRESS)
