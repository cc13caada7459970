"""Which number takes the place of which, and minutes that go from one fact to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.conversation.paths import MINUTES, with_values
from assistant.conversation.signals.heard import MARKS, Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.number_subjects import told_by_subject
from assistant.conversation.understanding.numeric_facts import numeric_facts, with_number, with_number_replaced
from assistant.conversation.understanding.quantities import quantities, value_of
from assistant.extraction.quantities.quantity import Kind, Quantity
from coder.visit import Range, Visit

DOUBTS = frozenset("wrong ? should not typo instead -> → mistake guess estimate off smudge smear".split())
"""Words behind a number that does not hold."""
READ_AS = frozenset(("is", "was", "a", "an", "really", "actually"))
EVERY = {"both": 2, "two": 2, "three": 3}
LEADING = ("correct", "set", "no", "filler")
ENDS = ("low", "high")
BETWEEN_ENDS = (["to"], ["-"], ["–"])
NO_NUMBER = 10
"""Stands in for minutes where only the words beside them are of interest."""


def replaced_number(heard: Heard, ctx: Context) -> tuple[int, int | Range] | None:
    """An old number and the new one: ``not 16, 26``, ``12 is wrong, she had 20``, ``from 20 to 30``."""
    found = [each for each in quantities(heard.words) if each.kind in (Kind.MINUTES, Kind.BARE, Kind.VISIT_NUMBER)]
    if len(found) != 2:
        return _range_as_change(heard, found, ctx)
    known = {value for _, value in numeric_facts(ctx.frame.visit)}
    first, second = found
    old, new = (first, second) if first.low in known else (second, first)
    if old.low not in known or old.low == new.low or not (_is_denied(old, heard) or _is_read_as(old, new, heard)):
        return None
    return old.low, value_of(new)


def doubted_number(heard: Heard, ctx: Context) -> Visit | None:
    """``15 had the waiting room in it. 11``: a number that is known, and in a sentence of its own what holds."""
    found = [each for each in quantities(heard.words) if each.kind in (Kind.MINUTES, Kind.BARE)]
    known = {value for path, value in numeric_facts(ctx.frame.visit) if path != "visit_number"}
    if len(found) != 2 or found[0].low not in known or found[1].low in known:
        return None
    lower, new = heard.words.lower, found[1]
    before, behind = lower[: new.first], [word for word in lower[new.last :] if word not in MARKS]
    fillers = {at for cue in heard.cues("filler") for at in range(cue.first, cue.last)}
    at = new.first - 1
    while at in fillers:
        at -= 1
    is_alone = not behind and bool(before) and lower[at] in (".", ";", "!", "-", "–", "—")
    return with_number_replaced(ctx.frame.visit, found[0].low, value_of(new)) if is_alone else None


def new_range(heard: Heard, ctx: Context) -> Visit | None:
    """``make that 15 to 25``: the one time that is known, told anew as a range."""
    told = [each for each in quantities(heard.words) if each.kind in (Kind.MINUTES, Kind.BARE)]
    facts = [(path, value) for path, value in numeric_facts(ctx.frame.visit) if path != "visit_number"]
    if not told or len(facts) != 1 or facts[0][1] == told[0].low:
        return None
    is_one = len(told) == 1 and told[0].low < told[0].high
    is_spread = len(told) == len(ENDS) and heard.words.lower[told[0].last : told[1].first] in BETWEEN_ENDS
    if not (is_one or (is_spread and told[0].low < told[1].low)):
        return None
    leads = {at for name in LEADING for cue in heard.cues(name) for at in range(cue.first, cue.last)}
    before = heard.words.lower[: told[0].first]
    if not before or not all(at in leads or word in MARKS for at, word in enumerate(before)):
        return None
    return with_number(ctx.frame.visit, facts[0][0], Range(told[0].low, told[-1].high))


def every_number(heard: Heard, ctx: Context) -> Visit | None:
    """``change both to 8 minutes``: the one number said, for each of the timed services."""
    visit = ctx.frame.visit
    told = [each for each in quantities(heard.words) if each.kind in (Kind.MINUTES, Kind.BARE)]
    if len(told) != 1 or not heard.has("every_one") or not heard.has("cue", "set"):
        return None
    timed = [path for path, _ in numeric_facts(visit) if path.startswith((MINUTES, "other_services.", "evaluation"))]
    wanted = EVERY.get(next((w for w in heard.words.lower if w in EVERY), ""), len(timed))
    if len(timed) < 2 or len(timed) != wanted:
        return None
    for path in timed:
        visit = with_number(visit, path, value_of(told[0]))
    return visit


def moved_number(heard: Heard, ctx: Context) -> Visit | None:
    """``that 20 was training, not gait``: the minutes go from the second fact to the first."""
    lower = heard.words.lower
    if "not" not in lower or not ctx.frame.history:
        return None
    at = lower.index("not")
    told = [_told_alone(heard.words.exact[:at], ctx), _told_alone(heard.words.exact[at + 1 :], ctx)]
    known = dict(numeric_facts(ctx.frame.visit))
    if told[0] is None or told[1] is None or told[0] == told[1] or told[1] not in known or told[0] in known:
        return None
    minutes = known[told[1]]
    assert isinstance(minutes, int | Range)
    return with_number(_without(ctx.frame.visit, told[1]), told[0], minutes)


def _told_alone(exact: Sequence[str], ctx: Context) -> str | None:
    """The fact that some words name, without a number of their own."""
    subject = [w for w in exact if not is_among(w.casefold(), "small") and w.isalpha()]
    return told_by_subject(subject, Quantity(Kind.BARE, NO_NUMBER, NO_NUMBER, 0, 0), ctx) if subject else None


def _without(visit: Visit, path: str) -> Visit:
    if path.startswith("other_services."):
        place = int(path.rpartition(".")[2])
        return replace(visit, other_services=visit.other_services[:place] + visit.other_services[place + 1 :])
    return with_values(visit, ((path, None),))


def _range_as_change(heard: Heard, found: list[Quantity], ctx: Context) -> tuple[int, int | Range] | None:
    """``change 20 to 30`` looks like a range; with the old number known it is a change."""
    if len(found) != 1 or found[0].low == found[0].high or not heard.has("cue"):
        return None
    known = {value for _, value in numeric_facts(ctx.frame.visit)}
    return (found[0].low, found[0].high) if found[0].low in known else None


def _is_read_as(old: Quantity, new: Quantity, heard: Heard) -> bool:
    """``that 19 is a 16``."""
    between = heard.words.lower[old.last : new.first]
    return bool(between) and set(between) <= READ_AS and bool({"is", "was"} & set(between))


def _is_denied(old: Quantity, heard: Heard) -> bool:
    """Is the old number denied, doubted or changed by the words beside it?"""
    lower = heard.words.lower
    before, behind = lower[max(0, old.first - 3) : old.first], lower[old.last : old.last + 4]
    denials = {"not", "from", "instead", "wrong", "isn't", "wasn't", "never", "change", "replace", "swap"}
    return bool(denials & {*before}) or bool(DOUBTS & {*behind})
