"""Which L codes fit the device described, which device does each L code belong to, and which side goes on its line?

An L code is never picked: without a number there is no line, only candidates.
"""

from __future__ import annotations

from collections.abc import Sequence

from coder.claim import Line
from coder.decision import Decision, Notes, Severity
from coder.grounds import NO_GROUND, Grade
from coder.policy import Binding, Claim, HowMade, LCode, Policy
from coder.rules.device_billing import DELIVERED_EARLIER, OUR_L_CODE, WHO_BILLS, DeviceBill, Role
from coder.rules.encounter import RETIRED, DeviceEncounter
from coder.visit import Fabrication, LCodeStatus, Setting, Side, Visit

SIDE = "devices/side"
WHICH_DEVICE = "devices/which-device"
CANDIDATES = "devices/candidates"
UNKNOWN = "devices/unknown-code"
MADE_OTHERWISE = "devices/made-otherwise"
OTHER_REGION = "devices/other-region"
NOT_AN_L_CODE = "devices/not-an-l-code"
FOOT_SUPPORT = "devices/foot-support"
SUPPLIER_ENROLMENT = "device-billing/supplier-enrolment"


def match_l_codes(
    visit: Visit, encounters: Sequence[DeviceEncounter], policy: Policy, notes: Notes
) -> tuple[tuple[str, ...], ...]:
    """Give each billed L code to its device: by word, else by region and how made, else by being the only one left."""
    matched = [_own_codes(each, visit) for each in encounters]
    named = [code for codes in matched for code in codes]
    left = [code for i, code in enumerate(visit.l_codes_billed) if _is_unplaced(i, code, visit, named)]
    if len(encounters) == 1:
        return (tuple(dict.fromkeys((*matched[0], *left))),)
    for code in left:
        places = _places(code, encounters, policy)
        free = [i for i in places if not matched[i]] or places or [i for i, m in enumerate(matched) if not m] or [0]
        alike = left.count(code) >= len(free)
        if len(free) > 1 and not alike and len({encounters[i].device.laterality for i in free}) > 1:
            notes.ask("devices.l_code", WHICH_DEVICE, tuple(str(i) for i in free), about=(code,))
        matched[free[0]].append(code)
    return tuple(tuple(each) for each in matched)


def _own_codes(each: DeviceEncounter, visit: Visit) -> list[str]:
    """The L code that was said to be this very device's, if it is billed."""
    device = each.device
    if device.l_code is None:
        return []
    status = device.l_code_status or visit.l_code_status
    return [device.l_code] if status is LCodeStatus.BILLED or device.l_code in visit.l_codes_billed else []


def _is_unplaced(place: int, code: str, visit: Visit, named: list[str]) -> bool:
    """Is this number written more often, up to here, than devices were said to have it?"""
    return visit.l_codes_billed[: place + 1].count(code) > named.count(code)


def _places(code: str, encounters: Sequence[DeviceEncounter], policy: Policy) -> list[int]:
    known = policy.devices.named.get(code)
    if known is None:
        return []
    fitting = [i for i, each in enumerate(encounters) if each.device.body_region in known.body_regions]
    exact = [i for i in fitting if made_alike(encounters[i].device.fabrication, known.how_made)]
    return exact or fitting


def made_alike(said: Fabrication | None, how_made: HowMade | None) -> bool:
    """Does the L code's way of making agree with the device as described, as far as both are known?"""
    if said is None or how_made is None:
        return True
    return (said is Fabrication.CUSTOM) == (how_made is HowMade.CUSTOM)


def device_lines(
    visit: Visit,
    encounters: Sequence[DeviceEncounter],
    bills: Sequence[DeviceBill],
    policy: Policy,
    notes: Notes,
) -> list[Line]:
    """The L lines that are ours today: one unit a side."""
    lines: list[Line] = []
    for each, bill in zip(encounters, bills, strict=True):
        if bill.role is Role.OURS:
            if not bill.l_codes:
                _offer_candidates(each, policy, notes)
            for code in bill.l_codes:
                lines += _lines_of(code, each, visit, policy, notes)
        else:
            _refuse_others(bill, visit, policy, notes)
        _flag_other_code(each, policy, notes)
    return lines


def _refuse_others(bill: DeviceBill, visit: Visit, policy: Policy, notes: Notes) -> None:
    """L codes that were named as billed and are not ours today: delivered earlier, or another's."""
    if bill.role is Role.OURS_DELIVERED:
        codes, rule, ground = bill.l_codes, DELIVERED_EARLIER, policy.device_billing.billed_later
    elif bill.role is Role.NOT_OURS:
        codes, rule, ground = visit.l_codes_billed, WHO_BILLS, policy.device_billing.not_ours
    else:
        return
    for code in codes:
        notes.find(Severity.WARN, rule, "l-code-not-ours-today", code, ground)
        notes.refuse(code, rule, ground.cites, ground.text.format(l_code=code))


def _lines_of(code: str, each: DeviceEncounter, visit: Visit, policy: Policy, notes: Notes) -> list[Line]:
    known, retired = policy.devices.named.get(code), policy.retired.get(code)
    if retired is not None and policy.date > retired.ended:
        notes.find(Severity.STOP, RETIRED, "retired-code", code, retired.ground)
        notes.refuse(code, RETIRED, retired.ground.cites, retired.ground.text)
        return []
    if known is None:
        ground = policy.devices.unknown
        notes.find(Severity.STOP, UNKNOWN, "unknown-code", code, ground)
        notes.refuse(code, UNKNOWN, ground.cites, ground.text.format(code=code))
        return []
    _flag_fit(known, each, policy, notes)
    claim = claim_of_l_code(visit.setting, policy)
    if claim is Claim.DME_MAC:
        ground = policy.device_billing.supplier_enrolment
        notes.find(Severity.WARN, SUPPLIER_ENROLMENT, "supplier-enrolment", code, ground)
    cites = (*policy.device_billing.l_line.cites, *known.price_ground.cites)
    ours: Decision[object] = Decision(OUR_L_CODE, code, cites, ("l_codes_billed",))
    return [
        Line(code, 1, modifiers, None, each.index, claim, (ours, *why))
        for modifiers, why in _sides(known, each, policy, notes)
    ]


def _sides(
    known: LCode, each: DeviceEncounter, policy: Policy, notes: Notes
) -> list[tuple[tuple[str, ...], tuple[Decision[object], ...]]]:
    if not known.takes_side:
        return [((), ())]
    side = each.device.laterality
    if side is None:
        answers = (Side.LEFT, Side.RIGHT, Side.BILATERAL)
        notes.ask("devices.laterality", SIDE, answers, about=(str(each.index if each.index is not None else 0),))
        side = Side.RIGHT
    letters = policy.devices.sides.value
    sides = (Side.LEFT, Side.RIGHT) if side is Side.BILATERAL else (side,)
    for each_side in sides:
        notes.find(Severity.INFO, SIDE, "side-modifier-unverified", letters[each_side], NO_GROUND, grade=Grade.R)
    return [((letters[s],), (Decision(SIDE, letters[s], (), ("devices.laterality",)),)) for s in sides]


def claim_of_l_code(setting: Setting | None, policy: Policy) -> Claim:
    claims = policy.payer.claims.get(setting or Setting.PRIVATE_PRACTICE)
    return claims[1] if claims else Claim.PAYER


def claim_of_therapy(setting: Setting | None, policy: Policy) -> Claim:
    claims = policy.payer.claims.get(setting or Setting.PRIVATE_PRACTICE)
    return claims[0] if claims else Claim.PAYER


def _flag_fit(known: LCode, each: DeviceEncounter, policy: Policy, notes: Notes) -> None:
    device, rules = each.device, policy.devices
    if not made_alike(device.fabrication, known.how_made):
        notes.find(Severity.WARN, MADE_OTHERWISE, "l-code-made-otherwise", known.code, rules.made_otherwise)
    if device.body_region and known.body_regions and device.body_region not in known.body_regions:
        notes.find(Severity.WARN, OTHER_REGION, "l-code-other-region", known.code, rules.candidates)
    if known.is_foot_support and policy.payer.performers is Binding.APPLIES:
        notes.find(Severity.WARN, FOOT_SUPPORT, "foot-support-excluded", known.code, policy.device_billing.foot_support)


def _offer_candidates(each: DeviceEncounter, policy: Policy, notes: Notes) -> None:
    rules = policy.devices
    notes.find(Severity.WARN, CANDIDATES, "l-code-number-not-said", "l_codes_billed", rules.candidates)
    words = rules.words[each.index] if each.index is not None and each.index < len(rules.words) else None
    for code in words.candidates if words else ():
        known = rules.named.get(code)
        if known is None or made_alike(each.device.fabrication, known.how_made):
            notes.find(Severity.INFO, CANDIDATES, "l-code-candidate", code, rules.candidates)


def _flag_other_code(each: DeviceEncounter, policy: Policy, notes: Notes) -> None:
    words = policy.devices.words
    if each.index is None or each.index >= len(words):
        return
    told = words[each.index]
    if told.other_codes and not told.candidates:
        for code in told.other_codes:
            notes.find(Severity.INFO, NOT_AN_L_CODE, "not-an-l-code", code, policy.devices.not_an_l_code)
