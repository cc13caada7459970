"""What are the parts of an address, and which words can be none of it?"""

from __future__ import annotations

from functools import cache

from assistant.masking.lexicon import Standing, standing
from assistant.masking.page import folded
from assistant.masking.vocabulary import words, words_of_the_field

UNITS = "(?:<address/units>)"
DIRECTIONS = "(?:<address/directions>)"
STATE = r"(?:<address/states>|<address/state_codes>)\b\.?"
UNIT = rf"(?:[\s,]*(?:\b(?:{UNITS})\b\.?\s?#?\s?|#\s?)[A-Z]?-?\d*[A-Z]?\b)"
NAME = r"(?:[^\W\d_][\w'’.-]{0,30}|\d{1,3}(?:st|nd|rd|th))"
ZIP = r"\d{5}(?:-\d{4})?"
TAIL = (
    rf"(?:{UNIT})?(?:[\s,]{{1,3}}(?P<city>{NAME}(?:\s{NAME}){{0,2}}),?\s(?P<state>{STATE})"
    rf"(?:,?\s{{1,2}}{ZIP}\b)?|[\s,]{{1,3}}(?P<city2>{NAME}(?:\s{NAME}){{0,2}})[,\s]\s?{ZIP}\b"
    rf"|[\s,]{{1,3}}{ZIP}\b)?"
)
CAPITALIZED = r"[A-Z][\w'’-]{1,30}(?:\s[A-Z][\w'’-]{1,30}){0,2}"


def may_be_city(city: str) -> bool:
    """Not a word of the field, nor a name of a person before a credential."""
    return not any(is_never(part) or is_field_word(part) for part in city.split())


@cache
def is_place(city: str) -> bool:
    """Is every word one that is known as a name, or not known at all?"""
    return all(standing(folded(part)) in (Standing.NAME, Standing.UNKNOWN) for part in city.split())


def is_never(part: str) -> bool:
    """Is this a word that is no part of any name?"""
    low = folded(part.strip(".,"))
    return standing(low) is Standing.NEVER and low not in words("address", "in_city_names")


def is_field_word(part: str) -> bool:
    """Is this a word of the work, not of addresses?"""
    low = folded(part.strip(".,"))
    return standing(low) is Standing.WORD and low in words_of_the_field()
