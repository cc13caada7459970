"""All minutes of a text, each number placed once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.extraction.codes.find import CodesRead
from assistant.extraction.context.scopes import Context, Contexts
from assistant.extraction.layout.divide import Layout
from assistant.extraction.minutes.attribute import Share, Slot, attribute
from assistant.extraction.minutes.bare import BareNumbers
from assistant.extraction.minutes.candidates import find_candidates
from assistant.extraction.minutes.gather import Placed, added
from assistant.extraction.minutes.link import Linker, Stint
from assistant.extraction.minutes.nearness import Nearness
from assistant.extraction.minutes.unnumbered import sort_unnumbered
from assistant.extraction.minutes.performers import Giver, Performers
from assistant.extraction.people.find import PeopleRead
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import Node
from assistant.extraction.work.anchors import Anchor, Work
from coder.visit import Range

GIVERS = frozenset(("PT", "OT", "PTA", "COTA", "CHT", "SLP", "orthotist", "aide", "student"))
TRAINING = frozenset(("training", "train", "instruction", "instructions", "education", "teaching", "trng"))
REMAINDER = frozenset(("remaining", "other", "rest"))
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

    def of(self, *slots: Slot) -> list[Placed]:
        """Those that count in one of these places, place by place."""
        return [each for slot in slots for each in self.by_slot.get(slot, ())]

    @property
    def is_orthotic(self) -> bool:
        """Are any minutes of the orthotic service said?"""
        return bool(self.of(Slot.ACTIVITY, Slot.COMBINED, Slot.TOTAL))

    @property
    def evaluation(self) -> int | Range | None:
        return added(self.of(Slot.EVALUATION))


@dataclass(frozen=True, slots=True)
class MinutesReader:
    """Places every number of minutes in a text; ``slips`` are the words that take a number back."""

    slips: Node

    def read(
        self,
        words: Words,
        layout: Layout,
        quantities: Sequence[Quantity],
        work: Sequence[Anchor],
        contexts: Contexts,
        phrases: tuple[Cue, ...],
        roles: tuple[Cue, ...],
        codes: CodesRead,
        people: PeopleRead,
    ) -> MinutesRead:
        """Tie each number to its words, then decide where it goes and whose time it was."""
        live = [a for a in work if a.work is Work.ASIDE or not contexts.over(a.first, a.last) & Context.DENIED]
        known = frozenset(cue.first for cue in phrases)
        ends = frozenset([a.last for a in live] + [cue.last for cue in roles if cue.value in GIVERS])
        devices = frozenset(a.first for a in live if a.work is Work.DEVICE)
        bare = BareNumbers(words, layout, frozenset(a.first for a in live) - devices, ends, known, devices)
        kept, corrected = find_candidates(words, quantities, bare, self.slips, codes.unit_words)
        stints = Linker(Nearness(words, layout, contexts)).link(kept, live)
        performers = Performers(
            words, layout, _by_sentence(roles, layout), people.discipline_name, frozenset(a.first for a in live)
        )
        has_services = any(a.work is Work.SERVICE for a in live)
        placed: list[Placed] = []
        for index, stint in enumerate(stints):
            following = stints[index + 1].quantity.first if index + 1 < len(stints) else len(words)
            placed.append(_place(words, stint, contexts, performers, following, has_services=has_services))
        placed = _sum_up(placed, layout)
        numbered = {a.first for each in placed for a in each.stint.anchors}
        unnumbered = [a for a in live if a.work is Work.SERVICE and a.first not in numbered]
        done, helped = sort_unnumbered(words, layout, contexts, unnumbered, roles, people.discipline_name)
        return MinutesRead(
            tuple(placed), _by_slot(placed), tuple(corrected), done, helped, _no_training(words, work, contexts)
        )


def _by_slot(placed: Sequence[Placed]) -> dict[Slot, list[Placed]]:
    found: dict[Slot, list[Placed]] = {}
    for each in placed:
        if each.counts:
            found.setdefault(each.share.slot, []).append(each)
    return found


def _place(
    words: Words, stint: Stint, contexts: Contexts, performers: Performers, following: int, *, has_services: bool
) -> Placed:
    quantity = stint.quantity
    flags = contexts.over(quantity.first, quantity.last)
    if stint.anchors and any(a.coded for a in stint.anchors):
        flags &= ~(Context.PLAN_SECTION | Context.ASSESSMENT | Context.WEAR)
    if flags & Context.WEAR and any(a.work is Work.ACTIVITY and a.detail == "any" for a in stint.anchors):
        flags &= ~Context.WEAR
    if flags & Context.DENIED and not _is_denied_here(words, quantity):
        flags &= ~Context.DENIED
    share = attribute(stint, flags, has_services=has_services)
    if share.slot is Slot.SESSION and any(words.lower[a.last - 1] == "sessions" for a in stint.anchors):
        share = Share(Slot.ASIDE, ("programme",))
    if set(words.lower[max(0, quantity.first - 2) : quantity.first]) & REMAINDER:
        share = Share(Slot.ASIDE, ("remainder",))
    giver, person = performers.giver(stint, following)
    portion = (
        words.lower[quantity.last : quantity.last + 1] == ["of"]
        and set(words.lower[quantity.last + 1 : quantity.last + 2]) <= PORTION_AFTER
    )
    return Placed(stint, share, giver, person, portion and giver is Giver.ASSISTANT)


def _sum_up(placed: list[Placed], layout: Layout) -> list[Placed]:
    """A total beside its parts is a whole session where they hold other services, else the whole orthotic time."""
    done: list[Placed] = []
    for each in placed:
        if not each.stint.total or each.share.slot not in (Slot.SESSION, Slot.TOTAL):
            done.append(each)
            continue
        sentence = layout.sentence[each.quantity.first]
        parts = [
            p
            for p in placed
            if p is not each and p.counts and p.quantity.high and layout.sentence[p.quantity.first] == sentence
        ]
        others = any(part.share.slot in (Slot.SERVICE, Slot.EVALUATION) for part in parts)
        orthotic = [part for part in parts if part.share.slot in (Slot.ACTIVITY, Slot.COMBINED, Slot.TOTAL)]
        fits = bool(parts) and added(parts) == each.quantity.low
        slot = each.share.slot
        if others and (fits or not each.stint.anchors):
            slot = Slot.SESSION
        elif orthotic and not others and (fits or len(orthotic) > 1):
            slot = Slot.TOTAL
        done.append(replace(each, share=replace(each.share, slot=slot)))
    return done


def _no_training(words: Words, work: Sequence[Anchor], contexts: Contexts) -> Anchor | None:
    for anchor in work:
        if anchor.value == "training" and words.lower[anchor.first] in TRAINING:
            flags = contexts.over(anchor.first, anchor.last)
            if flags & Context.DENIED and not flags & ~Context.DENIED:
                return anchor
    return None


def _is_denied_here(words: Words, quantity: Quantity) -> bool:
    """A denial reaches a number only where it stands right before it: ``no 15 min``."""
    return words.lower[quantity.first - 1 : quantity.first] in (["no"], ["not"], ["without"])


def _by_sentence(persons: tuple[Cue, ...], layout: Layout) -> dict[int, list[Cue]]:
    found: dict[int, list[Cue]] = {}
    for cue in persons:
        found.setdefault(layout.sentence[cue.first], []).append(cue)
    return found
