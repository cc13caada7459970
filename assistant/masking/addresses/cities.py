"""Where are cities and ZIP codes: beside a state, behind a street, where somebody lives?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.masking.addresses.words import NAME, STATE, ZIP, is_field_word, is_never, is_place, may_be_city
from assistant.masking.codes import is_code
from assistant.masking.form import Form
from assistant.masking.masked import Kind, Span
from assistant.masking.page import folded
from assistant.masking.spoken import DIGIT_WORDS
from assistant.masking.vocabulary import entries, words

CITY = Form(
    rf"(?P<city>[A-Z][\w'’.-]{{1,30}}(?:\s[A-Z][\w'’-]{{1,30}}){{0,2}}),?\s(?P<state>(?:<address/state_codes:upper>)\b|"
    rf"(?:<address/states:title>)\b)(?P<zip>,?\s{{1,2}}{ZIP}\b)?",
    any_case=False,
)
CITY_ZIP = Form(rf"[\s,.]{{1,3}}(?:(?P<town>{NAME}(?:\s{NAME}){{0,2}}),?\s(?:{STATE},?\s)?)?(?P<zip>{ZIP})(?![\d-])")
CITY_ALONE = Form(r",\s(?P<town>[A-Z][\w'’-]{2,20}(?:\s[A-Z][\w'’-]{2,20})?)(?=[.;\n)]|,?$)", any_case=False)
LIVES = Form(
    r"(?<!\w)(?:<address/lives>)\s(?:(?:alone|with \w+|w/ ?\w+|now|back|up|out|down|over|here|all the way"
    r"|about an hour)\s){0,2}(?:<address/lives_in>)\s(?:the\s)?(?P<place>[^\W\d_a-z][\w'’.-]{0,30}"
    r"(?:\s[^\W\d_a-z][\w'’-]{0,30}){0,3}(?:\s(?:rm|room|apt|unit|#)\.?\s?\w{1,4})?)",
    any_case=False,
)
LIVES_ANY = Form(
    r"(?<!\w)(?:lives|living|resides|residing|resident|moved)\s(?:in|at|near|to|from|of)\s"
    r"(?P<place>[^\W\d_][\w'’.-]{0,30}(?:\s[^\W\d_][\w'’-]{0,30}){0,2}\s(?:<address/homes>)\b(?:\s(?:rm|room|apt|unit"
    r"|#)\.?\s?\w{1,4})?)"
)
ZIP_ALONE = Form(
    rf"(?<!\w)(?:zip(?:\s?code)?|postal code|cp)\b[\s:#=]*(?:is\s)?(?P<zip>{ZIP}|(?:"
    rf"(?:{DIGIT_WORDS})[\s-]?){{4,5}})(?![\da-z])"
)
STATE_ZIP = Form(
    rf"\b(?:<address/state_codes:upper>|<address/states:title>)[ ,]{{1,2}}(?P<zip>{ZIP})(?![\d-])", any_case=False
)


def cities(text: str) -> Iterator[Span]:
    """Cities beside a state, and places where somebody lives."""
    for match in CITY.finditer(text):
        code = match["state"].lower()
        has_zip = match["zip"] is not None
        if not has_zip and code in words("address", "state_codes_also_words") and not is_place(match["city"]):
            continue
        if may_be_city(match["city"]) and (
            has_zip or "," in text[match.end("city") : match.start("state")] or len(code) > 2
        ):
            start = match.start("city")
            yield Span(start, match.end() if has_zip else match.end("city"), Kind.ADDRESS)
    for match in LIVES.finditer(text):
        if may_be_city(match["place"]) and folded(match["place"]) not in entries("address", "states"):
            yield Span(match.start("place"), match.end("place"), Kind.ADDRESS)
    for match in LIVES_ANY.finditer(text):
        if not is_never(match["place"].split()[0]):
            yield Span(match.start("place"), match.end("place"), Kind.ADDRESS)


def zip_codes(text: str) -> Iterator[Span]:
    """ZIP codes behind their label or a state."""
    for match in ZIP_ALONE.finditer(text):
        yield Span(match.start("zip"), match.end("zip"), Kind.ADDRESS)
    for match in STATE_ZIP.finditer(text):
        if not is_code(match["zip"]):
            yield Span(match.start("zip"), match.end("zip"), Kind.ADDRESS)


def city_behind(text: str, match: re.Match[str]) -> Iterator[Span]:
    """The city and ZIP behind a street, also without a state: ``Lower Wallop, 54830``."""
    end = end_of(match)
    behind = CITY_ZIP.match(text, end)
    if not behind:
        yield from city_alone(text, end)
    if behind and not is_code(behind["zip"]) and (behind["town"] is None or behind["town"][0].isupper()):
        yield Span(end, behind.end(), Kind.ADDRESS)


def city_alone(text: str, end: int) -> Iterator[Span]:
    """A city behind a comma where a street ended, without state and ZIP."""
    alone = CITY_ALONE.match(text, end)
    if alone and not any(is_never(part) or is_field_word(part) for part in alone["town"].split()):
        yield Span(end, alone.end("town"), Kind.ADDRESS)


def end_of(match: re.Match[str]) -> int:
    """Where an address ends: before a city that is none."""
    ended = re.search(r"[\s,]+(\d{5})$", match[0])
    if ended and is_code(ended[1]) and not match.groupdict().get("state"):
        return match.start() + ended.start()
    name = next((each for each in ("city", "city2") if match.groupdict().get(each)), None)
    if name is None:
        return match.end()
    city = match[name]
    if not may_be_city(city):
        before = match.string[match.start() : match.start(name)]
        return match.start() + len(before.rstrip(" ,\n"))
    return match.end()
