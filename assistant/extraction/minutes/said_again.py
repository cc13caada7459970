"""Which numbers are said a second time, by somebody's name, by the clock or as a total, and are no more time?"""

from __future__ import annotations

from dataclasses import replace

from assistant.extraction.context.text import Text
from assistant.extraction.minutes.attribute import Share, Slot
from assistant.extraction.minutes.gather import Placed
from assistant.extraction.minutes.performers import Giver
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("minutes")
MOST_SIDES, MOST_BETWEEN, WHOLE_REACH = 2, 5, 2
BETWEEN_SIDES = frozenset("( ) , ; : = and & + / side one hand foot leg each total".split())
EACH = frozenset(("each", "ea", "apiece", "per"))


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


def say_whole_again(text: Text, placed: list[Placed]) -> None:
    """``from 3:30 to 4:00 … the whole half hour``: one stretch by the clock and in words."""
    for at in range(1, len(placed)):
        first, again = placed[at - 1], placed[at]
        kinds = {first.quantity.kind, again.quantity.kind} == {Kind.MINUTES, Kind.CLOCK_RANGE}
        same = kinds and again.quantity.low == first.quantity.low and again.share.slot is not Slot.ASIDE
        if same and first.counts and _is_told_whole(text, again.quantity, first.quantity):
            placed[at] = replace(again, portion=True)


def _is_told_whole(text: Text, *quantities: Quantity) -> bool:
    return any(
        not WORDS["whole_of"].isdisjoint(text.words.lower[max(0, each.first - WHOLE_REACH) : each.first])
        for each in quantities
    )


def say_once(placed: list[Placed]) -> None:
    """``97760 = 40 min, chart has total ortho 40``: a total that repeats the number of another is no more time."""
    totals = [at for at, each in enumerate(placed) if each.counts and each.share.slot is Slot.TOTAL]
    said = {placed[at].quantity.low: at for at in totals if placed[at].stint.total}
    for at in totals:
        if said.get(placed[at].quantity.low, at) != at:
            placed[at] = replace(placed[at], portion=True)


def say_by_side(text: Text, placed: list[Placed]) -> None:
    """``46 min (L 25, R 21)``, ``24 min (12 each)``: the parts of each side tell the same time again."""
    for at, whole in enumerate(placed):
        sided = not WORDS["sides"].isdisjoint(text.words.lower[max(0, whole.quantity.first - 1) : whole.quantity.first])
        if whole.share.slot is Slot.ASIDE or not whole.counts or sided:
            continue
        for step in (1, -1):
            parts = _sides(text, placed, at, step)
            if len(parts) == 1 and not _is_each(text, placed[parts[0]].quantity):
                continue
            if parts and sum(placed[part].quantity.low for part in parts) == whole.quantity.low:
                for part in parts:
                    placed[part] = replace(placed[part], share=Share(Slot.ASIDE, ("again",)))


def _is_each(text: Text, quantity: Quantity) -> bool:
    return not EACH.isdisjoint(text.words.lower[quantity.last : quantity.last + 1])


def _sides(text: Text, placed: list[Placed], at: int, step: int) -> list[int]:
    """The numbers next to one that tell nothing but a side, or how long each took."""
    found: list[int] = []
    for part in range(at + step, at + step * (MOST_SIDES + 1), step):
        if not 0 <= part < len(placed):
            break
        first, second = sorted((placed[part - step].quantity, placed[part].quantity), key=_first)
        between = text.words.lower[first.last : second.first]
        lost = placed[part].share.slot is Slot.ASIDE and placed[part].share.names[0] == "unattributed"
        if not (lost or placed[part].stint.echo):
            break
        told = WORDS["sides"].union(BETWEEN_SIDES).issuperset(between) and len(between) <= MOST_BETWEEN
        if not told or not (WORDS["sides"].union(EACH) & {*between, *text.words.lower[second.last : second.last + 1]}):
            break
        found.append(part)
    return found


def _first(quantity: Quantity) -> int:
    return quantity.first
