"""Which code gets which unit of the day, and where may the odd one go?

Pooled: the chart gives the day's units; every full block earns its code one; what is left goes, one at a time, to the
codes with most minutes left, a whole short service competing on equal terms; equal codes are the clinician's choice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from typing import TypeAlias

from coder.policy import UnitCounting, UnitSharing
from coder.rules.timed_units import count_units

FULL_BLOCKS = "unit-allocation/full-blocks"
LARGEST_REMAINDER = "unit-allocation/largest-remainder"
TIE = "unit-allocation/tie"
NO_UNIT_LEFT = "unit-allocation/no-unit-left"
ALONE = "unit-allocation/alone"
MOST_ALTERNATIVES = 64


@dataclass(frozen=True, slots=True)
class Share:
    """Units of one code: from full blocks and from the minutes left over."""

    units: int
    full_blocks: int
    remainder: int
    reason: str


@dataclass(frozen=True, slots=True)
class Allocation:
    """Units for each service in its order; ``others`` are the further splits that are equally permitted."""

    units: int
    shares: tuple[Share, ...]
    others: tuple[tuple[int, ...], ...] = ()


Sharing: TypeAlias = Callable[[Sequence[int], UnitCounting, UnitSharing], Allocation]
"""Shares the units of services with these minutes, counted together."""


def share_pooled(minutes: Sequence[int], counting: UnitCounting, sharing: UnitSharing) -> Allocation:
    """Share the pooled units of services with these minutes; the order of services settles which tie is shown first."""
    return share_total(count_units(sum(minutes), counting), minutes, sharing)


def share_total(total: int, minutes: Sequence[int], sharing: UnitSharing) -> Allocation:
    """Share so many units among services with these minutes; at most one of them a service beyond its full blocks."""
    block = sharing.block.value
    if len(minutes) == 1:
        alone = minutes[0]
        return Allocation(total, (Share(total, alone // block, alone % block, ALONE),))
    blocks = [m // block for m in minutes]
    left = [m % block for m in minutes]
    odd = total - sum(blocks)
    sure, tied, choose = _split_odd_units(left, odd)
    splits = list(islice(combinations(tied, choose), MOST_ALTERNATIVES)) if choose else [()]
    is_tie = len(splits) > 1
    shares = []
    for i, (full, over) in enumerate(zip(blocks, left, strict=True)):
        extra = i in sure or i in splits[0]
        reason = TIE if is_tie and i in tied else _reason(full, over, extra)
        shares.append(Share(full + extra, full, over, reason))
    others = tuple(tuple(full + (i in sure or i in split) for i, full in enumerate(blocks)) for split in splits[1:])
    return Allocation(total, tuple(shares), others)


def share_per_code(minutes: Sequence[int], counting: UnitCounting, sharing: UnitSharing) -> Allocation:
    """Count each service by its own midpoint, without pooling."""
    block = sharing.block.value
    shares = tuple(Share(count_units(m, counting), m // block, m % block, ALONE) for m in minutes)
    return Allocation(sum(share.units for share in shares), shares)


def share_pools(pools: Sequence[Allocation]) -> tuple[tuple[int, ...], ...]:
    """Every permitted split over several pools, the stated default first."""
    splits = [(tuple(share.units for share in pool.shares), *pool.others) for pool in pools]
    return tuple(
        tuple(unit for part in split for unit in part) for split in islice(product(*splits), MOST_ALTERNATIVES)
    )


def _split_odd_units(left: Sequence[int], odd: int) -> tuple[frozenset[int], tuple[int, ...], int]:
    """Services that surely get an odd unit, those tied for the last ones, and how many of these are chosen."""
    if odd <= 0:
        return frozenset(), (), 0
    cut = sorted(left, reverse=True)[odd - 1]
    sure = frozenset(i for i, over in enumerate(left) if over > cut)
    tied = tuple(i for i, over in enumerate(left) if over == cut)
    return sure, tied, odd - len(sure)


def _reason(full: int, over: int, extra: bool) -> str:
    if extra:
        return LARGEST_REMAINDER
    return FULL_BLOCKS if full else NO_UNIT_LEFT
