"""Which two codes of the day form an edit pair, which of them is column 2, and what opens the pair?

An indicator of 0 opens to nothing. One of 1 opens only on evidence, and the modifier goes on the column-2 line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coder.decision import Decision, Notes, Severity
from coder.grounds import Grade, Ground, citing
from coder.policy import Binding, CodeKind, PairEdit, Policy
from coder.quantity import overlap
from coder.rules.encounter import is_first_of_ours
from coder.service import TreatedService
from coder.visit import Basis, Setting, Visit

NEVER_TOGETHER = "code-pairs/never-together"
INITIAL_WITH_LATER = "code-pairs/initial-with-later"
EVALUATION_DAY = "code-pairs/evaluation-day"
RE_EVALUATION_DAY = "code-pairs/re-evaluation-day"
SEPARATE_EVIDENCE = "code-pairs/separate-evidence"
NOT_APART = "code-pairs/not-apart"
OWN_CLAIMS = "code-pairs/own-claims"
MODIFIER_COLUMN = "code-pairs/modifier-column"
AS_INFORMATION = "code-pairs/payer-not-known"
ASSUMED = "code-pairs/plans-follow"
SETTING = "code-pairs/which-file"
NOT_CHECKED = "code-pairs/file-not-checked"

NEVER, OPENS = "0", "1"
ALL_BASES = (
    Basis.SEPARATE_TIME,
    Basis.DIFFERENT_BODY_PART,
    Basis.SEPARATE_ENCOUNTER,
    Basis.SEPARATE_PRACTITIONER,
)


@dataclass(frozen=True, slots=True)
class PairJudgement:
    """Codes that a pair refuses, and the modifier that evidence puts on a column-2 code beside its column 1."""

    refused: dict[str, tuple[str, Ground]]
    opened: dict[str, tuple[str, Decision[str]]]
    """Column-2 code to its column-1 code and the modifier's decision."""


@dataclass(frozen=True, slots=True)
class _Case:
    """One visit before its payer's edits, and the judgement as it grows."""

    visit: Visit
    policy: Policy
    notes: Notes
    judgement: PairJudgement
    earning: frozenset[str] = frozenset()


def judge_pairs(
    services: Sequence[TreatedService], earning: frozenset[str], visit: Visit, policy: Policy, notes: Notes
) -> PairJudgement:
    """Judge every pair of the day's codes under the payer and the file of the setting.

    ``earning`` are the codes that could get a unit: of the others nothing is asked.
    """
    judgement = PairJudgement({}, {})
    case = _Case(visit, policy, notes, judgement, earning)
    _refuse_later(services, case)
    for column1, column2, edit in _edits_among(services, policy):
        if column1.code not in judgement.refused and column2.code not in judgement.refused:
            _judge(column1, column2, edit, case)
    return judgement


def flag_file(services: Sequence[TreatedService], policy: Policy, notes: Notes) -> None:
    """Say where the pairs of the day's file were not checked, whether or not one of them was found."""
    ground = policy.code_pairs.file_not_checked
    binds = policy.payer.pairs in (Binding.APPLIES, Binding.ASSUMED)
    if binds and ground.cites and len(services) > 1:
        notes.find(Severity.INFO, NOT_CHECKED, "pair-file-not-checked", "date_of_service", ground)


def has_edit(services: Sequence[TreatedService], policy: Policy) -> bool:
    """Do any two of the day's codes exclude or pair each other at all?"""
    edits, later = policy.code_pairs.edits, policy.encounter.subsequent.value
    return len(services) > 1 and any(
        (a.code, b.code) in edits or (b.code == later and is_first_of_ours(a.code, policy))
        for a in services
        for b in services
        if a is not b
    )


def _edits_among(
    services: Sequence[TreatedService], policy: Policy
) -> Iterator[tuple[TreatedService, TreatedService, PairEdit]]:
    """The pairs that have an edit, those that never open first."""
    edits = policy.code_pairs.edits
    found = [
        (first, second, edits[first.code, second.code])
        for first in services
        for second in services
        if first is not second and (first.code, second.code) in edits
    ]
    yield from (pair for pair in found if NEVER in (pair[2].practitioner, pair[2].hospital))
    yield from (pair for pair in found if NEVER not in (pair[2].practitioner, pair[2].hospital))


def _judge(column1: TreatedService, column2: TreatedService, edit: PairEdit, case: _Case) -> None:
    binding = case.policy.payer.pairs
    if binding is Binding.NO or case.policy.payer.name is None:
        return
    if binding is Binding.NOT_KNOWN:
        ground = Ground(edit.ground.cites, edit.ground.grade, case.policy.code_pairs.not_known.text)
        case.notes.find(
            Severity.INFO, AS_INFORMATION, "pair-as-information", column2.code, ground, column1=column1.code
        )
    else:
        if binding is Binding.ASSUMED:
            case.notes.find(
                Severity.INFO, ASSUMED, "plans-follow-the-pairs", column2.code, case.policy.code_pairs.assumed
            )
        if column1.kind in (CodeKind.EVALUATION, CodeKind.RE_EVALUATION) and column2.kind is CodeKind.ORTHOTIC:
            _judge_evaluation_day(column1.code, column1.plan, column2, case)
        elif column2.kind is CodeKind.RE_EVALUATION and column1.kind is CodeKind.ORTHOTIC:
            _judge_re_evaluation(column1, column2, case)
        else:
            _judge_by_indicator(column1, column2, edit, case)


def _refuse_later(services: Sequence[TreatedService], case: _Case) -> None:
    """A first encounter of one device closes a later one of another: by the pair, else by the CPT note alone."""
    rules, later = case.policy.code_pairs, case.policy.encounter.subsequent.value
    first = next((service.code for service in services if is_first_of_ours(service.code, case.policy)), None)
    if rules.initial_with_later is None or first is None or all(service.code != later for service in services):
        return
    edit = rules.edits.get((first, later))
    binds = edit is not None and case.policy.payer.pairs in (Binding.APPLIES, Binding.ASSUMED)
    rule, ground, severity = INITIAL_WITH_LATER, rules.initial_with_later, Severity.WARN
    if binds and edit is not None:
        ground = citing(rules.never_together, (*edit.ground.cites, *rules.never_together.cites))
        rule, severity = NEVER_TOGETHER, Severity.STOP
    _refuse(later, rule, ground, severity, case, column1=first, column2=later)


def _judge_evaluation_day(evaluation: str, plan: str | None, later: TreatedService, case: _Case) -> None:
    rules = case.policy.code_pairs
    if plan is None or later.plan is None or plan == later.plan:
        _refuse(later.code, EVALUATION_DAY, rules.evaluation_day, Severity.STOP, case)
    elif case.visit.setting is None:
        case.notes.ask("setting", SETTING, tuple(Setting))
    elif case.visit.setting is Setting.PRIVATE_PRACTICE:
        case.notes.find(Severity.WARN, OWN_CLAIMS, "each-on-its-own-claim", later.code, rules.own_claims)
    else:
        _open(later.code, evaluation, Basis.SEPARATE_PRACTITIONER, rules.two_disciplines, case)


def judge_unnumbered_evaluation(
    plan: str | None, services: Sequence[TreatedService], visit: Visit, policy: Policy, notes: Notes
) -> PairJudgement:
    """An evaluation without a number closes a later encounter of the same discipline all the same."""
    judgement = PairJudgement({}, {})
    case = _Case(visit, policy, notes, judgement)
    if policy.payer.pairs in (Binding.APPLIES, Binding.ASSUMED):
        for service in services:
            if service.code == policy.encounter.subsequent.value:
                _judge_evaluation_day("", plan, service, case)
    return judgement


def _judge_re_evaluation(first: TreatedService, re_evaluation: TreatedService, case: _Case) -> None:
    rules = case.policy.code_pairs
    if first.plan is None or re_evaluation.plan is None or first.plan == re_evaluation.plan:
        case.notes.contest(rules.re_evaluation)
        _refuse(re_evaluation.code, RE_EVALUATION_DAY, rules.re_evaluation_day, Severity.STOP, case)
    else:
        basis = Basis.SEPARATE_PRACTITIONER
        _open(re_evaluation.code, first.code, basis, rules.two_disciplines, case)


def _judge_by_indicator(column1: TreatedService, column2: TreatedService, edit: PairEdit, case: _Case) -> None:
    indicator, ground = _in_file_of(case.visit.setting, edit)
    rules = case.policy.code_pairs
    if indicator == NEVER:
        never = citing(rules.never_together, (*ground.cites, *rules.never_together.cites))
        names = {"column1": column1.code, "column2": column2.code}
        _refuse(column2.code, NEVER_TOGETHER, never, Severity.STOP, case, **names)
    elif indicator == OPENS:
        _judge_evidence(column1, column2, ground, case)


def _in_file_of(setting: Setting | None, edit: PairEdit) -> tuple[str | None, Ground]:
    if setting in (None, Setting.PRIVATE_PRACTICE):
        return edit.practitioner, edit.ground
    return edit.hospital, edit.hospital_ground


def _judge_evidence(column1: TreatedService, column2: TreatedService, file: Ground, case: _Case) -> None:
    rules = case.policy.code_pairs
    unlocking = _unlocking(column1, column2, case.policy)
    basis = evidence(column1.code, column2.code, case.visit, case.policy)
    if basis is None and not {column1.code, column2.code} <= case.earning:
        return
    if basis is None:
        usual = None if _has_no_usual(column1, column2, case.policy) else Basis.SEPARATE_TIME
        answers = (*unlocking, Basis.NONE)
        case.notes.ask(
            "separate_services", SEPARATE_EVIDENCE, answers, usual=usual, about=(f"{column2.code}/{column1.code}",)
        )
        basis = usual or unlocking[0]
    if _needs_extremity(column1, column2, case.policy) and basis is Basis.SEPARATE_TIME:
        case.notes.contest(rules.other_extremity)
    if basis in unlocking:
        by = rules.separate_time if basis is Basis.SEPARATE_TIME else rules.separate_other
        _open(column2.code, column1.code, basis, citing(by, (*file.cites, *by.cites)), case)
        return
    ground = rules.needs_other_extremity.ground if _needs_extremity(column1, column2, case.policy) else rules.not_apart
    ground = citing(ground, tuple(dict.fromkeys((*file.cites, *ground.cites))))
    names = {"column1": column1.code, "column2": column2.code}
    _refuse(column2.code, NOT_APART, ground, Severity.WARN, case, **names)


def _needs_extremity(column1: TreatedService, column2: TreatedService, policy: Policy) -> bool:
    return f"{column1.code}/{column2.code}" in policy.code_pairs.needs_other_extremity.value


def _unlocking(column1: TreatedService, column2: TreatedService, policy: Policy) -> tuple[Basis, ...]:
    if _needs_extremity(column1, column2, policy):
        return (Basis.DIFFERENT_BODY_PART,)
    if {column1.kind, column2.kind} & set(policy.code_pairs.needs_other_site.value):
        return (Basis.DIFFERENT_BODY_PART, Basis.SEPARATE_ENCOUNTER)
    return ALL_BASES


def _has_no_usual(column1: TreatedService, column2: TreatedService, policy: Policy) -> bool:
    named = policy.code_pairs.no_usual_answer.value
    if _needs_extremity(column1, column2, policy):
        return True
    if any(each.code in named or each.kind in named for each in (column1, column2)):
        return True
    return not (column1.timed or column2.timed) or column1.said is None or column2.said is None


def evidence(column1: str, column2: str, visit: Visit, policy: Policy) -> Basis | None:
    """On what basis the two services were said to be apart: in words, or by clock times that do not overlap."""
    for said in visit.separate_services:
        if {said.code, said.apart_from} == {column1, column2} or (said.code == column2 and said.apart_from is None):
            return said.basis
    spans = [_clock_spans(code, visit, policy) for code in (column1, column2)]
    if all(spans) and not any(overlap(a, b) for a in spans[0] for b in spans[1]):
        return Basis.SEPARATE_TIME
    return None


def _clock_spans(code: str, visit: Visit, policy: Policy) -> list[tuple[str, str]]:
    scopes = {code}
    if code in policy.codes and policy.codes[code].kind is CodeKind.ORTHOTIC:
        scopes.add("orthotic")
    return [(t.start, t.stop) for t in visit.times if t.start and t.stop and t.scope in scopes]


def _refuse(code: str, rule: str, ground: Ground, severity: Severity, case: _Case, **values: str) -> None:
    detail = ground.text.format(**values)
    finding = "pair-not-apart" if rule == NOT_APART else "pair-never-together"
    case.notes.find(severity, rule, finding, code, ground, detail=detail)
    case.notes.refuse(code, rule, ground.cites, detail)
    case.judgement.refused[code] = (rule, ground)


def _open(column2: str, column1: str, basis: Basis, ground: Ground, case: _Case) -> None:
    modifiers = case.policy.code_pairs.modifiers.value
    modifier = modifiers[Basis.SEPARATE_TIME] if case.policy.payer.always_59 else modifiers[basis]
    case.judgement.opened[column2] = (
        column1,
        Decision(SEPARATE_EVIDENCE, modifier, ground.cites, ("separate_services",)),
    )


def flag_opened(column2: str, modifier: Decision[str], policy: Policy, notes: Notes) -> None:
    """Say which other modifier fits as well, and that the column follows convention, on weaker ground than the pair."""
    rules = policy.code_pairs
    also = rules.also_fits.value.get(modifier.value)
    if also is not None:
        notes.find(Severity.INFO, SEPARATE_EVIDENCE, f"{also.lower()}-fits-too", modifier.value, rules.separate_time)
    if modifier.value == rules.modifiers.value[Basis.SEPARATE_TIME]:
        notes.find(
            Severity.INFO, MODIFIER_COLUMN, "column-2-by-convention", modifier.value, rules.column_2, grade=Grade.R
        )
