"""Are two numbers of one activity two parts of it, one number said twice, or a contradiction?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from assistant.extraction.context.text import Text
from assistant.extraction.minutes.gather import Placed
from assistant.extraction.minutes.performers import Giver
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.quantities.quantity import Kind
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Work

WORDS = SmallWords("assemble")
REACH = 8
SEVERAL = frozenset(("sessions", "blocks", "stretches", "parts", "times", "rounds"))
"""Before numbers of one work that are told one by one."""


class Thing(NamedTuple):
    """What a number of minutes is said of: the words of work it stands with, and who gave them."""

    cue: str
    giver: Giver
    person: Cue | None


def without_repeats(text: Text, parts: Sequence[Placed]) -> list[Placed]:
    """The same number said twice of the same thing, in two sentences, counts once."""
    kept: list[Placed] = []
    seen: dict[tuple[Thing, int], int] = {}
    for each in parts:
        sentence = text.layout.sentence[each.quantity.first]
        first = seen.setdefault((_thing(text, each), each.quantity.low), sentence)
        if first == sentence or _may_add(text, each):
            kept.append(each)
    return kept


def contradict(text: Text, parts: Sequence[Placed]) -> bool:
    """Two numbers of one activity with nothing that adds them: in two sentences, or side by side in one."""
    if any(_are_side_by_side(text, one, other) for one, other in pairwise(parts)):
        return True
    if any(_begins_again(text, parts[0], each) for each in parts[1:]):
        return True
    seen: dict[Thing, dict[int, int]] = {}
    for each in parts:
        sentence = text.layout.sentence[each.quantity.first]
        numbers = seen.setdefault(_thing(text, each), {})
        others = any(number != each.quantity.low and first != sentence for number, first in numbers.items())
        if others and not _may_add(text, each):
            return True
        numbers.setdefault(each.quantity.low, sentence)
    return False


def _are_side_by_side(text: Text, one: Placed, other: Placed) -> bool:
    """``20 min, 30 min``, ``20 min training, 25 min training`` and ``training 20 min, training 25 min``: only a comma
    and the same word stand between."""
    first, second = one.quantity, other.quantity
    if first.low == second.low or {first.kind, second.kind} != {Kind.MINUTES} or one.giver != other.giver:
        return False
    if not SEVERAL.isdisjoint(text.words.lower[max(0, first.first - REACH) : first.first]):
        return False
    between, behind = text.words.lower[first.last : second.first], text.words.lower[second.last :][: len("ab")]
    if between[:1] == [","] and len(between) == len("ab"):
        return between[1:] == text.words.lower[first.first - 1 : first.first] and behind[:1] in ([], ["."], [";"])
    if between[-1:] != [","] or len(between) > len("ab"):
        return False
    word = between[:-1]
    return behind[: len(word)] == word and behind[len(word) : len(word) + 1] in ([], ["."], [","], [";"])


def _begins_again(text: Text, first: Placed, other: Placed) -> bool:
    """Another sentence, not the next item of a list, tells of the same activity by the same person; nothing adds it,
    and it names no other device and no other matter."""
    between = text.words.lower[first.quantity.last : other.quantity.first]
    again = "." in between and first.giver == other.giver and not _is_added(text, other)
    return again and _devices(text, other) <= _devices(text, first) and not _is_other_matter(text, first, other)


def _is_other_matter(text: Text, first: Placed, other: Placed) -> bool:
    """``Strap replaced 8 min. Edge flared 5 min.``: each names what it was, and nothing is named by both."""
    one, two = _matters(text, first), _matters(text, other)
    return bool(one) and bool(two) and one.isdisjoint(two)


def _matters(text: Text, each: Placed) -> frozenset[str]:
    """The words of work that say more than the mere kind of it."""
    named = (a for a in each.stint.anchors if a.work is not Work.DEVICE and not a.coded)
    return (
        frozenset(word for a in named for word in text.words.lower[a.first : a.last] if word.isalpha()) - WORDS["kinds"]
    )


def _devices(text: Text, each: Placed) -> frozenset[str]:
    named = (anchor for anchor in each.stint.anchors if anchor.work is Work.DEVICE)
    return frozenset(text.words.quoted(anchor.first, anchor.last).lower() for anchor in named)


def _is_added(text: Text, each: Placed) -> bool:
    before = text.words.lower[max(0, each.quantity.first - REACH) : each.quantity.first]
    return not WORDS["adding"].isdisjoint(before)


def _may_add(text: Text, each: Placed) -> bool:
    """``another 10 min``, or a number whose words of work are not told."""
    return _is_added(text, each) or not _thing(text, each).cue


def _thing(text: Text, each: Placed) -> Thing:
    named = (a for a in each.stint.anchors if a.work is not Work.DEVICE and (a.coded or a.detail != "own"))
    return Thing(" ".join(text.words.lower[anchor.first] for anchor in named), each.giver, each.person)
