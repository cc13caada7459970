"""Wrong views of which minutes count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from coder.claim import Lines
from coder.grounds import NO_GROUND, Stated
from coder.misconceptions.model import Attempt
from coder.policy import Policy
from coder.rules.minute_ledger import said_parts, sum_of
from coder.visit import Device, Minutes


def timed_taken_for_untimed(attempt: Attempt) -> Iterable[Lines]:
    """Ultrasound and manual therapy are one unit each whatever their minutes."""
    return sees_timed_as_untimed(attempt).right.splits


def sees_timed_as_untimed(attempt: Attempt) -> Attempt:
    return attempt.seen_as(policy=_timed(attempt.policy, attempt.wrong.taken_for_untimed.value, timed=False))


def untimed_taken_for_timed(attempt: Attempt) -> Iterable[Lines]:
    """Heat, paraffin, whirlpool and group are counted by their minutes."""
    return sees_untimed_as_timed(attempt).right.splits


def sees_untimed_as_timed(attempt: Attempt) -> Attempt:
    told = {service.cpt for service in attempt.visit.other_services if service.minutes is not None}
    codes = [code for code in attempt.wrong.taken_for_timed.value if code in told]
    return attempt.seen_as(policy=_timed(attempt.policy, codes, timed=True))


def _timed(policy: Policy, codes: Iterable[str], *, timed: bool) -> Policy:
    changed = {code: replace(policy.codes[code], timed=timed) for code in codes if code in policy.codes}
    return replace(policy, codes={**policy.codes, **changed})


def making_counts_beside_the_l_code(attempt: Attempt) -> Iterable[Lines]:
    """All of the device's minutes count beside an L code of ours, without its threshold."""
    seen = sees_making_as_training(attempt)
    return seen.right.splits if seen is not None else ()


def sees_making_as_training(attempt: Attempt) -> Attempt | None:
    if not attempt.bills_l_code:
        return None
    visit = attempt.visit
    trained = replace(visit, minutes=_all_training(visit.minutes), devices=tuple(map(_trained, visit.devices)))
    return attempt.seen_as(trained, training_must_exceed(attempt.policy, 0))


def _trained(device: Device) -> Device:
    return device if device.minutes is None else replace(device, minutes=_all_training(device.minutes))


def _all_training(minutes: Minutes) -> Minutes:
    told = minutes.total_orthotic if minutes.total_orthotic is not None else sum_of(said_parts(minutes))
    return Minutes(training=told, session_total=minutes.session_total, timed_total=minutes.timed_total)


def training_must_exceed(policy: Policy, threshold: int) -> Policy:
    """The policy with another threshold for training beside an L code, in minutes."""
    return replace(policy, payer=replace(policy.payer, training_must_exceed=Stated(threshold, NO_GROUND)))


def bills_the_whole_cotreatment(attempt: Attempt) -> Iterable[Lines]:
    """Both disciplines bill all of the time in which they treated together."""
    seen = sees_no_cotreatment(attempt)
    return seen.right.splits if seen is not None else ()


def sees_no_cotreatment(attempt: Attempt) -> Attempt | None:
    return attempt.seen_as(replace(attempt.visit, cotreatment=None)) if attempt.visit.cotreatment is not None else None
