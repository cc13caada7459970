"""Which numbers stand as minutes once slips of the tongue and taken-back values are gone?"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.extraction.layout.divide import Layout
from assistant.extraction.minutes.bare import BareNumbers
from assistant.extraction.minutes.named_again import find_named_again
from assistant.extraction.minutes.own_pace import is_own_pace
from assistant.extraction.minutes.restated import find_restated
from assistant.extraction.minutes.taken_back import find_taken_back
from assistant.extraction.quantities.quantity import TIME_KINDS, Kind, Quantity
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import Node, SmallWords

WORDS = SmallWords("minutes")

LONG_HOURS = 5 * 60
HALF_DAYS = frozenset(("am", "pm", "daily", "then", "and", "each", "every", "at", "for"))
ON_OFF_REACH = 6
COUNTED = frozenset(("billed", "days", "visits", "times", "sessions", "dates", "were", "units", "charged"))
EACH_REACH = 20
SIDES = (["r", "+", "l"], ["l", "+", "r"], ["r", "&", "l"], ["l", "&", "r"], ["r", "and", "l"], ["l", "and", "r"])

FEW = {"three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5}
MADE_REACH, SESSION_REACH = 3, 5
PRACTISED = frozenset(("practice", "practise", "drill", "drills", "training", "teaching", "technique", "ed", "trials"))
"""After ``on/off`` where it is taught: ``11 min on/off practice``."""


def find_candidates(
    words: Words,
    quantities: Sequence[Quantity],
    bare: BareNumbers,
    slips: Node,
    taken: frozenset[int],
) -> tuple[list[Quantity], list[Quantity], dict[Quantity, Quantity]]:
    """The quantities that are minutes, and those taken back or worn; ``taken`` words belong to codes. A number that was
    put right later stands with its new length, and is named with the words that told it."""
    timed = [q for q in quantities if q.kind in TIME_KINDS and q.first not in taken]
    corrected = find_taken_back(words, timed, slips)
    after_slip = {index + 1 for index in corrected}
    restated = find_restated(words, timed)
    gone = {index for at, left in restated.items() for index in (left - 1, left)}
    named = find_named_again(words, timed, slips)
    again = {at: left for at, left in named.items() if at not in corrected or left != at + 1}
    corrected -= {left - 1 for left in again.values()}
    gone |= set(again.values())
    instead = {**again, **restated}
    right = {at: timed[at]._replace(low=timed[left].low, high=timed[left].high) for at, left in instead.items()}
    often = [q for q in quantities if q.kind is Kind.FREQUENCY]
    frequencies = frozenset(at for q in often for at in (q.first, q.last - 1))
    kept: list[Quantity] = []
    dropped: list[Quantity] = []
    for index, quantity in enumerate(timed):
        if index in gone:
            continue
        if index in right:
            kept.append(right[index])
            wrong = [quantity, timed[index + 1]] if index in restated else [quantity]
            dropped += [each._replace(kind=Kind.CORRECTED) for each in wrong]
            bare.told.add(quantity)
        elif index in corrected:
            dropped.append(quantity._replace(kind=Kind.CORRECTED))
        elif (
            _is_wear(words, quantity)
            or _is_on_and_off(words, quantity)
            or _is_repeated(words, quantity, frequencies)
            or is_own_pace(words, bare.layout, quantity)
        ):
            dropped.append(quantity._replace(kind=Kind.WEAR))
        elif _is_said_twice(words, quantity, timed, index):
            dropped.append(quantity._replace(kind=Kind.CORRECTED))
        elif (times := _sessions(words, quantity)) > 1:
            kept.append(quantity._replace(low=times * quantity.low, high=times * quantity.high))
            bare.told.add(quantity)
        elif (
            _is_contrasted(words, bare, quantity, timed[index + 1 : index + 2])
            or (index in after_slip and _is_put_right(bare, timed[index - 1], quantity))
            or bare.is_minutes(quantity)
        ):
            kept.append(_on_both_sides(words, bare.layout, quantity))
            bare.told.add(quantity)
    sorted_out = {q.first for q in (*kept, *dropped)} | {timed[index].first for index in gone}
    lists = bare.told.lists(kept)
    items = [q for q in timed if q.first not in sorted_out and bare.told.is_item(q, lists)]
    words_of = {right[at]: timed[left] for at, left in instead.items()}
    return sorted(kept + items, key=lambda q: q.first), dropped, words_of


def _is_contrasted(words: Words, bare: BareNumbers, quantity: Quantity, following: Sequence[Quantity]) -> bool:
    """``it's 22 not 32 for the training``: minutes where the number that it is not would be."""
    if not following or words.lower[quantity.last : following[0].first] not in (["not"], [",", "not"]):
        return False
    return quantity.kind is not Kind.BARE or bare.is_minutes(following[0]) or following[0].kind is not Kind.BARE


def _is_put_right(bare: BareNumbers, before: Quantity, quantity: Quantity) -> bool:
    """A number in the place of one taken back is minutes where that one was; ``she's fifty, no, fifty-two`` is not."""
    return quantity.kind is not Kind.BARE or before.kind is not Kind.BARE or bare.is_minutes(before)


def _is_wear(words: Words, quantity: Quantity) -> bool:
    """``wear 2 hrs``, ``2 hrs on 1 off``, ``an hour a day``, and hours too long for a service."""
    before, after = (
        words.lower[max(0, quantity.first - 2) : quantity.first],
        words.lower[quantity.last : quantity.last + 2],
    )
    if after[:1] and after[0] in WORDS["since"] and not WORDS["taken_off"].isdisjoint(after[1:]):
        return True
    if not quantity.hours:
        return False
    if quantity.low >= LONG_HOURS or set(before) & WORDS["wearing"] or (after[:1] and after[0] in WORDS["each_day"]):
        return True
    if "off" in before or before in (["left", "on"], ["kept", "on"], ["stayed", "on"]):
        return True
    if not after or after[0] not in WORDS["worn_times"]:
        return False
    return len(after) == 1 or not after[1].isalpha() or after[1] in HALF_DAYS


def _is_repeated(words: Words, quantity: Quantity, frequencies: frozenset[int]) -> bool:
    """``4x/day 30 min each``, ``10 min 3x/day``: a programme, not a visit."""
    if quantity.kind is not Kind.MINUTES:
        return False
    near = range(quantity.first - 2, quantity.last + 3)
    after = words.lower[quantity.last] if quantity.last < len(words) else ""
    often = after in WORDS["how_often"] or (after[:1] == "q" and after[1:2].isdigit())
    return often or any(at in frequencies for at in near)


def _is_said_twice(words: Words, quantity: Quantity, timed: list[Quantity], index: int) -> bool:
    """``twelve, twelve minutes``."""
    if index + 1 >= len(timed) or quantity.kind is not Kind.BARE or timed[index + 1].low != quantity.low:
        return False
    return words.lower[quantity.last : timed[index + 1].first] in ([","], ["..."], ["-"])


def _on_both_sides(words: Words, layout: Layout, quantity: Quantity) -> Quantity:
    """``both splints 15 min each`` are 30 minutes, ``three splints, 7 min each`` 21."""
    if words.lower[quantity.last : quantity.last + 1] not in (["each"], ["ea"], ["apiece"]):
        return quantity
    first, _ = layout.sentences[layout.sentence[quantity.first]]
    before = words.lower[max(first, quantity.first - EACH_REACH) : quantity.first]
    pair = any(before[i : i + 3] in SIDES for i in range(len(before)))
    two = any(
        w in WORDS["two_sides"] and after not in COUNTED for w, after in zip(before, [*before, ""][1:], strict=True)
    )
    limb = words.lower[quantity.last + 1 : quantity.last + 2]
    sided = bool(limb) and limb[0] in WORDS["limbs"]
    times = 2 if pair or two or sided else _counted(before)
    return quantity._replace(low=times * quantity.low, high=times * quantity.high)


def _sessions(words: Words, quantity: Quantity) -> int:
    """``two 10 min AFO sessions``: how often the time was given."""
    if quantity.kind is not Kind.MINUTES or not WORDS["sessions"].intersection(
        words.lower[quantity.last : quantity.last + SESSION_REACH]
    ):
        return 1
    before = words.lower[max(0, quantity.first - 1) : quantity.first]
    return {"two": 2, "2": 2, **FEW}.get(before[0], 1) if before else 1


def _counted(before: Sequence[str]) -> int:
    """How many devices are told of: ``three splints``, ``4 finger sleeves``."""
    for at, word in enumerate(before):
        count = FEW.get(word, 0)
        if count and any(each in WORDS["made_often"] for each in before[at + 1 : at + 1 + MADE_REACH]):
            return count
    return 1


def _is_on_and_off(words: Words, quantity: Quantity) -> bool:
    """``30 min on, 30 min off``."""
    after = words.lower[quantity.last : quantity.last + 1]
    if after == ["off"]:
        return "on" in words.lower[max(0, quantity.first - ON_OFF_REACH) : quantity.first]
    ahead = slice(quantity.last + 1, quantity.last + ON_OFF_REACH)
    if not PRACTISED.isdisjoint(words.lower[ahead]):
        return False
    counted = Shape.NUMBER in words.shape[ahead] or not words.lower[ahead][:1] or words.lower[ahead][0] in ",/;&"
    return after == ["on"] and counted and "off" in words.lower[ahead]
