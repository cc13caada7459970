"""Who bills the device's L code, and what is then left for the therapy code?

Beside an L code of ours only training remains, and it must exceed the payer's threshold by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coder.decision import Decision, Notes, Severity
from coder.grounds import Ground, citing
from coder.policy import Binding, Policy
from coder.rules.encounter import DeviceEncounter, is_first_of_ours
from coder.visit import DeviceKind, Encounter, Fabrication, LCodeBiller, LCodeStatus, Visit

OUR_L_CODE = "device-billing/our-l-code"
WHO_BILLS = "device-billing/who-bills"
NONE_LATER = "device-billing/none-at-a-later-encounter"
NO_LATER_L_CODE = "device-billing/no-later-l-code"
DELIVERED_EARLIER = "device-billing/delivered-earlier"
ADJUSTMENT = "device-billing/adjustment-after-delivery"
TRAINING_ALONE = "device-billing/training-alone"
TRAINING_THRESHOLD = "device-billing/training-threshold"
NO_TRAINING = "device-billing/no-training"
TRAINING_NOT_SAID = "device-billing/training-not-said"
HANDED_OVER = "device-billing/handed-over"
SKILLED_TRAINING = "device-billing/skilled-training"
SUPPLIER_FITTING = "device-billing/supplier-fitting"
CONTRACTOR_TEXTS = "device-billing/contractor-texts-differ"
PAYER_REFUSES = "device-billing/payer-refuses"
COMBINATION = "device-billing/payer-and-l-code"
FITTING_ALONE = "device-billing/fitting-without-training"


class Role(StrEnum):
    """What the L code means for today's minutes."""

    OURS = "ours"
    OURS_LATER = "ours_later"
    OURS_DELIVERED = "ours_delivered"
    NOT_OURS = "not_ours"


@dataclass(frozen=True, slots=True)
class DeviceBill:
    role: Role
    l_codes: tuple[str, ...]
    by_supplier: bool = False
    days_since_delivery: int | None = None

    @property
    def takes_all_but_training(self) -> bool:
        return self.role in (Role.OURS, Role.OURS_LATER)


def decide_bills(
    visit: Visit,
    encounters: Sequence[DeviceEncounter],
    l_codes: Sequence[tuple[str, ...]],
    policy: Policy,
    notes: Notes,
) -> tuple[DeviceBill, ...]:
    """Decide for each device whose L code it is; ``l_codes`` are the numbers that belong to each."""
    bills = tuple(_bill(visit, each, codes, policy, notes) for each, codes in zip(encounters, l_codes, strict=True))
    if visit.l_code_later is None and not any(bill.role is Role.OURS for bill in bills):
        notes.assume("l_code_later", False, NO_LATER_L_CODE)
    return bills


def _bill(visit: Visit, each: DeviceEncounter, l_codes: tuple[str, ...], policy: Policy, notes: Notes) -> DeviceBill:
    days = _days_since(each.device.delivered_on, policy.date)
    if visit.l_code_biller is LCodeBiller.SUPPLIER:
        return DeviceBill(Role.NOT_OURS, (), by_supplier=True)
    if visit.l_code_biller is LCodeBiller.NONE:
        return DeviceBill(Role.NOT_OURS, ())
    if visit.l_code_biller is LCodeBiller.US and days is not None and days > 0:
        return DeviceBill(Role.OURS_DELIVERED, l_codes, days_since_delivery=days)
    status = each.device.l_code_status or visit.l_code_status
    if l_codes or visit.l_code_biller is LCodeBiller.US or status is LCodeStatus.BILLED:
        return DeviceBill(Role.OURS, l_codes)
    if visit.l_code_later:
        return DeviceBill(Role.OURS_LATER, ())
    if status is LCodeStatus.NOT_BILLED:
        return DeviceBill(Role.NOT_OURS, ())
    if each.encounter is Encounter.SUBSEQUENT:
        if not any(noted.fact == "l_code_status" for noted in notes.assumed):
            notes.assume("l_code_status", LCodeStatus.NOT_BILLED.value, NONE_LATER)
    else:
        notes.ask("l_code_status", WHO_BILLS, (LCodeStatus.BILLED, LCodeStatus.NOT_BILLED), always=True)
    return DeviceBill(Role.NOT_OURS, ())


def _days_since(delivered_on: str | None, day: str) -> int | None:
    return None if delivered_on is None else (date.fromisoformat(day) - date.fromisoformat(delivered_on)).days


def training_threshold(policy: Policy) -> int:
    """Minutes that training alone must exceed beside an L code of ours."""
    own = policy.payer.training_must_exceed
    return (own or policy.device_billing.training_must_exceed).value


def threshold_ground(policy: Policy) -> Ground:
    """What the threshold of training rests on: the payer's own statement where there is one."""
    own, general = policy.payer.training_must_exceed, policy.device_billing.training_must_exceed.ground
    return general if own is None else citing(general, own.ground.cites)


def refuses_beside_l_code(policy: Policy) -> Ground | None:
    """The ground on which this payer takes none of our service codes beside an L code of ours; None where it may."""
    beside = policy.payer.beside_l_code
    return None if beside is None or beside.value else citing(policy.device_billing.payer_refuses, beside.ground.cites)


def is_adjustment_in_l_code(each: DeviceEncounter, bill: DeviceBill, policy: Policy) -> bool:
    """Do adjustments of this delivered device still belong to the L code we billed (C-27)?"""
    return (
        bill.role is Role.OURS_DELIVERED
        and each.kind == DeviceKind.PROSTHESIS.value
        and bill.days_since_delivery is not None
        and bill.days_since_delivery <= policy.device_billing.adjustment_days.value
    )


def judge_training(
    training: int, code: str, bill: DeviceBill, policy: Policy, notes: Notes, *, other_timed: bool
) -> Decision[object] | None:
    """May training minutes beside our L code be billed? The decision for the line, or None."""
    rules = policy.device_billing
    own, threshold = policy.payer.training_must_exceed, training_threshold(policy)
    if refuses_beside_l_code(policy) is not None:
        return None
    if not is_first_of_ours(code, policy):
        notes.contest(rules.later_visit)
    if training > threshold:
        cites = (*rules.training_alone.cites, *(own.ground.cites if own is not None else ()))
        return Decision(TRAINING_ALONE, training, cites, ("minutes.training", "l_code_status"))
    if training == threshold and own is None:
        notes.contest(rules.at_threshold)
    if training and other_timed:
        notes.contest(rules.pooled_training)
    return None


def refuse_training(training: int, code: str, bill: DeviceBill, policy: Policy, notes: Notes) -> None:
    """Note that nothing of the device's time is left to bill beside our L code."""
    rules, threshold = policy.device_billing, training_threshold(policy)
    beside = ", ".join(bill.l_codes) or "an L code"
    refused = refuses_beside_l_code(policy)
    if refused is not None:
        notes.find(Severity.WARN, PAYER_REFUSES, "payer-refuses-beside-l-code", code, refused, l_code=beside)
        notes.refuse(code, PAYER_REFUSES, refused.cites, refused.text.format(code=code, l_code=beside))
        return
    if training == 0:
        detail = rules.no_training.text.format(l_code=beside)
        notes.find(Severity.INFO, NO_TRAINING, "no-training", code, rules.no_training, l_code=beside)
        notes.refuse(code, NO_TRAINING, rules.no_training.cites, detail)
        return
    stated = threshold_ground(policy)
    cites = stated.cites
    if training == threshold and policy.payer.training_must_exceed is None:
        cites = tuple(dict.fromkeys((*cites, *(p.citation for p in rules.at_threshold.positions))))
        notes.find(Severity.WARN, TRAINING_THRESHOLD, "training-at-threshold", code, citing(stated, cites))
    else:
        notes.find(Severity.INFO, TRAINING_THRESHOLD, "training-too-short", code, stated, minutes=training)
    detail = stated.text.format(minutes=training, threshold=threshold, l_code=beside)
    notes.refuse(code, TRAINING_THRESHOLD, cites, detail)


def flag_combination(code: str, bills: Sequence[DeviceBill], policy: Policy, notes: Notes) -> None:
    """Say what contractors and plans may make of a therapy line beside our own L code."""
    if not any(bill.takes_all_but_training for bill in bills):
        return
    rules = policy.device_billing
    if policy.payer.contractor_texts is Binding.APPLIES:
        if code == policy.encounter.orthosis_initial.value:
            notes.find(Severity.WARN, CONTRACTOR_TEXTS, "contractor-may-deny-training", code, rules.contractor_texts)
    elif policy.payer.name is not None and policy.payer.beside_l_code is None:
        notes.find(Severity.WARN, COMBINATION, "combination-unverified", code, rules.combination_unverified)


def flag_prefabricated(code: str, encounters: Sequence[DeviceEncounter], policy: Policy, notes: Notes) -> None:
    """Medicare contractors take the mere issue of a ready-made device for unskilled (C-04)."""
    ready_made = any(each.device.fabrication is Fabrication.PREFABRICATED for each in encounters)
    if ready_made and policy.payer.contractor_texts is Binding.APPLIES and is_first_of_ours(code, policy):
        ground = policy.device_billing.off_the_shelf
        notes.find(Severity.WARN, SKILLED_TRAINING, "prefabricated-needs-training", code, ground)


def flag_supplier_fitting(bills: Sequence[DeviceBill], code: str, policy: Policy, notes: Notes) -> None:
    if any(bill.by_supplier for bill in bills):
        notes.find(
            Severity.WARN, SUPPLIER_FITTING, "supplier-fitting-not-ours", code, policy.device_billing.supplier_fitting
        )
