"""What happened at one visit, as it was said; ``None`` and an empty tuple mean *not said*."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Discipline(StrEnum):
    """Who furnished the orthotic or prosthetic service."""

    PT = "PT"
    OT = "OT"
    SLP = "SLP"
    CHT = "CHT"
    ORTHOTIST = "orthotist"
    PHYSICIAN = "physician"


class Assistant(StrEnum):
    """The therapist assistant who took part, or the statement that none did."""

    PTA = "PTA"
    COTA = "COTA"
    NONE = "none"


class Encounter(StrEnum):
    """First or later encounter for one device."""

    INITIAL = "initial"
    SUBSEQUENT = "subsequent"


class DeviceKind(StrEnum):
    ORTHOSIS = "orthosis"
    PROSTHESIS = "prosthesis"
    BOTH = "both"


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    BILATERAL = "bilateral"


class Fabrication(StrEnum):
    """How the device was made; a custom-fitted prefabricated device is prefabricated."""

    CUSTOM = "custom"
    PREFABRICATED = "prefabricated"


class LCodeStatus(StrEnum):
    """Whether the writer's own practice bills an L code for the device."""

    BILLED = "billed"
    NOT_BILLED = "not_billed"


class LCodeBiller(StrEnum):
    US = "us"
    SUPPLIER = "supplier"
    NONE = "none"


class Setting(StrEnum):
    PRIVATE_PRACTICE = "private_practice"
    HOSPITAL_OUTPATIENT = "hospital_outpatient"
    FACILITY = "facility"


class UnitRule(StrEnum):
    """How timed minutes become units: pooled over the day, or each code by its own midpoint."""

    CMS = "cms"
    AMA = "ama"


class EvaluationKind(StrEnum):
    EVALUATION = "evaluation"
    RE_EVALUATION = "re-evaluation"
    E_M = "E/M"


class Basis(StrEnum):
    """Evidence that two services of an edit pair were apart; ``NONE``: told that they were not."""

    DIFFERENT_BODY_PART = "different_body_part"
    SEPARATE_TIME = "separate_time"
    SEPARATE_ENCOUNTER = "separate_encounter"
    SEPARATE_PRACTITIONER = "separate_practitioner"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Range:
    """Minutes said as a range, both ends included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Combined:
    """One number of minutes for several activities."""

    activities: tuple[str, ...]
    minutes: int | Range | None = None


@dataclass(frozen=True, slots=True)
class Minutes:
    """Minutes as said, by activity. Totals are statements of their own and never yield a part."""

    training: int | Range | None = None
    fitting: int | Range | None = None
    assessment: int | Range | None = None
    fabrication: int | Range | None = None
    management: int | Range | None = None
    total_orthotic: int | Range | None = None
    combined: tuple[Combined, ...] = ()
    session_total: int | Range | None = None
    timed_total: int | Range | None = None


NO_MINUTES = Minutes()


@dataclass(frozen=True, slots=True)
class Device:
    """A device served today. The last seven fields are its own where a visit has several devices."""

    name: str | None = None
    body_region: str | None = None
    laterality: Side | None = None
    fabrication: Fabrication | None = None
    encounter: Encounter | None = None
    l_code: str | None = None
    l_code_status: LCodeStatus | None = None
    minutes: Minutes | None = None
    is_new: bool | None = None
    delivered_on: str | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """A same-day service that is neither orthotic nor an evaluation; ``by`` is who furnished it (PT, PTA …)."""

    cpt: str | None = None
    minutes: int | Range | None = None
    name: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    same_day: bool | None = None
    kind: EvaluationKind | None = None
    cpt: str | None = None
    minutes: int | Range | None = None


@dataclass(frozen=True, slots=True)
class ProposedCode:
    """A code as the writer wrote it for today."""

    code: str
    units: int | None = None
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClockTime:
    """Start and stop as ``HH:MM``; ``scope`` is orthotic, session, other, or a code."""

    start: str | None = None
    stop: str | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class ExcludedMinutes:
    """Minutes said but not countable, in addition to the others, with the reason as said."""

    minutes: int | Range
    why: str | None = None


@dataclass(frozen=True, slots=True)
class CoTreatment:
    """The part of today's time in which another discipline treated together with ours."""

    discipline: str
    minutes: int


@dataclass(frozen=True, slots=True)
class SeparateService:
    """Evidence about one edit pair: ``code`` was apart from ``apart_from`` on this basis."""

    code: str
    basis: Basis
    apart_from: str | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit as said; the field names are the keys of the public facts form."""

    discipline: Discipline | None = None
    assistant: Assistant | None = None
    assistant_minutes: int | Range | None = None
    visit_kind: Encounter | None = None
    visit_number: int | None = None
    orthosis_or_prosthesis: DeviceKind | None = None
    devices: tuple[Device, ...] = ()
    l_codes_billed: tuple[str, ...] = ()
    l_codes_mentioned_not_billed: tuple[str, ...] = ()
    l_code_status: LCodeStatus | None = None
    payer: str | None = None
    minutes: Minutes = NO_MINUTES
    times: tuple[ClockTime, ...] = ()
    other_services: tuple[Service, ...] = ()
    evaluation: Evaluation | None = None
    poc: bool | None = None
    proposed_codes: tuple[ProposedCode, ...] = ()
    doc_elements: tuple[str, ...] = ()
    date_of_service: str | None = None
    setting: Setting | None = None
    unit_rule: UnitRule | None = None
    year_to_date: float | None = None
    locality: str | None = None
    together_minutes: int | None = None
    l_code_biller: LCodeBiller | None = None
    plan_discipline: Discipline | None = None
    excluded_minutes: tuple[ExcludedMinutes, ...] = ()
    l_code_later: bool | None = None
    handover_only: bool | None = None
    cotreatment: CoTreatment | None = None
    telehealth: bool | None = None
    minutes_by: tuple[tuple[str, str], ...] = ()
    separate_services: tuple[SeparateService, ...] = ()
    implied: tuple[str, ...] = field(default=())
    """Paths of facts that the words imply rather than state."""
