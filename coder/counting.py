"""The day's billing units under one counting: every permitted split, the stated default first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coder.decision import Decision
from coder.lines import Counted
from coder.policy import Policy
from coder.rules.timed_units import BOTH_COUNTINGS, PER_CODE, TOTAL_MINUTES, minutes_for
from coder.rules.unit_allocation import Allocation, share_per_code, share_pooled, share_pools
from coder.service import TreatedService
from coder.visit import UnitRule

NO_DECISIONS: tuple[Decision[object], ...] = ()


@dataclass(frozen=True, slots=True)
class UnitCount:
    """Minutes that were counted together, the billing units they make, and where the next unit starts."""

    minutes: int
    units: int
    next_unit_at: int


def count_day(
    services: Sequence[TreatedService], policy: Policy, rule: UnitRule | None
) -> tuple[tuple[Counted, ...], ...]:
    """Count the services by this rule; None: both rules give the same, and both are cited."""
    timed = [i for i, service in enumerate(services) if service.timed]
    pools = _pools(services, timed, policy, rule)
    order = [i for pool, _ in pools for i in pool]
    decisions: dict[int, tuple[Decision[object], ...]] = {}
    for pool, allocation in pools:
        for place, i in enumerate(pool):
            decisions[i] = _decisions(place, [services[j].minutes for j in pool], allocation, policy, rule)
    splits = share_pools([allocation for _, allocation in pools]) if pools else ((),)
    counted = []
    for split in splits:
        units = dict(zip(order, split, strict=True))
        counted.append(
            tuple(Counted(s, units.get(i, 1), decisions.get(i, NO_DECISIONS)) for i, s in enumerate(services))
        )
    return tuple(counted)


def _pools(
    services: Sequence[TreatedService], timed: list[int], policy: Policy, rule: UnitRule | None
) -> list[tuple[list[int], Allocation]]:
    """Services whose minutes are counted together: those of one discipline; by code, each by itself."""
    counting, sharing = policy.timed_units, policy.unit_allocation
    if rule is UnitRule.AMA:
        return [([i], share_per_code([services[i].minutes], counting, sharing)) for i in timed]
    plans = dict.fromkeys(services[i].plan for i in timed)
    pools = [[i for i in timed if services[i].plan == plan] for plan in plans]
    return [(pool, share_pooled([services[i].minutes for i in pool], counting, sharing)) for pool in pools]


def _decisions(
    place: int, minutes: list[int], allocation: Allocation, policy: Policy, rule: UnitRule | None
) -> tuple[Decision[object], ...]:
    counting, sharing = policy.timed_units, policy.unit_allocation
    shared = len(minutes) > 1
    total = UnitCount(sum(minutes), allocation.units, minutes_for(allocation.units + 1, counting))
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
