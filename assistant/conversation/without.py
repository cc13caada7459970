"""A visit without one of its facts."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.paths import value_at, with_values
from assistant.conversation.told import Words
from coder.visit import Minutes, Visit

L_CODES = ("l_codes_billed", "l_codes_mentioned_not_billed")
TOLD_TOGETHER = {"visit_kind": ("visit_number",), "assistant": ("assistant_minutes",)}
"""Facts that go with another: what one word told of both."""


def without(visit: Visit, fact: Words) -> Visit:
    """The visit as if the fact had not been told, and what hangs on it neither."""
    root, _, rest = fact.path.partition(".")
    if root in L_CODES:
        return _without_l_code(visit, fact)
    if root != "minutes" and rest:
        return _without_entry(visit, root, rest)
    known = value_at(visit, fact.path)
    if isinstance(known, tuple):
        return with_values(visit, ((fact.path, _but(known, fact.value)),))
    gone = (fact.path, *TOLD_TOGETHER.get(root, ()))
    implied = tuple(each for each in visit.implied if each not in gone)
    return with_values(visit, (*((path, None) for path in gone), ("implied", implied)))


def _but(known: tuple[object, ...], value: object) -> tuple[object, ...]:
    """The values without one, or without all of them where several are given."""
    gone = value if isinstance(value, tuple) else (value,)
    return tuple(each for each in known if each not in gone and getattr(each, "code", each) not in gone)


def _without_l_code(visit: Visit, fact: Words) -> Visit:
    """Without the last code nothing is known of who bills one."""
    billed, mentioned = (_but(getattr(visit, name), fact.value) for name in L_CODES)
    status = visit.l_code_status if billed or mentioned else None
    return with_values(visit, ((L_CODES[0], billed), (L_CODES[1], mentioned), ("l_code_status", status)))


def _without_entry(visit: Visit, root: str, rest: str) -> Visit:
    place, _, attribute = rest.partition(".")
    known = getattr(visit, root)
    if not isinstance(known, tuple):
        return with_values(visit, ((root, None),))
    if not place.isdigit() or int(place) >= len(known):
        return visit
    at = int(place)
    if attribute:
        changed = replace(known[at], **{attribute: None})
        return with_values(visit, ((root, (*known[:at], changed, *known[at + 1 :])),))
    left = (*known[:at], *known[at + 1 :])
    puts: list[tuple[str, object]] = [(root, left)]
    if root == "devices" and not left:
        puts.append(("orthosis_or_prosthesis", None))
    return with_values(visit, puts)


def without_work(visit: Visit) -> Visit:
    """The visit without what was done and for how long, as when that was of somebody else."""
    return replace(visit, minutes=Minutes(), minutes_by=(), assistant_minutes=None, handover_only=None)
