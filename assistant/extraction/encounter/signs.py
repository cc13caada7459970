"""What of the work done speaks for a first encounter, and what for a later one?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.extraction.codes.billing import names_place
from assistant.extraction.codes.find import CodesRead
from assistant.extraction.context.scopes import Context, Contexts
from assistant.extraction.minutes.attribute import Slot
from assistant.extraction.minutes.read import MinutesRead
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.served.find import DevicesRead
from assistant.extraction.work.anchors import Anchor, Work

NOT_TODAY = ~int(Context.WEAR)
SUBJECT_REACH = 4
OURSELVES = frozenset(("i", "we", "us", ","))
REPLACED_REACH, EXISTING_REACH = 4, 3
"""A device begins within so many words after ``replacement`` and ``existing``."""
MOLDS_ONLY = ("cast", "impression", "plaster", "pattern")
"""Taking a mold is not yet making the device."""


class Span(NamedTuple):
    """The words ``first`` to ``last``, the latter not included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Signs:
    """Words that imply one encounter or the other."""

    made: tuple[Span, ...] = ()
    """Made, issued or dispensed today, or its L code billed today."""
    managed: tuple[Span, ...] = ()
    """Adjusted, remolded, repaired."""
    checked: tuple[Span, ...] = ()
    """Checked or rechecked, which states a later encounter."""
    replaced: bool = False
    """A replacement of a lost or worn-out device may be either."""
    several: bool = False


@dataclass(frozen=True, slots=True)
class SignFinder:
    """Collects the signs that stand in no denied, past, planned or supposed words."""

    cues: Sequence[Cue]
    """The words for making, issuing and replacing."""
    work: Sequence[Anchor]
    contexts: Contexts
    codes: CodesRead
    minutes: MinutesRead
    served: DevicesRead

    def find(self) -> Signs:
        theirs = {a.first for each in self.minutes.placed if not each.counts for a in each.stint.anchors}
        cues = [cue for cue in self.cues if cue.first not in theirs]
        ours = [anchor for anchor in self.work if anchor.first not in theirs and self._is_today(anchor)]
        starts = {mention.first for device in self.served.devices for mention in device.mentions}
        return Signs(
            made=(*self._made(cues), *self._billed(), *self._fabricated(ours)),
            managed=(*self._managed(ours), *self._timed(), *self._existing(starts)),
            checked=tuple(Span(anchor.first, anchor.last) for anchor in ours if anchor.work is Work.CHECK),
            replaced=self._is_replaced(starts),
            several=len(self.served.devices) > 1,
        )

    def _is_today(self, found: Cue | Anchor) -> bool:
        return not self.contexts.over(found.first, found.last) & NOT_TODAY

    def _made(self, cues: Sequence[Cue]) -> Iterator[Span]:
        ends = {mention.last for device in self.served.devices for mention in device.mentions}
        for cue in cues:
            given = cue.value in ("made", "issued") or (cue.value == "arrived" and cue.first in ends)
            if given and self._is_today(cue) and not self._is_elsewhere(cue):
                yield Span(cue.first, cue.last)

    def _is_elsewhere(self, cue: Cue) -> bool:
        """``issued in the ED``, ``the surgeon's office gave``: not at today's visit."""
        words = self.served.around.text.words
        if words.lower[cue.last : cue.last + 1] in (["in"], ["at"], ["by"]):
            return names_place(words, cue.last + 1)
        before = range(max(self.served.around.text.opens(cue.first), cue.first - SUBJECT_REACH), cue.first)
        return any(names_place(words, i, 1) for i in before) and not any(words.lower[i] in OURSELVES for i in before)

    def _billed(self) -> Iterator[Span]:
        billed = {said.start for said in self.codes.device_codes.billed}
        start = self.served.around.text.words.start
        return (Span(code.first, code.last) for code in self.codes.l_codes if start[code.first] in billed)

    def _fabricated(self, ours: Sequence[Anchor]) -> Iterator[Span]:
        lower = self.served.around.text.words.lower
        for anchor in ours:
            if anchor.value == "fabrication" and not lower[anchor.first].startswith(MOLDS_ONLY):
                yield Span(anchor.first, anchor.last)

    def _managed(self, ours: Sequence[Anchor]) -> Iterator[Span]:
        taught = {anchor.last for anchor in ours if anchor.value == "training"}
        for anchor in ours:
            if anchor.value == "management" and anchor.detail == "done" and anchor.first not in taught:
                yield Span(anchor.first, anchor.last)

    def _timed(self) -> Iterator[Span]:
        for each in self.minutes.of(Slot.ACTIVITY):
            if each.share.names == ("management",):
                yield from (Span(anchor.first, anchor.last) for anchor in each.share.anchors[-1:])

    def _existing(self, starts: set[int]) -> Iterator[Span]:
        """``existing splint``: it was there before."""
        for cue in self.cues:
            if cue.value == "existing" and starts & set(range(cue.last, cue.last + EXISTING_REACH)):
                yield Span(cue.first, cue.last)

    def _is_replaced(self, starts: set[int]) -> bool:
        replacing = (cue for cue in self.cues if cue.value == "replacement")
        return any(starts & set(range(cue.last, cue.last + REPLACED_REACH)) for cue in replacing)
