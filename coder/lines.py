"""Claim lines from services and their units: who gave the units, and every modifier in the order payers expect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coder.case import Case, Day
from coder.claim import Line
from coder.decision import Decision, Severity
from coder.policy import Claim, CodeKind
from coder.rules import assistant_services, code_pairs, evaluation_same_day, payer_policy, therapy_threshold
from coder.rules.code_pairs import PairJudgement
from coder.rules.devices import claim_of_therapy
from coder.rules.discipline import modify_by_discipline
from coder.service import TreatedService
from coder.visit import Range

FIFTH = "claim/fifth-modifier"


@dataclass(frozen=True, slots=True)
class Counted:
    """A service with its billing units and the decisions that gave them."""

    service: TreatedService
    units: int
    decisions: tuple[Decision[object], ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """What a line will say; each modifier keeps its decision until they are put in order."""

    service: TreatedService
    units: int
    minutes: int | Range | None
    why: tuple[Decision[object], ...]
    discipline: Decision[str] | None
    assistant: Decision[str] | None
    pair: Decision[str] | None
    e_m: Decision[str] | None
    telehealth: Decision[str] | None


def build_lines(counted: Sequence[Counted], case: Case, day: Day) -> tuple[Line, ...]:
    """The claim: L lines that are ours first, then each service with at least one unit."""
    billed = frozenset(each.service.code for each in counted if each.units)
    drafts = [draft for each in counted if each.units for draft in _drafts(each, billed, day.pairs, case)]
    claim = claim_of_therapy(case.visit.setting, case.policy)
    lines = [_line(draft, None, claim, case) for draft in drafts]
    above = therapy_threshold.lines_above(lines, case.plan, case.visit, case.policy, case.notes)
    if above:
        crossing = therapy_threshold.threshold_decision(case.policy)
        lines = [_line(draft, crossing if i in above else None, claim, case) for i, draft in enumerate(drafts)]
    return (*day.device_lines, *lines)


def _drafts(each: Counted, billed: frozenset[str], pairs: PairJudgement, case: Case) -> list[_Draft]:
    service, policy, notes = each.service, case.policy, case.notes
    discipline = modify_by_discipline(service.plan, policy, notes)
    opened = pairs.opened.get(service.code)
    pair = opened[1] if opened is not None and opened[0] in billed else None
    if pair is not None:
        code_pairs.flag_opened(service.code, pair, policy, notes)
    beside_therapy = any(policy.codes[code].kind is CodeKind.ORTHOTIC for code in billed if code in policy.codes)
    e_m = evaluation_same_day.modify_e_m(service, beside_therapy=beside_therapy, policy=policy, notes=notes)
    video = payer_policy.modify_by_telehealth(service.code, service.kind, case.visit, policy, notes)
    decisions = (*service.decisions, *each.decisions)
    return [
        _Draft(service, units, minutes, decisions, discipline, assistant, pair, e_m, video)
        for units, minutes, assistant in _by_person(each, case)
    ]


def _by_person(each: Counted, case: Case) -> list[tuple[int, int | Range | None, Decision[str] | None]]:
    """Units, minutes and assistant modifier of each line of one service: one line, or two where persons share it."""
    service, rules = each.service, case.policy.assistant_services
    modifier = rules.modifiers.value.get(service.plan or "")
    if not service.by_assistant or modifier is None or not assistant_services.binds(case.policy):
        return [(each.units, service.said, None)]
    decision = Decision(
        assistant_services.UNIT_BY_UNIT, modifier, rules.unit_by_unit.cites, ("assistant", "assistant_minutes")
    )
    if not service.timed:
        if not assistant_services.exceeds_share(service.by_assistant, max(1, service.minutes), rules):
            return [(each.units, service.said, None)]
        _flag(service, modifier, case)
        return [(each.units, service.said, decision)]
    block = case.policy.unit_allocation.block.value
    split = assistant_services.split_timed(each.units, service.minutes, service.by_assistant, rules, block)
    lines: list[tuple[int, int | Range | None, Decision[str] | None]] = []
    decided = replace(decision, value="")
    if split.therapist_units:
        minutes = split.therapist_minutes if split.assistant_units else service.said
        lines.append((split.therapist_units, minutes, decided))
    if split.assistant_units:
        _flag(service, modifier, case)
        minutes = split.assistant_minutes if split.therapist_units else service.said
        lines.append((split.assistant_units, minutes, decision))
    return lines


def _flag(service: TreatedService, modifier: str, case: Case) -> None:
    ground = case.policy.assistant_services.unit_by_unit
    case.notes.find(Severity.INFO, assistant_services.UNIT_BY_UNIT, "assistant-unit", modifier, ground)
    if service.kind in evaluation_same_day.EVALUATIONS:
        bar = case.policy.assistant_services.may_not_evaluate
        case.notes.find(Severity.STOP, assistant_services.EVALUATES, "assistant-evaluates", service.code, bar)


def _line(draft: _Draft, crossing: Decision[str] | None, claim: Claim, case: Case) -> Line:
    """The line with its modifiers in order: discipline, assistant, threshold, pair, E/M, video."""
    crossing = crossing if draft.discipline is not None else None
    order = (draft.discipline, draft.assistant, crossing, draft.pair, draft.e_m, draft.telehealth)
    decided = tuple(decision for decision in order if decision is not None)
    modifiers = tuple(decision.value for decision in decided if decision.value)
    code = draft.service.code
    room = case.policy.claim.most_modifiers
    if len(modifiers) > room.value:
        fifth = modifiers[room.value]
        case.notes.find(Severity.WARN, FIFTH, "fifth-modifier", fifth, room.ground, code=code)
    return Line(
        code,
        draft.units,
        modifiers[: room.value],
        draft.minutes,
        draft.service.device,
        claim,
        (*draft.why, *decided),
    )
