"""Which ways of telling leave it open how long the device's work took? Each with the number and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from assistant.extraction.context.text import Text
from assistant.extraction.minutes.attribute import ORTHOTIC_SLOTS, Slot
from assistant.extraction.minutes.gather import Placed, added
from assistant.extraction.minutes.performers import Giver
from assistant.extraction.quantities.quantity import Kind
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Work

Told: TypeAlias = tuple[Placed, str]
WORDS = SmallWords("minutes")
DISAGREEING = "parts and total"
"""The doubt of a total that is not the sum of its parts."""
SUM_REACH, WRITER_REACH, MOST_TAUGHT = 4, 4, 15
UNDONE_REACH, PEOPLE_REACH = 10, 4
LEARNERS = frozenset(("family", "patient"))


def uncertain(text: Text, placed: Sequence[Placed], counted: Sequence[Placed]) -> Iterator[Told]:
    """All of them; ``counted`` are the minutes of the device."""
    yield from said_twice(text, counted)
    yield from not_summing(text, placed, counted)
    yield from in_parts(text, counted)
    yield from practised(text, placed)
    yield from undone(text, counted)
    yield from one_by_one(text, counted)
    yield from by_two(text, placed)
    yield from worn_or_taught(text, placed, counted)


def undone(text: Text, counted: Sequence[Placed]) -> Iterator[Told]:
    """``I fit it, no correction, the rep fit it, I trained fifteen``: one and the same work is taken back."""
    lower = text.words.lower
    for each in counted:
        for anchor in each.stint.anchors:
            ahead = lower[anchor.last : min(anchor.last + UNDONE_REACH, text.ends(anchor.first))]
            again = ahead.index(lower[anchor.first]) if lower[anchor.first] in ahead else 0
            if again and anchor.work is Work.ACTIVITY and not WORDS["takes_back"].isdisjoint(ahead[:again]):
                yield each, "taken back"
                return


def one_by_one(text: Text, counted: Sequence[Placed]) -> Iterator[Told]:
    """``6+6 (set, teach)``: which number is which is told in a bracket behind both."""
    lower = text.words.lower
    for one, other in pairwise(counted):
        joined = lower[one.quantity.last : other.quantity.first] in (["+"], ["/"], ["&"])
        if joined and lower[other.quantity.last : other.quantity.last + 1] == ["("]:
            yield other, "one by one"


def by_two(text: Text, placed: Sequence[Placed]) -> Iterator[Told]:
    """``PT 10, PTA 12 min, practice on stairs``: two people's numbers with what both did told behind the second."""
    lower = text.words.lower
    for one, other in pairwise(placed):
        first, second = one.quantity, other.quantity
        between = lower[first.last : second.first]
        apart = one.counts and other.counts and one.giver is not other.giver and one.share.names != other.share.names
        led = bool(other.stint.anchors) and other.stint.anchors[0].first > second.last
        if apart and led and len(between) <= PEOPLE_REACH and lower[second.last : second.last + 1] == [","]:
            yield other, "by two"


def practised(text: Text, placed: Sequence[Placed]) -> Iterator[Told]:
    """``mom adjusted the buckle 6 min``: work by hand of somebody who may have been learning it, unless the writer goes
    on with ``then I``."""
    for each in placed:
        ours = each.share.slot in ORTHOTIC_SLOTS and each.giver is Giver.OTHER and each.person is not None
        behind = text.words.lower[each.quantity.last : each.quantity.last + WRITER_REACH]
        if ours and each.person and each.person.value in LEARNERS and "i" not in behind:
            yield each, "practised"


def said_twice(text: Text, counted: Sequence[Placed]) -> Iterator[Told]:
    """``25 minutes of training, and training took 20``: two lengths of one work."""
    lower, sentence = text.words.lower, text.layout.sentence
    for one, other in pairwise(counted):
        same = one.share.names == other.share.names and one.giver is other.giver and same_words(text, one, other)
        behind = [
            lower[a.last : other.quantity.first] for a in other.stint.anchors[-1:] if a.last < other.quantity.first
        ]
        here = sentence[one.quantity.first] == sentence[other.quantity.first]
        if same and here and not other.stint.echo and behind and behind[0] in (["took"], ["was"], ["lasted"], ["ran"]):
            yield other, "said twice"


def not_summing(text: Text, placed: Sequence[Placed], counted: Sequence[Placed]) -> Iterator[Told]:
    """``skin 3; new tape five; that makes 8``: what was added up is more, or less, than what was heard."""
    heard = added([each for each in placed if each.has_length and each.share.slot is not Slot.SESSION])
    for each in placed:
        before = text.words.lower[max(0, each.quantity.first - SUM_REACH) : each.quantity.first]
        summing = each.stint.total and each.counts and not WORDS["adding_up"].isdisjoint(before)
        if summing and each.share.slot is Slot.SESSION and heard != each.quantity.low:
            yield counted[0], DISAGREEING


def in_parts(text: Text, counted: Sequence[Placed]) -> Iterator[Told]:
    """``fourteen minutes, then half of that on showering``: a part of a number that is no number itself."""
    lower = text.words.lower
    places = [at for at, word in enumerate(lower) if word == "of"]
    fractions, held = WORDS["fractions"], WORDS["held_in"]
    if any(lower[at - 1] in fractions and not held.isdisjoint(lower[at + 1 : at + 2]) for at in places if at):
        yield counted[0], "part of a number"


def worn_or_taught(text: Text, placed: Sequence[Placed], counted: Sequence[Placed]) -> Iterator[Told]:
    """``brace fit 10 min, wear time 5 min``: how long it was worn, or how long wear time was taught?"""
    sentences = {text.layout.sentence[each.quantity.first] for each in counted}
    for each in placed:
        quantity = each.quantity
        worn = each.share.slot is Slot.ASIDE and each.share.names[0] == "wear" and quantity.kind is Kind.MINUTES
        before = text.words.lower[max(0, quantity.first - 2) : quantity.first]
        named = before[-1:] == ["time"] and before[0] in ("wear", "wearing")
        if worn and named and quantity.high <= MOST_TAUGHT and text.layout.sentence[quantity.first] in sentences:
            yield each, "worn or taught"


def same_words(text: Text, one: Placed, other: Placed) -> bool:
    """Both numbers are said of the same words; then they are one number twice, or a contradiction to ask about."""
    lower = text.words.lower
    named = [{lower[a.first] for a in each.stint.anchors} for each in (one, other)]
    return named[0] == named[1]
