"""Which minutes were given together with another discipline, or by therapist and assistant at once?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.extraction.layout.divide import Layout
from assistant.extraction.minutes.gather import Placed
from assistant.extraction.minutes.read import MinutesRead
from assistant.extraction.people.find import PeopleRead
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Words
from assistant.reading import Certainty, Said
from coder.visit import CoTreatment

THERAPISTS = frozenset(("PT", "OT", "SLP"))
ASSISTANTS = frozenset(("PTA", "COTA"))


def find_together(
    words: Words, layout: Layout, roles: Sequence[Cue], people: PeopleRead, minutes: MinutesRead, cues: Sequence[Cue]
) -> Iterator[Said]:
    """Co-treatment minutes with the other discipline, and minutes that therapist and assistant treated together."""
    together = {layout.sentence[cue.first] for cue in cues if cue.value == "together"}
    for each in minutes.placed:
        if each.quantity.low != each.quantity.high:
            continue
        sentence = layout.sentence[each.quantity.first]
        named = [cue for cue in roles if layout.sentence[cue.first] == sentence]
        if each.share.names[:1] == ("cotreatment",):
            yield from _cotreatment(words, each, named, people)
        elif sentence in together and {cue.value for cue in named} & ASSISTANTS and each.counts:
            yield _say(words, each, "together_minutes", each.quantity.low)


def _cotreatment(words: Words, each: Placed, named: Sequence[Cue], people: PeopleRead) -> Iterator[Said]:
    others = {cue.value for cue in named if cue.value in THERAPISTS} - {people.discipline_name}
    if len(others) == 1:
        yield _say(words, each, "cotreatment", CoTreatment(others.pop(), each.quantity.low))


def _say(words: Words, each: Placed, path: str, value: int | CoTreatment) -> Said:
    start, end = words.start[each.quantity.first], words.end[each.quantity.last - 1]
    return Said(path, value, start, end, Certainty.STATED, words.text[start:end])
