"""Was another service given apart from the orthotic one: other limb, other time, other session?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.extraction.codes.find import CodesRead
from assistant.extraction.minutes.attribute import Slot
from assistant.extraction.minutes.read import MinutesRead
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Words
from assistant.reading import Said
from coder.visit import Basis, SeparateService

NO_CODE = "none"
BASES = {
    "different_body_part": Basis.DIFFERENT_BODY_PART,
    "separate_time": Basis.SEPARATE_TIME,
    "separate_encounter": Basis.SEPARATE_ENCOUNTER,
    "not_separate": Basis.NONE,
}


def find_apart(words: Words, codes: CodesRead, minutes: MinutesRead, cues: Sequence[Cue]) -> Iterator[Said]:
    """The evidence, where there is exactly one other service that it can speak of, and one orthotic code or, where
    none is written, orthotic minutes."""
    spoken = [cue for cue in cues if cue.value in BASES]
    if not spoken:
        return
    others = {m.code for m in codes.services if codes.families[m.code] == "other"} or _named(minutes)
    orthotic = {m.code for m in codes.services if codes.families[m.code] == "orthotic"}
    bases = {BASES[cue.value] for cue in spoken}
    if len(others) != 1 or len(bases) != 1 or len(orthotic) > 1 or not (orthotic or minutes.is_orthotic):
        return
    value = SeparateService(code=others.pop(), apart_from=orthotic.pop() if orthotic else None, basis=bases.pop())
    yield say(words, "separate_services", value, spoken[0].first, spoken[0].last)


def _named(minutes: MinutesRead) -> set[str]:
    """The codes of services with minutes of their own that are named by words."""
    placed = minutes.of(Slot.SERVICE)
    return {name for each in placed for name in each.share.names if name != NO_CODE}
