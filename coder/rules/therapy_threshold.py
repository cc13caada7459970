"""Does this claim take the year's allowed amounts over the therapy threshold, so that its lines need the modifier?"""

from __future__ import annotations

from collections.abc import Sequence

from coder.claim import Line
from coder.decision import Decision, Notes, Severity
from coder.grounds import Stated
from coder.policy import Binding, Policy
from coder.rules.payment import NATION, price_lines
from coder.visit import Visit

BELOW = "therapy-threshold/below"
ABOVE = "therapy-threshold/above"
NOT_KNOWN = "therapy-threshold/not-known"
NEAR = "therapy-threshold/near"
LEAST = 0.01
"""Dollars that a line without a price is at least worth: enough to exceed an amount that is reached already."""


def lines_above(lines: Sequence[Line], plan: str | None, visit: Visit, policy: Policy, notes: Notes) -> frozenset[int]:
    """Places of the lines that carry the threshold modifier: all of the discipline's group once the claim crosses it.

    Strictly above only; an amount exactly at the threshold does not exceed it.
    """
    rules = policy.therapy_threshold
    if policy.payer.threshold is Binding.NOT_KNOWN and visit.year_to_date is not None and policy.payer.name:
        notes.find(Severity.INFO, NOT_KNOWN, "threshold-not-known-for-payer", "year_to_date", rules.not_known)
    if policy.payer.threshold is not Binding.APPLIES:
        return frozenset()
    if rules.amount is None:
        notes.find(Severity.WARN, NOT_KNOWN, "threshold-not-known-for-year", "year_to_date", rules.not_known)
        return frozenset()
    if visit.year_to_date is None:
        if not any(noted.fact == "year_to_date" for noted in notes.assumed):
            notes.assume("year_to_date", f"below {rules.amount.value:g}", BELOW, rules.amount.ground.cites)
        return frozenset()
    group = rules.groups.value.get(plan or "")
    ours = [i for i, line in enumerate(lines) if _group_of(line, policy) == group and group is not None]
    if not ours:
        return frozenset()
    after = visit.year_to_date + _allowed(lines, ours, visit, policy)
    if round(after * 100) > round(rules.amount.value * 100):
        return frozenset(ours)
    _flag_near(after, rules.amount, rules.warn_within_percent.value, notes)
    return frozenset()


def threshold_decision(policy: Policy) -> Decision[str]:
    rules = policy.therapy_threshold
    cites = (*(rules.amount.ground.cites if rules.amount else ()), *rules.exceeds.cites)
    return Decision(ABOVE, rules.modifier.value, tuple(dict.fromkeys(cites)), ("year_to_date",))


def _group_of(line: Line, policy: Policy) -> str | None:
    by_modifier = {modifier: of for of, modifier in policy.discipline.modifiers.value.items()}
    for modifier in line.modifiers:
        if modifier in by_modifier:
            return policy.therapy_threshold.groups.value.get(by_modifier[modifier])
    return None


def _allowed(lines: Sequence[Line], ours: Sequence[int], visit: Visit, policy: Policy) -> float:
    prices = policy.payment.prices
    place = prices.localities.get(visit.locality or "") if prices else None
    amounts = price_lines(lines, policy, place or NATION)
    return sum(amounts[i].amount or LEAST for i in ours)


def _flag_near(after: float, amount: Stated[float], percent: int, notes: Notes) -> None:
    if after * 100 >= amount.value * (100 - percent):
        notes.find(Severity.WARN, NEAR, "near-threshold", "year_to_date", amount.ground, after=round(after, 2))
