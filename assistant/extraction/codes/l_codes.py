"""What is said of the device's own code: which L codes are billed today, and which are not ours or not now?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extraction.codes.billing import Judge, Standing
from assistant.extraction.codes.mentions import CodeMention
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
NOT_BILLED = frozenset((Standing.NOT_OURS, Standing.NOT_NOW, Standing.PAST, Standing.DENIED))


@dataclass(frozen=True, slots=True)
class LCodesRead:
    """The L codes billed and only mentioned, the status they add up to, and a contradiction about it."""

    billed: tuple[Said, ...]
    mentioned: tuple[Said, ...]
    status: Said | None
    biller: Said | None
    conflict: Conflict | None
    set_aside: tuple[SetAside, ...]


def read_l_codes(text: Text, mentions: Sequence[CodeMention], spoken_of: Sequence[Cue], judge: Judge) -> LCodesRead:
    """Sort the L codes; ``no L code`` in the text holds for all that nothing else calls billed."""
    words = text.words
    stops = frozenset(mention.first for mention in mentions)
    standings = [_standing(judge, mention, stops, text.contexts) for mention in mentions]
    _share(words, mentions, standings)
    none = [cue for cue in spoken_of if _is_none(cue, text.contexts) or _is_not_now(judge, cue, stops)]
    said_billed = [cue for cue in spoken_of if cue.value == "billed" and cue not in set(none)]
    billed: list[Said] = []
    mentioned: list[Said] = []
    for mention, standing in zip(mentions, standings, strict=True):
        ours = standing is Standing.BILLED or (standing is Standing.UNSAID and not none)
        path = "l_codes_billed" if ours else "l_codes_mentioned_not_billed"
        said = Said(
            path, mention.code, words.start[mention.first], words.end[mention.last - 1], Certainty.STATED, standing
        )
        (billed if ours else mentioned).append(said)
    status, conflict = _status(words, billed, standings, none, said_billed)
    if conflict:
        mentioned, billed = [*mentioned, *billed], []
    status = status or (None if conflict else _by_code(mentioned))
    aside = tuple(SetAside(said.start, said.end, f"l_code_{said.cue}") for said in mentioned)
    biller = None if conflict or billed else _supplier(words, mentioned, spoken_of)
    return LCodesRead(tuple(billed), tuple(mentioned), status, biller, conflict, aside)


def _is_none(cue: Cue, contexts: Contexts) -> bool:
    """``no L code``, or the words for it in a denial: ``we are not going to bill the L code``."""
    denied = cue.value == "any" and bool(contexts.flags[cue.first] & Context.DENIED)
    return cue.value in ("none", "supplier") or denied


def _is_not_now(judge: Judge, cue: Cue, stops: frozenset[int]) -> bool:
    """``L code billed 2 wks ago``, ``L code billed by the hospital``."""
    standing, _ = judge.standing(CodeMention("", cue.first, cue.last, cue.last), stops)
    return standing in NOT_BILLED - {Standing.DENIED}


def _standing(judge: Judge, mention: CodeMention, stops: frozenset[int], contexts: Contexts) -> Standing:
    standing, _ = judge.standing(mention, stops)
    flags = contexts.over(mention.first, mention.last)
    if standing not in (Standing.UNSAID, Standing.BILLED):
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
    """``L5701 and L5649 both billed by Lund``: what is said of the last holds for those joined to it; ``L1960 vs
    L1970`` leaves both open."""
    for i in range(len(mentions) - 2, -1, -1):
        between = words.lower[mentions[i].end : mentions[i + 1].first]
        if between in CHOICES and standings[i] is standings[i + 1] is Standing.UNSAID:
            standings[i] = standings[i + 1] = Standing.UNSURE
        if standings[i] is Standing.UNSAID and between and set(between) <= JOINING:
            standings[i] = standings[i + 1]


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


def _supplier(words: Words, mentioned: Sequence[Said], spoken_of: Sequence[Cue]) -> Said | None:
    """Somebody else bills the device's code, and the words say so."""
    path, value = "l_code_biller", LCodeBiller.SUPPLIER
    for said in mentioned:
        if said.cue == Standing.NOT_OURS:
            return Said(path, value, said.start, said.end, Certainty.STATED, said.cue)
    for cue in spoken_of:
        if cue.value == "supplier":
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
