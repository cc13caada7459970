"""Does a number follow its words or lead them, and which of them are its own?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assistant.extraction.minutes.nearness import NAMES_WORK, Nearness
from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Anchor, Work

WORDS = SmallWords("minutes")
LISTED_WITHIN = 5
IN_BRACKET = 6
FARTHEST = 24
"""A number belongs to at most so many words of work."""
INCLUDING = frozenset(("incl", "including", "inc"))
REASONS = frozenset(("because", "bc", "since", "although", "though", "but"))
WITH = (["with"], ["w"], ["for"], ["on"])
WITH_REACH = 5
LEADS_ON = frozenset(("to", "of", "on", "for"))
BESIDE = frozenset((Work.ASIDE, Work.SESSION, Work.TIMED))


class Choice(NamedTuple):
    """The anchors of a number, and whether those after it are used up."""

    anchors: list[Anchor]
    led: bool


def choose(near: Nearness, quantity: Quantity, before: list[Anchor], after: list[Anchor]) -> Choice:
    """Decide between the words before and after a number: nearness first, then the clause, then what came first."""
    beside = _beside(near, quantity, before, after)
    if beside:
        return beside
    if not before:
        return Choice(after, bool(after))
    last = before[-1]
    if after and not any(a.work in NAMES_WORK for a in before) and near.explains(quantity, after[0]):
        return Choice([*before, *after], True)
    told = _told_behind(near, quantity, before, after)
    if told:
        return Choice(told, True)
    if last.work is Work.EVALUATION and after and _goes_on_to(near, quantity, after[0]):
        return Choice(after, True)
    if near.touches(last.last, quantity.first) or near.is_code_near(last, quantity):
        return _touching(near, quantity, before, after)
    leads = after and near.leads(quantity, after[0])
    if leads and (not near.names_before(last, quantity) or after[0].work in NAMES_WORK):
        return Choice(after, True)
    if not near.names_before(last, quantity) and any(near.names_after(anchor, quantity) for anchor in after):
        return Choice(after, True)
    return Choice(_trailing(near, before), False)


def _beside(near: Nearness, quantity: Quantity, before: list[Anchor], after: list[Anchor]) -> Choice | None:
    """What stands right after a number and speaks of it alone: ``25 min late``, ``31 timed``, ``(97110)``."""
    lower = near.words.lower
    next_word = lower[quantity.last] if quantity.last < len(lower) else ""
    if before and next_word in INCLUDING:
        return Choice(_trailing(near, before), True)
    if not after:
        return None
    first = after[0]
    joined = near.words.lower[first.last : first.last + 1]
    if first.work is Work.SESSION and len(after) > 1 and joined in WITH and after[1].first - first.last <= WITH_REACH:
        return Choice([*(anchor for anchor in before if anchor.coded), *after[1:]], True)
    stays = first.work is Work.SESSION and near.names_stay(quantity, first)
    if stays or (first.work in BESIDE and first.first - quantity.last <= 1 and near.leads(quantity, first)):
        return Choice([*(anchor for anchor in before[-1:] if anchor.coded), first], True)
    if (
        before
        and first.coded
        and first.work is Work.ORTHOTIC
        and next_word == ","
        and near.is_after_comma(quantity, first)
    ):
        return Choice([*_trailing(near, before), first], True)
    if before and first.coded and next_word == "(" and first.first == quantity.last + 1:
        return Choice([*_trailing(near, before), first], True)
    return None


def _told_behind(near: Nearness, quantity: Quantity, before: list[Anchor], after: list[Anchor]) -> list[Anchor]:
    """``KAFO: 9 min dad taught oiling``, ``splint, 9 min cane walking``: the device stands before the number, what was
    done a few words behind it, and no other number follows."""
    if not after or any(a.coded or a.work not in (Work.DEVICE, Work.ORTHOTIC) for a in before):
        return []
    if not near.names_after(after[0], quantity) or near.counts_in_clause(after[0].last):
        return []
    if after[0].work is Work.SERVICE:
        return [anchor for anchor in after if near.is_same_clause(anchor, quantity)]
    if after[0].work is Work.ACTIVITY:
        return [*before, *(anchor for anchor in after if near.is_same_clause(anchor, quantity))]
    return []


def _goes_on_to(near: Nearness, quantity: Quantity, ahead: Anchor) -> bool:
    """``re-eval today plus 19 min on the articulated AFO``: what comes on top of an evaluation."""
    lower = near.words.lower
    added = lower[max(0, quantity.first - 1) : quantity.first] in (["plus"], ["+"], ["then"], ["and"], ["&"])
    led = lower[quantity.last : quantity.last + 1] in (["on"], ["of"], ["for"])
    return added and led and ahead.work is not Work.EVALUATION and near.is_same_clause(ahead, quantity)


def _touching(near: Nearness, quantity: Quantity, before: list[Anchor], after: list[Anchor]) -> Choice:
    """The words before touch the number; those after may still say what it was for: ``AFO 20 min training``."""
    trailing = _trailing(near, before)
    if not after or not near.leads(quantity, after[0]):
        return Choice(trailing, False)
    names = [a for a in after if a.work in (Work.ACTIVITY, Work.CHECK) and near.is_same_clause(a, quantity)]
    if names and not any(a.work in NAMES_WORK for a in before):
        return Choice([*before, *names], True)
    if after[0].work is Work.SERVICE and all(a.detail in ("any", "place") or a.work is Work.DEVICE for a in trailing):
        return Choice([*trailing, after[0]], True)
    return Choice(trailing, False)


def _trailing(near: Nearness, before: list[Anchor]) -> list[Anchor]:
    """The words that a number follows: the whole list before it, but a service's clause stands for itself."""
    before = before[-FARTHEST:]
    if not WORDS["partial"].isdisjoint(near.words.lower[before[-1].last : before[-1].last + 1]):
        return before[-1:]
    nearest = near.clause(before[-1].first)
    own = [anchor for anchor in before if near.clause(anchor.first) == nearest]
    active = any(anchor.work is Work.ACTIVITY for anchor in own)
    if any(anchor.work is Work.SERVICE for anchor in own) and not active:
        while len(own) < len(before) and before[-len(own) - 1].work is Work.SERVICE:
            own = before[-len(own) - 1 :]
        return own
    if not active:
        return before
    return [a for a in before if a in own or a.work is not Work.SERVICE or (not a.coded and _is_listed(near, a, own))]


def _is_listed(near: Nearness, anchor: Anchor, own: Sequence[Anchor]) -> bool:
    """Near by, and with no number of its own such as that of its repetitions."""
    between = near.words.lower[anchor.last : own[0].first]
    return len(between) <= LISTED_WITHIN and not any(word[0].isdigit() for word in between)


def ahead_of(near: Nearness, quantity: Quantity, following: Quantity | None, named: Sequence[Anchor]) -> list[Anchor]:
    """The anchors after a number that it may lead: its own clause's; if that names no work, the next ones' too;
    never those that the following number follows."""
    if near.is_parallel(quantity):
        return []
    limit = following.first if following else len(near.words.lower)
    if (
        near.words.lower[quantity.last : quantity.last + 1] == ["("]
        and following
        and following.first - quantity.last <= IN_BRACKET
    ):
        inside = ")" not in near.words.lower[quantity.last : following.first]
        if inside and any(near.clause_alone(a.first) == near.clause_alone(following.first) for a in named[:1]):
            return []
    ahead: list[Anchor] = []
    for anchor in named[:FARTHEST]:
        if anchor.first >= limit or not REASONS.isdisjoint(near.words.lower[quantity.last : anchor.first]):
            break
        ahead.append(anchor)
    own = [anchor for anchor in ahead if near.is_same_clause(anchor, quantity)]
    if any(anchor.work in NAMES_WORK or anchor.work is Work.ASIDE for anchor in own):
        ahead = own
    if following is None or not ahead:
        return ahead
    theirs = near.clause(following.first)
    if theirs != near.clause(quantity.first):
        return [anchor for anchor in ahead if near.clause(anchor.first) != theirs]
    leads_on = set(near.words.lower[following.last : following.last + 1]) & LEADS_ON
    split = len(ahead) > 1 and ahead[-1].last == following.first and not leads_on
    return ahead[:-1] if split else ahead
