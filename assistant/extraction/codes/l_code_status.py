"""Is the device's own code billed for this visit, and by whom, as the codes and the words for it add up?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.extraction.codes.billing import Judge
from assistant.extraction.codes.mentions import CodeMention
from assistant.extraction.codes.standing import NOT_BILLED, Standing
from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.reading import Certainty, Conflict, Said, SetAside
from coder.visit import LCodeBiller, LCodeStatus

WORDS = SmallWords("codes")
STATUS = "l_code_status"
POINTING = frozenset("-–—:=(,/")
BESIDE_OTHER = (["with"], ["w"], ["and"])
"""``not allowed on one day with an L code`` denies something else."""
NAUGHT = frozenset(("none", "no", "not", "nope", "n/a", "na", "0", "zero", "n"))
DOUBT_REACH, TODAY_REACH, ANSWER_REACH = 5, 4, 3


@dataclass(frozen=True, slots=True)
class LCodesRead:
    """The L codes billed and only mentioned, the status they add up to, and a contradiction about it."""

    billed: tuple[Said, ...]
    mentioned: tuple[Said, ...]
    status: Said | None
    biller: Said | None
    conflict: Conflict | None
    set_aside: tuple[SetAside, ...]
    later: Said | None = None
    """That we bill the code at the delivery to come."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """The L codes billed and only mentioned."""

    billed: list[Said]
    mentioned: list[Said]


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words for the device's code: those that say it is not billed, that another bills it, that we do."""

    none: tuple[Cue, ...]
    supplied: tuple[Cue, ...]
    billed: tuple[Cue, ...]

    @classmethod
    def of(cls, text: Text, spoken_of: Sequence[Cue], judge: Judge, stops: frozenset[int]) -> Spoken:
        """Sort the words by what they say; those of a doubt say nothing."""
        sure = [cue for cue in spoken_of if not _is_doubted(text, cue)]
        elsewhere = {cue: _of_other_day(judge, cue, stops) for cue in sure}
        others = [cue for cue in sure if _is_supplied(judge, cue, text) or _is_suppliers(judge, cue, text.words)]
        none = [cue for cue in sure if _is_none(judge, text, cue) or elsewhere[cue] or cue in others]
        supplied = [cue for cue in sure if cue in others or elsewhere[cue] is Standing.NOT_OURS]
        supplied += [
            cue for cue in sure if cue.value == "supplier" and cue not in supplied and not _is_ours(judge, cue)
        ]
        ours = [cue for cue in sure if cue.value == "billed" or (cue.value == "supplier" and _is_ours(judge, cue))]
        billed = [cue for cue in ours if cue not in none]
        return cls(tuple(none), tuple(supplied), tuple(billed))


def read_status(words: Words, codes: Sorted, spoken: Spoken) -> LCodesRead:
    """The status; where words and codes contradict each other, nothing is billed."""
    billed, mentioned = codes.billed, codes.mentioned
    status, conflict = _status(words, billed, spoken)
    conflict = conflict or _taken_back(mentioned)
    if conflict:
        mentioned, billed = [*mentioned, *billed], []
    status = None if conflict else status or _by_code(mentioned)
    aside = tuple(SetAside(said.start, said.end, f"l_code_{said.cue}") for said in mentioned)
    biller = None if conflict or billed else _supplier(words, mentioned, spoken.supplied)
    later = None if billed or biller else _later(mentioned)
    return LCodesRead(tuple(billed), tuple(mentioned), status, biller, conflict, aside, later)


def _is_doubted(text: Text, cue: Cue) -> bool:
    """``not sure if the L code was billed``, and not ``I don't know the L code but we charge one``."""
    opens = max(text.opens(cue.first), cue.first - DOUBT_REACH)
    led = text.words.lower[opens : cue.first]
    return not WORDS["doubts"].isdisjoint(led[led.index("but") :] if "but" in led else led)


def _is_none(judge: Judge, text: Text, cue: Cue) -> bool:
    """``no L code``, ``L code - none``, or the words for it in a denial: ``we are not going to bill the L code``."""
    words = text.words
    denied = bool(text.contexts.flags[cue.first] & Context.DENIED)
    if cue.value == "supplier" and _is_ours(judge, cue):
        return False
    if cue.value in ("none", "supplier") or (cue.value == "billed" and denied):
        return True
    if cue.value != "any":
        return False
    at = cue.last
    while at < len(words) and words.lower[at] in POINTING:
        at += 1
    naught = cue.last < at < len(words) and words.lower[at] in NAUGHT
    answered = not WORDS["payer_answers"].isdisjoint(words.lower[max(0, cue.first - ANSWER_REACH) : cue.first])
    if answered and judge.services:
        return False
    return naught or (denied and words.lower[cue.first - 1 : cue.first] not in BESIDE_OTHER)


def _is_ours(judge: Judge, cue: Cue) -> bool:
    """``L code billed by us``: the words for another's bill name ourselves."""
    return judge.words.lower[cue.last - 1] in ("by", "through") and judge.subjects.is_by_us(cue.last)


def _is_supplied(judge: Judge, cue: Cue, text: Text) -> bool:
    """``the fitter came and will bill it``, ``his company bills for it``: another bills the device."""
    if cue.value != "it" or text.contexts.flags[cue.first] & (Context.DENIED | Context.HYPOTHETICAL):
        return False
    return judge.subjects.is_other(cue.first) and judge.subjects.names_supplier(cue.first)


def _is_suppliers(judge: Judge, cue: Cue, words: Words) -> bool:
    """``the L codes are the prosthetist's``, ``L code = Hanger``."""
    at = cue.last
    while at < len(words) and words.lower[at] in WORDS["owned_by"]:
        at += 1
    if cue.value != "any" or not cue.last < at < len(words):
        return False
    house = words.lower[at + 1 : at + 2] != [] and words.lower[at + 1] in WORDS["own_houses"]
    return judge.subjects.supplies(at) or (house and words.lower[at] not in WORDS["own_words"] | WORDS["desks"])


def _of_other_day(judge: Judge, cue: Cue, stops: frozenset[int]) -> Standing | None:
    """``L code billed 2 wks ago``, ``L code billed by the hospital``."""
    if cue.value == "it":
        return None
    standing, at = judge.standing(CodeMention("", cue.first, cue.last, cue.last), stops)
    if standing is Standing.NOT_NOW and "today" in judge.words.lower[at : at + TODAY_REACH]:
        return None
    return standing if standing in NOT_BILLED - {Standing.DENIED} else None


def _status(words: Words, billed: Sequence[Said], spoken: Spoken) -> tuple[Said | None, Conflict | None]:
    positive = [say(words, STATUS, LCodeStatus.BILLED, cue.first, cue.last) for cue in spoken.billed]
    positive += [Said(STATUS, LCodeStatus.BILLED, s.start, s.end, Certainty.STATED, s.cue) for s in billed]
    negative = [say(words, STATUS, LCodeStatus.NOT_BILLED, cue.first, cue.last) for cue in spoken.none]
    if positive and negative:
        return None, Conflict(STATUS, (positive[0], negative[0]))
    if positive or negative:
        return (positive or negative)[0], None
    return None, None


def _taken_back(mentioned: Sequence[Said]) -> Conflict | None:
    for said in mentioned:
        if said.cue == Standing.CONTRADICTED:
            both = (replace(said, path=STATUS, value=value) for value in (LCodeStatus.BILLED, LCodeStatus.NOT_BILLED))
            return Conflict(STATUS, tuple(both))
    return None


def _supplier(words: Words, mentioned: Sequence[Said], supplied: Sequence[Cue]) -> Said | None:
    """Somebody else bills the device's code, and the words say so."""
    path, value = "l_code_biller", LCodeBiller.SUPPLIER
    for said in mentioned:
        if said.cue == Standing.NOT_OURS:
            return Said(path, value, said.start, said.end, Certainty.STATED, said.cue)
    return say(words, path, value, supplied[0].first, supplied[0].last) if supplied else None


def _by_code(said: Sequence[Said]) -> Said | None:
    """A code that is another's, of another day or dropped makes the status not billed; an unsure one does not."""
    for each in said:
        if each.cue in NOT_BILLED:
            return Said(STATUS, LCodeStatus.NOT_BILLED, each.start, each.end, Certainty.IMPLIED, each.cue)
    return None


def _later(mentioned: Sequence[Said]) -> Said | None:
    """We bill the code at the delivery to come; a code of the past besides leaves it open."""
    if any(said.cue == Standing.PAST for said in mentioned):
        return None
    for said in mentioned:
        if said.cue == Standing.LATER:
            return Said("l_code_later", True, said.start, said.end, Certainty.STATED, said.cue)
    return None
