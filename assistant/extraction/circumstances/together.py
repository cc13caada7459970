"""Which minutes were given together with another discipline, or by therapist and assistant at once?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.extraction.context.text import Text
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


def find_together(
    text: Text, roles: Sequence[Cue], people: PeopleRead, minutes: MinutesRead, cues: Sequence[Cue]
) -> Iterator[Said]:
    """Co-treatment minutes with the other discipline, and minutes that therapist and assistant treated together."""
    sentence = text.layout.sentence
    together = {sentence[cue.first] for cue in cues if cue.value == "together"}
    named: dict[int, set[str]] = {}
    for cue in roles:
        named.setdefault(sentence[cue.first], set()).add(cue.value)
    for each in minutes.placed:
        if each.quantity.low != each.quantity.high:
            continue
        here = sentence[each.quantity.first]
        persons = named.get(here, set())
        if each.share.names[:1] == ("cotreatment",):
            yield from _cotreatment(text.words, each, persons, people)
        elif here in together and persons & ASSISTANTS and each.counts:
            yield _say(text.words, each, "together_minutes", each.quantity.low)


def _cotreatment(words: Words, each: Placed, persons: set[str], people: PeopleRead) -> Iterator[Said]:
    others = (persons & THERAPISTS) - {people.discipline_name}
    if len(others) == 1:
        yield _say(words, each, "cotreatment", CoTreatment(others.pop(), each.quantity.low))


def _say(words: Words, each: Placed, path: str, value: int | CoTreatment) -> Said:
    return say(words, path, value, each.quantity.first, each.quantity.last)
