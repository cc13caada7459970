"""All minutes of a text, each number placed once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from assistant.extraction.codes.find import CodesRead
from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.minutes.account import Doubt, find_doubts, find_unheard_doubts
from assistant.extraction.minutes.attribute import ORTHOTIC_SLOTS, Slot
from assistant.extraction.minutes.bare import BareNumbers
from assistant.extraction.minutes.beside import Beside
from assistant.extraction.minutes.candidates import find_candidates
from assistant.extraction.minutes.clock_time import sort_clocks
from assistant.extraction.minutes.counts import Counts
from assistant.extraction.minutes.days import find_days
from assistant.extraction.minutes.disowned import Disowned
from assistant.extraction.minutes.explained import explain
from assistant.extraction.minutes.gather import Placed, added
from assistant.extraction.minutes.item import Items
from assistant.extraction.minutes.link import Linker
from assistant.extraction.minutes.nearness import Nearness
from assistant.extraction.minutes.performers import Performers
from assistant.extraction.minutes.place import place_all
from assistant.extraction.minutes.quoted import find_quoted, is_inside
from assistant.extraction.minutes.remainder import find_rests, unmeasured
from assistant.extraction.minutes.stint import Stint
from assistant.extraction.minutes.subjects import Subjects
from assistant.extraction.minutes.told import Told
from assistant.extraction.minutes.unheard import Unheard
from assistant.extraction.minutes.unnumbered import sort_unnumbered
from assistant.extraction.minutes.whole import sort_wholes
from assistant.extraction.people.find import PeopleRead
from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import Node, SmallWords
from assistant.extraction.work.anchors import ORTHOTIC_WORK, Anchor, Work
from coder.visit import Range

GIVERS = frozenset(("PT", "OT", "PTA", "COTA", "CHT", "SLP", "orthotist", "aide", "student", "nurse"))
DISCIPLINES = frozenset(("PT", "OT", "PTA", "COTA", "CHT", "SLP"))
ABSENT = frozenset(("PTA", "COTA"))
TRAINING = frozenset(("training", "train", "instruction", "instructions", "education", "teaching", "trng"))
TODAY = ORTHOTIC_WORK | {Work.SERVICE, Work.EVALUATION}
"""What may have been done today."""
WORKED = frozenset((Work.ACTIVITY, Work.SERVICE, Work.CHECK))
RECLOCKED, DENIAL_REACH = 6, 4
LEAST_TAUGHT, LEAST_BARE = 3, 5
WORDS = SmallWords("minutes")


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
        live = [a for a in named.work if _is_live(text, a)]
        starts = frozenset(anchor.first for anchor in live)
        kept, corrected, restated = self._candidates(text, named, live, starts)
        opens = [first for first, _ in text.layout.sentences]
        explained = explain(text.words, named.phrases, named.quantities, named.work, opens)
        quoted = find_quoted(text.words)
        said = [quantity for quantity in kept if is_inside(quoted, quantity.first)]
        told = [quantity for quantity in kept if not is_inside(quoted, quantity.first)]
        linked = Linker(Nearness(text), explained, _taken_back(corrected)).link(told, live)
        stints = sorted([*linked, *(Stint(quantity, ()) for quantity in said)], key=lambda s: s.quantity.first)
        discipline = named.people.discipline_name
        there = [
            cue
            for cue in named.roles
            if not (cue.value in ABSENT and _is_said_absent(text, cue)) and not _is_repetition(text.words, cue)
        ]
        subjects = Subjects(text.words, text.layout, discipline, starts)
        disowned = Disowned(text.words, text.layout, there, discipline)
        performers = Performers(text.words, text.layout, there, discipline, subjects, disowned)
        days = find_days(text, named.quantities)
        today = [a for a in live if a.work in TODAY and not text.contexts.over(a.first, a.last)]
        rests = find_rests(text, live)
        first_placed = place_all(text, stints, performers, days, explained)
        placed = sort_clocks(text, sort_wholes(text, first_placed, rests), today)
        placed = [_in_its_words(each, restated) for each in placed] if restated else placed
        numbered = {anchor.first for each in placed for anchor in each.stint.anchors}
        unnumbered = [a for a in live if a.work is Work.SERVICE and a.first not in numbered]
        done, helped = sort_unnumbered(text, unnumbered, named.roles, discipline)
        no_training = _no_training(text, named.work)
        reclocked = _is_reclocked(text.words, named.quantities)
        doubts = find_doubts(text, placed, several_days=days.is_open or reclocked, no_training=no_training is not None)
        if unmeasured(text, placed, rests):
            doubts += tuple(
                Doubt(each, "rest of work") for each in placed if each.counts and each.share.slot in ORTHOTIC_SLOTS
            )
        strange = frozenset(text.layout.clause[cue.first] for cue in named.roles if cue.value == "other patient")
        doubts += find_unheard_doubts(placed, Unheard(text, live, strange).find(named.quantities, [*kept, *corrected]))
        return MinutesRead(tuple(placed), _by_slot(placed), tuple(corrected), done, helped, no_training, doubts)

    def _candidates(
        self, text: Text, named: Named, live: Sequence[Anchor], starts: frozenset[int]
    ) -> tuple[list[Quantity], list[Quantity], dict[Quantity, Quantity]]:
        givers = [cue.last for cue in named.roles if cue.value in GIVERS]
        devices = frozenset(anchor.first for anchor in live if anchor.work is Work.DEVICE)
        ends = frozenset([anchor.last for anchor in live] + givers)
        timed = [q.first for q in named.quantities if q.kind in (Kind.MINUTES, Kind.CLOCK_RANGE)]
        bare = BareNumbers(
            text.words,
            text.layout,
            starts=starts - devices,
            ends=ends,
            known=frozenset(cue.first for cue in named.phrases.main),
            devices=devices,
            told=Told(text.words, text.layout, timed),
            beside=Beside(text.words, ends),
            items=Items(text.words, text.layout, _least(live), tuple(timed)),
            counts=Counts(text.words, text.layout, frozenset(anchor.last - 1 for anchor in live if anchor.coded)),
            works=frozenset(anchor.first for anchor in live if anchor.work in WORKED),
            people=frozenset(cue.first for cue in named.roles if cue.value not in DISCIPLINES),
        )
        return find_candidates(text.words, named.quantities, bare, self.slips, named.codes.unit_words)


def _in_its_words(each: Placed, restated: Mapping[Quantity, Quantity]) -> Placed:
    """A number that was put right, with the words that put it right."""
    told = restated.get(each.quantity)
    return replace(each, stint=each.stint._replace(quantity=told)) if told else each


def _least(live: Sequence[Anchor]) -> dict[int, int]:
    """By the first words of work the smallest number without a unit that may be its minutes; words of teaching are
    not counted or measured."""
    return {
        anchor.first: LEAST_TAUGHT if anchor.value == "training" else LEAST_BARE
        for anchor in live
        if anchor.work in (Work.ACTIVITY, Work.SERVICE) and not anchor.coded
    }


def _is_reclocked(words: Words, quantities: Sequence[Quantity]) -> bool:
    """``correction: that ended 9:40``, behind stretches of the clock: it is open which of them it changes."""
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


def _is_repetition(words: Words, cue: Cue) -> bool:
    """``5 reps``."""
    counted = words.lower[max(0, cue.first - 1) : cue.first]
    return words.lower[cue.first] in ("rep", "reps") and bool(counted) and counted[0].isdigit()


def _is_live(text: Text, anchor: Anchor) -> bool:
    """Not denied; words of time set aside may hold a denial (``without the patient``), those of a rest not."""
    if anchor.work is not Work.ASIDE:
        return not _is_denied(text, anchor)
    return anchor.value != "rest" or text.words.lower[anchor.first - 1 : anchor.first] not in (["no"], ["without"])


def _is_denied(text: Text, anchor: Anchor) -> bool:
    return bool(text.contexts.over(anchor.first, anchor.last) & Context.DENIED)


def _by_slot(placed: Sequence[Placed]) -> dict[Slot, list[Placed]]:
    found: dict[Slot, list[Placed]] = {}
    for each in placed:
        if each.counts:
            found.setdefault(each.share.slot, []).append(each)
    return found


def _no_training(text: Text, work: Sequence[Anchor]) -> Anchor | None:
    for anchor in work:
        if anchor.value == "training" and text.words.lower[anchor.first] in TRAINING:
            flags = text.contexts.over(anchor.first, anchor.last)
            before = text.words.lower[max(0, anchor.first - DENIAL_REACH) : anchor.first]
            if flags == Context.DENIED and not any(word[0].isdigit() for word in before):
                return anchor
    return None
