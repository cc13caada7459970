"""Which numbers are said a second time, by somebody's name, by the clock or as a total, and are no more time?"""

from __future__ import annotations

from dataclasses import replace

from assistant.extraction.context.text import Text
from assistant.extraction.minutes.attribute import Share, Slot
from assistant.extraction.minutes.gather import Placed
from assistant.extraction.minutes.performers import Giver
from assistant.extraction.quantities.quantity import Kind


def give_again(placed: list[Placed]) -> None:
    """``gait 20 min, PTA 20``: the same number again tells only who gave it."""
    for at in range(1, len(placed)):
        first, again = placed[at - 1], placed[at]
        same = again.stint.echo and again.quantity.low == first.quantity.low and first.giver is Giver.WRITER
        if same and again.giver is Giver.ASSISTANT and first.person is None:
            placed[at - 1] = replace(first, giver=again.giver, person=again.person)
            placed[at] = replace(again, share=Share(Slot.ASIDE, ("again",)))


def say_by_clock(text: Text, placed: list[Placed]) -> None:
    """``22 min splint (9:20-9:42)``: the clock tells the same time again."""
    for at in range(1, len(placed)):
        first, again = placed[at - 1], placed[at]
        kinds = (first.quantity.kind, again.quantity.kind) == (Kind.MINUTES, Kind.CLOCK_RANGE)
        inside = kinds and text.words.lower[again.quantity.first - 1] == "("
        same = again.quantity.low == first.quantity.low
        if inside and same and text.clause(first.quantity.first) == text.clause(again.quantity.first):
            placed[at] = replace(again, share=first.share, portion=True)


def say_once(placed: list[Placed]) -> None:
    """``97760 = 40 min, chart has total ortho 40``: a total that repeats the number of another is no more time."""
    totals = [at for at, each in enumerate(placed) if each.counts and each.share.slot is Slot.TOTAL]
    said = {placed[at].quantity.low: at for at in totals if placed[at].stint.total}
    for at in totals:
        if said.get(placed[at].quantity.low, at) != at:
            placed[at] = replace(placed[at], portion=True)
