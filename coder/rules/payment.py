"""What would Medicare allow for these lines? An estimate in dollars by year and locality, for nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coder.claim import Line
from coder.decision import Notes, Severity
from coder.grounds import Grade
from coder.policy import Binding, Locality, Payment, Policy, Prices
from coder.visit import Visit

NATIONAL = "payment/national"
NO_PRICES = "payment/no-amounts-for-the-date"
NO_VALUE = "payment/no-relative-value"
UNKNOWN_LOCALITY = "payment/unknown-locality"
ORDER_OF_REDUCTIONS = "payment/order-of-reductions"
NATION = Locality("national", 1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class LineAmount:
    """Allowed dollars of one line, or floor and ceiling of an L line; None where the data say nothing."""

    code: str
    units: int
    amount: float | None
    range: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Reduction:
    """What Medicare's own payment loses: ``assistant`` on one line, ``sequestration`` on the whole."""

    reduction: str
    code: str | None
    amount: float


@dataclass(frozen=True, slots=True)
class Estimate:
    year: int
    locality: str
    conversion_factor: float
    lines: tuple[LineAmount, ...]
    total: float
    reductions: tuple[Reduction, ...]
    cites: tuple[str, ...]


def estimate(lines: Sequence[Line], visit: Visit, policy: Policy, notes: Notes) -> Estimate | None:
    """Estimate the allowed amounts; None, with the reason noted, where no data cover the day or the place."""
    if policy.payer.estimate is not Binding.APPLIES or not lines:
        return None
    prices = policy.payment.prices
    if prices is None:
        notes.find(Severity.INFO, NO_PRICES, "no-amounts-for-date", "date_of_service", policy.payment.no_prices)
        return None
    locality = _locality(visit, prices)
    if locality is None:
        where = visit.locality or ""
        ground = policy.payment.no_prices
        notes.find(Severity.WARN, UNKNOWN_LOCALITY, "locality-unknown", "locality", ground, locality=where)
        return None
    amounts = price_lines(lines, policy, locality)
    for line, amount in zip(lines, amounts, strict=True):
        if amount.amount is None and line.code not in policy.devices.named:
            notes.find(Severity.INFO, NO_VALUE, "no-relative-value", line.code, policy.payment.no_value)
    priced = [line.code for line, amount in zip(lines, amounts, strict=True) if amount.amount is not None]
    if priced:
        ground = policy.payment.order_of_reductions
        notes.find(Severity.INFO, ORDER_OF_REDUCTIONS, "estimate-order-unverified", priced[0], ground, grade=Grade.R)
    return _estimate(lines, amounts, locality, prices, policy)


def price_lines(lines: Sequence[Line], policy: Policy, locality: Locality = NATION) -> tuple[LineAmount, ...]:
    """Allowed amount of each line after the multiple-procedure reduction, rounded to cents."""
    prices = policy.payment.prices
    if prices is None:
        return tuple(LineAmount(line.code, line.units, None, None) for line in lines)
    whole = _paid_whole(lines, prices)
    return tuple(_amount(line, i == whole, prices, policy, locality) for i, line in enumerate(lines))


def _paid_whole(lines: Sequence[Line], prices: Prices) -> int | None:
    """The first line among those whose code has the highest practice expense: one unit of it is paid whole."""
    best, place = -1.0, None
    for i, line in enumerate(lines):
        value = prices.values.get(line.code)
        if value is not None and value.reducible and value.practice_expense > best:
            best, place = value.practice_expense, i
    return place


def _amount(line: Line, has_whole_unit: bool, prices: Prices, policy: Policy, locality: Locality) -> LineAmount:
    device = policy.devices.named.get(line.code)
    if device is not None:
        known = device.floor is not None and device.ceiling is not None
        span = (round(device.floor * line.units, 2), round(device.ceiling * line.units, 2)) if known else None  # type: ignore[operator]
        return LineAmount(line.code, line.units, None, span)
    value = prices.values.get(line.code)
    if value is None:
        return LineAmount(line.code, line.units, None, None)
    share = policy.payment.reduced_share.value if value.reducible else 1.0
    whole_units = 1 if has_whole_unit else 0
    expense = value.practice_expense * locality.practice_expense
    expense *= whole_units + (line.units - whole_units) * share
    rest = value.work * locality.work + value.malpractice * locality.malpractice
    return LineAmount(
        line.code, line.units, cents((rest * line.units + expense) * prices.conversion_factor.value), None
    )


def cents(amount: float) -> float:
    """Dollars rounded to whole cents, halves up."""
    return int(amount * 100 + 0.5 + 1e-7) / 100


def _locality(visit: Visit, prices: Prices) -> Locality | None:
    if visit.locality in (None, NATION.name):
        return NATION
    return prices.localities.get(visit.locality or "")


def _estimate(
    lines: Sequence[Line], amounts: tuple[LineAmount, ...], locality: Locality, prices: Prices, policy: Policy
) -> Estimate:
    rules = policy.payment
    assistants = frozenset(policy.assistant_services.modifiers.value.values())
    reductions: list[Reduction] = []
    paid = 0.0
    for line, amount in zip(lines, amounts, strict=True):
        if amount.amount is None:
            continue
        part = amount.amount * rules.program_share.value
        if assistants.intersection(line.modifiers):
            lost = part * (1 - rules.assistant_share.value)
            reductions.append(Reduction("assistant", line.code, cents(lost)))
            part *= rules.assistant_share.value
        paid += part
    if paid:
        reductions.append(Reduction("sequestration", None, cents(paid * rules.sequestration.value)))
    total = cents(sum(amount.amount or 0.0 for amount in amounts))
    cites = _cites(lines, amounts, reductions, rules, policy)
    return Estimate(
        prices.year, locality.name, prices.conversion_factor.value, amounts, total, tuple(reductions), cites
    )


def _cites(
    lines: Sequence[Line],
    amounts: Sequence[LineAmount],
    reductions: Sequence[Reduction],
    rules: Payment,
    policy: Policy,
) -> tuple[str, ...]:
    priced = [amount for amount in amounts if amount.amount is not None]
    cites: list[str] = []
    if priced and rules.prices is not None:
        cites += rules.prices.conversion_factor.ground.cites or rules.fee_schedule.cites
    if sum(amount.units for amount in priced) > 1:
        cites += (*rules.reduced_share.ground.cites, *rules.first_unit_whole.cites)
    if any(reduction.reduction == "assistant" for reduction in reductions):
        cites += rules.assistant_share.ground.cites
    if any(line.code in policy.devices.named for line in lines):
        cites += rules.device_schedule.cites
    return tuple(dict.fromkeys(cites))
