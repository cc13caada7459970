"""Which visit is it, counted from the first?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
THIS = "this"
DESCRIBED, SLIP_REACH, MOST_MARKED = 3, 5, 99
MARK_LED = frozenset(("today", ",", ";", ".", "|", "/", "(", "visit", "tx", "session"))
MARK_BREAKS = frozenset(",;.|/)")
MISSPELLED = frozenset(("vist", "vst", "visti", "viist"))
TOTALS = frozenset(("tot", "total", "ttl"))
"""Before ``tx 44`` it is the time of the treatment."""
LONGEST_EPISODE, LONGEST_COURSE = 200, 15
"""``session 35`` is no visit number but a length of time; visits and treatments are counted further."""


def find_number(
    text: Text, quantities: Sequence[Quantity], ordinals: Sequence[Cue], first: Sequence[Cue]
) -> Said | None:
    """The number of the visit as written, in words, or 1 where the words say ``first visit``; the corrected one
    where the first is taken back."""
    found = [*_written(text, quantities), *_labelled(text), *_marked(text), *_in_words(text, ordinals)]
    if not found:
        return _first(text.words, first)
    told = next((said for said in found if said.cue.startswith(THIS)), found[0])
    later = (said for said in found if said.start >= told.end)
    return next((said for said in later if _is_taken_back(text.words, told, said)), told)


def _is_taken_back(words: Words, one: Said, other: Said) -> bool:
    """``visit three, correction, visit four``."""
    between = words.text[one.end : other.start].lower().split()
    return len(between) <= SLIP_REACH and any(word.strip(",.") in WORDS["taking_back"] for word in between)


def _written(text: Text, quantities: Sequence[Quantity]) -> Iterator[Said]:
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
        led = text.words.lower[max(0, quantity.first - DESCRIBED) : quantity.first]
        if quantity.low > 1 and "initial" in led:
            continue
        yield say(text.words, NUMBER, quantity.low, quantity.first, quantity.last)


def _labelled(text: Text) -> Iterator[Said]:
    """``VISIT=6``, ``Visit: 03 of 08``."""
    lower = text.words.lower
    for at, word in enumerate(lower):
        if word in MISSPELLED and lower[at + 1 : at + 2] and lower[at + 1].isdecimal() and lower[at + 1] != "0":
            yield say(text.words, NUMBER, int(lower[at + 1]), at, at + 2)
        marked = at + 2 < len(lower) and (lower[at + 1] in ("=", ":", "#") or (word == "vis" and lower[at + 1] == "."))
        value = lower[at + 2] if marked else ""
        if word in ("visit", "vis") and value.isdecimal() and 0 < int(value) <= LONGEST_EPISODE:
            after = lower[at + 3] if at + 3 < len(lower) else ""
            if after not in WORDS["after_number"]:
                yield say(text.words, NUMBER, int(value), at, at + 3)


def _marked(text: Text) -> Iterator[Said]:
    """``today #4``, ``; #6 of 10``, ``4 of 12 visits``."""
    lower = text.words.lower
    if "#" not in lower and "visits" not in lower:
        return
    for at, word in enumerate(lower):
        if word == "#" and _is_count(lower[at + 1 : at + 2], MOST_MARKED) and _is_item(text.words, at):
            yield say(text.words, NUMBER, int(lower[at + 1]), at, at + 2)
        course = lower[at + 1 : at + 2] in (["of"], ["/"]) and lower[at + 3 : at + 4] == ["visits"]
        if course and _is_count([word], MOST_MARKED) and _is_count(lower[at + 2 : at + 3], LONGEST_EPISODE):
            yield say(text.words, NUMBER, int(word), at, at + 4)


def _is_count(said: list[str], most: int) -> bool:
    return said != [] and said[0].isdecimal() and 0 < int(said[0]) <= most


def _is_item(words: Words, at: int) -> bool:
    """``#4`` between two breaks or before the word for a visit, and not ``#3 of the day``, ``IF #3``."""
    lower = words.lower
    after = lower[at + 2] if at + 2 < len(lower) else "."
    led = at == 0 or lower[at - 1] in MARK_LED or "\n" in words.gap[at]
    if lower[at + 2 : at + 5] == ["of", "the", "day"]:
        return False
    return after in WORDS["numbered"] or (led and (after in MARK_BREAKS or after == "of"))


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


def _in_words(text: Text, ordinals: Sequence[Cue]) -> Iterator[Said]:
    """``third visit``, ``2nd TLSO session``, ``this was the fifth``."""
    words = text.words
    for cue in ordinals:
        if text.contexts.flags[cue.first] & NOT_COUNTED or is_any(text, cue):
            continue
        last = _counted(words, cue)
        opens = _told_by_itself(words, cue)
        if opens is not None:
            yield say(words, NUMBER, int(cue.value), opens, last or min(cue.last + 1, len(words)))
        elif last:
            yield say(words, NUMBER, int(cue.value), cue.first, last)


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


def _told_by_itself(words: Words, cue: Cue) -> int | None:
    """Where ``this was the fifth`` begins, ``his 4th``, ``4th of 12`` or an item that is only ``1st``."""
    lower = words.lower
    ended = cue.last >= len(words) or lower[cue.last] in ".,;)"
    before = lower[max(0, cue.first - 1) : cue.first]
    course = lower[cue.last : cue.last + 2]
    if course[:1] == ["of"] and len(course) > 1 and (course[1].isdigit() or course[1] in WORDS["courses"]):
        return cue.first
    if not ended:
        return None
    opens = cue.first - 1 if before == ["the"] else cue.first
    if lower[max(0, opens - 2) : opens] in (["this", "was"], ["this", "is"], ["today", "was"], ["today", "is"]):
        return opens - 2
    alone = lower[cue.first] == "1st" and (cue.first == 0 or before[0] in ".,;")
    return cue.first if alone or (before and before[0] in WORDS["owners"]) else None


def _first(words: Words, first: Sequence[Cue]) -> Said | None:
    for cue in first:
        text = words.lower[cue.first : cue.last]
        if text[0] in ("first", "1st", "visit", "session") and len(text) == 2 and WORDS["first"] & set(text[-1:]):
            return say(words, NUMBER, 1, cue.first, cue.last)
    return None
