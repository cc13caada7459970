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
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Work

WORDS = SmallWords("minutes")
LOST = frozenset(("unattributed", "rest of work", "unclear", "shared"))
ELSEWHERE = (Slot.SESSION, Slot.TIMED, Slot.SERVICE, Slot.EVALUATION)
WALKING = frozenset(("97116", "97112"))
IN_IT = frozenset(("in", "with", "w"))
AGAIN, SUM_REACH = 12, 4
DAY_REACH = 4
NOT_OTHERS = frozenset(("today", "sat", "sun"))
LEARNERS = frozenset(("family", "patient"))
MOST_TAUGHT, WRITER_REACH = 15, 4
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
    days += [
        *_said_twice(text, counted),
        *_not_summing(text, placed, counted),
        *_in_parts(text, counted),
        *_practised(text, placed),
        *_worn_or_taught(text, placed, counted),
    ]
    return (*days, *patients, *_homeless(text, placed), *_competing(text, placed), *_disagreeing(text, counted))


def _practised(text: Text, placed: Sequence[Placed]) -> Iterator[Doubt]:
    """``mom adjusted the buckle 6 min``: work by hand of somebody who may have been learning it, unless the writer goes
    on with ``then I``."""
    for each in placed:
        ours = each.share.slot in ORTHOTIC_SLOTS and each.giver is Giver.OTHER and each.person is not None
        behind = text.words.lower[each.quantity.last : each.quantity.last + WRITER_REACH]
        if ours and each.person and each.person.value in LEARNERS and "i" not in behind:
            yield Doubt(each, "practised")


def _said_twice(text: Text, counted: Sequence[Placed]) -> Iterator[Doubt]:
    """``25 minutes of training, and training took 20``: two lengths of one work."""
    lower, sentence = text.words.lower, text.layout.sentence
    for one, other in pairwise(counted):
        same = one.share.names == other.share.names and one.giver is other.giver and _same_words(text, one, other)
        behind = [
            lower[a.last : other.quantity.first] for a in other.stint.anchors[-1:] if a.last < other.quantity.first
        ]
        here = sentence[one.quantity.first] == sentence[other.quantity.first]
        if same and here and not other.stint.echo and behind and behind[0] in (["took"], ["was"], ["lasted"], ["ran"]):
            yield Doubt(other, "said twice")


def _not_summing(text: Text, placed: Sequence[Placed], counted: Sequence[Placed]) -> Iterator[Doubt]:
    """``skin 3; new tape five; that makes 8``: what was added up is more, or less, than what was heard."""
    for each in placed:
        before = text.words.lower[max(0, each.quantity.first - SUM_REACH) : each.quantity.first]
        summing = each.stint.total and each.counts and not WORDS["adding_up"].isdisjoint(before)
        heard = [p for p in placed if p.has_length and p is not each and p.share.slot is not Slot.SESSION]
        if summing and each.share.slot is Slot.SESSION and added(heard) != each.quantity.low:
            yield Doubt(counted[0], "parts and total")


def _in_parts(text: Text, counted: Sequence[Placed]) -> Iterator[Doubt]:
    """``fourteen minutes, then half of that on showering``: a part of a number that is no number itself."""
    lower = text.words.lower
    for at in range(2, len(lower)):
        if lower[at] in WORDS["held_in"] and lower[at - 1] == "of" and lower[at - 2] in WORDS["fractions"]:
            yield Doubt(counted[0], "part of a number")
            return


def _worn_or_taught(text: Text, placed: Sequence[Placed], counted: Sequence[Placed]) -> Iterator[Doubt]:
    """``brace fit 10 min, wear time 5 min``: how long it was worn, or how long wear time was taught?"""
    sentences = {text.layout.sentence[each.quantity.first] for each in counted}
    for each in placed:
        quantity = each.quantity
        worn = each.share.slot is Slot.ASIDE and each.share.names[0] == "wear" and quantity.kind is Kind.MINUTES
        before = text.words.lower[max(0, quantity.first - 2) : quantity.first]
        named = before[-1:] == ["time"] and before[0] in ("wear", "wearing")
        if worn and named and quantity.high <= MOST_TAUGHT and text.layout.sentence[quantity.first] in sentences:
            yield Doubt(each, "worn or taught")


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
    if apart and not all(_same_words(text, totals[0], each) for each in totals):
        yield Doubt(totals[-1], "several totals")
    parts = [*others, *checks]
    if parts and not any(each.stint.total for each in totals) and added(parts) != added(totals):
        yield Doubt(totals[0], "parts and total")


def _same_words(text: Text, one: Placed, other: Placed) -> bool:
    """Both numbers are said of the same words; then they are one number twice, or a contradiction to ask about."""
    lower = text.words.lower
    named = [{lower[a.first] for a in each.stint.anchors} for each in (one, other)]
    return named[0] == named[1]


def is_part(each: Placed, counted: Sequence[Placed]) -> bool:
    """A check beside other orthotic minutes is one part of the time, not the whole of it."""
    anchors = each.stint.anchors
    whole = each.stint.total or any(a.coded or a.work is Work.ORTHOTIC for a in anchors)
    checked = not whole and any(a.work is Work.CHECK for a in anchors)
    return checked and any(other.share.slot in (Slot.ACTIVITY, Slot.COMBINED) for other in counted)
