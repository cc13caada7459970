"""Was another service given apart from the orthotic one: other limb, other time, other session?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.extraction.codes.find import CodesRead
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Words
from assistant.reading import Said
from coder.visit import Basis, SeparateService

BASES = {
    "different_body_part": Basis.DIFFERENT_BODY_PART,
    "separate_time": Basis.SEPARATE_TIME,
    "separate_encounter": Basis.SEPARATE_ENCOUNTER,
    "not_separate": Basis.NONE,
}


def find_apart(words: Words, codes: CodesRead, cues: Sequence[Cue]) -> Iterator[Said]:
    """The evidence, where exactly one orthotic and one other code are written that it can speak of."""
    others = {m.code for m in codes.services if codes.families[m.code] == "other"}
    orthotic = {m.code for m in codes.services if codes.families[m.code] == "orthotic"}
    spoken = [cue for cue in cues if cue.value in BASES]
    bases = {BASES[cue.value] for cue in spoken}
    if len(others) != 1 or len(orthotic) != 1 or len(bases) != 1:
        return
    value = SeparateService(code=others.pop(), apart_from=orthotic.pop(), basis=bases.pop())
    yield say(words, "separate_services", value, spoken[0].first, spoken[0].last)
