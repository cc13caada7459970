"""All minutes of a text, each number placed once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from assistant.extraction.codes.find import CodesRead
from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.minutes.account import Doubt, find_doubts
from assistant.extraction.minutes.attribute import ORTHOTIC_SLOTS, Share, Slot, attribute
from assistant.extraction.minutes.bare import BareNumbers
from assistant.extraction.minutes.candidates import find_candidates
from assistant.extraction.minutes.days import Days, find_days
from assistant.extraction.minutes.explained import Explained, explain
from assistant.extraction.minutes.gather import Placed, added
from assistant.extraction.minutes.link import Linker, Stint
from assistant.extraction.minutes.nearness import Nearness
from assistant.extraction.minutes.performers import Giver, Performers
from assistant.extraction.minutes.quoted import find_quoted, is_inside
from assistant.extraction.minutes.told import Told
from assistant.extraction.minutes.unnumbered import sort_unnumbered
from assistant.extraction.minutes.whole import sort_clocks, sort_wholes
from assistant.extraction.people.find import PeopleRead
from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import Node, SmallWords
from assistant.extraction.work.anchors import ORTHOTIC_WORK, Anchor, Work
from coder.visit import Range

Quoted: TypeAlias = tuple[tuple[int, int], ...]
GIVERS = frozenset(("PT", "OT", "PTA", "COTA", "CHT", "SLP", "orthotist", "aide", "student"))
DISCIPLINES = frozenset(("PT", "OT", "PTA", "COTA", "CHT", "SLP"))
ABSENT = frozenset(("PTA", "COTA"))
TRAINING = frozenset(("training", "train", "instruction", "instructions", "education", "teaching", "trng"))
REMAINDER = frozenset(("remaining", "other", "rest"))
UNCHARGED = (
    ["(", "no", "charge"],
    ["(", "not", "billed"],
    ["(", "no", "bill"],
    ["(", "not", "charged"],
    ["(", "no", "chg"],
)
PARTS = (["most", "of"], ["much", "of"], ["some", "of"], ["part", "of"], ["bulk", "of"])
BOUNDS = (["less", "than"], ["more", "than"], ["at", "least"], ["fewer", "than"], ["at", "most"], ["up", "to"])
TODAY = ORTHOTIC_WORK | {Work.SERVICE, Work.EVALUATION}
"""What may have been done today."""
REMAINDER_REACH = 4
SUPPLY_REACH = 20
OF_REACH = 3
INCLUDED = 3
INCLUDING = frozenset(("including", "incl", "inc", "includes", "included"))
VERB_REACH = 5
TALK_REACH = 2
RECLOCKED = 6
WATCHED = 25
WORDS = SmallWords("minutes")
PORTION_AFTER = frozenset(("those", "these", "them", "that", "the", "it"))


@dataclass(frozen=True, slots=True)
class MinutesRead:
    """Every number of minutes with its place, those taken back, and the services named without a number."""

    placed: tuple[Placed, ...]
    by_slot: dict[Slot, list[Placed]]
    """Those that count, by their place."""
    corrected: tuple[Quantity, ...]
    unnumbered: tuple[Anchor, ...]
    """Services that were done today, with no number of their own."""
    helped: dict[str, str]
    """By code of a service the assistant to whom a sentence without a number gives it (``PTA did the ex``)."""
    no_training: Anchor | None
    """The words that say that there was no training."""
    doubts: tuple[Doubt, ...]
    """Why the device's minutes are not certain; then none of them may be stated."""

    def of(self, *slots: Slot) -> list[Placed]:
        """Those that count in one of these places, place by place."""
        return [each for slot in slots for each in self.by_slot.get(slot, ())]

    @property
    def is_orthotic(self) -> bool:
        """Are any minutes of the orthotic service said?"""
        return bool(self.of(*ORTHOTIC_SLOTS))

    @property
    def evaluation(self) -> int | Range | None:
        return added(self.of(Slot.EVALUATION))


class Named(NamedTuple):
    """What the earlier components found in a text, for its minutes to be tied to."""

    quantities: Sequence[Quantity]
    work: Sequence[Anchor]
    phrases: Phrases
    roles: Sequence[Cue]
    codes: CodesRead
    people: PeopleRead


@dataclass(frozen=True, slots=True)
class MinutesReader:
    """Places every number of minutes in a text; ``slips`` are the words that take a number back."""

    slips: Node

    def read(self, text: Text, named: Named) -> MinutesRead:
        """Tie each number to its words, then decide where it goes and whose time it was."""
        live = [a for a in named.work if a.work is Work.ASIDE or not _is_denied(text, a)]
        starts = frozenset(anchor.first for anchor in live)
        kept, corrected = self._candidates(text, named, live, starts)
        opens = [first for first, _ in text.layout.sentences]
        explained = explain(text.words, named.phrases, named.quantities, named.work, opens)
        stints = Linker(Nearness(text), explained, _taken_back(corrected)).link(kept, live)
        discipline = named.people.discipline_name
        there = [cue for cue in named.roles if not (cue.value in ABSENT and _is_said_absent(text, cue))]
        performers = Performers(text.words, text.layout, there, discipline, starts)
        days = find_days(text, named.quantities)
        today = [a for a in live if a.work in TODAY and not text.contexts.over(a.first, a.last)]
        placed = sort_clocks(text, sort_wholes(text, _place_all(text, stints, performers, days, explained)), today)
        numbered = {anchor.first for each in placed for anchor in each.stint.anchors}
        unnumbered = [a for a in live if a.work is Work.SERVICE and a.first not in numbered]
        done, helped = sort_unnumbered(text, unnumbered, named.roles, discipline)
        no_training = _no_training(text, named.work)
        reclocked = _is_reclocked(text.words, named.quantities)
        doubts = find_doubts(text, placed, several_days=days.is_open or reclocked, no_training=no_training is not None)
        return MinutesRead(tuple(placed), _by_slot(placed), tuple(corrected), done, helped, no_training, doubts)

    def _candidates(
        self, text: Text, named: Named, live: Sequence[Anchor], starts: frozenset[int]
    ) -> tuple[list[Quantity], list[Quantity]]:
        givers = [cue.last for cue in named.roles if cue.value in GIVERS]
        devices = frozenset(anchor.first for anchor in live if anchor.work is Work.DEVICE)
        timed = [q.first for q in named.quantities if q.kind in (Kind.MINUTES, Kind.CLOCK_RANGE)]
        bare = BareNumbers(
            text.words,
            text.layout,
            starts=starts - devices,
            ends=frozenset([anchor.last for anchor in live] + givers),
            known=frozenset(cue.first for cue in named.phrases.main),
            devices=devices,
            told=Told(text.words, text.layout, timed),
            codes=frozenset(anchor.last - 1 for anchor in live if anchor.coded),
            people=frozenset(cue.first for cue in named.roles if cue.value not in DISCIPLINES),
        )
        return find_candidates(text.words, named.quantities, bare, self.slips, named.codes.unit_words)


def _is_reclocked(words: Words, quantities: Sequence[Quantity]) -> bool:
    """``correction: the glove ended 10:34``, behind stretches of the clock: it is open which of them it changes."""
    ranged = False
    for each in quantities:
        ranged = ranged or each.kind is Kind.CLOCK_RANGE
        before = words.lower[max(0, each.first - RECLOCKED) : each.first]
        if ranged and each.kind is Kind.CLOCK and not WORDS["reclocking"].isdisjoint(before):
            return True
    return False


def _taken_back(corrected: Sequence[Quantity]) -> frozenset[int]:
    return frozenset(each.last for each in corrected if each.kind is Kind.CORRECTED)


def _is_said_absent(text: Text, cue: Cue) -> bool:
    """``no PTA``: nobody of whom the minutes after it could be."""
    return bool(text.contexts.flags[cue.first] & Context.DENIED)


def _is_denied(text: Text, anchor: Anchor) -> bool:
    return bool(text.contexts.over(anchor.first, anchor.last) & Context.DENIED)


def _by_slot(placed: Sequence[Placed]) -> dict[Slot, list[Placed]]:
    found: dict[Slot, list[Placed]] = {}
    for each in placed:
        if each.counts:
            found.setdefault(each.share.slot, []).append(each)
    return found


def _place_all(
    text: Text, stints: Sequence[Stint], performers: Performers, days: Days, explained: Explained
) -> list[Placed]:
    quoted = find_quoted(text.words)
    firsts = [*(stint.quantity.first for stint in stints[1:]), len(text.words)]
    nexts = [
        firsts[at + 1] if at + 1 < len(firsts) and _is_of(text.words, stint.quantity, firsts[at]) else firsts[at]
        for at, stint in enumerate(stints)
    ]
    return [
        _place(text, stint, performers.giver(stint, next_first), days, quoted, explained)
        for stint, next_first in zip(stints, nexts, strict=False)
    ]


def _is_of(words: Words, part: Quantity, whole: int) -> bool:
    """``10 min of the 25 min was by the PTA``: who is named behind the second number gave the first."""
    return words.lower[part.last : part.last + 1] == ["of"] and whole - part.last <= OF_REACH


def _place(
    text: Text, stint: Stint, given: tuple[Giver, Cue | None], days: Days, quoted: Quoted, explained: Explained
) -> Placed:
    words, quantity = text.words, stint.quantity
    other_day = Context.PAST if days.is_other(quantity.first) else 0
    share = attribute(stint, _flags(text, stint) | other_day)
    if is_inside(quoted, quantity.first):
        share = Share(Slot.ASIDE, ("quoted",))
    if share.slot is Slot.SESSION and any(words.lower[a.last - 1] == "sessions" for a in stint.anchors):
        share = Share(Slot.ASIDE, ("programme",))
    share = _without_remainder(words, quantity, share)
    if share.slot in ORTHOTIC_SLOTS and (_is_bound(words, quantity) or _is_talk(words, stint, explained)):
        share = Share(Slot.ASIDE, ("unclear",))
    if share.slot is Slot.ACTIVITY and _only_includes(words, stint):
        share = replace(share, slot=Slot.TOTAL, names=())
    if share.slot is Slot.TOTAL and not stint.total and _is_by_hand(words, stint, explained):
        share = replace(share, by_hand=True)
    if words.lower[quantity.last : quantity.last + 3] in UNCHARGED:
        share = Share(Slot.ASIDE, ("uncharged",))
    giver, person = given
    if giver is Giver.OTHER and person and person.value == "student" and _is_watched(text, quantity):
        share, giver = Share(Slot.ASIDE, ("unclear",)), Giver.WRITER
    after = words.lower[quantity.last : quantity.last + 2]
    portion = after[:1] == ["of"] and set(after[1:]) <= PORTION_AFTER
    return Placed(stint, share, giver, person, portion and giver is Giver.ASSISTANT)


def _is_talk(words: Words, stint: Stint, explained: Explained) -> bool:
    """``discussed surgery 10 min``: talk of something that is not known, with no word of a device."""
    anchors = stint.anchors
    if not anchors or not all(words.lower[anchor.first] in WORDS["talk"] for anchor in anchors):
        return False
    last = anchors[-1].last
    return not explained.is_clear(last, min(last + TALK_REACH, len(words)))


def _only_includes(words: Words, stint: Stint) -> bool:
    """``28 including teaching``, ``40 min total with teaching``: what is named is not the whole of it."""
    ahead = words.lower[stint.quantity.last : stint.quantity.last + INCLUDED]
    if any(anchor.first < stint.quantity.first for anchor in stint.anchors if anchor.work is not Work.DEVICE):
        return False
    if not INCLUDING.isdisjoint(ahead[:2]):
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


def _is_bound(words: Words, quantity: Quantity) -> bool:
    """``under ten minutes``, ``at least 20``: how long it was is not told."""
    before = words.lower[max(0, quantity.first - 2) : quantity.first]
    if before in PARTS or words.lower[max(0, quantity.first - 3) : quantity.first - 1] in PARTS:
        return True
    if "half" in before or words.lower[max(0, quantity.first - 3) : quantity.first] == ["half", "of", "the"]:
        return True
    return before[-1:] in (["under"], ["below"], ["<"], [">"]) or before in BOUNDS


def _without_remainder(words: Words, quantity: Quantity, share: Share) -> Share:
    """``the rest of the hour was exercise``: the number holds the time, and how much the rest was is not told; ``the
    other 12`` is the time itself."""
    before = words.lower[max(0, quantity.first - REMAINDER_REACH) : quantity.first]
    if not {"rest", "remainder", "balance"}.isdisjoint(before) and "of" in before:
        return Share(Slot.ASIDE, ("rest of work" if share.slot in ORTHOTIC_SLOTS else "remainder",))
    named = share.slot is Slot.SERVICE or (share.slot in ORTHOTIC_SLOTS and share.slot is not Slot.TOTAL)
    if not REMAINDER.isdisjoint(before[-2:]) and not named:
        return Share(Slot.ASIDE, ("remainder",))
    return share


def _flags(text: Text, stint: Stint) -> int:
    """The contexts of a number; codes and teaching stand for work of today in whatever section they are."""
    quantity = stint.quantity
    flags = text.contexts.over(quantity.first, quantity.last) | _told_of(text, quantity)
    if not flags:
        return 0
    if any(anchor.coded for anchor in stint.anchors):
        flags &= ~(Context.PLAN_SECTION | Context.ASSESSMENT | Context.WEAR)
    if (
        flags & Context.WEAR
        and not quantity.hours
        and any(a.work is Work.ACTIVITY and a.detail == "any" for a in stint.anchors)
    ):
        flags &= ~Context.WEAR
    if flags & Context.PLANNED and text.words.lower[quantity.last : quantity.last + 1] == ["to"]:
        flags &= ~Context.PLANNED
    if flags & Context.PAST and _is_of_supply(text, quantity):
        flags &= ~Context.PAST
    if flags & Context.DENIED and not _is_denied_here(text.words, quantity):
        flags &= ~Context.DENIED
    return flags


def _told_of(text: Text, quantity: Quantity) -> int:
    """``she got it two weeks ago, that was 35 minutes``: the clause before tells the day."""
    clause, first = text.layout.clause, quantity.first
    opens = max(text.opens(first), first - WATCHED)
    while first > opens and clause[first - 1] == clause[quantity.first]:
        first -= 1
    if first == opens or text.words.lower[first] not in ("that", "which"):
        return 0
    return text.contexts.flags[first - 1] & Context.PAST


def _is_of_supply(text: Text, quantity: Quantity) -> bool:
    """``20 min for the AFO that the orthotist issued last week``: the past is that of the device behind the number."""
    lower, sentence = text.words.lower, text.layout.sentence
    last = min(quantity.last + SUPPLY_REACH, len(lower))
    for at in range(quantity.last, last):
        if sentence[at] != sentence[quantity.first] or lower[at] in WORDS["past_day"]:
            return False
        if lower[at] in WORDS["supplied"]:
            return at > quantity.last + 2 and not WORDS["supplier"].isdisjoint(lower[quantity.last + 1 : at])
    return False


def _no_training(text: Text, work: Sequence[Anchor]) -> Anchor | None:
    for anchor in work:
        if anchor.value == "training" and text.words.lower[anchor.first] in TRAINING:
            flags = text.contexts.over(anchor.first, anchor.last)
            if flags == Context.DENIED:
                return anchor
    return None


def _is_denied_here(words: Words, quantity: Quantity) -> bool:
    """A denial reaches a number only where it stands right before it: ``no 15 min``."""
    return words.lower[quantity.first - 1 : quantity.first] in (["no"], ["not"], ["without"])
