"""What of a visit can speak for a first or a later encounter: its work, its devices, its minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from assistant.extraction.codes.find import CodesRead
from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.devices.mentions import DevicesNamed
from assistant.extraction.minutes.attribute import Slot
from assistant.extraction.minutes.performers import Giver
from assistant.extraction.minutes.read import MinutesRead
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.served.find import DevicesRead
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Anchor

WORDS = SmallWords("encounter")
NOT_TODAY = ~int(Context.WEAR)
OBJECT_REACH = 4
"""What is made, given or changed is named within so many words."""


class Span(NamedTuple):
    """The words ``first`` to ``last``, the latter not included."""

    first: int
    last: int


@dataclass(frozen=True)
class Scene:
    """What was read of the visit before its encounter is."""

    text: Text
    cues: Sequence[Cue]
    """The words for making, issuing and replacing."""
    all_work: Sequence[Anchor]
    codes: CodesRead
    minutes: MinutesRead
    served: DevicesRead
    named: DevicesNamed
    dates: set[int]
    """The first words of all dates."""

    @cached_property
    def theirs(self) -> frozenset[int]:
        """The first words of work that is not ours."""
        return frozenset(
            a.first for each in self.minutes.placed if each.giver is Giver.OTHER for a in each.stint.anchors
        )

    @cached_property
    def work(self) -> tuple[Anchor, ...]:
        """Our own work of today."""
        return tuple(a for a in self.all_work if a.first not in self.theirs and self.is_today(a))

    @cached_property
    def starts(self) -> frozenset[int]:
        """Where devices served today are named."""
        return frozenset(m.first for device in self.served.devices for m in device.mentions)

    @cached_property
    def ends(self) -> frozenset[int]:
        """The words after the names of devices served today."""
        return frozenset(m.last for device in self.served.devices for m in device.mentions)

    @cached_property
    def device_clauses(self) -> frozenset[int]:
        return frozenset(self.text.clause(mention.core) for mention in self.named.mentions)

    @cached_property
    def device_sentences(self) -> frozenset[int]:
        return frozenset(self.text.layout.sentence[mention.core] for mention in self.named.mentions)

    @cached_property
    def dated_clauses(self) -> frozenset[int]:
        """Clauses with a day that is not said to be today's, and all entries of a log but the last."""
        other = {at for at in self.dates if not self.is_service_day(at)}
        entries = [bounds for bounds in self.text.layout.sentences if bounds[0] in other]
        earlier = {self.text.clause(i) for opens, closes in entries[:-1] for i in range(opens, closes)}
        return frozenset({self.text.clause(at) for at in other} | earlier)

    @cached_property
    def named_starts(self) -> frozenset[int]:
        """Where any device is named."""
        return frozenset(mention.first for mention in self.named.mentions)

    @cached_property
    def named_ends(self) -> frozenset[int]:
        """The words after the names of devices, and after the adjectives that only tell a kind."""
        ends = {mention.last for mention in self.named.mentions}
        return frozenset(ends | {cue.last for cue in self.named.adjectives})

    @cached_property
    def body(self) -> frozenset[int]:
        """The words for parts of the body."""
        return frozenset(i for cue in self.served.around.regions for i in range(cue.first, cue.last))

    @cached_property
    def timed(self) -> frozenset[int]:
        """The first words of the orthotic work that minutes are tied to."""
        placed = self.minutes.of(Slot.ACTIVITY, Slot.COMBINED, Slot.TOTAL)
        return frozenset(anchor.first for each in placed for anchor in each.share.anchors)

    @cached_property
    def beside_parts(self) -> frozenset[int]:
        """The words right before and after those for mere parts of a device."""
        parts = [a for a in self.work if a.value == "management" and a.detail == "part"]
        return frozenset(i for part in parts for i in (part.first - 2, part.first - 1, part.last))

    def is_service_day(self, at: int) -> bool:
        """Is this day said to be today's?"""
        lower = self.text.words.lower
        return not {"dos", "today"}.isdisjoint(lower[max(0, at - 2) : at]) or lower[at - 1 : at] == ["="]

    def is_today(self, found: Cue | Anchor) -> bool:
        return not self.text.contexts.over(found.first, found.last) & NOT_TODAY

    def has_object(self, found: Cue | Anchor, kind: str) -> bool:
        """Is what was made or changed, as said right after it, no device but one of these words?"""
        clause = self.text.clause(found.first)
        for at in range(found.last, min(len(self.text.words), found.last + OBJECT_REACH)):
            if self.text.clause(at) != clause or at in self.starts:
                return False
            if self.text.words.lower[at] in WORDS[kind]:
                return True
        return False
