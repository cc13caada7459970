"""Which code did the writer put in the place of another: ``L3702 -> L3763``, ``changed L3702 to L3763``?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.extraction.codes.mentions import CodeMention
from assistant.extraction.codes.standing import Standing
from assistant.extraction.context.text import Text
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("codes")
FARTHEST, LED_REACH, SLIP_REACH = 14, 4, 3
ARROWS = frozenset((">", "→", "⇒"))
TO = (["to"], ["for"], ["with"], ["by"], ["into"])
INSTEAD = (["instead", "of"], ["rather", "than"], ["in", "place", "of"], ["in", "lieu", "of"], ["over"])
AND_NOT = (["not"], ["and", "not"], ["(", "not"], [",", "not"], ["never"], ["-", "not"], [",", "and", "not"])
SHOULD_BE = (["should", "be"], ["should", "have", "been"], ["ought", "to", "be"], ["must", "be"], ["should", "read"])
REPLACES = (["replaces"], ["replacing"], ["supersedes"])
ITS = frozenset(("it's", "its", "is", "be"))
SIDES = frozenset("rt lt r l x1 x u unit units".split())
CHOICE = frozenset(("or", "vs", "versus", "/"))


def exchanged(text: Text, mentions: Sequence[CodeMention]) -> dict[int, Standing]:
    """The standing of the codes that took another's place and of those that lost it, by their number; a change that
    is only asked about leaves both open."""
    found: dict[int, Standing] = {}
    for old, new in _changes(text, mentions):
        asked = text.layout.asked[text.layout.sentence[mentions[new].first]]
        found[old] = Standing.UNSURE if asked else Standing.REPLACED
        found[new] = Standing.UNSURE if asked else Standing.CHOSEN
    return found


def _changes(text: Text, mentions: Sequence[CodeMention]) -> Iterator[tuple[int, int]]:
    """Each pair of the code that was dropped and the one that took its place."""
    lower = text.words.lower
    for one in range(len(mentions) - 1):
        first, second = mentions[one], mentions[one + 1]
        if first.code == second.code or second.first - first.end > FARTHEST:
            continue
        between = [word for word in lower[first.end : second.first] if word not in SIDES]
        led = lower[max(0, first.first - LED_REACH) : first.first]
        if _is_replaced(between, led):
            yield one, one + 1
        elif between in INSTEAD or between in AND_NOT or between in REPLACES:
            yield one + 1, one
    for one, other, last in zip(range(len(mentions)), range(1, len(mentions)), range(2, len(mentions)), strict=False):
        yield from _chosen(text, mentions, (one, other, last))


def _is_replaced(between: list[str], led: list[str]) -> bool:
    """Do the words before and between two codes put the second in the place of the first?"""
    if not between:
        return False
    if between[-1] in ARROWS or "becomes" in between or between in SHOULD_BE:
        return True
    if between[-1] in WORDS["again_billed"] and not WORDS["payer_answers"].isdisjoint(between):
        return True
    if between[-1] in ITS and not WORDS["put_by_mistake"].isdisjoint(led):
        return True
    if between in TO:
        return not WORDS["changes"].isdisjoint(led)
    if between[-1:] == ["but"] or between[-2:] == ["but", "rather"]:
        return led[-1:] == ["not"]
    if _turns_to(between):
        return True
    words = [word for word in between if word.isalpha()]
    slips = bool(words) and WORDS["slips"].issuperset(words) and not WORDS["sure_slips"].isdisjoint(words)
    if slips or (words == ["no"] and between[-1] in ",:-"):
        return True
    early = not WORDS["sure_slips"].isdisjoint(between[:SLIP_REACH]) or between[:2] == [",", "no"]
    return early and between[-1] in WORDS["so"]


def _turns_to(between: list[str]) -> bool:
    """``L3906, the custom code, and changed it to L3807``."""
    return between[-1] in ("to", "with") and any(
        verb in WORDS["changes"] for verb, _ in pairwise(between[-len("changed it to".split()) :])
    )


def _chosen(text: Text, mentions: Sequence[CodeMention], places: tuple[int, int, int]) -> Iterator[tuple[int, int]]:
    """``L1851 or L1845? Nothing was bent so L1851``: one of two is named once more, as the conclusion."""
    one, other, last = places
    lower = text.words.lower
    choice = not CHOICE.isdisjoint(lower[mentions[one].end : mentions[other].first])
    concluded = bool(WORDS["so"].intersection(lower[max(0, mentions[last].first - 2) : mentions[last].first]))
    codes = {mentions[one].code, mentions[other].code}
    if choice and concluded and mentions[last].code in codes and len(codes) > 1:
        dropped = one if mentions[other].code == mentions[last].code else other
        yield dropped, last
        yield dropped, one if dropped == other else other
