"""Which number holds other numbers inside it? ``12 of the 30``; ``37: 25 to make it, 12 to teach``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.extraction.context.text import Text
from assistant.extraction.minutes.attribute import ORTHOTIC_SLOTS, Share, Slot
from assistant.extraction.minutes.gather import Placed, added
from assistant.extraction.minutes.performers import Giver
from assistant.extraction.minutes.remainder import Rest, rest_behind
from assistant.extraction.minutes.said_again import give_again, say_by_clock, say_by_side, say_once, say_whole_again
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import ORTHOTIC_WORK, Work

WORDS = SmallWords("minutes")
MOST_PARTS = 12
"""No visit has more parts; the work stays linear in any other text."""
LONGEST_LIST = 24
SENTENCES = 4
"""Parts stand at most so many sentences behind the number that holds them."""
BEFORE = (["of", "which"], ["of", "that"], ["of", "those"], ["out", "of"])
RIGHT_BEFORE = (["of", "it"], ["of", "them"], ["of", "this"])
BEFORE_REACH = 5
INCLUDING = frozenset(("incl", "including", "inc", "includes"))
SAID = frozenset(("again", "quoted", "remainder"))
"""Why a part is set aside that tells nothing of the whole."""
BY_HAND = ("fitting", "management")
"""Work on a device whose words are not known; it is no teaching, for which the words are many but known."""
HOLDING = (Slot.SESSION, Slot.TOTAL, Slot.COMBINED)
WORK = (*ORTHOTIC_SLOTS, Slot.SERVICE, Slot.EVALUATION)


def sort_wholes(text: Text, placed: Sequence[Placed], rests: Sequence[Rest] = ()) -> list[Placed]:
    """Give each number that holds others its place: a session where not all inside is for the device, else a total."""
    done = list(placed)
    give_again(done)
    say_by_clock(text, done)
    say_by_side(text, done)
    say_whole_again(text, done)
    for at, each in enumerate(done):
        if each.stint.total and each.share.slot is Slot.ACTIVITY and _sums_up(text, done, at):
            done[at] = _placed_as(each, Slot.TOTAL)
        elif each.stint.total and each.share.slot in (Slot.SESSION, Slot.TOTAL):
            done[at] = _summed(each, _beside(text, done, at), served=_serves_else(done))
    for at in range(len(done)):
        inside = _parts_summing(text, done, at)
        if inside and done[at].share.slot is Slot.ACTIVITY:
            for index in range(at + 1, at + 1 + len(inside)):
                done[index] = replace(done[index], portion=True)
        elif inside:
            done[at] = _as_whole(done[at], inside)
            for index in range(at + 1, at + 1 + len(inside)):
                if done[at].share.slot is Slot.TOTAL and done[index].share.slot is Slot.TOTAL:
                    done[index] = replace(done[index], portion=True)
    for at in range(len(done) - 1):
        if _is_session_with_rest(text, done[at], done[at + 1], rests):
            done[at] = _placed_as(done[at], Slot.SESSION)
        if _is_of_next(text.words, done[at].quantity, done[at + 1].quantity):
            first = done[at].quantity.first
            if WORDS["shared_by"].isdisjoint(text.words.lower[max(0, first - 1) : first]):
                done[at], done[at + 1] = _of_next(done[at], done[at + 1])
            elif done[at].giver is not Giver.ASSISTANT:
                done[at] = replace(done[at], portion=True)
    worked = any(each.counts and each.share.slot in (Slot.ACTIVITY, Slot.COMBINED) for each in done)
    for at, each in enumerate(done):
        if worked and each.share.by_hand and each.share.slot is Slot.TOTAL:
            done[at] = replace(each, share=replace(each.share, slot=Slot.COMBINED, names=BY_HAND))
    say_once(done)
    for at in range(1, len(done)):
        if _is_inside(text.words, done[at].quantity) or _is_of_last(
            text.words, done[at - 1].quantity, done[at].quantity
        ):
            holder = _holder(text, done, at)
            lost = done[at].share.slot is Slot.ASIDE and done[at].share.names[0] == "unattributed"
            if holder is not None and lost and _is_included(text.words, done[at].quantity):
                done[at] = replace(done[at], portion=True)
            elif (
                holder is not None
                and done[holder].share.slot is Slot.ASIDE
                and _is_included(text.words, done[at].quantity)
            ):
                done[holder] = replace(done[holder], share=Share(Slot.ASIDE, ("unclear",)))
            elif holder is not None:
                rest = rest_behind(text, rests, done[at].quantity.last)
                done[holder], done[at] = _held(done[holder], done[at], rest)
    return done


def _sums_up(text: Text, placed: Sequence[Placed], at: int) -> bool:
    """``straps 12, rivet 7 (19 total)``: parts of the device's time stand before what was said to be their sum."""
    first = placed[at].quantity.first
    before = [p for p in _beside(text, placed, at) if p.quantity.first < first and p.share.slot in ORTHOTIC_SLOTS]
    return len(before) > 1 or (bool(before) and added(before) == placed[at].quantity.low)


def _beside(text: Text, placed: Sequence[Placed], at: int) -> list[Placed]:
    """The parts in the sentence of a total, and before it those of the same list (``skin 3; tape 5; total 8``)."""
    sentence = text.layout.sentence
    here = placed[at].quantity.first
    near = placed[max(0, at - MOST_PARTS) : at + MOST_PARTS]
    return [
        p
        for p in near
        if p is not placed[at]
        and p.has_length
        and (sentence[p.quantity.first] == sentence[here] or _is_listed(text, p.quantity.first, here))
    ]


def _is_listed(text: Text, first: int, last: int) -> bool:
    return 0 < last - first <= LONGEST_LIST and "." not in text.words.lower[first:last]


def _serves_else(placed: Sequence[Placed]) -> bool:
    return any(each.has_length and each.share.slot in (Slot.SERVICE, Slot.EVALUATION) for each in placed)


def _summed(each: Placed, parts: Sequence[Placed], *, served: bool) -> Placed:
    """A total beside its parts is a whole session where they hold other services, else the whole orthotic time; with
    only a device beside it, and other services ``served`` in the visit, it is the whole session too."""
    first, last = each.quantity.first, each.quantity.last
    if served and all(a.work is Work.DEVICE and first != a.last and last != a.first for a in each.stint.anchors):
        return _placed_as(each, Slot.SESSION)
    others = any(part.share.slot in (Slot.SERVICE, Slot.EVALUATION) for part in parts)
    orthotic = [part for part in parts if part.share.slot in ORTHOTIC_SLOTS]
    fits = bool(parts) and added(parts) == each.quantity.low
    sums = any(a.work in ORTHOTIC_WORK and a.last == each.quantity.first for a in each.stint.anchors)
    after = all(part.quantity.first < each.quantity.first for part in parts)
    if others and fits and orthotic and sums and after:
        return replace(each, share=Share(Slot.ASIDE, ("unclear",)))
    if others and (fits or not each.stint.anchors):
        return _placed_as(each, Slot.SESSION)
    if orthotic and not others and (fits or len(orthotic) > 1):
        return _placed_as(each, Slot.TOTAL)
    return each


def _parts_summing(text: Text, placed: Sequence[Placed], at: int) -> list[Placed]:
    """The numbers right behind one that add up to it, where it may hold them."""
    whole = placed[at]
    lost = whole.share.slot is Slot.ASIDE and whole.share.names[0] == "unattributed"
    listed = whole.share.slot is Slot.ACTIVITY and text.words.lower[whole.quantity.last : whole.quantity.last + 1] == [
        "("
    ]
    if not (lost or listed or whole.share.slot in HOLDING) or any(a.coded for a in whole.stint.anchors):
        return []
    sentence, total, parts = text.layout.sentence, 0, []
    for part in placed[at + 1 : at + 1 + MOST_PARTS]:
        near = sentence[part.quantity.first] - sentence[whole.quantity.first] <= SENTENCES
        if not near or part.share.slot not in WORK or not part.counts:
            break
        total += part.quantity.low
        parts.append(part)
        if total >= whole.quantity.low:
            break
    others = any(part.share.slot not in ORTHOTIC_SLOTS for part in parts)
    own = any(a.work in (Work.ORTHOTIC, Work.CHECK) for a in whole.stint.anchors) and not whole.stint.total
    return parts if len(parts) > 1 and total == whole.quantity.low and not (others and own) else []


def _as_whole(whole: Placed, parts: Sequence[Placed]) -> Placed:
    only = whole.share.slot is not Slot.SESSION and all(part.share.slot in ORTHOTIC_SLOTS for part in parts)
    stint = whole.stint._replace(total=True)
    return replace(_placed_as(whole, Slot.TOTAL if only else Slot.SESSION), stint=stint)


def _is_session_with_rest(text: Text, whole: Placed, part: Placed, rests: Sequence[Rest]) -> bool:
    """``spent 40 minutes, 9 on padding the brace, the rest exercise``: of nothing else, it holds both."""
    lost = whole.share.slot is Slot.ASIDE and whole.share.names[0] == "unattributed" and whole.giver is Giver.WRITER
    held = part.counts and part.share.slot in ORTHOTIC_SLOTS and part.quantity.low < whole.quantity.low
    sentence = text.layout.sentence
    if not (lost and held) or sentence[whole.quantity.first] != sentence[part.quantity.first]:
        return False
    rest = rest_behind(text, rests, part.quantity.last)
    return rest is not None and rest.is_service


def _is_inside(words: Words, quantity: Quantity) -> bool:
    """``12 of those``, ``of which 8``."""
    after = words.lower[quantity.last : quantity.last + 2]
    if after[:1] == ["of"] and bool(WORDS["held_in"].intersection(after[1:])):
        return True
    before = words.lower[max(0, quantity.first - BEFORE_REACH) : quantity.first]
    if any(before[i : i + 2] in BEFORE for i in range(len(before))) or before[-2:] in RIGHT_BEFORE:
        return True
    return any(word in INCLUDING for word in before[-2:])


def _is_included(words: Words, quantity: Quantity) -> bool:
    return not INCLUDING.isdisjoint(words.lower[max(0, quantity.first - 2) : quantity.first])


def _is_of_last(words: Words, whole: Quantity, part: Quantity) -> bool:
    """``of the 30 minutes, 12 went to teaching``."""
    led = words.lower[max(0, whole.first - 2) : whole.first - 1] == ["of"]
    return led and words.lower[whole.first - 1] in WORDS["before_whole"] and part.first - whole.last <= 1


def _is_of_next(words: Words, part: Quantity, whole: Quantity) -> bool:
    """``10 min of the 25 min``."""
    between = words.lower[part.last : whole.first]
    return between[:1] == ["of"] and WORDS["before_whole"].issuperset(between[1:]) and part.low < whole.low


def _of_next(part: Placed, whole: Placed) -> tuple[Placed, Placed]:
    """The assistant's part of a number, or a number that went to the work named behind the one that holds it."""
    for each in (part, whole):
        if each.giver is Giver.ASSISTANT:
            mine = replace(whole, giver=Giver.WRITER, person=None)
            return replace(part, giver=Giver.ASSISTANT, person=each.person, portion=True), mine
    if whole.share.slot is Slot.SESSION or whole.share.slot is Slot.ASIDE:
        return part, whole
    part = replace(part, stint=part.stint._replace(anchors=whole.stint.anchors), share=whole.share)
    return part, replace(_placed_as(whole, Slot.SESSION), stint=whole.stint._replace(anchors=()))


def _holder(text: Text, placed: Sequence[Placed], at: int) -> int | None:
    sentence, part = text.layout.sentence, placed[at]
    for index in range(at - 1, max(-1, at - 1 - MOST_PARTS), -1):
        each = placed[index]
        if sentence[part.quantity.first] - sentence[each.quantity.first] > SENTENCES:
            return None
        if each.quantity.low > part.quantity.low and each.giver is not Giver.OTHER:
            return index
    return None


def _held(whole: Placed, part: Placed, rest: Rest | None) -> tuple[Placed, Placed]:
    """The number that holds another one, and that one; ``rest`` is what took the time that was left."""
    if part.giver is Giver.ASSISTANT or part.portion:
        return whole, part
    slot = whole.share.slot
    if part.share.slot is Slot.ASIDE and part.share.names[0] not in SAID and slot in ORTHOTIC_SLOTS:
        return replace(whole, share=Share(Slot.ASIDE, ("unclear",))), part
    if slot is Slot.ASIDE and whole.share.names[0] != "unattributed":
        return whole, part
    if rest and rest.is_service and part.share.slot in ORTHOTIC_SLOTS and not any(a.coded for a in whole.stint.anchors):
        return _placed_as(whole, Slot.SESSION), part
    if part.share.slot in ORTHOTIC_SLOTS and any(a.coded for a in whole.stint.anchors) and slot is Slot.TOTAL:
        return replace(whole, stint=whole.stint._replace(total=True)), part
    if slot is Slot.ACTIVITY and part.share.slot is Slot.ACTIVITY and part.share.names != whole.share.names:
        return replace(_placed_as(whole, Slot.TOTAL), stint=whole.stint._replace(total=True)), part
    if slot is Slot.ACTIVITY and part.share.slot is slot and part.share.names == whole.share.names:
        return whole, replace(part, portion=True)
    if slot is Slot.TOTAL and _is_mere_stay(whole) and part.share.slot is Slot.ACTIVITY:
        return replace(whole, share=Share(Slot.ASIDE, ("unclear",))), part
    named = any(a.work in (Work.DEVICE, Work.ORTHOTIC) for a in whole.stint.anchors)
    if slot is Slot.TOTAL and named and part.share.slot in (Slot.ACTIVITY, Slot.COMBINED):
        return replace(whole, stint=whole.stint._replace(total=True)), part
    if slot in (Slot.ASIDE, Slot.TOTAL, Slot.SESSION) and not any(a.coded for a in whole.stint.anchors):
        return _placed_as(whole, Slot.SESSION), part
    if slot is Slot.COMBINED and part.share.slot is Slot.ACTIVITY:
        return replace(_placed_as(whole, Slot.TOTAL), stint=whole.stint._replace(total=True)), part
    return whole, part


def _is_mere_stay(whole: Placed) -> bool:
    """``the helmet kid. 10:40 to 11:05. Twenty of that …``: a stretch of the clock with nothing but a device near."""
    ranged = whole.quantity.kind is Kind.CLOCK_RANGE
    return ranged and all(anchor.work is Work.DEVICE for anchor in whole.stint.anchors)


def _placed_as(each: Placed, slot: Slot) -> Placed:
    return replace(each, share=Share(slot, each.share.names if slot is each.share.slot else (), each.share.anchors))
