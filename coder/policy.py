"""What one payer wants on one day, resolved: every rule receives its part and reads nothing else.

The classes mirror the rule modules. Values come from ``knowledge`` with their grounds; there is no default among them.
They are only read: without comparison and printing forty of them are defined in half the time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from coder.grounds import NO_GROUND, Contest, Ground, Stated
from coder.visit import UnitRule


class Binding(StrEnum):
    """Whether a Medicare rule binds this payer: it does; taken to, to be verified; not known; known not to."""

    APPLIES = "applies"
    ASSUMED = "assumed"
    NOT_KNOWN = "not_known"
    NO = "no"


class Claim(StrEnum):
    """Where a line goes."""

    PART_B = "part_b"
    INSTITUTIONAL = "institutional"
    DME_MAC = "dme_mac"
    PAYER = "payer"


class CodeKind(StrEnum):
    """What a service code stands for, as far as the rules ask."""

    ORTHOTIC = "orthotic"
    THERAPY = "therapy"
    EVALUATION = "evaluation"
    RE_EVALUATION = "re_evaluation"
    E_M = "e_m"
    CAST = "cast"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class ServiceCode:
    """A service code: its number, our own short label, whether its units follow minutes, whose evaluation it is."""

    code: str
    label: str
    kind: CodeKind
    timed: bool
    discipline: str | None = None
    bundled: bool = False
    """Never paid on its own by Medicare."""
    replaced_by: str | None = None
    """The code that Medicare wants in its place."""
    ground: Ground = NO_GROUND


@dataclass(frozen=True, slots=True)
class RetiredCode:
    """A code that ended; ``ended`` is its last day, ``ground.text`` says what stands in its place."""

    code: str
    ended: str
    successors: tuple[str, ...]
    ground: Ground


class HowMade(StrEnum):
    CUSTOM = "custom"
    CUSTOM_FITTED = "custom_fitted"
    OFF_THE_SHELF = "off_the_shelf"


@dataclass(frozen=True, slots=True)
class LCode:
    """A device code: attributes as structured data, amounts in dollars per unit for the day asked."""

    code: str
    label: str
    kind: str
    """orthosis, prosthesis or other."""
    body_regions: tuple[str, ...]
    """The regions in facts terms that the device crosses; empty where the code tells none."""
    how_made: HowMade | None
    takes_side: bool
    jointed: bool | None = None
    twins: tuple[tuple[HowMade, str], ...] = ()
    """The same device made another way, with its code."""
    is_foot_support: bool = False
    """Excluded by Medicare unless part of a leg brace."""
    floor: float | None = None
    ceiling: float | None = None
    price_ground: Ground = NO_GROUND
    most_units: int | None = None
    """MUE of the DME supplier table."""
    ground: Ground = NO_GROUND


@dataclass(frozen=True, slots=True)
class DeviceWords:
    """What the words for one device tell: its kind, codes that may fit by how made, and codes that are not L codes."""

    kind: str | None = None
    candidates: tuple[str, ...] = ()
    other_codes: tuple[str, ...] = ()
    ground: Ground = NO_GROUND


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Encounters:
    orthosis_initial: Stated[str]
    prosthesis_initial: Stated[str]
    subsequent: Stated[str]
    new_device: Ground
    not_named_regions: Stated[tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ExcludedReason:
    """Words of a reason for not counting minutes, and what becomes of them."""

    words: tuple[str, ...]
    disposition: str
    ground: Ground


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class MinuteAccounts:
    untimed: Ground
    shared_with_other_discipline: Ground
    excluded: tuple[ExcludedReason, ...]
    """Tried in order; the last has no words and catches the rest."""
    nothing_subtracted: Ground
    making_without_patient: Ground
    unknown_code: Ground


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DeviceBilling:
    training_must_exceed: Stated[int]
    training_alone: Ground
    our_l_code: Ground
    l_line: Ground
    no_training: Ground
    supplier_enrolment: Ground
    contractor_texts: Ground
    combination_unverified: Ground
    payer_refuses: Ground
    supplier_fitting: Ground
    not_ours: Ground
    off_the_shelf: Ground
    handed_over: Ground
    fitting_without_training: Ground
    billed_later: Ground
    adjustment_days: Stated[int]
    orthosis_adjustment: Ground
    foot_support: Ground
    at_threshold: Contest
    pooled_training: Contest
    later_visit: Contest


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class UnitCounting:
    """Minutes to billing units: pooled over the day's codes, or each code by its midpoint."""

    first_unit_at: Stated[int]
    then_every: Stated[int]
    total_minutes: Ground
    per_code: Ground
    countings_differ: Ground


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class UnitSharing:
    block: Stated[int]
    sharing: Ground


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DisciplineModifiers:
    modifiers: Stated[Mapping[str, str]]
    assistants: Stated[Mapping[str, str]]
    """Discipline of each kind of assistant."""
    plan_of_care: Ground
    speech_unlikely: Ground
    unverified: Ground


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ClaimForm:
    """What one claim line has room for."""

    most_modifiers: Stated[int]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class AssistantModifiers:
    modifiers: Stated[Mapping[str, str]]
    more_than_percent: Stated[int]
    last_unit_alone: Stated[int] | None
    """Minutes of the last unit which, given by the therapist alone, keep the modifier off it; None before 2022."""
    unit_by_unit: Ground
    may_not_evaluate: Ground
    other_discipline: Ground
    not_known: Ground


@dataclass(frozen=True, slots=True)
class PairEdit:
    """A procedure-to-procedure edit in force on the day; an indicator is None where that file has no such pair."""

    column1: str
    column2: str
    practitioner: str | None
    hospital: str | None
    ground: Ground
    hospital_ground: Ground


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PairRules:
    edits: Mapping[tuple[str, str], PairEdit]
    modifiers: Stated[Mapping[str, str]]
    """Modifier by the basis on which the services were apart."""
    also_fits: Stated[Mapping[str, str]]
    separate_time: Ground
    separate_other: Ground
    never_together: Ground
    needs_other_extremity: Stated[tuple[str, ...]]
    """Pairs, as ``column 1/column 2``, that only a different extremity opens."""
    needs_other_site: Stated[tuple[str, ...]]
    """Kinds of code for which time alone opens nothing."""
    no_usual_answer: Stated[tuple[str, ...]]
    evaluation_day: Ground
    re_evaluation_day: Ground
    two_disciplines: Ground
    own_claims: Ground
    not_apart: Ground
    initial_with_later: Ground | None
    """None where a first encounter of one device does not close a later one of another."""
    column_2: Ground
    assumed: Ground
    not_known: Ground
    file_not_checked: Ground
    other_extremity: Contest
    re_evaluation: Contest


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TherapyThreshold:
    modifier: Stated[str]
    amount: Stated[float] | None
    """Dollars allowed per calendar year and discipline group; None where the year's amount is not known."""
    groups: Stated[Mapping[str, str]]
    warn_within_percent: Stated[int]
    exceeds: Ground
    not_known: Ground


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SameDayEvaluation:
    billed: Ground
    re_evaluations: Stated[Mapping[str, str]]
    level_not_said: Ground
    e_m_modifier: Stated[str]
    e_m_by_therapist: Ground
    e_m_separate: Ground
    separate_work: Ground


@dataclass(frozen=True, slots=True)
class UnitLimit:
    """Most units of one code and day; ``absolute`` where evidence cannot pass it."""

    code: str
    practitioner: int | None
    hospital: int | None
    absolute: bool
    ground: Ground


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class UnitLimits:
    limits: Mapping[str, UnitLimit]
    over: Ground
    facility_assumed: Ground
    unusual_from: Stated[int]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DeviceCodes:
    sides: Stated[Mapping[str, str]]
    side: Ground
    candidates: Ground
    unknown: Ground
    made_otherwise: Ground
    not_an_l_code: Ground
    named: Mapping[str, LCode]
    """The L codes that this visit names or that its devices suggest."""
    words: tuple[DeviceWords, ...]
    """For each device of the visit, in order."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Performers:
    barred: Stated[tuple[str, ...]]
    orthotist_elsewhere: Ground
    licence: Ground
    scope_of_practice: Ground
    physician: Contest


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NoteElement:
    element: str
    ground: Ground


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NoteRules:
    treatment_note: Ground
    device_described: Ground
    therapy: tuple[NoteElement, ...]
    l_line: tuple[NoteElement, ...]
    plan_of_care: Ground
    evaluation_without_plan: Ground
    custom_fit_narrative: Ground


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RelativeValue:
    """Relative value units of one code; ``reducible`` where the multiple-procedure reduction of therapy applies."""

    work: float
    practice_expense: float
    malpractice: float
    reducible: bool


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Locality:
    """Geographic indices; 1.0 each for the national estimate."""

    name: str
    work: float
    practice_expense: float
    malpractice: float


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Prices:
    """Amounts for the day of service, in dollars; values only for codes that the data hold."""

    year: int
    conversion_factor: Stated[float]
    values: Mapping[str, RelativeValue]
    localities: Mapping[str, Locality]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Payment:
    prices: Prices | None
    no_prices: Ground
    fee_schedule: Ground
    no_value: Ground
    device_schedule: Ground
    reduced_share: Stated[float]
    """Share of the practice expense left to every unit but the first."""
    first_unit_whole: Ground
    program_share: Stated[float]
    assistant_share: Stated[float]
    sequestration: Stated[float]
    order_of_reductions: Ground


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ProposalRules:
    """Grounds of a verdict on a code that the writer proposed."""

    other_encounter: Ground
    """A first-encounter code at a later encounter, or the reverse, or the other kind of device."""
    first_again: Ground
    """The audit trigger: a first-encounter code at a later visit."""
    not_told: Ground
    units: Ground
    modifier_not_due: Ground
    modifier_missing: Ground


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Telehealth:
    modifier: Stated[str]
    listed: Stated[tuple[str, ...]]
    not_listed: Ground
    hands_on: Ground


@dataclass(frozen=True, slots=True)
class Cap:
    """A payer's own limit on timed units."""

    units: int
    per: str
    codes: tuple[str, ...]
    """Codes it covers; empty for all timed ones."""
    ground: Ground


@dataclass(frozen=True, slots=True)
class PayerRow:
    """One row of the payer matrix: what this payer is known to want, and since when we know."""

    id: str
    name: str | None
    counting: Stated[UnitRule] | None
    counting_advice: Ground
    pairs: Binding
    unit_limits: Binding
    assistants: Binding
    threshold: Binding
    estimate: Binding
    discipline_modifiers: Binding
    performers: Binding
    contractor_texts: Binding
    plan_of_care: Binding
    code_replacements: Binding
    claims: Mapping[str, tuple[Claim, Claim]]
    """By setting: where therapy lines and where L lines go; empty: all to the payer."""
    caps: tuple[Cap, ...]
    always_59: bool
    training_must_exceed: Stated[int] | None
    beside_l_code: Stated[bool] | None
    """Does it take our service codes beside an L code of ours? None where nobody knows."""
    authorized_visits: Stated[int] | None
    """Visits it pays before it wants a prior authorization; None where nothing is known or it wants none."""
    evaluation: Stated[str] | None
    documentation: tuple[Stated[str], ...]
    """What it says of evaluations, and what it wants in the note, in the clinic's own words."""
    clinic: Stated[str] | None
    """The first day of the clinic's own row, where one lies over the shipped one."""
    verify: Ground | None
    """The unverified statements about this payer, if there are any."""
    known: bool
    last_reviewed: str | None
    stale: bool


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Policy:
    """Everything ``code_visit`` may know beside the visit."""

    date: str
    payer: PayerRow
    codes: Mapping[str, ServiceCode]
    retired: Mapping[str, RetiredCode]
    encounter: Encounters
    minute_ledger: MinuteAccounts
    device_billing: DeviceBilling
    timed_units: UnitCounting
    unit_allocation: UnitSharing
    discipline: DisciplineModifiers
    assistant_services: AssistantModifiers
    code_pairs: PairRules
    therapy_threshold: TherapyThreshold
    evaluation_same_day: SameDayEvaluation
    unit_limits: UnitLimits
    devices: DeviceCodes
    performer: Performers
    documentation: NoteRules
    proposals: ProposalRules
    telehealth: Telehealth
    payment: Payment
    claim: ClaimForm
    unknown_code: Ground
    other_payers: tuple[tuple[tuple[str, ...], PayerRow], ...] = ()
    """Where the payer was not said: names with one and the same set of rules, and that set."""
