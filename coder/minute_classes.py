"""Minutes that were not said, in classes of one outcome each: 8 to 22 makes one unit, 23 to 37 two, and so on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from coder.answers import with_answer
from coder.case import Case
from coder.claim import billed
from coder.coding import claim_visit
from coder.day import tell_day
from coder.decision import Notes, OpenFact
from coder.policy import CodeKind, Policy
from coder.quantity import high
from coder.rules.assistant_services import split_timed
from coder.rules.device_billing import training_threshold
from coder.rules.discipline import decide_plan
from coder.rules.encounter import is_orthotic
from coder.rules.payer_policy import counting_of
from coder.rules.timed_units import minutes_for
from coder.rules.unit_allocation import share_per_code, share_pooled
from coder.service import TreatedService
from coder.visit import UnitRule, Visit

WIDEST = 120
"""Minutes of a range that are looked at one by one: longer than any that people say."""
IN_MINUTES = frozenset(("minutes", "minutes.training", "other_services", "assistant_minutes", "devices.minutes"))
"""Facts whose answers are minutes."""
WITHIN_TOTALS = frozenset(("minutes", "minutes.training", "other_services"))
"""Those that are a part of the totals that may have been said."""
MinuteClass = tuple[int, int | None]
"""First and last minute, both included; None where the class is open above."""


def minute_classes(fact: OpenFact, visit: Visit, policy: Policy, most: int | None = None) -> tuple[MinuteClass, ...]:
    """The classes of outcomes for an open number of minutes, within the range if one was said, else up to ``most``."""
    bounds = said_range(fact)
    if bounds is not None:
        return _classes_within(bounds, fact, visit, policy)
    if fact.fact == "devices.minutes":
        return ()
    services = _services(visit, policy)
    target = _target(fact, visit, services)
    if target is None:
        return ()
    if fact.fact == "assistant_minutes":
        return tuple(
            _group(range(services[target].minutes + 1), _assistant_outcome(services, target, policy), is_open=False)
        )
    beyond = _beyond_limit(services[target].code, policy)
    is_open = most is None or most > beyond
    minutes = range((beyond if most is None or is_open else most) + 1)
    return tuple(_group(minutes, _unit_outcome(fact, services, target, visit, policy), is_open=is_open))


def most_told(fact: OpenFact, visit: Visit) -> int | None:
    """The most minutes that this fact can have within the totals that were said; None where none was."""
    if fact.fact not in WITHIN_TOTALS or said_range(fact) is not None:
        return None
    told = visit.minutes
    totals = [told.session_total, told.timed_total]
    if fact.fact == "minutes.training":
        totals.append(told.total_orthotic)
    return min((high(total) for total in totals if total is not None), default=None)


def _classes_within(bounds: tuple[int, int], fact: OpenFact, visit: Visit, policy: Policy) -> tuple[MinuteClass, ...]:
    """Classes of a range that was said; what is beyond the widest range looked at is one class."""
    low, high = bounds
    looked_at = range(low, min(high, low + WIDEST) + 1)
    classes = list(_group(looked_at, _claim_outcome(fact, visit, policy), is_open=False))
    if looked_at[-1] < high:
        classes.append((looked_at[-1] + 1, high))
    return tuple(classes)


def said_range(fact: OpenFact) -> tuple[int, int] | None:
    """The ends of the range that was said for this fact, if one was; a place may stand before them."""
    if fact.fact not in IN_MINUTES or fact.answers:
        return None
    ends = fact.about[-2:]
    placed = fact.fact in ("other_services", "devices.minutes")
    return (int(ends[0]), int(ends[1])) if len(fact.about) == (3 if placed else 2) else None


def _claim_outcome(fact: OpenFact, visit: Visit, policy: Policy) -> Callable[[int], object]:
    """Within a range everything can depend on the minutes, so the visit is claimed with each of them."""

    def outcome(minutes: int) -> object:
        claimed = claim_visit(*with_answer(visit, policy, fact, str(minutes)))
        return billed(claimed.lines), tuple(each.fact for each in claimed.open if each.usual is None)

    return outcome


def label(each: MinuteClass) -> str:
    """A class as an answer: ``8-22``, ``98-``, or one number."""
    first, last = each
    if last is None:
        return f"{first}-"
    return str(first) if first == last else f"{first}-{last}"


def _services(visit: Visit, policy: Policy) -> list[TreatedService]:
    notes = Notes()
    orthotic = is_orthotic(visit, policy)
    plan = decide_plan(visit, policy, notes, is_orthotic=orthotic)
    return tell_day(Case(visit, policy, notes, plan, orthotic)).services


def _target(fact: OpenFact, visit: Visit, services: Sequence[TreatedService]) -> int | None:
    if fact.fact == "other_services":
        code = visit.other_services[int(fact.about[0])].cpt
        return next((i for i, service in enumerate(services) if service.code == code), None)
    return next((i for i, service in enumerate(services) if service.kind is CodeKind.ORTHOTIC), None)


def _beyond_limit(code: str, policy: Policy) -> int:
    """The first minute whose units pass the code's daily limit: above it every answer leads to the same warning."""
    limit = policy.unit_limits.limits.get(code)
    most = limit.practitioner if limit is not None and limit.practitioner else policy.unit_limits.unusual_from.value
    return minutes_for(most + 1, policy.timed_units)


def _unit_outcome(
    fact: OpenFact, services: Sequence[TreatedService], target: int, visit: Visit, policy: Policy
) -> Callable[[int], object]:
    rule = counting_of(visit, policy)
    plan = services[target].plan
    timed = [service for service in services if service.timed]
    pool = [service for service in timed if service.plan == plan]
    place = pool.index(services[target])
    threshold = training_threshold(policy) if fact.fact == "minutes.training" else -1

    def outcome(minutes: int) -> object:
        told = [service.minutes for service in pool]
        told[place] = 0 if minutes <= threshold else minutes
        pooled = share_pooled(told, policy.timed_units, policy.unit_allocation)
        by_code = share_per_code(told, policy.timed_units, policy.unit_allocation)
        by_total = tuple(share.units for share in pooled.shares), pooled.others
        each = tuple(share.units for share in by_code.shares)
        if rule is None:
            return by_total, each
        return each if rule is UnitRule.AMA else by_total

    return outcome


def _assistant_outcome(services: Sequence[TreatedService], target: int, policy: Policy) -> Callable[[int], object]:
    service = services[target]
    pool = [other for other in services if other.timed and other.plan == service.plan]
    shares = share_pooled([other.minutes for other in pool], policy.timed_units, policy.unit_allocation).shares
    units = shares[pool.index(service)].units
    block = policy.unit_allocation.block.value

    def outcome(minutes: int) -> object:
        split = split_timed(units, service.minutes, minutes, policy.assistant_services, block)
        return split.therapist_units, split.assistant_units

    return outcome


def _group(minutes: range, outcome: Callable[[int], object], *, is_open: bool) -> Iterator[MinuteClass]:
    for _, group in groupby(minutes, key=outcome):
        members = list(group)
        last = None if is_open and members[-1] == minutes[-1] else members[-1]
        yield members[0], last
