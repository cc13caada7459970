"""What is said of the device's own code: which L codes are billed today, and which are not ours or not now?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.extraction.codes.billing import Judge
from assistant.extraction.codes.items import Items
from assistant.extraction.codes.mentions import CodeMention
from assistant.extraction.codes.standing import Standing
from assistant.extraction.context.scopes import Context, Contexts
from assistant.extraction.context.text import Text
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Words
from assistant.reading import Certainty, Conflict, Said, SetAside
from coder.visit import LCodeBiller, LCodeStatus

STATUS = "l_code_status"
SUPPOSED = Context.HYPOTHETICAL | Context.PLANNED
JOINING = frozenset(("and", "&", "+", ",", "/"))
CHOICES = (["vs"], ["vs", "."], ["versus"], ["or"])
NOT_BILLED = frozenset((Standing.NOT_OURS, Standing.NOT_NOW, Standing.LATER, Standing.PAST, Standing.DENIED))


POINTING = frozenset("-–—:=(,/")
RANGES = (["-"], ["–"], ["to"], ["thru"], ["through"])
BESIDE_OTHER = (["with"], ["w"], ["and"])
"""``not allowed on one day with an L code`` denies something else."""
BESIDE = frozenset("rt lt r l x u unit units kx nu bilat".split())
"""Sides, units and modifiers that may stand between codes of one list."""
NOT_TODAY = frozenset((Standing.UNSURE, Standing.LATER, Standing.NOT_OURS, Standing.PAST, Standing.NOT_NOW))
ONE_OF = frozenset((("only", "one"), ("only", "1"), ("not", "both"), ("just", "one")))
OPEN = frozenset((Standing.UNSAID, Standing.BILLED, Standing.INTENDED))
NAUGHT = frozenset(("none", "no", "not", "nope", "n/a", "na", "0", "zero", "n"))


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


def read_l_codes(
    text: Text, mentions: Sequence[CodeMention], spoken_of: Sequence[Cue], judge: Judge, items: Items, *, given: bool
) -> LCodesRead:
    """Sort the L codes; ``no L code`` in the text holds for all that nothing else calls billed. ``given``: a device
    was made or given today."""
    words = text.words
    stops = frozenset(mention.first for mention in mentions)
    standings = [_standing(judge, mention, stops, text.contexts, given=given) for mention in mentions]
    standings = [
        Standing.UNSURE if standing is Standing.UNSAID and not items.is_led(mention) else standing
        for mention, standing in zip(mentions, standings, strict=True)
    ]
    _share(words, mentions, standings)
    standings = [
        Standing.UNSURE if standing is Standing.UNSAID and not items.is_item(mention) else standing
        for mention, standing in zip(mentions, standings, strict=True)
    ]
    if _is_one_of(words, mentions):
        standings = [Standing.UNSURE if each in OPEN else each for each in standings]
    others = {cue for cue in spoken_of if _is_supplied(judge, cue, text.contexts)}
    elsewhere = {cue: _of_other_day(judge, cue, stops) for cue in spoken_of}
    none = [cue for cue in spoken_of if _is_none(words, cue, text.contexts) or elsewhere[cue] or cue in others]
    supplied = [*others, *(cue for cue in spoken_of if elsewhere[cue] is Standing.NOT_OURS)]
    denied = set(none)
    said_billed = [cue for cue in spoken_of if cue.value == "billed" and cue not in denied]
    billed: list[Said] = []
    mentioned: list[Said] = []
    for mention, standing in zip(mentions, standings, strict=True):
        ours = standing is Standing.BILLED or (standing is Standing.UNSAID and not none)
        path = "l_codes_billed" if ours else "l_codes_mentioned_not_billed"
        said = Said(
            path, mention.code, words.start[mention.first], words.end[mention.last - 1], Certainty.STATED, standing
        )
        (billed if ours else mentioned).append(said)
    _drop_repeats(billed, mentioned)
    status, conflict = _status(words, billed, standings, none, said_billed)
    conflict = conflict or _taken_back(mentioned)
    if conflict:
        mentioned, billed = [*mentioned, *billed], []
    status = None if conflict else status or _by_code(mentioned)
    aside = tuple(SetAside(said.start, said.end, f"l_code_{said.cue}") for said in mentioned)
    biller = None if conflict or billed else _supplier(words, mentioned, spoken_of, supplied)
    later = None if billed or biller else _later(mentioned)
    return LCodesRead(tuple(billed), tuple(mentioned), status, biller, conflict, aside, later)


def _is_one_of(words: Words, mentions: Sequence[CodeMention]) -> bool:
    """``only one brace went out``, ``not both``: of several codes it is not told which."""
    if len({mention.code for mention in mentions}) < len(("one", "other")):
        return False
    pairs = set(pairwise(words.lower))
    return not ONE_OF.isdisjoint(pairs)


def _drop_repeats(billed: list[Said], mentioned: list[Said]) -> None:
    """A code that is plainly dropped, later or another's is not billed because it is named once more."""
    firm = {said.value for said in mentioned if said.cue in NOT_BILLED}
    for said in [said for said in billed if said.value in firm and said.cue == Standing.UNSAID]:
        billed.remove(said)


def _is_none(words: Words, cue: Cue, contexts: Contexts) -> bool:
    """``no L code``, ``L code - none``, or the words for it in a denial: ``we are not going to bill the L code``."""
    denied = bool(contexts.flags[cue.first] & Context.DENIED)
    if cue.value in ("none", "supplier") or (cue.value == "billed" and denied):
        return True
    if cue.value != "any":
        return False
    at = cue.last
    while at < len(words) and words.lower[at] in POINTING:
        at += 1
    naught = cue.last < at < len(words) and words.lower[at] in NAUGHT
    return naught or (denied and words.lower[cue.first - 1 : cue.first] not in BESIDE_OTHER)


def _is_supplied(judge: Judge, cue: Cue, contexts: Contexts) -> bool:
    """``the fitter came and will bill it``, ``his company bills for it``: another bills the device."""
    if cue.value != "it" or contexts.flags[cue.first] & (Context.DENIED | Context.HYPOTHETICAL):
        return False
    return judge.subjects.is_other(cue.first) and judge.subjects.names_supplier(cue.first)


def _of_other_day(judge: Judge, cue: Cue, stops: frozenset[int]) -> Standing | None:
    """``L code billed 2 wks ago``, ``L code billed by the hospital``."""
    if cue.value == "it":
        return None
    standing, _ = judge.standing(CodeMention("", cue.first, cue.last, cue.last), stops)
    return standing if standing in NOT_BILLED - {Standing.DENIED} else None


def _standing(
    judge: Judge, mention: CodeMention, stops: frozenset[int], contexts: Contexts, *, given: bool
) -> Standing:
    standing, at = judge.standing(mention, stops)
    if standing is Standing.INTENDED:
        return Standing.BILLED if given else Standing.UNSURE
    flags = contexts.over(mention.first, mention.last)
    if standing not in (Standing.UNSAID, Standing.BILLED):
        return standing
    if (
        standing is Standing.BILLED
        and 0 <= at - mention.last <= 1
        and not flags & (Context.HYPOTHETICAL | Context.PAST)
    ):
        return standing
    if flags & (SUPPOSED if standing is Standing.BILLED else SUPPOSED | Context.PLAN_SECTION):
        return Standing.NOT_NOW
    if flags & Context.PAST:
        return Standing.PAST
    if standing is Standing.UNSAID and flags & Context.DENIED:
        return Standing.DENIED
    if standing is Standing.UNSAID and judge.is_beside_supplier(mention):
        return Standing.NOT_OURS
    return standing


def _share(words: Words, mentions: Sequence[CodeMention], standings: list[Standing]) -> None:
    """``L5701 and L5649 both billed by Lund``: what is said of one holds for those joined to it; ``L1960 vs L1970``
    leaves both open."""
    between = [
        [word for word in words.lower[one.end : other.first] if word not in BESIDE and not word.isdigit()]
        for one, other in pairwise(mentions)
    ]
    for i in range(len(between) - 1, -1, -1):
        if between[i] in CHOICES and standings[i] in OPEN and standings[i + 1] in (Standing.UNSAID, Standing.UNSURE):
            standings[i] = standings[i + 1] = Standing.UNSURE
        if between[i] in RANGES and standings[i + 1] in OPEN:
            standings[i] = standings[i + 1] = Standing.UNSURE
        if standings[i] is Standing.UNSAID and between[i] and set(between[i]) <= JOINING:
            standings[i] = standings[i + 1]
    for i, joint in enumerate(between):
        joined = bool(joint) and set(joint) <= (JOINING if standings[i] in NOT_TODAY else JOINING - {","})
        if standings[i + 1] is Standing.UNSAID and joined and standings[i] is not Standing.DENIED:
            standings[i + 1] = standings[i]


def _status(
    words: Words, billed: list[Said], standings: list[Standing], none: list[Cue], said_billed: list[Cue]
) -> tuple[Said | None, Conflict | None]:
    positive = [_say(words, cue, LCodeStatus.BILLED) for cue in said_billed]
    positive += [Said(STATUS, LCodeStatus.BILLED, s.start, s.end, Certainty.STATED, s.cue) for s in billed]
    negative = [_say(words, cue, LCodeStatus.NOT_BILLED) for cue in none]
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


def _supplier(
    words: Words, mentioned: Sequence[Said], spoken_of: Sequence[Cue], supplied: Sequence[Cue]
) -> Said | None:
    """Somebody else bills the device's code, and the words say so."""
    path, value = "l_code_biller", LCodeBiller.SUPPLIER
    for said in mentioned:
        if said.cue == Standing.NOT_OURS:
            return Said(path, value, said.start, said.end, Certainty.STATED, said.cue)
    for cue in spoken_of:
        if cue.value == "supplier" or cue in supplied:
            return say(words, path, value, cue.first, cue.last)
    return None


def _by_code(said: Sequence[Said]) -> Said | None:
    """A code that is another's, of another day or dropped makes the status not billed; an unsure one does not."""
    for each in said:
        if each.cue in NOT_BILLED:
            return Said(STATUS, LCodeStatus.NOT_BILLED, each.start, each.end, Certainty.IMPLIED, each.cue)
    return None


def _say(words: Words, cue: Cue, value: LCodeStatus) -> Said:
    return say(words, STATUS, value, cue.first, cue.last)


def _later(mentioned: Sequence[Said]) -> Said | None:
    """We bill the code at the delivery to come; a code of the past besides leaves it open."""
    if any(said.cue == Standing.PAST for said in mentioned):
        return None
    for said in mentioned:
        if said.cue == Standing.LATER:
            return Said("l_code_later", True, said.start, said.end, Certainty.STATED, said.cue)
    return None
