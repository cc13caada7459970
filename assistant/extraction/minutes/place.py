"""Where does one number go, and whose time was it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.minutes.absent import is_without_patient
from assistant.extraction.minutes.attribute import ORTHOTIC_SLOTS, Share, Slot, attribute
from assistant.extraction.minutes.days import Days
from assistant.extraction.minutes.explained import Explained
from assistant.extraction.minutes.finished import without_finished, without_objects
from assistant.extraction.minutes.flags import flags_of
from assistant.extraction.minutes.gather import Placed
from assistant.extraction.minutes.no_service import (
    is_bound,
    is_done_with,
    is_practised_alone,
    is_slot,
    is_tried,
    is_uncharged,
    is_uncounted,
    is_worn,
    may_be_alone,
)
from assistant.extraction.minutes.performers import TAUGHT, Giver, Performers
from assistant.extraction.minutes.quoted import find_quoted, is_inside
from assistant.extraction.minutes.stint import Stint
from assistant.extraction.minutes.taught import without_practice, without_topics, without_worn
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Work

WORDS = SmallWords("minutes")
Quoted: TypeAlias = tuple[tuple[int, int], ...]
TOLD_REST = (["rest", ","], ["remainder", ","], ["balance", ","])
"""``the brace was the rest, twenty-eight``: how long the rest was is told."""
REMAINDER = frozenset(("remaining", "other", "rest"))
TOPICS = {"on": ("rest", "waiting"), "about": ("rest", "waiting", "excluded"), "re": ("rest", "waiting", "excluded")}
"""``six on drying the skin``, ``eight about driving``: rather what was taught than what was done."""
WAITED = frozenset(("waited", "waiting", "wait", "sat"))
SAYING = (["says"], ["reports"], ["claims"], ["states"])
REMAINDER_REACH = 4
HOUR = 60
INCLUDED = 3
INCLUDING = frozenset(("including", "incl", "inc", "includes", "included"))
VERB_REACH = 5
TALK_REACH = 2
PORTION_AFTER = frozenset(("those", "these", "them", "that", "the", "it"))
PORTION_OF, PORTION_REACH = frozenset(("which", "those", "these")), 6
WATCHED = 25


def place_all(
    text: Text, stints: Sequence[Stint], performers: Performers, days: Days, explained: Explained
) -> list[Placed]:
    """Every stint with its place and the one who gave it, in order."""
    quoted = find_quoted(text.words)
    firsts = [*(stint.quantity.first for stint in stints[1:]), len(text.words)]
    nexts = [
        firsts[at + 1] if at + 1 < len(firsts) and _is_of(text.words, stint.quantity, firsts[at]) else firsts[at]
        for at, stint in enumerate(stints)
    ]
    placed = [
        _place(
            text,
            stint,
            performers.giver(stint, next_first),
            performers.learner(stint, next_first),
            days,
            quoted,
            explained,
        )
        for stint, next_first in zip(stints, nexts, strict=False)
    ]
    lasts = [0, *(stint.quantity.last for stint in stints[:-1])]
    return [
        replace(each, share=Share(Slot.ASIDE, ("excluded",)))
        if each.share.slot is not Slot.ASIDE
        and is_without_patient(text, each.quantity.first, each.quantity.last, (last, first))
        else each
        for each, last, first in zip(placed, lasts, firsts, strict=False)
    ]


def _is_of(words: Words, part: Quantity, whole: int) -> bool:
    """``10 min of the 25 min was by the PTA``: who is named behind the second number gave the first."""
    between = words.lower[part.last : whole]
    return between[:1] == ["of"] and WORDS["before_whole"].issuperset(between[1:])


def _place(
    text: Text,
    stint: Stint,
    given: tuple[Giver, Cue | None],
    learner: int,
    days: Days,
    quoted: Quoted,
    explained: Explained,
) -> Placed:
    words, quantity = text.words, stint.quantity
    other_day = Context.PAST if days.is_other(quantity.first) else 0
    stint = without_objects(without_finished(words, _without_here(words, stint)))
    share = attribute(
        without_worn(words, without_topics(words, without_practice(stint, learner))), flags_of(text, stint) | other_day
    )
    if is_inside(quoted, quantity.first):
        share = Share(Slot.ASIDE, ("quoted",))
    if share.slot is Slot.SESSION and any(words.lower[a.last - 1] == "sessions" for a in stint.anchors):
        share = Share(Slot.ASIDE, ("programme",))
    if words.lower[max(0, quantity.first - 1) : quantity.first] in SAYING:
        share = Share(Slot.ASIDE, ("quoted",))
    if (
        share.slot is Slot.ASIDE
        and share.names[0] in TOPICS.get("".join(words.lower[quantity.last : quantity.last + 1]), ())
        and WAITED.isdisjoint(words.lower[max(0, quantity.first - 1) : quantity.first])
    ):
        share = Share(Slot.ASIDE, ("unclear",))
    if is_done_with(words, quantity.last):
        share = Share(Slot.ASIDE, ("uncharged",))
    if share.names == ("training",) and (is_worn(words, stint) or is_tried(words, stint)):
        share = Share(Slot.ASIDE, ("wear",))
    if share.names == ("training",) and is_practised_alone(text, quantity):
        share = Share(Slot.ASIDE, ("alone",))
    if share.slot is Slot.ACTIVITY and may_be_alone(text, quantity):
        share = Share(Slot.ASIDE, ("unclear",))
    if is_slot(words, quantity):
        share = Share(Slot.ASIDE, ("waiting",))
    share = _without_remainder(words, quantity, share)
    if share.slot in ORTHOTIC_SLOTS and (is_bound(words, quantity) or _is_talk(words, stint, explained)):
        share = Share(Slot.ASIDE, ("unclear",))
    if share.slot is Slot.ACTIVITY and _only_includes(words, stint):
        share = replace(share, slot=Slot.TOTAL, names=())
    if share.slot is Slot.TOTAL and not stint.total and _is_by_hand(words, stint, explained):
        share = replace(share, by_hand=True)
    if share.slot is Slot.TOTAL and _is_whole_stay(words, stint):
        share = replace(share, slot=Slot.SESSION)
    if is_uncharged(words, quantity.last) or is_uncounted(text, quantity.last):
        share = Share(Slot.ASIDE, ("uncharged",))
    if (
        share.names == ("training",)
        and quantity.hours
        and quantity.low >= HOUR
        and any(a.detail == "own" for a in stint.anchors)
    ):
        share = Share(Slot.ASIDE, ("wear",))
    giver, person = given
    if giver is Giver.OTHER and person and person.value == "student" and _is_watched(text, quantity):
        share, giver = Share(Slot.ASIDE, ("unclear",)), Giver.WRITER
    if giver is Giver.OTHER and person and person.value in TAUGHT and _is_teaching(stint, share):
        share, giver = Share(Slot.ASIDE, ("unclear",)), Giver.WRITER
    after = words.lower[quantity.last : quantity.last + 2]
    ahead = words.lower[max(0, quantity.first - PORTION_REACH) : quantity.first]
    portion = (after[:1] == ["of"] and set(after[1:]) <= PORTION_AFTER) or _is_of_which(ahead)
    return Placed(stint, share, giver, person, portion and giver is Giver.ASSISTANT)


def _is_of_which(ahead: Sequence[str]) -> bool:
    """``30 min, of which the COTA gave 10``: a part of the minutes before, not more of them."""
    return any(first == "of" and second in PORTION_OF for first, second in pairwise(ahead))


def _without_here(words: Words, stint: Stint) -> Stint:
    """``made here today 38 min``: where something was done, not that somebody was here."""
    done = {anchor.last for anchor in stint.anchors if anchor.work is Work.ACTIVITY}
    places = [a for a in stint.anchors if a.work is Work.SESSION and words.lower[a.first] == "here" and a.first in done]
    return stint._replace(anchors=tuple(a for a in stint.anchors if a not in places)) if places else stint


def _is_teaching(stint: Stint, share: Share) -> bool:
    """An aide or a nurse beside words of teaching was rather taught than teaching."""
    return share.names == ("training",) and any(anchor.detail == "any" for anchor in stint.anchors)


def _is_talk(words: Words, stint: Stint, explained: Explained) -> bool:
    """``discussed surgery 10 min``: talk of something that is not known, with no word of a device."""
    anchors = [anchor for anchor in stint.anchors if anchor.detail != "visit"]
    if not anchors or not all(words.lower[anchor.first] in WORDS["talk"] for anchor in anchors):
        return False
    first, last = stint.anchors[0].first, anchors[-1].last
    ahead = explained.is_clear(last, min(last + TALK_REACH, len(words)))
    return not ahead or not explained.is_clear(max(0, first - 1), first)


def _only_includes(words: Words, stint: Stint) -> bool:
    """``28 including teaching``, ``40 min total with teaching``: what is named is not the whole of it."""
    ahead = words.lower[stint.quantity.last : stint.quantity.last + INCLUDED]
    if any(anchor.first < stint.quantity.first for anchor in stint.anchors if anchor.work is not Work.DEVICE):
        return False
    if not INCLUDING.isdisjoint(ahead[: 2 if ahead[:1] == ["total"] else 1]):
        return True
    return stint.total and not {"with", "w"}.isdisjoint(ahead)


def _is_by_hand(words: Words, stint: Stint, explained: Explained) -> bool:
    """Between the device and its number stands a verb that is not known: ``palm protector applied 7 min``."""
    if any(anchor.work is not Work.DEVICE for anchor in stint.anchors):
        return False
    quantity = stint.quantity
    for anchor in stint.anchors:
        first, last = min(anchor.last, quantity.last), max(anchor.first, quantity.first)
        if anchor.first < quantity.first:
            first = max(first - VERB_REACH, 0)
        for at in range(first, min(last, first + WATCHED)):
            word = words.lower[at]
            done = not explained.known[at] and word.endswith(("ed", "ing"))
            if done or word in WORDS["hand_work"]:
                return True
    return False


def _is_watched(text: Text, quantity: Quantity) -> bool:
    """A student's minutes with the therapist in the room may count; that is for the writer to say."""
    first, last = text.layout.sentences[text.layout.sentence[quantity.first]]
    near = text.words.lower[max(first, quantity.first - WATCHED) : min(last, quantity.last + WATCHED)]
    return not WORDS["watching"].isdisjoint(near)


def _is_whole_stay(words: Words, stint: Stint) -> bool:
    """``wears the brace all day. In 1:00 out 1:50``: a stay beside the mere name of a device."""
    out = words.lower[max(0, stint.quantity.first - 1) : stint.quantity.first] == ["out"]
    return out and stint.quantity.kind is Kind.CLOCK_RANGE and all(a.work is Work.DEVICE for a in stint.anchors)


def _without_remainder(words: Words, quantity: Quantity, share: Share) -> Share:
    """``the rest of the hour was exercise``: the number holds the time, and how much the rest was is not told; ``the
    other 12`` is the time itself."""
    before = words.lower[max(0, quantity.first - REMAINDER_REACH) : quantity.first]
    if not {"rest", "remainder", "balance"}.isdisjoint(before) and "of" in before:
        return Share(Slot.ASIDE, ("rest of work" if share.slot in ORTHOTIC_SLOTS else "remainder",))
    if words.lower[max(0, quantity.first - 2) : quantity.first] in TOLD_REST:
        return share
    named = share.slot is Slot.SERVICE or (share.slot in ORTHOTIC_SLOTS and share.slot is not Slot.TOTAL)
    if not REMAINDER.isdisjoint(before[-2:]) and not named:
        return Share(Slot.ASIDE, ("remainder",))
    return share
