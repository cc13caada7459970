"""What a question names: a code, a modifier, a number of units; and whether it tells a visit besides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.conversation.signals.heard import Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.quantities import quantities
from coder.visit import Minutes

CODE = re.compile(r"\b(?:[A-Z]\d{4}|\d{5})\b", re.IGNORECASE)
MODIFIER = re.compile(r"\b(?:GP|GO|GN|KX|CQ|CO|59|XS|XE|XP|XU|LT|RT|25|95|52)\b")
ORDINALS = {
    "one": 1,
    "single": 1,
    "second": 2,
    "two": 2,
    "another": 0,
    "third": 3,
    "three": 3,
    "fourth": 4,
    "four": 4,
    "five": 5,
    "six": 6,
}
SEVERAL, A_WHOLE_VISIT = 2, 4
"""Facts with which a visit is told, and those with which one is told although something is asked too."""
BESIDE = frozenset(("doc_elements", "proposed_codes", "visit_number", "l_code_biller", "orthosis_or_prosthesis"))
"""Facts that come along with others."""


def tells_visit(heard: Heard, ctx: Context) -> bool:
    """Does the turn tell a visit: minutes with what they were for, or several facts without a question mark?"""
    if tells_minutes(heard, ctx):
        return True
    facts, visit = facts_stated(heard, ctx), ctx.read(heard.text).visit
    if "?" not in heard.words.lower:
        return facts >= SEVERAL
    return facts >= A_WHOLE_VISIT and (visit.discipline is not None or visit.assistant is not None)


def tells_minutes(heard: Heard, ctx: Context) -> bool:
    """Does the turn tell minutes with what they were for?"""
    visit = ctx.read(heard.without("modifier_named")).visit
    return visit.minutes != Minutes() or any(each.minutes is not None for each in visit.other_services)


def facts_stated(heard: Heard, ctx: Context) -> int:
    """How many facts the words state, what the note shows and codes asked about apart."""
    reading = ctx.read(heard.text)
    stated = {said.path.split(".")[0] for said in reading.said}
    return len(stated - BESIDE - {*reading.visit.implied})


def code_named(heard: Heard) -> str | None:
    """The code or modifier that is named."""
    found = CODE.search(heard.text) or MODIFIER.search(heard.text)
    return found[0].upper() if found else None


def _is_more(lower: Sequence[str], first: int, last: int) -> bool:
    """``one more unit``: as many as there are, and one."""
    return any(is_among(word, "more_word") for word in lower[max(0, first - 1) : last + 2])


def units_named(heard: Heard) -> int | None:
    """The units that are asked about: a number beside ``unit``, an ordinal, ``x2``."""
    words = heard.words
    for each in quantities(words):
        behind = words.lower[each.last : each.last + 2]
        if any(word.startswith("unit") for word in behind) and _is_more(words.lower, each.first, each.last):
            return None
        spoken = words.lower[each.first : each.last]
        number = each.low or next((int(word) for word in spoken if word.isdigit()), 0)
        is_counted = words.lower[max(0, each.first - 1) : each.first] == ["x"]
        if number and (is_counted or any(word.startswith("unit") for word in (*spoken, *behind))):
            return number
    for at, word in enumerate(words.lower):
        if ORDINALS.get(word) and _is_more(words.lower, at, at + 1):
            return None
        if ORDINALS.get(word) and (word != "one" or words.lower[max(0, at - 1) : at] != ["next"]):
            return ORDINALS[word]
        if word.isdigit() and 1 <= int(word) <= 12 and at > 0:
            return int(word)
    return None
