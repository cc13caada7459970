"""For each device served today: orthosis or prosthesis, first or later encounter, and hence which service code?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coder.decision import Decision, Notes, Rejected, Severity
from coder.policy import Encounters, Policy
from coder.visit import NO_MINUTES, Device, DeviceKind, Encounter, LCodeStatus, Minutes, Visit

FIRST = "encounter/first-encounter"
LATER = "encounter/later-encounter"
FIRST_OR_LATER = "encounter/first-or-later"
KIND = "encounter/orthosis-or-prosthesis"
NEW_DEVICE = "encounter/new-device"
RETIRED = "encounter/retired-code"
REGION = "encounter/body-region"
UNNAMED = Device()


@dataclass(frozen=True, slots=True)
class DeviceEncounter:
    """One device's encounter today; ``index`` is its place among the visit's devices, None where none was described."""

    index: int | None
    device: Device
    kind: str | None
    encounter: Encounter
    is_encounter_said: bool
    code: str
    decision: Decision[str]


def is_orthotic(visit: Visit, policy: Policy) -> bool:
    """Was anything orthotic or prosthetic said at all?"""
    if (
        visit.devices
        or visit.l_codes_billed
        or visit.orthosis_or_prosthesis
        or visit.l_code_status is LCodeStatus.BILLED
        or visit.l_code_later
        or visit.l_codes_mentioned_not_billed
        or has_orthotic_minutes(visit.minutes)
    ):
        return True
    ours = our_codes(policy.encounter)
    return any(proposed.code in ours for proposed in visit.proposed_codes) or any(
        code in policy.retired and set(policy.retired[code].successors) & ours
        for code in (proposed.code for proposed in visit.proposed_codes)
    )


def has_orthotic_minutes(minutes: Minutes) -> bool:
    """Did any minutes belong to the device, by activity or as a whole?"""
    return minutes is not NO_MINUTES and (
        bool(minutes.combined)
        or minutes.total_orthotic is not None
        or minutes.training is not None
        or minutes.fitting is not None
        or minutes.assessment is not None
        or minutes.fabrication is not None
        or minutes.management is not None
    )


def our_codes(codes: Encounters) -> frozenset[str]:
    return frozenset((codes.orthosis_initial.value, codes.prosthesis_initial.value, codes.subsequent.value))


def decide_encounters(visit: Visit, policy: Policy, notes: Notes) -> tuple[DeviceEncounter, ...]:
    """Decide the service code of each device; what is not said is noted as open and supposed meanwhile."""
    decided = tuple(
        _decide(index, device, kind, visit, policy, notes) for index, device, kind in _devices(visit, policy)
    )
    _flag_regions(decided, policy, notes)
    return decided


def _devices(visit: Visit, policy: Policy) -> Iterable[tuple[int | None, Device, str | None]]:
    said = visit.orthosis_or_prosthesis
    words = policy.devices.words
    if said is DeviceKind.BOTH and len(visit.devices) < 2:
        index = 0 if visit.devices else None
        device = visit.devices[0] if visit.devices else UNNAMED
        yield index, device, DeviceKind.ORTHOSIS.value
        yield None, UNNAMED, DeviceKind.PROSTHESIS.value
        return
    kind_said = said.value if said not in (None, DeviceKind.BOTH) else None
    if not visit.devices:
        yield None, UNNAMED, kind_said or _kind_by_l_code(visit.l_codes_billed, policy)
    for index, device in enumerate(visit.devices):
        by_words = words[index].kind if index < len(words) else None
        by_code = _kind_by_l_code((device.l_code,) if device.l_code else visit.l_codes_billed, policy)
        several = len(visit.devices) > 1
        yield index, device, (by_words or kind_said or by_code) if several else (kind_said or by_words or by_code)


def _kind_by_l_code(codes: tuple[str, ...], policy: Policy) -> str | None:
    kinds = {policy.devices.named[code].kind for code in codes if code in policy.devices.named}
    kinds &= {DeviceKind.ORTHOSIS.value, DeviceKind.PROSTHESIS.value}
    return kinds.pop() if len(kinds) == 1 else None


def _decide(
    index: int | None, device: Device, kind: str | None, visit: Visit, policy: Policy, notes: Notes
) -> DeviceEncounter:
    encounter, fact = _encounter(index, device, visit, policy, notes)
    said = encounter is not None
    if encounter is None:
        notes.ask("visit_kind", FIRST_OR_LATER, (Encounter.INITIAL, Encounter.SUBSEQUENT))
        encounter = Encounter.INITIAL
    if kind is None and (encounter is Encounter.INITIAL):
        notes.ask("orthosis_or_prosthesis", KIND, (DeviceKind.ORTHOSIS, DeviceKind.PROSTHESIS))
    codes = policy.encounter
    if encounter is Encounter.SUBSEQUENT:
        code, first = codes.subsequent, codes.orthosis_initial
        decision = Decision(LATER, code.value, code.ground.cites, (fact,), (Rejected(first.value, FIRST),))
    else:
        code = codes.prosthesis_initial if kind == DeviceKind.PROSTHESIS.value else codes.orthosis_initial
        rejected = Rejected(codes.subsequent.value, LATER)
        decision = Decision(FIRST, code.value, code.ground.cites, (fact,), (rejected,))
    return DeviceEncounter(index, device, kind, encounter, said, code.value, decision)


def _encounter(
    index: int | None, device: Device, visit: Visit, policy: Policy, notes: Notes
) -> tuple[Encounter | None, str]:
    said = device.encounter or visit.visit_kind
    fact = f"devices.{index}.encounter" if device.encounter else "visit_kind"
    if device.is_new is False:
        return Encounter.SUBSEQUENT, f"devices.{index}.is_new"
    if device.is_new:
        notes.find(
            Severity.WARN,
            NEW_DEVICE,
            "new-device-payer-dependent",
            policy.encounter.orthosis_initial.value,
            policy.encounter.new_device,
        )
        return Encounter.INITIAL, f"devices.{index}.is_new"
    if index is not None and said is Encounter.INITIAL and _same_device_seen_before(index, device, visit):
        notes.ask("devices.is_new", NEW_DEVICE, ("true", "false"), about=(str(index),))
    return said, fact


def _same_device_seen_before(index: int | None, device: Device, visit: Visit) -> bool:
    """Does the visit also tell a later encounter with a device of that very kind?"""
    return any(
        other.encounter is Encounter.SUBSEQUENT
        and i != index
        and (other.body_region, other.laterality) == (device.body_region, device.laterality)
        and (other.name or "").casefold() == (device.name or "").casefold()
        for i, other in enumerate(visit.devices)
    )


def _flag_regions(decided: tuple[DeviceEncounter, ...], policy: Policy, notes: Notes) -> None:
    not_named = policy.encounter.not_named_regions
    for each in decided:
        region = each.device.body_region
        if region in not_named.value:
            notes.find(
                Severity.WARN, REGION, "region-not-named-by-code", each.code, not_named.ground, region=str(region)
            )


def is_first_of_ours(code: str, policy: Policy) -> bool:
    """Is this one of the two first-encounter codes?"""
    return code in (policy.encounter.orthosis_initial.value, policy.encounter.prosthesis_initial.value)
