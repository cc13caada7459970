"""Do the units of a day pass a limit: Medicare's own, the payer's, or what reviewers call unusual?"""

from __future__ import annotations

from collections import Counter

from coder.claim import Lines
from coder.decision import Notes, Severity
from coder.policy import Binding, Cap, Policy, UnitLimit
from coder.visit import Setting

MEDICALLY_UNLIKELY = "unit-limits/medically-unlikely"
FACILITY = "unit-limits/facility-value-assumed"
PAYER_CAP = "unit-limits/payer-cap"
UNUSUAL = "unit-limits/four-or-more"


def check_limits(lines: Lines, setting: Setting | None, policy: Policy, notes: Notes) -> None:
    """Warn of every limit that the day's units pass; the lines stay as the minutes make them."""
    units: Counter[str] = Counter()
    for line in lines:
        units[line.code] += line.units
    for code, count in units.items():
        limit = policy.unit_limits.limits.get(code)
        if limit is not None and policy.payer.unit_limits in (Binding.APPLIES, Binding.ASSUMED):
            _check(code, count, limit, setting, policy, notes)
        _check_device(code, count, policy, notes)
    for cap in policy.payer.caps:
        _check_cap(units, cap, policy, notes)
    _flag_unusual(units, policy, notes)


def _check(code: str, count: int, limit: UnitLimit, setting: Setting | None, policy: Policy, notes: Notes) -> None:
    hospital = setting in (Setting.HOSPITAL_OUTPATIENT, Setting.FACILITY)
    most = limit.hospital if hospital else limit.practitioner
    if most is None or count <= most:
        return
    severity = Severity.STOP if limit.absolute else Severity.WARN
    finding = "above-absolute-limit" if limit.absolute else "above-unit-limit"
    notes.find(severity, MEDICALLY_UNLIKELY, finding, code, policy.unit_limits.over, units=count, most=most)
    if setting is Setting.FACILITY:
        notes.find(Severity.INFO, FACILITY, "facility-limit-assumed", code, policy.unit_limits.facility_assumed)


def _check_device(code: str, count: int, policy: Policy, notes: Notes) -> None:
    device = policy.devices.named.get(code)
    if device is None or device.most_units is None or count <= device.most_units:
        return
    if policy.payer.unit_limits in (Binding.APPLIES, Binding.ASSUMED):
        over = policy.unit_limits.over
        notes.find(
            Severity.WARN, MEDICALLY_UNLIKELY, "above-unit-limit", code, over, units=count, most=device.most_units
        )


def _check_cap(units: Counter[str], cap: Cap, policy: Policy, notes: Notes) -> None:
    counted = {
        code: count
        for code, count in units.items()
        if code in policy.codes and policy.codes[code].timed and (not cap.codes or code in cap.codes)
    }
    total = sum(counted.values())
    if total > cap.units:
        about = next(iter(counted))
        notes.find(Severity.WARN, PAYER_CAP, "above-payer-cap", about, cap.ground, units=total, most=cap.units)


def _flag_unusual(units: Counter[str], policy: Policy, notes: Notes) -> None:
    unusual = policy.unit_limits.unusual_from
    codes = policy.encounter
    for code in (codes.orthosis_initial.value, codes.prosthesis_initial.value, codes.subsequent.value):
        if units[code] >= unusual.value:
            notes.find(Severity.WARN, UNUSUAL, "four-or-more-units", code, unusual.ground, units=units[code])
