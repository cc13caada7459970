"""Which visit is it, counted from the first?"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.encounter.stated import is_any
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.reading import Said

WORDS = SmallWords("encounter")
NUMBER = "visit_number"
OTHER_VISIT = Context.PAST | Context.PLANNED
NOT_COUNTED = OTHER_VISIT | Context.DENIED | Context.HYPOTHETICAL
MOST_BETWEEN = 4
"""Words between ``2nd`` and what is counted: ``2nd left wrist splint session``."""
MISSPELLED = frozenset(("vist", "vst", "visti", "viist"))
TOTALS = frozenset(("tot", "total", "ttl"))
"""Before ``tx 44`` it is the time of the treatment."""
LONGEST_EPISODE, LONGEST_COURSE = 200, 15
"""``session 35`` is no visit number but a length of time; visits and treatments are counted further."""


def find_number(
    text: Text, quantities: Sequence[Quantity], ordinals: Sequence[Cue], first: Sequence[Cue]
) -> Said | None:
    """The number of the visit as written, in words, or 1 where the words say ``first visit``."""
    return _written(text, quantities) or _labelled(text) or _in_words(text, ordinals) or _first(text.words, first)


def _written(text: Text, quantities: Sequence[Quantity]) -> Said | None:
    """``visit 6 of 12``, ``tx #5``."""
    for quantity in quantities:
        if quantity.kind is not Kind.VISIT_NUMBER or text.contexts.flags[quantity.first] & OTHER_VISIT:
            continue
        of_day = text.words.lower[quantity.last : quantity.last + 3] == ["of", "the", "day"]
        summed = TOTALS.intersection(text.words.lower[max(0, quantity.first - 1) : quantity.first])
        if of_day or summed or _is_day(text.words, quantity, quantities):
            continue
        if text.words.lower[quantity.first] in ("session", "sessions") and quantity.low > LONGEST_COURSE:
            continue
        return say(text.words, NUMBER, quantity.low, quantity.first, quantity.last)
    return None


def _labelled(text: Text) -> Said | None:
    """``VISIT=6``, ``Visit: 03 of 08``."""
    lower = text.words.lower
    for at, word in enumerate(lower):
        if word in MISSPELLED and lower[at + 1 : at + 2] and lower[at + 1].isdigit() and lower[at + 1] != "0":
            return say(text.words, NUMBER, int(lower[at + 1]), at, at + 2)
        value = lower[at + 2] if at + 2 < len(lower) and lower[at + 1] in ("=", ":", "#") else ""
        if word in ("visit", "vis") and value.isdigit() and 0 < int(value) <= LONGEST_EPISODE:
            after = lower[at + 3] if at + 3 < len(lower) else ""
            if after not in WORDS["after_number"]:
                return say(text.words, NUMBER, int(value), at, at + 3)
    return None


def _is_day(words: Words, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """``tx 4/3`` beside ``eval 4/1``: a day, where other days of that month are written."""
    slashed = "/" in (*words.lower[quantity.first : quantity.last], *words.lower[quantity.last : quantity.last + 1])
    if slashed and _is_past_its_course(words, quantity):
        return True
    if words.lower[quantity.first] == "visit":
        return False
    months = {words.lower[each.first].lstrip("0") for each in quantities if each.kind is Kind.DATE}
    return slashed and str(quantity.low) in months


def _is_past_its_course(words: Words, quantity: Quantity) -> bool:
    """``visit 11/9``: no visit comes after the last of its course."""
    written = [word for word in words.lower[quantity.first : quantity.last + 2] if word.isdigit()]
    return len(written) > 1 and int(written[0]) > int(written[1])


def _in_words(text: Text, ordinals: Sequence[Cue]) -> Said | None:
    """``third visit``, ``2nd TLSO session``, ``this was the fifth``."""
    words = text.words
    for cue in ordinals:
        if text.contexts.flags[cue.first] & NOT_COUNTED or is_any(text, cue):
            continue
        last = _counted(words, cue)
        if last or _is_this(words, cue):
            return say(words, NUMBER, int(cue.value), cue.first, last or min(cue.last + 1, len(words)))
    return None


def _counted(words: Words, cue: Cue) -> int:
    """Where the visits end that an ordinal counts; 0 where it counts something else."""
    reach = 1 if words.lower[cue.first] == "initial" else MOST_BETWEEN
    for at in range(cue.last, min(len(words), cue.last + reach)):
        word = words.lower[at]
        if word in WORDS["numbered"]:
            return at + 1
        if not word.isalpha() or word in WORDS["joining"]:
            return 0
    return 0


def _is_this(words: Words, cue: Cue) -> bool:
    """``this was the fifth``, and an item that is only ``1st``."""
    before = words.lower[max(0, cue.first - 3) : cue.first]
    ended = cue.last >= len(words) or words.lower[cue.last] in ".,;"
    if before[-3:] in (["this", "was", "the"], ["this", "is", "the"], ["today", "was", "the"], ["today", "is", "the"]):
        return ended
    alone = cue.first == 0 or words.lower[cue.first - 1] in ".,;"
    return words.lower[cue.first] == "1st" and ended and alone


def _first(words: Words, first: Sequence[Cue]) -> Said | None:
    for cue in first:
        text = words.lower[cue.first : cue.last]
        if text[0] in ("first", "1st", "visit", "session") and len(text) == 2 and WORDS["first"] & set(text[-1:]):
            return say(words, NUMBER, 1, cue.first, cue.last)
    return None
