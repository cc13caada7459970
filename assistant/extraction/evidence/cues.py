"""What is weighed of a number: the words around it, the work they name, their contexts, who is there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.work.anchors import ORTHOTIC_WORK, Anchor, Work

Weighed: TypeAlias = tuple[str, str]
"""Where something stands, and what it is."""

KINDS = frozenset((Kind.MINUTES, Kind.BARE, Kind.CLOCK_RANGE, Kind.CORRECTED))
"""Numbers that may be minutes."""
NAMED = frozenset((Work.ACTIVITY, Work.ASIDE, Work.SESSION, Work.SERVICE))
"""Kinds of work of which the name tells more than the kind."""
BEFORE = ("", "before 1", "before 2", "before 3", "before 5", "before 5", "before 8", "before 8", "before 8")
AFTER = ("after 1", "after 2", "after 3", "after 5", "after 5", "after 8", "after 8", "after 8")
CLAUSE_REACH, NEXT_REACH, WORK_REACH = 20, 25, 30
"""Words; what is farther away does not speak of the number, and the work stays linear."""
MINUTES_A_STEP, GREATEST_STEP = 5, 13
NEAR, FAR, FARTHEST_ROLE, MOST_NUMBERS = 3, 6, 4, 5
START, END = "^", "$"
CODE_DIGITS = 5
CONTEXTS = tuple(each for each in Context if each)


class Surroundings(NamedTuple):
    """A text with what the earlier components found in it; numbers in order, each that may be minutes once."""

    text: Text
    numbers: Sequence[Quantity]
    work: Sequence[Anchor]
    work_starts: Sequence[int]
    roles: Sequence[Cue]
    role_starts: Sequence[int]
    words: Sequence[str]
    """In small letters, numbers by their length."""


def look_around(
    text: Text, quantities: Sequence[Quantity], work: Sequence[Anchor], roles: Sequence[Cue]
) -> Surroundings:
    """Put everything in the order of the words."""
    numbers: dict[int, Quantity] = {}
    for each in quantities:
        if each.kind in KINDS:
            numbers.setdefault(each.first, each)
    work = sorted(work, key=lambda anchor: anchor.first)
    roles = sorted(roles, key=lambda cue: cue.first)
    in_order = [numbers[first] for first in sorted(numbers)]
    return Surroundings(
        text, in_order, work, [a.first for a in work], roles, [c.first for c in roles], _unnumbered(text.words)
    )


def cues_of(around: Surroundings, nth: int) -> Iterator[Weighed]:
    """Everything that is weighed of the ``nth`` number."""
    yield from _number(around, nth)
    yield from _words(around, nth)
    yield from _work(around, nth)
    yield from _roles(around, around.numbers[nth])
    flags = around.text.contexts.flags[around.numbers[nth].first]
    if flags:
        for context in CONTEXTS:
            if flags & context:
                yield "context", context.name


def _unnumbered(words: Words) -> list[str]:
    return [
        f"<{len(word)}>" if shape == Shape.NUMBER and len(word) < CODE_DIGITS else word
        for word, shape in zip(words.lower, words.shape, strict=True)
    ]


def _number(around: Surroundings, nth: int) -> Iterator[Weighed]:
    number, all_numbers = around.numbers[nth], around.numbers
    yield "kind", number.kind
    yield "minutes", str(min(number.low // MINUTES_A_STEP, GREATEST_STEP) * MINUTES_A_STEP)
    yield "numbers", str(min(len(all_numbers), MOST_NUMBERS + 1))
    if not nth:
        yield "place", "first"
    if nth == len(all_numbers) - 1:
        yield "place", "last"
    near = all_numbers[max(0, nth - MOST_NUMBERS) : nth + MOST_NUMBERS + 1]
    if len(near) > 2 and sum(each.low for each in near) == 2 * number.low:
        yield "place", "sum of the others"
    if any(each.low > number.low for each in near):
        yield "place", "not the greatest"


def _words(around: Surroundings, nth: int) -> Iterator[Weighed]:
    number, words, clause = around.numbers[nth], around.words, around.text.layout.clause
    first, last, here = number.first, number.last, clause[number.first]
    for distance in range(1, min(len(BEFORE), first + 1)):
        yield BEFORE[distance], words[first - distance]
    for distance in range(min(len(AFTER), len(words) - last)):
        yield AFTER[distance], words[last + distance]
    following = around.numbers[nth + 1].first if nth + 1 < len(around.numbers) else len(words)
    for word in set(words[last : min(following, last + NEXT_REACH)]):
        yield "until the next", word
    low, high = max(0, first - CLAUSE_REACH), min(len(words), last + CLAUSE_REACH)
    for word in {words[at] for at in range(low, high) if clause[at] == here}:
        yield "clause", word


def _work(around: Surroundings, nth: int) -> Iterator[Weighed]:
    number, numbers = around.numbers[nth], around.numbers
    first, last, layout = number.first, number.last, around.text.layout
    low = bisect_left(around.work_starts, first - WORK_REACH)
    high = bisect_left(around.work_starts, last + WORK_REACH)
    near = around.work[low:high]
    clause, sentence = layout.clause[first], layout.sentence[first]
    here = [anchor for anchor in near if layout.sentence[anchor.first] == sentence]
    for name in {_name(anchor) for anchor in near if layout.clause[anchor.first] == clause}:
        yield "work in clause", name
    for kind in {anchor.work.value for anchor in here}:
        yield "work in sentence", kind
    if not any(anchor.work in ORTHOTIC_WORK for anchor in here):
        yield "work in sentence", "none of a device"
    since = numbers[nth - 1].last if nth else 0
    until = numbers[nth + 1].first if nth + 1 < len(numbers) else len(around.words)
    for name in {_name(anchor) for anchor in near if since <= anchor.first < first}:
        yield "work since the last", name
    for name in {_name(anchor) for anchor in near if last <= anchor.first < until}:
        yield "work until the next", name
    yield from _nearest(
        around,
        number,
        [anchor for anchor in near if anchor.last <= first],
        [anchor for anchor in near if anchor.first >= last],
        between=(since, until),
    )


def _nearest(
    around: Surroundings,
    number: Quantity,
    before: Sequence[Anchor],
    after: Sequence[Anchor],
    *,
    between: tuple[int, int],
) -> Iterator[Weighed]:
    """The work right before and right after, alone and with the words that join it to the number."""
    first, last, words = number.first, number.last, around.words
    sentence = around.text.layout.sentence
    leading = following = "none"
    if before:
        nearest, distance = before[-1], first - before[-1].last
        here = sentence[nearest.first] == sentence[first]
        yield from _beside("work before", nearest, distance, here)
        if here:
            leading = f"{nearest.work} {min(distance, NEAR)} {'first' if nearest.first >= between[0] else 'beyond'}"
    else:
        yield "work before", "none"
    if after:
        nearest, distance = after[0], after[0].first - last
        here = sentence[nearest.first] == sentence[first]
        yield from _beside("work after", nearest, distance, here)
        if here:
            following = f"{nearest.work} {min(distance, NEAR)} {'first' if nearest.first < between[1] else 'beyond'}"
    else:
        yield "work after", "none"
    yield "work on both sides", f"{leading} | {following}"
    yield "joined before", f"{leading} {words[first - 1] if first else START}"
    yield "joined after", f"{words[last] if last < len(words) else END} {following}"


def _beside(where: str, anchor: Anchor, distance: int, in_sentence: bool) -> Iterator[Weighed]:
    yield where, f"{_name(anchor)} {min(distance, FAR)}"
    yield where, f"{anchor.work} {min(distance, FAR)} {'here' if in_sentence else 'elsewhere'}"


def _name(anchor: Anchor) -> str:
    return f"{anchor.work} {anchor.value}" if anchor.work in NAMED else anchor.work.value


def _roles(around: Surroundings, number: Quantity) -> Iterator[Weighed]:
    first, last, layout = number.first, number.last, around.text.layout
    low = bisect_left(around.role_starts, first - WORK_REACH)
    high = bisect_left(around.role_starts, last + WORK_REACH)
    here = [cue for cue in around.roles[low:high] if layout.sentence[cue.first] == layout.sentence[first]]
    for value in {cue.value for cue in here}:
        yield "person in sentence", value
    for value in {cue.value for cue in here if layout.clause[cue.first] == layout.clause[first]}:
        yield "person in clause", value
    before = [cue for cue in here if cue.last <= first]
    after = [cue for cue in here if cue.first >= last]
    if before:
        yield "person before", f"{before[-1].value} {min(first - before[-1].last, FARTHEST_ROLE)}"
    if after:
        yield "person after", f"{after[0].value} {min(after[0].first - last, FARTHEST_ROLE)}"
