"""What of a visit stands in its treatment note: its devices, its interventions, its timed minutes, what was apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.desk import CodedVisit
from coder.claim import Lines
from coder.decision import Disposition
from coder.policy import HowMade, Policy
from coder.quantity import high, low
from coder.visit import Basis, Device, Fabrication, Minutes, Range, SeparateService, Side, Visit
from knowledge.guidance import Guidance

SESSION, HALF_DAY = "session", 720
"""The scope of a clock time that spans the visit; minutes of a clock face."""
ACTIVITIES = ("training", "fitting", "assessment", "fabrication", "management")
BESIDE_TRAINING = ("fitting", "assessment", "fabrication")
LIMBS = ("arm", "leg")
UNSETTLED = frozenset(("minutes", "minutes.training", "other_services", "l_code_status", "devices.minutes"))
"""Open facts that leave open which minutes are timed."""
BASES = {"59": Basis.SEPARATE_TIME, "XU": Basis.SEPARATE_TIME, "XS": Basis.DIFFERENT_BODY_PART}
BASES |= {"XE": Basis.SEPARATE_ENCOUNTER, "XP": Basis.SEPARATE_PRACTITIONER}
"""What each modifier says of two services."""


@dataclass(frozen=True, slots=True)
class Intervention:
    """Minutes of one activity or service; None where they were not said.

    ``names`` are activities of the facts form or one label of a service, ``of`` the device where it is one of several.
    """

    names: tuple[str, ...]
    minutes: int | Range | None
    code: str | None = None
    by: str | None = None
    of: str | None = None
    is_timed: bool = True


@dataclass(frozen=True, slots=True)
class NotedDevice:
    """A device with how it was made where an L code tells more than the words; ``has_side`` is so for limbs alone."""

    device: Device
    how_made: HowMade | Fabrication | None
    has_side: bool


@dataclass(frozen=True, slots=True)
class Apart:
    """A service that was apart from another, which its modifier says and the note has to show."""

    code: str
    label: str
    apart_from: str | None
    basis: Basis
    cites: tuple[str, ...]


def devices_of(visit: Visit, policy: Policy, guidance: Guidance) -> list[NotedDevice]:
    return [_noted(device, visit, policy, guidance) for device in visit.devices]


def _noted(device: Device, visit: Visit, policy: Policy, guidance: Guidance) -> NotedDevice:
    alone = visit.l_codes_billed[0] if len(visit.devices) == len(visit.l_codes_billed) == 1 else None
    known = policy.devices.named.get(device.l_code or alone or "")
    area = guidance.lexicon.area_of(device.body_region or "")
    has_side = area in LIMBS if area is not None else known is None or known.takes_side
    made = known.how_made if known is not None and device.fabrication is not Fabrication.CUSTOM else None
    return NotedDevice(device, made or device.fabrication, has_side or device.laterality in (Side.LEFT, Side.RIGHT))


def interventions(coded: CodedVisit) -> list[Intervention]:
    """What was done with its minutes, as it was said."""
    visit, performers = coded.visit, dict(coded.visit.minutes_by)
    found = list(_of_minutes(visit.minutes, performers, None))
    for device in visit.devices:
        found += _of_minutes(device.minutes, {}, device.name) if device.minutes is not None else ()
    for each in visit.other_services:
        known = coded.policy.codes.get(each.cpt or "")
        label = known.label if known is not None else each.name or ""
        timed = known is None or known.timed
        found.append(Intervention((label,) if label else (), each.minutes, each.cpt, each.by, is_timed=timed))
    if visit.evaluation is not None and visit.evaluation.same_day:
        known = coded.policy.codes.get(visit.evaluation.cpt or "")
        kind = visit.evaluation.kind
        label = known.label if known is not None else kind.value.replace("_", "-") if kind else "evaluation"
        found.append(Intervention((label,), visit.evaluation.minutes, visit.evaluation.cpt, is_timed=False))
    return found


def _of_minutes(minutes: Minutes, by: dict[str, str], device: str | None) -> Iterator[Intervention]:
    """The parts of the device's time, and the whole of it where the parts are not all of it."""
    told = ((name, getattr(minutes, name)) for name in ACTIVITIES)
    parts: list[tuple[tuple[str, ...], int | Range | None]] = [
        ((name,), each) for name, each in told if each is not None
    ]
    parts += [(both.activities, both.minutes) for both in minutes.combined]
    for names, each in parts:
        yield Intervention(names, each, None, by.get(names[0]) if len(names) == 1 else None, device)
    known = [each for _, each in parts if isinstance(each, int)]
    is_all = len(known) == len(parts) and sum(known) == minutes.total_orthotic
    if minutes.total_orthotic is not None and not is_all:
        yield Intervention(("total_orthotic",), minutes.total_orthotic, of=device)


def lacks_other_minutes(visit: Visit) -> bool:
    """Is training told without the minutes that it has to be kept apart from?"""
    return all(getattr(visit.minutes, name) is None for name in BESIDE_TRAINING)


def timed_minutes(coded: CodedVisit) -> int | Range | None:
    """The timed minutes of the day; None while a fact is open that they hang on, or none were told."""
    if any(question.fact in UNSETTLED for question in coded.answer.questions):
        return None
    timed = (Disposition.COUNTS, Disposition.BELOW_THRESHOLD)
    rows = [row.minutes for row in coded.answer.coding.ledger if row.disposition in timed]
    if not rows:
        return None
    least, most = sum(map(low, rows)), sum(map(high, rows))
    return least if least == most else Range(least, most)


def treatment_time(visit: Visit) -> int | Range | None:
    """The whole visit as it was said, by its length or by the clock."""
    if visit.minutes.session_total is not None:
        return visit.minutes.session_total
    lengths = session_lengths(visit)
    return sum(lengths) if lengths else None


def session_lengths(visit: Visit) -> tuple[int, ...]:
    """The lengths of the session by the clock, minutes each."""
    spans = [(each.start, each.stop) for each in visit.times if each.scope == SESSION]
    return tuple(_length(start, stop) for start, stop in spans if start is not None and stop is not None)


def _length(start: str, stop: str) -> int:
    first, last = (int(hour) * 60 + int(minute) for hour, minute in (each.split(":") for each in (start, stop)))
    return (last - first) % HALF_DAY


def apart(lines: Lines, visit: Visit, policy: Policy) -> list[Apart]:
    """The lines whose modifier says that they were apart from another service."""
    return [
        _apart(line.code, BASES[modifier], visit, policy)
        for line in lines
        for modifier in line.modifiers
        if modifier in BASES
    ]


def _apart(code: str, basis: Basis, visit: Visit, policy: Policy) -> Apart:
    said = next((each for each in visit.separate_services if each.code == code), SeparateService(code, basis))
    rules, known = policy.code_pairs, policy.codes.get(code)
    ground = rules.separate_time if said.basis is Basis.SEPARATE_TIME else rules.separate_other
    return Apart(code, known.label if known else code, said.apart_from, said.basis, ground.cites)
