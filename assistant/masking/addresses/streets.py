"""Where are streets with a number, numbered roads, boxes and flats?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.masking.addresses.cities import city_alone, city_behind, end_of
from assistant.masking.addresses.words import DIRECTIONS, NAME, TAIL, UNITS, ZIP, is_field_word, is_never
from assistant.masking.form import Form
from assistant.masking.lexicon import Standing, standing
from assistant.masking.masked import Kind, Span
from assistant.masking.page import folded
from assistant.masking.spoken import DIGIT_WORDS, ORDINALS
from assistant.masking.vocabulary import words

STREET = Form(
    rf"(?<![\w./$:-])(?P<number>\d{{1,6}}(?:-?[A-Z])?(?:-\d{{1,4}})?(?:\s1/2)?)\s+(?:(?:{DIRECTIONS})\b\.?\s)?"
    rf"(?P<names>{NAME}(?:\s{NAME}){{0,3}}?)\s(?P<kind><address/streets>)\b\.?(?:\s"
    rf"(?P<kind2><address/streets>)\b\.?)?(?P<dir>\s(?:{DIRECTIONS})\b)?{TAIL}"
)
SPOKEN_STREET = Form(
    rf"(?<!\w)(?P<number>{DIGIT_WORDS}(?:[\s-]{DIGIT_WORDS}){{0,4}}(?:\shundred)?)\s(?:(?:{DIRECTIONS})\s)?"
    rf"(?P<names>(?:{NAME}|{ORDINALS})(?:\s{NAME}){{0,1}})\s(?P<kind><address/without_number>)\b(?:,?\s"
    rf"(?:{UNITS})\s(?:{DIGIT_WORDS}|\w)+)?"
)
NUMBERED = Form(
    rf"(?<![\w./$:-])(?:\d{{1,6}}\s+)?(?:(?:{DIRECTIONS})\b\.?\s)?\d{{1,3}}(?:st|nd|rd"
    rf"|th)\s(?P<kind>st|street|ave|av|avenue|blvd|pl|place"
    rf"|rd|road|ln|lane|dr|drive|ter|terrace|ct|court|way)\b\.?(?:\s(?:{DIRECTIONS})\b)?{TAIL}"
)
UNKINDED = Form(
    rf"(?<![\w./$:-])(?:\d{{2,6}}\s+(?:{DIRECTIONS})\b\.?\s(?:\d{{1,3}}(?:st|nd|rd|th)"
    rf"|[^\W\d_][\w'’-]{{2,30}})(?=,|\s(?:apt|unit|#))"
    rf"|\d{{1,6}}[A-Z]?\s+(?:(?:{DIRECTIONS})\.?\s)?Broadway\b"
    rf"|\d{{1,6}}[A-Z]?\s+(?:Avenue|Avenida|Ave|Calle|Camino|Via|Paseo|Rue|Highway|Hwy|Route|Old"
    rf"|Rural Route)\s[A-Z]\w*(?:\s[A-Z]\w+){{0,2}}\b){TAIL}"
)
ROUTE = Form(
    rf"(?<![\w./])\d{{1,6}}(?:-?[A-Z])?\s(?:(?:{DIRECTIONS})\.?\s)?(?:(?:US|State|County|Rural"
    rf"|Old)\s)*(?:hwy|highway|route|rte|county road|cr|fm"
    rf"|sr|loop|interstate|i|road|rd|us|avenue|ave|street)[\s-]\d{{1,4}}[A-Z]?\b(?:\s(?:{DIRECTIONS})\b)?{TAIL}"
)
NAMED = Form(
    r"(?<![\w/])(?P<names>[A-Z][\w'’-]{1,30}(?:\s[A-Z][\w'’-]{1,30})?)\s(?P<kind><address/named:capital>)\b\.?",
    any_case=False,
)
BOX = Form(
    rf"(?<!\w)(?:[AFD]PO)\s(?:A[AEP])\s{ZIP}|(?<!\w)(?:(?:P\.?\s?O\.?"
    rf"|post office)\s?bo?x\s?#?\s?(?:\w*\d\w*|(?:{DIGIT_WORDS})(?:\s(?:{DIGIT_WORDS}))*)"
    rf"|(?:RR|R\.R\.|HC|rural route)\s?#?\s?\d{{1,3}},?\s?box\s?\d+\w?){TAIL}"
)
FLAT = Form(
    r"(?<!\w)(?:apt|apartment|ste|suite|trlr|trailer|lot)\.?\s?#?\s?(?P<flat>\d{1,5}-?[A-Z]?"
    r"|[A-Z]-?\d{0,4})(?![\w%])"
)


def streets(text: str) -> Iterator[Span]:
    """Streets, boxes and flats with their number, and the city behind them."""
    for pattern in (STREET, SPOKEN_STREET):
        for match in pattern.finditer(text):
            if _is_street(match["names"], match.groupdict().get("kind2") or match["kind"], text):
                yield Span(match.start(), end_of(match), Kind.ADDRESS)
                yield from city_behind(text, match)
    for pattern in (BOX, ROUTE, NUMBERED, UNKINDED):
        for match in pattern.finditer(text):
            yield Span(match.start(), end_of(match), Kind.ADDRESS)
            yield from city_behind(text, match)
    for match in NAMED.finditer(text):
        if _is_named_street(match["names"], match["kind"]):
            yield Span(match.start(), match.end(), Kind.ADDRESS)
            yield from city_alone(text, match.end())
    for match in FLAT.finditer(text):
        if any(each.isdigit() for each in match["flat"]):
            yield Span(match.start("flat"), match.end("flat"), Kind.ADDRESS)


def _is_street(names: str, kind: str, text: str) -> bool:
    """``412 Maple St``, not ``12 min way`` or ``2 in strap place``."""
    parts = re.split(r"\s", names)
    if any(folded(part.strip(".,")) in words("address", "no_street") or is_never(part) for part in parts):
        return False
    if all(part[:1].isupper() or part[:1].isdigit() for part in parts):
        return not all(is_field_word(part) for part in parts) or kind.lower() in words("address", "without_number")
    is_small = not kind[0].isupper()
    if not is_small:
        return False
    return kind.lower() in words("address", "in_small_letters") and all(
        standing(folded(part)) in (Standing.NAME, Standing.BOTH, Standing.UNKNOWN)
        or part[0].isdigit()
        or (
            kind.lower() in ("street", "avenue", "road", "blvd", "lane", "ave", "rd", "ln", "st")
            and not is_field_word(part)
        )
        for part in parts
    )


def _is_named_street(names: str, kind: str) -> bool:
    last = folded(names.split()[-1])
    if kind.lower() in ("place", "way", "village", "st"):
        return standing(last) in (Standing.NAME, Standing.UNKNOWN) and kind != "ST"
    if kind.lower() in ("drive", "court", "circle", "highway", "terrace"):
        if " " in names:
            return not any(is_field_word(part) or is_never(part) for part in names.split())
        return standing(last) in (Standing.NAME, Standing.UNKNOWN, Standing.BOTH)
    return standing(last) is not Standing.NEVER and not is_field_word(last)
