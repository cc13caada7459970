"""Which of the numbers in a turn are told at all: not one denied, one spoken of again, or a count of something else."""

from __future__ import annotations

from assistant.conversation.signals.heard import MARKS, Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.numeric_facts import numeric_facts
from assistant.conversation.understanding.quantities import value_of
from assistant.extraction.quantities.quantity import Quantity

PAIR = 2
WHOSE = frozenset(("me", "mine", "myself", "hers", "his", "theirs", "her", "him"))
NUMBERS_ASKED = ("minutes", "minutes.training", "assistant_minutes", "other_services")


def that_leads(free: list[Quantity], heard: Heard, ctx: Context) -> list[Quantity]:
    """``13, two were tight``: the answer, and behind a mark a count in words of something else."""
    is_answer = ctx.asked in NUMBERS_ASKED and len(free) > 1 and leads(free[0], heard)
    others = (heard.words.lower[each.first : each.last] for each in free[1:])
    is_count = all(len(words) == 1 and words[0].isalpha() for words in others)
    return free[:1] if is_answer and is_count else free


def sum_of_each(free: list[Quantity], heard: Heard, ctx: Context) -> list[Quantity]:
    """``nine apiece, eighteen``: of a number for each of the devices and the number for all, the latter."""
    if len(free) != 2 or not any(is_among(word, "each") for word in heard.words.lower):
        return free
    one, whole = sorted(free, key=lambda each: each.low)
    return [whole] if one.low * len(ctx.frame.visit.devices) == whole.low else free


def without_denied(free: list[Quantity], heard: Heard) -> list[Quantity]:
    """``27 not 17``: the one that holds."""
    if len(free) == PAIR and _is_put_right(free[0], free[1], heard):
        return free[1:]
    denied = [each for each in free if heard.words.lower[max(0, each.first - 1) : each.first] == ["not"]]
    return [each for each in free if each not in denied] if len(free) == 2 and len(denied) == 1 else free


def _is_put_right(old: Quantity, new: Quantity, heard: Heard) -> bool:
    """``eighteen, sorry, nineteen minutes``: nothing but a word of putting right between the two."""
    between = range(old.last, new.first)
    cues = [cue for name in ("cue", "no") for cue in heard.cues(name) if cue.first in between]
    covered = {at for cue in (*cues, *heard.cues("filler")) for at in range(cue.first, cue.last)}
    return bool(cues) and all(at in covered or heard.words.lower[at] in MARKS for at in between)


def is_reference(quantity: Quantity, heard: Heard, ctx: Context) -> bool:
    """``8 of the 18`` speaks of the 18 that are known."""
    lower = heard.words.lower
    before = lower[max(0, quantity.first - 2) : quantity.first]
    known = {value for _, value in numeric_facts(ctx.frame.visit)}
    if value_of(quantity) in known and before[-1:] == ["the"] and _is_somebodys(quantity, heard):
        return True
    return "of" in before and value_of(quantity) in known and any(w.isdigit() for w in lower[: quantity.first])


def _is_somebodys(quantity: Quantity, heard: Heard) -> bool:
    """``the 14 was all me``: whose the minutes were follows."""
    behind = [word for word in heard.words.lower[quantity.last : quantity.last + 5] if not is_among(word, "small")]
    return any(word in WHOSE or is_among(word, "assistant_word") for word in behind)


def leads(quantity: Quantity, heard: Heard) -> bool:
    """``34, I misread the clock``: the number first, and behind a mark why."""
    return quantity.first == heard.lead and heard.words.lower[quantity.last : quantity.last + 1] == [","]


def denies_unknown(free: list[Quantity], heard: Heard, ctx: Context) -> bool:
    """``38 not 28``, of a visit without a 28: the new number takes the place of none that is known."""
    known = {value for _, value in numeric_facts(ctx.frame.visit)}
    denied = [each for each in free if heard.words.lower[max(0, each.first - 1) : each.first] == ["not"]]
    return len(free) > 1 and any(value_of(each) not in known for each in denied)
