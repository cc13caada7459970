"""Wrong ways from minutes to billing units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations, combinations_with_replacement, islice

from coder.claim import Lines
from coder.decision import Disposition
from coder.grounds import Stated
from coder.misconceptions.model import Attempt
from coder.policy import UnitCounting, UnitSharing
from coder.quantity import low
from coder.rules.payer_policy import counting_of
from coder.rules.timed_units import count_units
from coder.rules.unit_allocation import (
    ALONE,
    MOST_ALTERNATIVES,
    Allocation,
    Share,
    Sharing,
    share_pooled,
    share_total,
)
from coder.visit import LCodeStatus, UnitRule


def starts_a_minute_late(attempt: Attempt) -> Iterable[Lines]:
    """The chart off by one: more than 8, more than 23."""
    counting = attempt.policy.timed_units
    first = Stated(counting.first_unit_at.value + 1, counting.first_unit_at.ground)
    return attempt.claim(policy=replace(attempt.policy, timed_units=replace(counting, first_unit_at=first)))


def wants_more_than_the_first_threshold(attempt: Attempt) -> Iterable[Lines]:
    """Exactly the first threshold gives nothing; a right rule beside an L code of ours."""
    if attempt.bills_l_code or attempt.visit.l_code_status is LCodeStatus.BILLED:
        return ()

    def total(minutes: int, counting: UnitCounting, sharing: UnitSharing) -> int:
        return 0 if minutes == counting.first_unit_at.value else count_units(minutes, counting)

    return attempt.claim(share=_by_total(total))


def cuts_to_full_blocks(attempt: Attempt) -> Iterable[Lines]:
    """Total divided by 15, what is left over dropped."""

    def total(minutes: int, counting: UnitCounting, sharing: UnitSharing) -> int:
        return minutes // sharing.block.value

    return attempt.claim(share=_by_total(total))


def a_unit_every_first_threshold(attempt: Attempt) -> Iterable[Lines]:
    """Every 8 minutes a unit: of each code, or of the day's total."""

    def total(minutes: int, counting: UnitCounting, sharing: UnitSharing) -> int:
        return minutes // counting.first_unit_at.value

    yield from attempt.claim(share=_each_by(lambda minutes, counting: minutes // counting.first_unit_at.value))
    yield from attempt.claim(share=_by_total(total))


def counts_each_code(attempt: Attempt) -> Iterable[Lines]:
    """Each code by its own midpoint where the payer adds the day's minutes up."""
    return _counted_otherwise(attempt, UnitRule.CMS, UnitRule.AMA)


def counts_the_total(attempt: Attempt) -> Iterable[Lines]:
    """The day's minutes added up where the payer counts each code by its midpoint."""
    return _counted_otherwise(attempt, UnitRule.AMA, UnitRule.CMS)


def _counted_otherwise(attempt: Attempt, right: UnitRule, wrong: UnitRule) -> Iterable[Lines]:
    if counting_of(attempt.visit, attempt.policy) is not right:
        return ()
    return attempt.claim(visit=replace(attempt.visit, unit_rule=wrong))


def a_unit_for_each_code_with_the_first_threshold(attempt: Attempt) -> Iterable[Lines]:
    """Every code of at least 8 minutes gets a unit, whatever the total gives."""

    def share(minutes: Sequence[int], counting: UnitCounting, sharing: UnitSharing) -> Allocation:
        right = share_pooled(minutes, counting, sharing)
        enough = [m >= counting.first_unit_at.value for m in minutes]
        splits = [tuple(each.units for each in right.shares), *right.others]
        return _allocation([_at_least_one(split, enough) for split in splits], minutes, sharing)

    return attempt.claim(share=share)


def _at_least_one(units: Sequence[int], enough: Sequence[bool]) -> tuple[int, ...]:
    return tuple(max(unit, int(is_enough)) for unit, is_enough in zip(units, enough, strict=True))


def nothing_below_the_first_threshold(attempt: Attempt) -> Iterable[Lines]:
    """A code under 8 minutes never gets a unit; its minutes stay in the total."""

    def share(minutes: Sequence[int], counting: UnitCounting, sharing: UnitSharing) -> Allocation:
        total = count_units(sum(minutes), counting)
        places = [i for i, m in enumerate(minutes) if m >= counting.first_unit_at.value]
        among = _as_far_as_possible(total, [minutes[i] for i in places], sharing)
        splits = [tuple(split[places.index(i)] if i in places else 0 for i in range(len(minutes))) for split in among]
        return _allocation(splits, minutes, sharing)

    return attempt.claim(share=share)


def odd_unit_to_the_longest(attempt: Attempt) -> Iterable[Lines]:
    """Every unit beyond full blocks goes to the code with most minutes."""

    def share(minutes: Sequence[int], counting: UnitCounting, sharing: UnitSharing) -> Allocation:
        blocks = [m // sharing.block.value for m in minutes]
        odd = count_units(sum(minutes), counting) - sum(blocks)
        longest = [i for i, m in enumerate(minutes) if m == max(minutes)]
        splits = [tuple(b + odd * (i == each) for i, b in enumerate(blocks)) for each in longest]
        return _allocation(splits, minutes, sharing)

    return attempt.claim(share=share)


def shares_in_proportion(attempt: Attempt) -> Iterable[Lines]:
    """All units shared by minutes, largest fractions first."""

    def share(minutes: Sequence[int], counting: UnitCounting, sharing: UnitSharing) -> Allocation:
        day = sum(minutes)
        total = count_units(day, counting)
        whole = [total * m // day if day else 0 for m in minutes]
        over = [total * m % day if day else 0 for m in minutes]
        return _allocation(_to_largest(whole, over, total - sum(whole)), minutes, sharing)

    return attempt.claim(share=share)


def needs_a_full_block(attempt: Attempt) -> Iterable[Lines]:
    """Nothing below 15 minutes; from there on the chart."""

    def total(minutes: int, counting: UnitCounting, sharing: UnitSharing) -> int:
        return count_units(minutes, counting) if minutes >= sharing.block.value else 0

    return attempt.claim(share=_by_total(total))


def adds_untimed_minutes(attempt: Attempt) -> Iterable[Lines]:
    """Minutes of untimed services are added to the timed ones."""
    untimed = sum(low(row.minutes) for row in attempt.right.day.rows if row.disposition is Disposition.UNTIMED)
    return _with_more(attempt, untimed)


def counts_the_session(attempt: Attempt) -> Iterable[Lines]:
    """The whole session, or set-up and charting too, in place of the treatment time."""
    timed = sum(service.minutes for service in attempt.right.day.services if service.timed)
    session = attempt.visit.minutes.session_total
    if session is not None:
        yield from _with_more(attempt, low(session) - timed)
    yield from _with_more(attempt, sum(low(each.minutes) for each in attempt.visit.excluded_minutes))


def _with_more(attempt: Attempt, more: int) -> Iterable[Lines]:
    """The claims where so many minutes are added to those that are pooled."""
    if more <= 0 or counting_of(attempt.visit, attempt.policy) is UnitRule.AMA:
        return ()

    def share(minutes: Sequence[int], counting: UnitCounting, sharing: UnitSharing) -> Allocation:
        total = count_units(sum(minutes) + more, counting)
        return _allocation(_any_way(total, minutes, sharing), minutes, sharing)

    return attempt.claim(share=share)


# ---- sharing units that were counted wrongly ----


def _by_total(total: Callable[[int, UnitCounting, UnitSharing], int]) -> Sharing:
    """Share what a wrong total gives: as the right one is shared where that is possible, else in any way."""

    def share(minutes: Sequence[int], counting: UnitCounting, sharing: UnitSharing) -> Allocation:
        splits = _as_far_as_possible(total(sum(minutes), counting, sharing), minutes, sharing)
        return _allocation(splits, minutes, sharing)

    return share


def _as_far_as_possible(total: int, minutes: Sequence[int], sharing: UnitSharing) -> list[tuple[int, ...]]:
    """Split so many units as they would be rightly; where they are too many or too few for that, in any way."""
    blocks = sum(m // sharing.block.value for m in minutes)
    if not minutes:
        return [()]
    if not blocks <= total <= blocks + len(minutes):
        return _any_way(total, minutes, sharing)
    allocation = share_total(total, minutes, sharing)
    return [tuple(share.units for share in allocation.shares), *allocation.others]


def _each_by(units: Callable[[int, UnitCounting], int]) -> Sharing:
    def share(minutes: Sequence[int], counting: UnitCounting, sharing: UnitSharing) -> Allocation:
        return _allocation([tuple(units(m, counting) for m in minutes)], minutes, sharing)

    return share


def _allocation(splits: Sequence[tuple[int, ...]], minutes: Sequence[int], sharing: UnitSharing) -> Allocation:
    block = sharing.block.value
    unique = list(dict.fromkeys(splits))[:MOST_ALTERNATIVES]
    shares = tuple(Share(units, m // block, m % block, ALONE) for units, m in zip(unique[0], minutes, strict=True))
    return Allocation(sum(unique[0]), shares, tuple(unique[1:]))


def _any_way(total: int, minutes: Sequence[int], sharing: UnitSharing) -> list[tuple[int, ...]]:
    """Every split of a total that leaves each code its full blocks; without blocks where they come to more."""
    block = sharing.block.value
    blocks = [m // block for m in minutes]
    odd = total - sum(blocks)
    if odd < 0:
        blocks, odd = [0] * len(minutes), total
    by_left = sorted(range(len(minutes)), key=lambda i: minutes[i] % block, reverse=True)
    ways = islice(combinations_with_replacement(by_left, odd), MOST_ALTERNATIVES)
    return [tuple(full + way.count(i) for i, full in enumerate(blocks)) for way in ways]


def _to_largest(whole: Sequence[int], over: Sequence[int], odd: int) -> list[tuple[int, ...]]:
    """Give odd units to the largest fractions; where equal ones compete, in any way."""
    if odd <= 0:
        return [tuple(whole)]
    cut = sorted(over, reverse=True)[odd - 1]
    sure = {i for i, each in enumerate(over) if each > cut}
    tied = [i for i, each in enumerate(over) if each == cut]
    ways = islice(combinations(tied, odd - len(sure)), MOST_ALTERNATIVES)
    return [tuple(unit + (i in sure) + (i in way) for i, unit in enumerate(whole)) for way in ways]
