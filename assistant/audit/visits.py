"""The rows of one patient, day and payer as a visit of the coder, with the lines as they were billed beside it.

What a claim shows is taken as told: its modifiers tell the discipline, the assistant and that services were apart, its
L codes that our practice billed them, its first-encounter code that it was the first. Minutes that the file does not
have are supposed to be as many as the units need, so that only what the claim itself shows can be found wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.audit.claim_rows import ClaimRow
from assistant.audit.vocabulary import setting_of_place, telehealth_places, word_for
from coder.claim import Line
from coder.policy import Claim, CodeKind, Policy
from coder.visit import (
    Assistant,
    Basis,
    Device,
    DeviceKind,
    Discipline,
    Encounter,
    Evaluation,
    LCodeStatus,
    Minutes,
    ProposedCode,
    SeparateService,
    Service,
    Setting,
    Side,
    Visit,
)

EVALUATIONS = (CodeKind.EVALUATION, CodeKind.RE_EVALUATION, CodeKind.E_M)
WORD_SIGNS = str.maketrans(dict.fromkeys(",./()-:;", " "))


@dataclass(frozen=True, slots=True)
class Billed:
    """A visit as its claim tells it, the billed lines, and whether every timed line came with minutes."""

    visit: Visit
    lines: tuple[Line, ...]
    has_minutes: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with what its columns and modifiers tell of who treated under whose plan."""

    row: ClaimRow
    discipline: Discipline | None
    assistant: Assistant | None
    minutes: int

    @property
    def code(self) -> str:
        return self.row.code

    @property
    def units(self) -> int:
        return self.row.units if self.row.units is not None else 1

    @property
    def by(self) -> str | None:
        return self.assistant or self.discipline


def billed_visit(rows: Sequence[ClaimRow], payer: str | None, policy: Policy) -> Billed:
    """One visit from rows whose codes are known on the day of the policy or were once."""
    told = [_told(row, policy) for row in rows]
    ours = [each for each in told if _kind(each, policy) is CodeKind.ORTHOTIC]
    others = [each for each in told if each.code in policy.codes and each not in ours]
    evaluation = next((each for each in others if _kind(each, policy) in EVALUATIONS), None)
    l_rows = [each for each in told if each.code.startswith("L")]
    visit = Visit(
        discipline=_main_discipline(ours or told),
        assistant=next((each.assistant for each in told if each.assistant), Assistant.NONE),
        assistant_minutes=_assistant_minutes(ours, others),
        visit_kind=_encounter(ours, policy),
        orthosis_or_prosthesis=_device_kind(ours, policy),
        devices=_devices(ours, l_rows, policy),
        l_codes_billed=tuple(dict.fromkeys(each.code for each in l_rows)),
        l_code_status=LCodeStatus.BILLED if l_rows else LCodeStatus.NOT_BILLED,
        payer=payer,
        minutes=_minutes(ours, beside_l_code=bool(l_rows)),
        other_services=tuple(_service(each, policy) for each in others if each is not evaluation),
        evaluation=Evaluation(True, None, evaluation.code, evaluation.row.minutes) if evaluation else None,
        proposed_codes=_proposed(told, policy),
        setting=next((Setting(s) for each in rows if (s := setting_of_place().get(each.place.zfill(2)))), None),
        telehealth=any(each.place.zfill(2) in telehealth_places() for each in rows) or None,
        separate_services=_apart(told, policy),
    )
    timed = [each for each in told if each.code in policy.codes and policy.codes[each.code].timed]
    return Billed(visit, _lines(told), all(each.row.minutes is not None for each in timed))


def with_later_encounter(billed: Billed) -> Visit:
    """The same visit if its device was served before."""
    devices = tuple(replace(device, encounter=None) for device in billed.visit.devices)
    return replace(billed.visit, visit_kind=Encounter.SUBSEQUENT, devices=devices)


def _told(row: ClaimRow, policy: Policy) -> _Row:
    by_modifier = {letters: name for name, letters in policy.discipline.modifiers.value.items()}
    plan = next((by_modifier[each] for each in row.modifiers if each in by_modifier), None)
    named = _word(row.discipline, "disciplines") or _word(row.provider, "disciplines") or plan
    discipline = Discipline(named) if named else None
    assistant = _assistant(row, discipline, policy)
    units = row.units if row.units is not None else 1
    minutes = row.minutes if row.minutes is not None else units * policy.timed_units.then_every.value
    return _Row(row, discipline, assistant, minutes)


def _assistant(row: ClaimRow, discipline: Discipline | None, policy: Policy) -> Assistant | None:
    named = _word(row.provider, "assistants")
    if named:
        return Assistant(named)
    if not set(row.modifiers) & set(policy.assistant_services.modifiers.value.values()):
        return None
    of = {plan: name for name, plan in policy.discipline.assistants.value.items()}
    plans = {letters: plan for plan, letters in policy.assistant_services.modifiers.value.items()}
    plan = next((plans[each] for each in row.modifiers if each in plans), discipline)
    return Assistant(of[plan]) if plan in of else None


def _word(text: str, what: str) -> str | None:
    """What a column says in one of the known words, as a whole or as one of its words."""
    plain = " ".join(text.casefold().translate(WORD_SIGNS).split())
    known = word_for(what)
    return known.get(plain) or next((known[word] for word in reversed(plain.split()) if word in known), None)


def _kind(each: _Row, policy: Policy) -> CodeKind | None:
    known = policy.codes.get(each.code)
    return known.kind if known is not None else None


def _main_discipline(rows: Iterable[_Row]) -> Discipline | None:
    return next((each.discipline for each in rows if each.discipline), None)


def _assistant_minutes(ours: Iterable[_Row], others: Iterable[_Row]) -> int | None:
    return sum(each.minutes for each in (*ours, *others) if each.assistant) or None


def _encounter(ours: Sequence[_Row], policy: Policy) -> Encounter | None:
    if not ours:
        return None
    later = all(each.code == policy.encounter.subsequent.value for each in ours)
    return Encounter.SUBSEQUENT if later else Encounter.INITIAL


def _device_kind(ours: Iterable[_Row], policy: Policy) -> DeviceKind | None:
    codes, first = {each.code for each in ours}, policy.encounter
    kinds = {DeviceKind.ORTHOSIS: first.orthosis_initial.value, DeviceKind.PROSTHESIS: first.prosthesis_initial.value}
    told = [kind for kind, code in kinds.items() if code in codes]
    return DeviceKind.BOTH if len(told) > 1 else told[0] if told else None


def _devices(ours: Sequence[_Row], l_rows: Sequence[_Row], policy: Policy) -> tuple[Device, ...]:
    """A device for each orthotic code where there are several, else one for each L code with its side."""
    codes = tuple(dict.fromkeys(each.code for each in ours))
    if len(codes) > 1 and policy.encounter.subsequent.value in codes:
        return tuple(
            Device(
                encounter=Encounter.SUBSEQUENT if code == policy.encounter.subsequent.value else Encounter.INITIAL,
                minutes=Minutes(training=sum(each.minutes for each in ours if each.code == code)),
            )
            for code in codes
        )
    numbers = tuple(dict.fromkeys(each.code for each in l_rows))
    status = LCodeStatus.BILLED
    return tuple(Device(l_code=code, l_code_status=status, laterality=_side(code, l_rows, policy)) for code in numbers)


def _side(code: str, l_rows: Iterable[_Row], policy: Policy) -> Side | None:
    letters: Mapping[str, str] = {letter: side for side, letter in policy.devices.sides.value.items()}
    sides = {letters[m] for each in l_rows if each.code == code for m in each.row.modifiers if m in letters}
    return Side.BILATERAL if len(sides) > 1 else Side(sides.pop()) if sides else None


def _minutes(ours: Sequence[_Row], *, beside_l_code: bool) -> Minutes:
    if not ours:
        return Minutes()
    total = sum(each.minutes for each in ours)
    return Minutes(training=total) if beside_l_code else Minutes(total_orthotic=total)


def _service(each: _Row, policy: Policy) -> Service:
    timed = policy.codes[each.code].timed
    return Service(each.code, each.minutes if timed else each.row.minutes, None, each.by)


def _apart(told: Sequence[_Row], policy: Policy) -> tuple[SeparateService, ...]:
    """A modifier for services that were apart is taken as the evidence it claims, for every other code of the day."""
    modifiers = policy.code_pairs.modifiers.value
    basis = {letters: Basis(name) for name, letters in modifiers.items()}
    also = {other: basis[letters] for letters, other in policy.code_pairs.also_fits.value.items() if letters in basis}
    known = {**also, **basis}
    return tuple(
        SeparateService(each.code, known[modifier], other.code)
        for each in told
        for modifier in each.row.modifiers
        if modifier in known
        for other in told
        if other.code != each.code
    )


def _proposed(told: Iterable[_Row], policy: Policy) -> tuple[ProposedCode, ...]:
    """The lines as billed, one a code; modifiers that the rules do not model are left out."""
    modelled = modelled_modifiers(policy)
    found: dict[str, ProposedCode] = {}
    for each in told:
        held = found.get(each.code, ProposedCode(each.code, 0))
        mine = tuple(m for m in each.row.modifiers if m in modelled)
        merged = tuple(dict.fromkeys((*held.modifiers, *mine)))
        found[each.code] = ProposedCode(each.code, (held.units or 0) + each.units, merged)
    return tuple(found.values())


def modelled_modifiers(policy: Policy) -> Mapping[str, str]:
    """Modifiers that the rules put on lines, each with its kind."""
    kinds = (
        ("discipline", policy.discipline.modifiers.value.values()),
        ("assistant", policy.assistant_services.modifiers.value.values()),
        ("threshold", (policy.therapy_threshold.modifier.value,)),
        ("pair", (*policy.code_pairs.modifiers.value.values(), *policy.code_pairs.also_fits.value.values())),
        ("e_m", (policy.evaluation_same_day.e_m_modifier.value,)),
        ("video", (policy.telehealth.modifier.value,)),
        ("side", policy.devices.sides.value.values()),
    )
    return {modifier: kind for kind, modifiers in kinds for modifier in modifiers}


def _lines(told: Iterable[_Row]) -> tuple[Line, ...]:
    """The billed lines as claim lines, for the limits of the day."""
    return tuple(Line(each.code, each.units, each.row.modifiers, None, None, Claim.PAYER, ()) for each in told)
