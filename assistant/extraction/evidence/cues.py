"""What is weighed of a number: the words around it, the work they name, their contexts, who is there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
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
KIND_NAMES = {each: each.value for each in Work}
OF_DEVICE = frozenset(each.value for each in ORTHOTIC_WORK)
BEFORE = ("before 1", "before 2", "before 3", "before 5", "before 5", "before 8", "before 8", "before 8")
AFTER = ("after 1", "after 2", "after 3", "after 5", "after 5", "after 8", "after 8", "after 8")
CLAUSE_REACH, NEXT_REACH, WORK_REACH = 20, 25, 30
"""Words; what is farther away does not speak of the number, and the work stays linear."""
MINUTES_A_STEP, GREATEST_STEP = 5, 13
NEAR, FAR, FARTHEST_PERSON, MOST_NUMBERS = 3, 6, 4, 5
NONE, START, END = "none", "^", "$"
CODE_DIGITS = 5
CONTEXTS = tuple((each, ("context", each.name)) for each in Context if each)


class Near(NamedTuple):
    """Words ``first`` to ``last`` that name work or a person; ``name`` tells more than ``kind`` where it is known."""

    first: int
    last: int
    kind: str
    name: str


class Surroundings(NamedTuple):
    """A text with what the earlier components found in it; numbers in order, each that may be minutes once."""

    text: Text
    numbers: Sequence[Quantity]
    work: Sequence[Near]
    work_starts: Sequence[int]
    people: Sequence[Near]
    people_starts: Sequence[int]
    words: Sequence[str]
    """In small letters, numbers by their length."""


def look_around(
    text: Text, quantities: Sequence[Quantity], work: Sequence[Anchor], people: Sequence[Cue]
) -> Surroundings:
    """Put everything in the order of the words."""
    numbers: dict[int, Quantity] = {}
    for each in quantities:
        if each.kind in KINDS:
            numbers.setdefault(each.first, each)
    named = sorted(Near(each.first, each.last, KIND_NAMES[each.work], _name(each)) for each in work)
    there = sorted(Near(each.first, each.last, each.value, each.value) for each in people)
    in_order = [numbers[first] for first in sorted(numbers)]
    return Surroundings(
        text, in_order, named, [each.first for each in named], there, [each.first for each in there], _plain(text.words)
    )


def _name(anchor: Anchor) -> str:
    kind = KIND_NAMES[anchor.work]
    return f"{kind} {anchor.value}" if anchor.work in NAMED else kind


def cues_of(around: Surroundings, nth: int) -> list[Weighed]:
    """Everything that is weighed of the ``nth`` number."""
    number = around.numbers[nth]
    found = _number(around, nth)
    found += _words(around, nth)
    found += _work(around, nth)
    found += _people(around, number)
    flags = around.text.contexts.flags[number.first]
    if flags:
        found += [cue for context, cue in CONTEXTS if flags & context]
    return found


def _plain(words: Words) -> list[str]:
    return [
        f"<{len(word)}>" if shape == Shape.NUMBER and len(word) < CODE_DIGITS else word
        for word, shape in zip(words.lower, words.shape, strict=True)
    ]


def _number(around: Surroundings, nth: int) -> list[Weighed]:
    number, numbers = around.numbers[nth], around.numbers
    found: list[Weighed] = [
        ("kind", number.kind.value),
        ("minutes", str(min(number.low // MINUTES_A_STEP, GREATEST_STEP) * MINUTES_A_STEP)),
        ("numbers", str(min(len(numbers), MOST_NUMBERS + 1))),
    ]
    if not nth:
        found.append(("place", "first"))
    if nth == len(numbers) - 1:
        found.append(("place", "last"))
    near = numbers[max(0, nth - MOST_NUMBERS) : nth + MOST_NUMBERS + 1]
    if len(near) > 2 and sum([each.low for each in near]) == 2 * number.low:
        found.append(("place", "sum of the others"))
    if max([each.low for each in near]) > number.low:
        found.append(("place", "not the greatest"))
    return found


def _words(around: Surroundings, nth: int) -> list[Weighed]:
    number, words, clause = around.numbers[nth], around.words, around.text.layout.clause
    first, last, here = number.first, number.last, clause[number.first]
    found = list(zip(BEFORE, reversed(words[max(0, first - len(BEFORE)) : first]), strict=False))
    found += zip(AFTER, words[last : last + len(AFTER)], strict=False)
    until = around.numbers[nth + 1].first if nth + 1 < len(around.numbers) else len(words)
    found += [("until the next", word) for word in set(words[last : min(until, last + NEXT_REACH)])]
    low, high = max(0, first - CLAUSE_REACH), min(len(words), last + CLAUSE_REACH)
    found += [("clause", word) for word in {words[at] for at in range(low, high) if clause[at] == here}]
    return found


def _work(around: Surroundings, nth: int) -> list[Weighed]:
    number, numbers, layout = around.numbers[nth], around.numbers, around.text.layout
    first, last = number.first, number.last
    clause, sentence = layout.clause[first], layout.sentence[first]
    low = bisect_left(around.work_starts, first - WORK_REACH)
    high = bisect_left(around.work_starts, last + WORK_REACH)
    near = around.work[low:high]
    since = numbers[nth - 1].last if nth else 0
    until = numbers[nth + 1].first if nth + 1 < len(numbers) else len(around.words)
    in_clause, in_sentence, earlier, later = set(), set(), set(), set()
    for at, _, kind, name in near:
        if layout.sentence[at] == sentence:
            in_sentence.add(kind)
            if layout.clause[at] == clause:
                in_clause.add(name)
        if since <= at < first:
            earlier.add(name)
        elif last <= at < until:
            later.add(name)
    found = [("work in clause", name) for name in in_clause]
    found += [("work in sentence", kind) for kind in in_sentence]
    found += [("work since the last", name) for name in earlier]
    found += [("work until the next", name) for name in later]
    if in_sentence.isdisjoint(OF_DEVICE):
        found.append(("work in sentence", "none of a device"))
    before = next((anchor for anchor in reversed(near) if anchor.last <= first), None)
    after = next((anchor for anchor in near if anchor.first >= last), None)
    return found + _beside(around, number, before, after, between=(since, until))


def _beside(
    around: Surroundings, number: Quantity, before: Near | None, after: Near | None, *, between: tuple[int, int]
) -> list[Weighed]:
    """The work right before and right after, alone and with the words that join it to the number."""
    words, sentence = around.words, around.text.layout.sentence
    found: list[Weighed] = []
    leading = following = NONE
    if before:
        distance, here = number.first - before.last, sentence[before.first] == sentence[number.first]
        found += _at("work before", before, distance, here=here)
        if here:
            leading = f"{before.kind} {min(distance, NEAR)} {'first' if before.first >= between[0] else 'beyond'}"
    else:
        found.append(("work before", NONE))
    if after:
        distance, here = after.first - number.last, sentence[after.first] == sentence[number.first]
        found += _at("work after", after, distance, here=here)
        if here:
            following = f"{after.kind} {min(distance, NEAR)} {'first' if after.first < between[1] else 'beyond'}"
    else:
        found.append(("work after", NONE))
    leads = words[number.first - 1] if number.first else START
    follows = words[number.last] if number.last < len(words) else END
    found.append(("work on both sides", f"{leading} | {following}"))
    found.append(("joined before", f"{leading} {leads}"))
    found.append(("joined after", f"{follows} {following}"))
    return found


def _at(where: str, near: Near, distance: int, *, here: bool) -> list[Weighed]:
    distance = min(distance, FAR)
    return [
        (where, f"{near.name} {distance}"),
        (where, f"{near.kind} {distance} {'here' if here else 'elsewhere'}"),
    ]


def _people(around: Surroundings, number: Quantity) -> list[Weighed]:
    first, last, layout = number.first, number.last, around.text.layout
    low = bisect_left(around.people_starts, first - WORK_REACH)
    high = bisect_left(around.people_starts, last + WORK_REACH)
    sentence, clause = layout.sentence[first], layout.clause[first]
    here = [cue for cue in around.people[low:high] if layout.sentence[cue.first] == sentence]
    if not here:
        return []
    found = [("person in sentence", value) for value in {cue.name for cue in here}]
    found += [("person in clause", v) for v in {cue.name for cue in here if layout.clause[cue.first] == clause}]
    before = next((cue for cue in reversed(here) if cue.last <= first), None)
    after = next((cue for cue in here if cue.first >= last), None)
    if before:
        found.append(("person before", f"{before.name} {min(first - before.last, FARTHEST_PERSON)}"))
    if after:
        found.append(("person after", f"{after.name} {min(after.first - last, FARTHEST_PERSON)}"))
    return found
