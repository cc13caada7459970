"""Which L codes are billed today, and which are not ours, not now, or only spoken of?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.extraction.codes.billing import Judge
from assistant.extraction.codes.exchange import exchanged
from assistant.extraction.codes.items import Items
from assistant.extraction.codes.l_code_status import LCodesRead, Sorted, Spoken, read_status
from assistant.extraction.codes.mentions import CodeMention
from assistant.extraction.codes.standing import NOT_BILLED, Standing
from assistant.extraction.context.scopes import Context, Contexts
from assistant.extraction.context.text import Text
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.reading import Certainty, Said

WORDS = SmallWords("codes")
SUPPOSED = Context.HYPOTHETICAL | Context.PLANNED
JOINING = frozenset(("and", "&", "+", ",", "/"))
CHOICES = (["vs"], ["vs", "."], ["versus"], ["or"])
RANGES = (["-"], ["–"], ["to"], ["thru"], ["through"])
BESIDE = frozenset("rt lt r l x u unit units kx nu bilat $".split())
"""Sides, units and modifiers that may stand between codes of one list."""
NOT_TODAY = frozenset((Standing.UNSURE, Standing.LATER, Standing.NOT_OURS, Standing.PAST, Standing.NOT_NOW))
ONE_OF = frozenset((("only", "one"), ("only", "1"), ("not", "both"), ("just", "one")))
FARTHEST = 40
OPEN = frozenset((Standing.UNSAID, Standing.BILLED, Standing.INTENDED))


def read_l_codes(
    text: Text, mentions: Sequence[CodeMention], spoken_of: Sequence[Cue], judge: Judge, items: Items, *, given: bool
) -> LCodesRead:
    """Sort the L codes; ``no L code`` in the text holds for all that nothing else calls billed. ``given``: a device
    was made or given today."""
    stops = frozenset(mention.first for mention in mentions)
    standings = _standings(text, mentions, judge, items, stops, given=given)
    spoken = Spoken.of(text, spoken_of, judge, stops)
    billed: list[Said] = []
    mentioned: list[Said] = []
    words = text.words
    for mention, standing in zip(mentions, standings, strict=True):
        ours = standing is Standing.BILLED or (standing is Standing.UNSAID and not spoken.none)
        path = "l_codes_billed" if ours else "l_codes_mentioned_not_billed"
        start, end = words.start[mention.first], words.end[mention.last - 1]
        (billed if ours else mentioned).append(Said(path, mention.code, start, end, Certainty.STATED, standing))
    _drop_repeats(billed, mentioned)
    return read_status(words, Sorted(billed, mentioned), spoken)


def _standings(
    text: Text, mentions: Sequence[CodeMention], judge: Judge, items: Items, stops: frozenset[int], *, given: bool
) -> list[Standing]:
    """The standing of each mention: by its own words, by a change between codes, by the codes it is joined to."""
    answered = bool(judge.services) and not WORDS["payer_answers"].isdisjoint(text.words.lower)
    standings = [
        _standing(judge, mention, stops, text.contexts, given=given, answered=answered) for mention in mentions
    ]
    for place, standing in exchanged(text, mentions).items():
        if standing is not Standing.CHOSEN:
            standings[place] = standing
        elif standings[place] not in NOT_TODAY or judge.standing(mentions[place], stops)[1] < mentions[place].first:
            standings[place] = Standing.BILLED
    for each, mention in enumerate(mentions):
        if standings[each] is Standing.UNSAID and not items.is_led(mention):
            standings[each] = Standing.UNSURE
    _share(text.words, mentions, standings)
    for each, mention in enumerate(mentions):
        if standings[each] is Standing.UNSAID and not (
            items.is_item(mention) and items.is_listed(_beside(text, mention))
        ):
            standings[each] = Standing.UNSURE
    if _is_one_of(text.words, mentions):
        return [Standing.UNSURE if each in OPEN else each for each in standings]
    return standings


def _beside(text: Text, mention: CodeMention) -> Iterator[int]:
    """The other words of a code's clause; behind a bracket the clause goes on to something else."""
    inner = text.layout.clause
    first, last = text.layout.sentences[text.layout.sentence[mention.first]]
    clause = text.clause(mention.first)
    near = range(max(first, mention.first - FARTHEST), min(last, mention.last + FARTHEST))
    others = (i for i in near if text.clause(i) == clause and not mention.first <= i < mention.end)
    bracketed = inner[mention.first] != clause
    return (i for i in others if not bracketed or i < mention.first or inner[i] == inner[mention.first])


def _is_one_of(words: Words, mentions: Sequence[CodeMention]) -> bool:
    """``only one brace went out``, ``not both``: of several codes it is not told which."""
    if len({mention.code for mention in mentions}) < len(("one", "other")):
        return False
    return not ONE_OF.isdisjoint(pairwise(words.lower))


def _drop_repeats(billed: list[Said], mentioned: list[Said]) -> None:
    """A code that is plainly dropped, later or another's is not billed because it is named once more; nor is one that
    was billed and then dropped (``OT billed L3913. Take L3913 off``)."""
    firm = {said.value for said in mentioned if said.cue in NOT_BILLED}
    last = {said.value: said.start for said in mentioned if said.cue == Standing.DENIED}
    for said in list(billed):
        unsaid = said.value in firm and said.cue == Standing.UNSAID
        if unsaid or last.get(said.value, -1) > said.start:
            billed.remove(said)


def _standing(
    judge: Judge, mention: CodeMention, stops: frozenset[int], contexts: Contexts, *, given: bool, answered: bool
) -> Standing:
    standing, at = judge.standing(mention, stops)
    if standing is Standing.ASKED:
        return Standing.BILLED
    if standing is Standing.INTENDED:
        return Standing.BILLED if given else Standing.UNSURE
    if standing is Standing.SETTLED and not answered:
        return Standing.PAST if judge.words.lower[at] in WORDS["paid"] else Standing.UNSURE
    flags = contexts.over(mention.first, mention.last)
    if standing is Standing.SETTLED:
        told_apart = (
            judge.elsewhere.gave(mention)
            or judge.occasions.is_dated(mention.first)
            or flags & (SUPPOSED | Context.PAST)
        )
        return Standing.UNSURE if told_apart else Standing.BILLED
    if standing not in (Standing.UNSAID, Standing.BILLED):
        return standing
    told = judge.occasions.opening(mention.first)
    if told:
        return told
    close = 0 <= at - mention.last <= 1 and not flags & (Context.HYPOTHETICAL | Context.PAST)
    if standing is Standing.BILLED and close:
        return standing
    if flags & (SUPPOSED if standing is Standing.BILLED else SUPPOSED | Context.PLAN_SECTION):
        return Standing.NOT_NOW
    if flags & Context.PAST:
        return Standing.PAST
    if standing is Standing.UNSAID and flags & Context.DENIED:
        return Standing.DENIED
    if standing is Standing.UNSAID and judge.elsewhere.is_beside(mention):
        return Standing.NOT_OURS
    if standing is Standing.UNSAID and (judge.elsewhere.gave(mention) or judge.elsewhere.opens_with_other(mention)):
        return Standing.UNSURE
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
        if between[i] in RANGES and standings[i + 1] in OPEN and standings[i] is not Standing.REPLACED:
            standings[i] = standings[i + 1] = Standing.UNSURE
        if standings[i] is Standing.UNSAID and between[i] and set(between[i]) <= JOINING:
            standings[i] = standings[i + 1]
    for i, joint in enumerate(between):
        joined = bool(joint) and set(joint) <= (JOINING if standings[i] in NOT_TODAY else JOINING - {","})
        if standings[i + 1] is Standing.UNSAID and joined and standings[i] is not Standing.DENIED:
            standings[i + 1] = standings[i]
