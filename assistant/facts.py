"""The facts form of a visit (JSON) to and from ``coder.Visit``; all that does not fit is reported at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any, TypeAlias, TypeVar

from coder.rules.minute_ledger import said_parts, sum_of
from coder.visit import (
    Assistant,
    Basis,
    ClockTime,
    Combined,
    CoTreatment,
    Device,
    DeviceKind,
    Discipline,
    Encounter,
    Evaluation,
    EvaluationKind,
    ExcludedMinutes,
    Fabrication,
    LCodeBiller,
    LCodeStatus,
    Minutes,
    ProposedCode,
    Range,
    SeparateService,
    Service,
    Setting,
    Side,
    UnitRule,
    Visit,
)

Json: TypeAlias = Any
"""A value as ``json.loads`` gives it; it does not leave this module."""
Read: TypeAlias = Callable[[Json, str, list[str]], Any]
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

MOST_MINUTES = 24 * 60
MOST_TEXT = 400
ACTIVITIES = frozenset(("training", "fitting", "assessment", "fabrication", "management"))
BODY_REGIONS = frozenset(
    "finger thumb hand wrist forearm elbow shoulder neck head trunk hip knee ankle ankle-foot foot "
    "leg_bk leg_ak arm_be arm_ae".split()
)
DOC_ELEMENTS = frozenset(
    "diagnosis donning_doffing wear_schedule skin_inspection device_care precautions functional_training "
    "caregiver_training patient_response physician_named start_stop_times goals medical_necessity laterality "
    "materials written_order proof_of_delivery".split()
)
CLOCK = re.compile(r"([01]?\d|2[0-4]):[0-5]\d")


class FactsError(ValueError):
    """Facts that cannot be used; ``problems`` are sentences of the form ``what @ $.path``."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def visit_from_facts(facts: Json) -> Visit:
    """Read one visit in the facts form (durations in minutes, amounts in dollars).

    Raises ``FactsError`` naming every problem with its path.
    """
    problems: list[str] = []
    values = _fields(facts, "$", problems, VISIT)
    if problems:
        raise FactsError(tuple(problems))
    return Visit(**values)


def facts_from_visit(visit: Visit) -> dict[str, Json]:
    """The facts form of a visit: only what was said, keys in the order of the public table."""
    return {
        name: _plain(value)
        for name in VISIT
        if name != "id" and (value := getattr(visit, name)) not in (None, ()) and value != Minutes()
    }


def facts_as_read(visit: Visit) -> dict[str, Json]:
    """The facts form that readers of words are compared by: a device's own minutes, like those of any other item of a
    list, are one number, its whole orthotic time."""
    form = facts_from_visit(visit)
    for device, item in zip(visit.devices, form.get("devices", ()), strict=True):
        if device.minutes is None:
            continue
        total = device.minutes.total_orthotic
        total = sum_of(said_parts(device.minutes)) if total is None else total
        if total is None:
            del item["minutes"]
        else:
            item["minutes"] = _plain(total)
    return form


# ---- reading: each reader takes a value, its path and the list of problems ----


def _expected(what: str, value: Json, where: str, problems: list[str]) -> None:
    shown = repr(value) if isinstance(value, str | int | float | bool) or value is None else type(value).__name__
    if len(shown) > 40:
        shown = shown[:37] + "…"
    problems.append(f"expected {what}, found {shown} @ {where}")


def _fields(value: Json, where: str, problems: list[str], readers: Mapping[str, Read]) -> dict[str, Any]:
    if not isinstance(value, dict):
        _expected("an object", value, where, problems)
        return {}
    read: dict[str, Any] = {}
    for key, said in value.items():
        reader = readers.get(key)
        if reader is None:
            problems.append(f"unknown key {key!r:.42} @ {where}")
        elif said is not None:
            read[RENAMED.get(key) or key] = reader(said, f"{where}.{key}", problems)
    read.pop("id", None)
    return read


RENAMED: dict[str, str] = {"from": "apart_from"}


def _object(make: Callable[..., T], readers: Mapping[str, Read], needs: tuple[str, ...] = ()) -> Read:
    def read(value: Json, where: str, problems: list[str]) -> T | None:
        before = len(problems)
        fields = _fields(value, where, problems, readers)
        if len(problems) == before:
            problems.extend(f"missing {key!r} @ {where}" for key in needs if RENAMED.get(key, key) not in fields)
        return make(**fields) if len(problems) == before else None

    return read


def _list(reader: Read) -> Read:
    def read(value: Json, where: str, problems: list[str]) -> tuple[Any, ...]:
        if not isinstance(value, list):
            _expected("a list", value, where, problems)
            return ()
        return tuple(reader(item, f"{where}[{i}]", problems) for i, item in enumerate(value))

    return read


def _text(value: Json, where: str, problems: list[str]) -> str | None:
    if isinstance(value, str) and len(value) <= MOST_TEXT:
        return value
    _expected(f"text of at most {MOST_TEXT} characters", value, where, problems)
    return None


def _code(value: Json, where: str, problems: list[str]) -> str | None:
    if isinstance(value, str) and 0 < len(value.strip()) <= 12:
        return value.strip().upper()
    _expected('a quoted code such as "97760"', value, where, problems)
    return None


def _scalar(value: Json, where: str, problems: list[str]) -> Json:
    if isinstance(value, dict | list):
        _expected("a text, a number, true or false", value, where, problems)
    return value


def _boolean(value: Json, where: str, problems: list[str]) -> bool | None:
    if isinstance(value, bool):
        return value
    _expected("true or false", value, where, problems)
    return None


def _choice(value: Json, where: str, problems: list[str], *, choices: type[E]) -> E | None:
    if isinstance(value, str) and value in choices.__members__.values():
        return choices(value)
    _expected("one of " + ", ".join(c.value for c in choices), value, where, problems)
    return None


def _one_of(value: Json, where: str, problems: list[str], *, choices: frozenset[str]) -> str | None:
    if isinstance(value, str) and value in choices:
        return value
    _expected("one of " + ", ".join(sorted(choices)), value, where, problems)
    return None


def _whole(value: Json, where: str, problems: list[str], *, most: int, what: str) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most:
        return value
    _expected(f"{what} from 0 to {most}", value, where, problems)
    return None


_minutes = partial(_whole, most=MOST_MINUTES, what="whole minutes")
_number = partial(_whole, most=999, what="a whole number")


def _quantity(value: Json, where: str, problems: list[str]) -> int | Range | None:
    """An integer, or ``{"range": [a, b]}``; both in minutes."""
    if not isinstance(value, dict):
        return _minutes(value, where, problems)
    ends = value.get("range")
    if set(value) != {"range"} or not isinstance(ends, list) or len(ends) != 2:
        _expected('whole minutes or {"range": [a, b]}', value, where, problems)
        return None
    low, high = (_minutes(end, f"{where}.range[{i}]", problems) for i, end in enumerate(ends))
    if low is None or high is None:
        return None
    if low > high:
        problems.append(f"expected a range from low to high, found {low} to {high} @ {where}")
        return None
    return low if low == high else Range(low, high)


def _dollars(value: Json, where: str, problems: list[str]) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e7:
        return value
    _expected("dollars from 0 to 9999999", value, where, problems)
    return None


def _day(value: Json, where: str, problems: list[str]) -> str | None:
    if isinstance(value, str) and len(value) == 10:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            pass
    _expected("a day as YYYY-MM-DD", value, where, problems)
    return None


def _clock(value: Json, where: str, problems: list[str]) -> str | None:
    if isinstance(value, str) and CLOCK.fullmatch(value):
        return value
    _expected("a clock time as HH:MM", value, where, problems)
    return None


def _people(value: Json, where: str, problems: list[str]) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        _expected("an object of activity and person", value, where, problems)
        return ()
    for activity, person in value.items():
        if activity not in ACTIVITIES and activity not in ("total_orthotic", "combined"):
            problems.append(f"unknown key {activity!r:.42} @ {where}")
        elif not isinstance(person, str):
            _expected("who furnished it, such as PT or COTA", person, f"{where}.{activity}", problems)
    return tuple(value.items())


def _own_minutes(value: Json, where: str, problems: list[str]) -> Minutes | None:
    """One device's minutes: a number is its whole orthotic time."""
    if isinstance(value, dict) and set(value) != {"range"}:
        read: Minutes | None = _object(Minutes, MINUTES)(value, where, problems)
        return read
    total = _quantity(value, where, problems)
    return None if total is None else Minutes(total_orthotic=total)


COMBINED: dict[str, Read] = {
    "activities": _list(partial(_one_of, choices=ACTIVITIES)),
    "minutes": _quantity,
}
MINUTES: dict[str, Read] = {
    "training": _quantity,
    "fitting": _quantity,
    "assessment": _quantity,
    "fabrication": _quantity,
    "management": _quantity,
    "total_orthotic": _quantity,
    "combined": _list(_object(Combined, COMBINED, ("activities",))),
    "session_total": _quantity,
    "timed_total": _quantity,
}
DEVICE: dict[str, Read] = {
    "name": _text,
    "body_region": partial(_one_of, choices=BODY_REGIONS),
    "laterality": partial(_choice, choices=Side),
    "fabrication": partial(_choice, choices=Fabrication),
    "encounter": partial(_choice, choices=Encounter),
    "l_code": _code,
    "l_code_status": partial(_choice, choices=LCodeStatus),
    "minutes": _own_minutes,
    "is_new": _boolean,
    "delivered_on": _day,
}
SERVICE: dict[str, Read] = {"cpt": _code, "minutes": _quantity, "name": _text, "by": _text}
EVALUATION: dict[str, Read] = {
    "same_day": _boolean,
    "kind": partial(_choice, choices=EvaluationKind),
    "cpt": _code,
    "minutes": _quantity,
}
PROPOSED: dict[str, Read] = {
    "code": _code,
    "units": _number,
    "modifiers": _list(_code),
}
CLOCK_TIME: dict[str, Read] = {"start": _clock, "stop": _clock, "scope": _text}
VISIT: dict[str, Read] = {
    "id": _scalar,
    "discipline": partial(_choice, choices=Discipline),
    "assistant": partial(_choice, choices=Assistant),
    "assistant_minutes": _quantity,
    "visit_kind": partial(_choice, choices=Encounter),
    "visit_number": _number,
    "orthosis_or_prosthesis": partial(_choice, choices=DeviceKind),
    "devices": _list(_object(Device, DEVICE)),
    "l_codes_billed": _list(_code),
    "l_codes_mentioned_not_billed": _list(_code),
    "l_code_status": partial(_choice, choices=LCodeStatus),
    "payer": _text,
    "minutes": _object(Minutes, MINUTES),
    "times": _list(_object(ClockTime, CLOCK_TIME)),
    "other_services": _list(_object(Service, SERVICE)),
    "evaluation": _object(Evaluation, EVALUATION),
    "poc": _boolean,
    "proposed_codes": _list(_object(ProposedCode, PROPOSED, ("code",))),
    "doc_elements": _list(partial(_one_of, choices=DOC_ELEMENTS)),
    "date_of_service": _day,
    "setting": partial(_choice, choices=Setting),
    "unit_rule": partial(_choice, choices=UnitRule),
    "year_to_date": _dollars,
    "locality": _text,
    "together_minutes": _minutes,
    "l_code_biller": partial(_choice, choices=LCodeBiller),
    "plan_discipline": partial(_choice, choices=Discipline),
    "excluded_minutes": _list(_object(ExcludedMinutes, {"minutes": _quantity, "why": _text}, ("minutes",))),
    "l_code_later": _boolean,
    "handover_only": _boolean,
    "cotreatment": _object(CoTreatment, {"discipline": _text, "minutes": _minutes}, ("discipline", "minutes")),
    "telehealth": _boolean,
    "minutes_by": _people,
    "separate_services": _list(
        _object(
            SeparateService,
            {"code": _code, "from": _code, "basis": partial(_choice, choices=Basis)},
            ("code", "basis"),
        )
    ),
}
"""Reader of each key of the public facts form."""


# ---- writing ----


def _plain(value: object) -> Json:
    match value:
        case StrEnum():
            return value.value
        case Range(low, high):
            return {"range": [low, high]}
        case tuple() if value and all(isinstance(x, tuple) and len(x) == 2 for x in value):
            return dict(value)
        case tuple():
            return [_plain(item) for item in value]
        case Minutes() | Device() | Service() | Evaluation() | ProposedCode() | ClockTime() | Combined():
            return _said_fields(value)
        case ExcludedMinutes() | CoTreatment() | SeparateService():
            return _said_fields(value)
    return value


def _said_fields(value: object) -> dict[str, Json]:
    public = {"apart_from": "from"}
    return {
        public.get(name, name): _plain(said)
        for name in type(value).__slots__  # type: ignore[attr-defined]
        if (said := getattr(value, name)) not in (None, ())
    }
