"""Is an unknown word a slip of the keyboard, or could it be a name?"""

from __future__ import annotations

import re
from functools import cache
from string import ascii_lowercase

from assistant.masking.lexicon import Standing, is_word, standing

SHORTEST_OWN, LONGEST = 5, 16
HEAPED = re.compile(r"[bcdfghjklmnpqrstvwxz]{4}|(.)\1\1|[^a-z]")
VOWELS = re.compile("[aeiouy]")
LEAST_VOWELS = 0.25


@cache
def could_be_name(low: str) -> bool:
    """Is it unknown, can it be spoken, and is it no known word with one letter more, less, other or moved?"""
    if standing(low) is not Standing.UNKNOWN or not SHORTEST_OWN <= len(low) <= LONGEST or HEAPED.search(low):
        return False
    if len(VOWELS.findall(low)) < LEAST_VOWELS * len(low):
        return False
    return not is_slip(low)


def is_slip(low: str) -> bool:
    """Is it one letter away from a word of English or of the field, or two words run together?"""
    cut = [(low[:at], low[at:]) for at in range(len(low) + 1)]
    if any(is_word(left + right[1:]) for left, right in cut if right):
        return True
    if any(is_word(left + right[1] + right[0] + right[2:]) for left, right in cut if len(right) > 1):
        return True
    if any(is_word(left + letter + right) for left, right in cut for letter in ascii_lowercase):
        return True
    if any(is_word(left + letter + right[1:]) for left, right in cut if right for letter in ascii_lowercase):
        return True
    return any(len(left) > 2 and len(right) > 2 and is_word(left) and is_word(right) for left, right in cut)
