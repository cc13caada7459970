"""In which contexts does a number stand: past, planned, denied, worn?"""

from __future__ import annotations

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.minutes.stint import Stint
from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Work

WORDS = SmallWords("minutes")
SUPPLY_REACH = 20
CLAUSE_REACH = 25
HANDS_ON = frozenset(("fitting", "fabrication", "management"))
TAUGHT_REACH = 5
WORN = frozenset(("wear", "wearing", "worn"))


def flags_of(text: Text, stint: Stint) -> int:
    """The contexts of a number; codes and teaching stand for work of today in whatever section they are."""
    quantity = stint.quantity
    flags = text.contexts.over(quantity.first, quantity.last) | _told_of(text, quantity)
    if not flags:
        return 0
    if any(anchor.coded for anchor in stint.anchors):
        flags &= ~(Context.PLAN_SECTION | Context.ASSESSMENT | Context.WEAR)
    if flags & Context.WEAR and _is_worked(text.words, stint):
        flags &= ~Context.WEAR
    if flags & Context.PLANNED and text.words.lower[quantity.last : quantity.last + 1] == ["to"]:
        flags &= ~Context.PLANNED
    if flags & Context.PAST and _is_of_supply(text, quantity):
        flags &= ~Context.PAST
    if flags & Context.DENIED and not _is_denied_here(text.words, quantity):
        flags &= ~Context.DENIED
    return flags


def _is_worked(words: Words, stint: Stint) -> bool:
    """``fitted 9 min plus 8 min ed on use at work``: the time of what a therapist does, not of wearing."""
    quantity = stint.quantity
    ahead = words.lower[quantity.last : quantity.last + 2]
    if ahead[:1] and ahead[0] in WORDS["each_day"]:
        return False
    if ahead[:1] == ["of"] and not quantity.hours and _is_taught_behind(words, stint):
        return True
    if quantity.hours or WORN.intersection(ahead[:1] if ahead[:1] != ["of"] else ahead[1:]):
        return False
    acts = [a for a in stint.anchors if a.work is Work.ACTIVITY and a.detail != "part"]
    services = [anchor for anchor in stint.anchors if anchor.work is Work.SERVICE]
    if any(anchor.last == quantity.first for anchor in services):
        return True
    leads = not services and ahead[:1] in (["of"], ["on"])
    if leads and any(a.detail == "own" and words.lower[a.first] not in WORN for a in acts):
        return True
    return any(a.detail in ("any", "place") or (a.value in HANDS_ON and a.first < quantity.first) for a in acts)


def _is_taught_behind(words: Words, stint: Stint) -> bool:
    """``24 minutes of wear and skin teaching``."""
    last = stint.quantity.last
    taught = (a for a in stint.anchors if a.value == "training" and words.lower[a.first] in WORDS["lessons"])
    return any(0 < a.first - last <= TAUGHT_REACH and "," not in words.lower[last : a.first] for a in taught)


def _told_of(text: Text, quantity: Quantity) -> int:
    """``she got it two weeks ago, that was 35 minutes``: the clause before tells the day."""
    clause, first = text.layout.clause, quantity.first
    opens = max(text.opens(first), first - CLAUSE_REACH)
    while first > opens and clause[first - 1] == clause[quantity.first]:
        first -= 1
    if first == opens or text.words.lower[first] not in ("that", "which"):
        return 0
    return text.contexts.flags[first - 1] & Context.PAST


def _is_of_supply(text: Text, quantity: Quantity) -> bool:
    """``20 min for the AFO that the orthotist issued last week``: the past is that of the device behind the number."""
    lower, sentence = text.words.lower, text.layout.sentence
    last = min(quantity.last + SUPPLY_REACH, len(lower))
    for at in range(quantity.last, last):
        if sentence[at] != sentence[quantity.first] or lower[at] in WORDS["past_day"]:
            return False
        if lower[at] in WORDS["supplied"]:
            return at > quantity.last + 2 and not WORDS["supplier"].isdisjoint(lower[quantity.last + 1 : at])
    return False


def _is_denied_here(words: Words, quantity: Quantity) -> bool:
    """A denial reaches a number only where it stands right before it: ``no 15 min``."""
    before = words.lower[max(0, quantity.first - 3) : quantity.first]
    if before[1:] == [",", "no"] and before[0][0].isdigit():
        return False
    if before[-1:] == ["no"] and before[-2:-1] in (["min"], ["mins"], ["minutes"], ["minute"]):
        return False
    return before[-1:] in (["no"], ["not"], ["without"])
