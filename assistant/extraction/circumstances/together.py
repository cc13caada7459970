"""Which minutes were given together with another discipline, or by therapist and assistant at once?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.extraction.context.text import Text
from assistant.extraction.minutes.attribute import ORTHOTIC_SLOTS
from assistant.extraction.minutes.gather import Placed
from assistant.extraction.minutes.read import MinutesRead
from assistant.extraction.people.find import PeopleRead
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Words
from assistant.reading import Said
from coder.visit import CoTreatment

THERAPISTS = frozenset(("PT", "OT", "SLP"))
ASSISTANTS = frozenset(("PTA", "COTA"))
FOR_REACH = 8
"""``co-treated with PT for the 30 minutes``: the number stands at most so many words behind."""
PART_REACH = 6
PARTLY = frozenset(("part", "portion", "some", "half", "partly", "partially"))
WHOLE = frozenset(("all", "whole", "entire", "throughout", "entirely"))


def find_together(
    text: Text, roles: Sequence[Cue], people: PeopleRead, minutes: MinutesRead, cues: Sequence[Cue]
) -> Iterator[Said]:
    """Co-treatment minutes with the other discipline, and minutes that therapist and assistant treated together."""
    sentence = text.layout.sentence
    together = {sentence[cue.first] for cue in cues if cue.value == "together"}
    named: dict[int, set[str]] = {}
    for cue in roles:
        named.setdefault(sentence[cue.first], set()).add(cue.value)
    found = False
    for each in minutes.placed:
        if each.quantity.low != each.quantity.high:
            continue
        here = sentence[each.quantity.first]
        persons = named.get(here, set())
        if each.share.names[:1] == ("cotreatment",):
            said = list(_cotreatment(text.words, each, persons, people))
            found = found or bool(said)
            yield from said
        elif here in together and persons & ASSISTANTS and each.counts:
            yield _say(text.words, each, "together_minutes", each.quantity.low)
    if not found:
        for cue in cues:
            if cue.value == "cotreated":
                yield from _treated_with(text, cue, roles, people, minutes)


def _treated_with(
    text: Text, cue: Cue, roles: Sequence[Cue], people: PeopleRead, minutes: MinutesRead
) -> Iterator[Said]:
    """``30 min of training, all of it co-treatment with PT``: the number is told apart from the word."""
    around = text.words.lower[max(0, cue.first - PART_REACH) : cue.last + PART_REACH]
    if not PARTLY.isdisjoint(around) and WHOLE.isdisjoint(around):
        return
    near = {role.value for role in roles if cue.first - PART_REACH <= role.first <= cue.last + PART_REACH}
    each = _number(text, cue, minutes)
    if each is not None:
        yield from _cotreatment(text.words, each, near, people)


def _number(text: Text, cue: Cue, minutes: MinutesRead) -> Placed | None:
    """The number right behind the word, else the only one of the device in its sentence, else of the visit."""
    counted = [each for each in minutes.placed if each.counts and each.quantity.low == each.quantity.high]
    for each in counted:
        if (
            0 <= each.quantity.first - cue.last <= FOR_REACH
            and "for" in text.words.lower[cue.last : each.quantity.first]
        ):
            return each
    orthotic = [each for each in counted if each.share.slot in ORTHOTIC_SLOTS]
    sentence = text.layout.sentence
    here = [each for each in orthotic if sentence[each.quantity.first] == sentence[cue.first]]
    only = here or orthotic
    return only[0] if len(only) == 1 else None


def _cotreatment(words: Words, each: Placed, persons: set[str], people: PeopleRead) -> Iterator[Said]:
    others = (persons & THERAPISTS) - {people.discipline_name}
    if len(others) == 1:
        yield _say(words, each, "cotreatment", CoTreatment(others.pop(), each.quantity.low))


def _say(words: Words, each: Placed, path: str, value: int | CoTreatment) -> Said:
    return say(words, path, value, each.quantity.first, each.quantity.last)
