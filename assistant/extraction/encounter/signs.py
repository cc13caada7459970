"""What of the work done speaks for a first encounter, and what for a later one?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extraction.codes.billing import PLACES
from assistant.extraction.codes.find import CodesRead
from assistant.extraction.context.scopes import Context, Contexts
from assistant.extraction.minutes.attribute import Slot
from assistant.extraction.minutes.read import MinutesRead
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.served.find import DevicesRead
from assistant.extraction.work.anchors import Anchor, Work

NOT_TODAY = ~int(Context.WEAR)
MOLDS_ONLY = ("cast", "impression", "plaster", "pattern")
"""Taking a mold is not yet making the device."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Words that imply one encounter or the other, as pairs of first and last word."""

    made: tuple[tuple[int, int], ...] = ()
    """Made, issued or dispensed today, or its L code billed today."""
    managed: tuple[tuple[int, int], ...] = ()
    """Adjusted, remolded, repaired."""
    checked: tuple[tuple[int, int], ...] = ()
    """Checked or rechecked, which states a later encounter."""
    replaced: bool = False
    """A replacement of a lost or worn-out device may be either."""
    several: bool = False


def find_signs(
    cues: Sequence[Cue],
    work: Sequence[Anchor],
    contexts: Contexts,
    codes: CodesRead,
    minutes: MinutesRead,
    served: DevicesRead,
) -> Signs:
    """Collect the signs that stand in no denied, past, planned or supposed words."""
    theirs = {a.first for each in minutes.placed if not each.counts for a in each.stint.anchors}
    made = [
        (c.first, c.last)
        for c in cues
        if c.value in ("made", "issued") and c.first not in theirs and _is_here(c, served) and _is_today(c, contexts)
    ]
    billed = {said.start for said in codes.device_codes.billed}
    start = served.around.words.start
    made += [(mention.first, mention.last) for mention in codes.l_codes if start[mention.first] in billed]
    ours = [a for a in work if a.first not in theirs and _is_today(a, contexts)]
    words = served.around.words.lower
    made += [(a.first, a.last) for a in ours if a.value == "fabrication" and not words[a.first].startswith(MOLDS_ONLY)]
    taught = {a.last for a in ours if a.value == "training"}
    managed = [
        (a.first, a.last) for a in ours if a.value == "management" and a.detail == "done" and a.first not in taught
    ]
    managed += [
        (anchor.first, anchor.last)
        for each in minutes.of(Slot.ACTIVITY)
        if each.share.names == ("management",)
        for anchor in each.share.anchors[-1:]
    ]
    starts = {mention.first - shift for device in served.devices for mention in device.mentions for shift in range(3)}
    managed += [(c.first, c.last) for c in cues if c.value == "existing" and c.last in starts]
    checked = [(a.first, a.last) for a in ours if a.work is Work.CHECK]
    named = {
        mention.first + shift for device in served.devices for mention in device.mentions for shift in (0, -1, -2, -3)
    }
    replaced = any(c.value == "replacement" and c.last in named for c in cues)
    return Signs(tuple(made), tuple(managed), tuple(checked), replaced, several=len(served.devices) > 1)


def _is_today(found: Cue | Anchor, contexts: Contexts) -> bool:
    return not contexts.over(found.first, found.last) & NOT_TODAY


def _is_here(cue: Cue, served: DevicesRead) -> bool:
    """``issued in the ED`` was not today's visit."""
    after = served.around.words.lower[cue.last : cue.last + 4]
    return not (after[:1] in (["in"], ["at"], ["by"]) and bool(PLACES & set(after)))
