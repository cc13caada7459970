"""The day's billing units under one counting: every permitted split, the stated default first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coder.case import Case
from coder.decision import Decision
from coder.lines import Counted
from coder.policy import Policy
from coder.rules.minute_ledger import UNTIMED
from coder.rules.timed_units import BOTH_COUNTINGS, PER_CODE, TOTAL_MINUTES, minutes_for
from coder.rules.unit_allocation import Allocation, Sharing, share_per_code, share_pooled, share_pools
from coder.service import TreatedService
from coder.visit import UnitRule


@dataclass(frozen=True, slots=True)
class UnitCount:
    """Minutes that were counted together, the billing units they make, and where the next unit starts."""

    minutes: int
    units: int
    next_unit_at: int


@dataclass(frozen=True, slots=True)
class _Pool:
    """Services whose minutes are counted together, by their places in the day, and the units they get."""

    places: list[int]
    minutes: list[int]
    allocation: Allocation


def count_day(services: Sequence[TreatedService], case: Case, rule: UnitRule | None) -> tuple[tuple[Counted, ...], ...]:
    """Count the services by this rule; None: both rules give the same, and both are cited."""
    policy = case.policy
    pools = _pools(services, policy, rule, case.share)
    decisions = [() if service.timed or service.decisions else _untimed(policy) for service in services]
    for pool in pools:
        for place, i in enumerate(pool.places):
            decisions[i] = _decisions(place, pool, policy, rule)
    return tuple(tuple(map(Counted, services, units, decisions)) for units in _splits(pools, [1] * len(services)))


def _untimed(policy: Policy) -> tuple[Decision[object], ...]:
    return (Decision(UNTIMED, 1, policy.minute_ledger.untimed.cites, ("other_services",)),)


def earning(services: Sequence[TreatedService], policy: Policy, share: Sharing) -> list[TreatedService]:
    """The services that could get a unit by either counting; the untimed ones always do."""
    enough = policy.timed_units.first_unit_at.value
    if all(service.minutes >= enough or not service.timed for service in services):
        return list(services)
    pools = _pools(services, policy, UnitRule.CMS, share)
    splits = _splits(pools, [1] * len(services))
    return [
        service for i, service in enumerate(services) if service.minutes >= enough or any(units[i] for units in splits)
    ]


def countings_differ(services: Sequence[TreatedService], policy: Policy) -> bool:
    """Do the two countings give these services different units? Never where nothing is pooled."""
    timed = [service.minutes for service in services if service.timed]
    if len(timed) < 2:
        return False
    by_code = share_per_code(timed, policy.timed_units, policy.unit_allocation)
    units = [share.units for share in by_code.shares]
    places = [i for i, service in enumerate(services) if service.timed]
    by_total = _splits(_pools(services, policy, UnitRule.CMS, share_pooled), [1] * len(services))[0]
    return [by_total[i] for i in places] != units


def _pools(services: Sequence[TreatedService], policy: Policy, rule: UnitRule | None, share: Sharing) -> list[_Pool]:
    """Pooled by discipline; by code, each service by itself."""
    counting, sharing = policy.timed_units, policy.unit_allocation
    timed = [i for i, service in enumerate(services) if service.timed]
    if rule is UnitRule.AMA:
        groups = [[i] for i in timed]
    else:
        plans = dict.fromkeys(services[i].plan for i in timed)
        groups = [[i for i in timed if services[i].plan == plan] for plan in plans]
    pools = []
    for places in groups:
        minutes = [services[i].minutes for i in places]
        pools.append(_Pool(places, minutes, share(minutes, counting, sharing)))
    return pools


def _splits(pools: Sequence[_Pool], untimed: list[int]) -> list[list[int]]:
    """Units of every service in each permitted split; ``untimed`` holds the unit of those without minutes."""
    order = [i for pool in pools for i in pool.places]
    splits = []
    for split in share_pools([pool.allocation for pool in pools]):
        units = list(untimed)
        for i, count in zip(order, split, strict=True):
            units[i] = count
        splits.append(units)
    return splits


def _decisions(place: int, pool: _Pool, policy: Policy, rule: UnitRule | None) -> tuple[Decision[object], ...]:
    counting, sharing, allocation = policy.timed_units, policy.unit_allocation, pool.allocation
    shared = len(pool.places) > 1
    total = UnitCount(sum(pool.minutes), allocation.units, minutes_for(allocation.units + 1, counting))
    if rule is UnitRule.AMA:
        return (Decision(PER_CODE, total, counting.per_code.cites, ("minutes",)),)
    if rule is None:
        cites = (*counting.total_minutes.cites, *(sharing.sharing.cites if shared else ()), *counting.per_code.cites)
        return (Decision(BOTH_COUNTINGS, total, cites, ("minutes",)),)
    counted: Decision[object] = Decision(TOTAL_MINUTES, total, counting.total_minutes.cites, ("minutes",))
    if not shared:
        return (counted,)
    share = allocation.shares[place]
    return (counted, Decision(share.reason, share, sharing.sharing.cites, (counted,)))
