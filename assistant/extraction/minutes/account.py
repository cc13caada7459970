"""Does every length of time have its place, and do the parts agree with their total? Else none of the device's
minutes is certain, and they are left unread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from assistant.extraction.context.text import Text
from assistant.extraction.minutes.attribute import ORTHOTIC_SLOTS, Slot
from assistant.extraction.minutes.gather import Placed, added
from assistant.extraction.minutes.patients import are_of_several
from assistant.extraction.minutes.performers import Giver
from assistant.extraction.minutes.taught import topics
from assistant.extraction.minutes.uncertain import DISAGREEING, same_words, uncertain
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Work

WORDS = SmallWords("minutes")
LOST = frozenset(("unattributed", "rest of work", "unclear", "shared"))
ELSEWHERE = (Slot.SESSION, Slot.TIMED, Slot.SERVICE, Slot.EVALUATION)
WALKING = frozenset(("97116", "97112"))
IN_IT = frozenset(("in", "with", "w"))
OWN_HAND = frozenset(("i", "me", "myself", "mine", "did", "alone", "another", "more", "then", "plus", "+", "and", "&"))
"""Words that make two numbers one beside the other, not one within the other."""
THERAPISTS = frozenset(("pt", "ot", "dpt", "otr", "slp", "therapist"))
AGAIN = 12
DAY_REACH = 4
NOT_OTHERS = frozenset(("today", "sat", "sun"))
LEAST_BARE = 3
"""A smaller number without a unit is a count."""


class Doubt(NamedTuple):
    """A number that leaves the device's minutes uncertain, and why."""

    placed: Placed
    why: str


def find_doubts(text: Text, placed: Sequence[Placed], *, several_days: bool, no_training: bool) -> tuple[Doubt, ...]:
    """What makes the device's minutes uncertain; nothing where none are said."""
    counted = [each for each in placed if each.counts and each.share.slot in ORTHOTIC_SLOTS]
    if not counted:
        return ()
    firsts = [each.quantity.first for each in counted]
    patients = [Doubt(counted[-1], "several patients")] if are_of_several(text.words, firsts) else []
    days = [Doubt(counted[0], "several days")] if several_days else []
    if no_training:
        trained = (each for each in counted if "training" in each.share.names and each.quantity.high)
        days += [Doubt(each, "training denied") for each in trained]
    days += [Doubt(*told) for told in uncertain(text, placed, counted)]
    disagreeing = (*_disagreeing(text, counted), *_of_whole(text, counted))
    return (*days, *patients, *_homeless(text, placed), *_competing(text, placed), *disagreeing)


def find_unheard_doubts(placed: Sequence[Placed], unheard: Sequence[Quantity]) -> tuple[Doubt, ...]:
    """Minutes of the device are read, and a number beside work on it is not: it may be one more part of them."""
    counted = [each for each in placed if each.counts and each.share.slot in ORTHOTIC_SLOTS]
    return (Doubt(counted[0], "unheard"),) if counted and unheard else ()


def _homeless(text: Text, placed: Sequence[Placed]) -> Iterator[Doubt]:
    """Minutes of the writer that belong to nothing that is known."""
    for at, each in enumerate(placed):
        lost = each.share.slot is Slot.ASIDE and each.share.names[0] in LOST
        least = LEAST_BARE if each.quantity.kind is Kind.BARE else 1
        again = _is_named_again(text, placed[max(0, at - AGAIN) : at], each)
        if not lost or each.giver is Giver.OTHER or each.portion or each.quantity.high < least or again:
            continue
        if not _is_of_weekday(text, each.quantity):
            yield Doubt(each, "unattributed")


def _competing(text: Text, placed: Sequence[Placed]) -> Iterator[Doubt]:
    """Minutes read as the visit's or another service's, although their clause tells of work on a device."""
    for each in placed:
        if each.share.slot not in ELSEWHERE or each.giver is Giver.OTHER or each.portion:
            continue
        here = text.clause(each.quantity.first)
        worked = any(
            a.work is Work.ACTIVITY and a.detail not in ("part", "any", "place") and text.clause(a.first) == here
            for a in each.stint.anchors
        )
        coded = any(anchor.coded for anchor in each.stint.anchors)
        if not coded and (worked or _is_in_device(text, each) or topics(text.words, each.stint)):
            yield Doubt(each, "competing")


def _is_in_device(text: Text, each: Placed) -> bool:
    """``car transfers in the LSO``: another service by its name, but done in the device; walking in it is walking."""
    if each.share.slot is not Slot.SERVICE or not WALKING.isdisjoint(each.share.names):
        return False
    lower = text.words.lower
    return any(
        a.work is Work.DEVICE and not IN_IT.isdisjoint(lower[max(0, a.first - 2) : a.first])
        for a in each.stint.anchors
        if text.clause(a.first) == text.clause(each.quantity.first)
    )


def _is_of_weekday(text: Text, quantity: Quantity) -> bool:
    """``the PTA saw him Tues for 20``: a number of nothing that is known, of another day."""
    clause = text.layout.clause
    near = range(max(0, quantity.first - DAY_REACH), quantity.first)
    days = WORDS["weekdays"] - NOT_OTHERS
    return any(text.words.lower[at] in days and clause[at] == clause[quantity.first] for at in near)


def _is_named_again(text: Text, before: Sequence[Placed], each: Placed) -> bool:
    """``30 min of training, treated together for the 30 minutes``."""
    lead = text.words.lower[max(0, each.quantity.first - 1) : each.quantity.first]
    return lead in (["the"], ["those"], ["these"], ["all"], ["same"]) and any(
        other.quantity.low == each.quantity.low and other.share.slot is not Slot.ASIDE for other in before
    )


def _disagreeing(text: Text, counted: Sequence[Placed]) -> Iterator[Doubt]:
    """Two totals, or a total that is not the sum of its parts and was not said to be one."""
    others = [each for each in counted if each.share.slot is not Slot.TOTAL]
    checks = [each for each in counted if each.share.slot is Slot.TOTAL and is_part(each, others)]
    totals = [each for each in counted if each.share.slot is Slot.TOTAL and not is_part(each, others)]
    if not totals:
        return
    sentence = text.layout.sentence
    apart = len({(sentence[each.quantity.first], each.quantity.low) for each in totals}) > 1
    if apart and not all(same_words(text, totals[0], each) for each in totals):
        yield Doubt(totals[-1], "several totals")
    parts = [*others, *checks]
    if parts and not any(each.stint.total for each in totals) and added(parts) != added(totals):
        yield Doubt(totals[0], DISAGREEING)


def _of_whole(text: Text, counted: Sequence[Placed]) -> Iterator[Doubt]:
    """``training 40 min, PTA gave 15 min alone``: a share of the 40 or more than they, where nobody is said to have
    given the 40."""
    for before, each in pairwise(sorted(counted, key=lambda placed: placed.quantity.first)):
        echoes = all(anchor.last <= before.quantity.first for anchor in each.stint.anchors)
        same = before.share == each.share and before.quantity.low >= each.quantity.low
        if each.giver is Giver.ASSISTANT and before.giver is Giver.WRITER and same and echoes:
            words = text.words.lower[text.opens(before.quantity.first) : each.quantity.first]
            giver = text.words.lower[max(0, before.quantity.first - 1) : before.quantity.first]
            if OWN_HAND.isdisjoint(words) and THERAPISTS.isdisjoint(giver):
                yield Doubt(each, "of the whole or more")


def is_part(each: Placed, counted: Sequence[Placed]) -> bool:
    """A check beside other orthotic minutes is one part of the time, not the whole of it."""
    anchors = each.stint.anchors
    whole = each.stint.total or any(a.coded or a.work is Work.ORTHOTIC for a in anchors)
    checked = not whole and any(a.work is Work.CHECK for a in anchors)
    return checked and any(other.share.slot in (Slot.ACTIVITY, Slot.COMBINED) for other in counted)
