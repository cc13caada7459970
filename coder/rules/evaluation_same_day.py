"""Does an evaluation of the same day become a line, and where does a modifier for it go?"""

from __future__ import annotations

from coder.decision import Decision, Notes, Severity
from coder.policy import Binding, CodeKind, Policy, ServiceCode
from coder.quantity import low
from coder.rules.encounter import RETIRED
from coder.service import TreatedService
from coder.visit import Discipline, Evaluation, EvaluationKind, Visit

BILLED = "evaluation-same-day/billed"
NONE_SAID = "evaluation-same-day/none-said"
LEVEL_NOT_SAID = "evaluation-same-day/level-not-said"
RE_EVALUATION = "evaluation-same-day/re-evaluation-by-discipline"
E_M_MODIFIER = "evaluation-same-day/e-m-modifier"
BY_THERAPIST = "evaluation-same-day/e-m-by-therapist"
SEPARATE_WORK = "evaluation-same-day/separate-work"

EVALUATIONS = (CodeKind.EVALUATION, CodeKind.RE_EVALUATION)


def is_same_day(evaluation: Evaluation | None) -> bool:
    return evaluation is not None and evaluation.same_day is not False


def is_therapy_evaluation(visit: Visit, policy: Policy) -> bool:
    """Was an evaluation or re-evaluation by a therapist told for today, numbered or not?"""
    evaluation = visit.evaluation
    if evaluation is None or not is_same_day(evaluation) or evaluation.kind is EvaluationKind.E_M:
        return False
    known = policy.codes.get(evaluation.cpt or "")
    return known is None or known.kind is not CodeKind.E_M


def evaluation_service(visit: Visit, plan: str | None, policy: Policy, notes: Notes) -> TreatedService | None:
    """The evaluation of today as a service, None where none was told or its level was not."""
    evaluation = visit.evaluation
    if evaluation is None:
        notes.assume("evaluation", Evaluation(same_day=False), NONE_SAID)
        return None
    if not is_same_day(evaluation):
        return None
    number, rule = _number(evaluation, plan, policy)
    known = policy.codes.get(number or "")
    if known is None or known.kind not in (*EVALUATIONS, CodeKind.E_M):
        _flag_unnumbered(evaluation, policy, notes)
        return None
    ground = policy.evaluation_same_day.billed
    decision: Decision[object] = Decision(rule, known.code, ground.cites, ("evaluation",))
    own_plan = None if known.kind is CodeKind.E_M else known.discipline or plan
    minutes = low(evaluation.minutes) if evaluation.minutes is not None else 0
    return TreatedService(known.code, known.kind, False, minutes, evaluation.minutes, 0, own_plan, None, (decision,))


def _number(evaluation: Evaluation, plan: str | None, policy: Policy) -> tuple[str | None, str]:
    if evaluation.cpt is None and evaluation.kind is EvaluationKind.RE_EVALUATION:
        return policy.evaluation_same_day.re_evaluations.value.get(plan or ""), RE_EVALUATION
    return evaluation.cpt, BILLED


def _flag_unnumbered(evaluation: Evaluation, policy: Policy, notes: Notes) -> None:
    retired = policy.retired.get(evaluation.cpt or "")
    if retired is not None:
        notes.find(Severity.STOP, RETIRED, "retired-code", retired.code, retired.ground)
        notes.refuse(retired.code, RETIRED, retired.ground.cites, retired.ground.text)
        return
    if evaluation.cpt is not None:
        ground = policy.unknown_code
        notes.find(Severity.STOP, LEVEL_NOT_SAID, "unknown-code", evaluation.cpt, ground)
        notes.refuse(evaluation.cpt, LEVEL_NOT_SAID, ground.cites, ground.text.format(code=evaluation.cpt))
        return
    ground = policy.evaluation_same_day.level_not_said
    notes.find(Severity.WARN, LEVEL_NOT_SAID, "evaluation-level-not-said", "evaluation.cpt", ground)


def modify_e_m(service: TreatedService, *, beside_therapy: bool, policy: Policy, notes: Notes) -> Decision[str] | None:
    """The modifier of an E/M visit beside a therapy code of the same day: on the E/M, never on the therapy code."""
    rules = policy.evaluation_same_day
    if service.kind is not CodeKind.E_M or not beside_therapy:
        return None
    notes.find(Severity.WARN, SEPARATE_WORK, "e-m-must-be-separate", service.code, rules.e_m_separate)
    return Decision(E_M_MODIFIER, rules.e_m_modifier.value, rules.e_m_modifier.ground.cites, ("evaluation",))


def flag_performer(service: TreatedService, visit: Visit, policy: Policy, notes: Notes) -> None:
    """Therapists do not bill E/M visits to Medicare."""
    therapists = (Discipline.PT, Discipline.OT, Discipline.SLP, Discipline.CHT)
    binds = policy.payer.performers is Binding.APPLIES
    if binds and service.kind is CodeKind.E_M and visit.discipline in therapists:
        ground = policy.evaluation_same_day.e_m_by_therapist
        notes.find(Severity.WARN, BY_THERAPIST, "e-m-by-therapist", service.code, ground)


def flag_separate_work(evaluation: ServiceCode | None, codes: frozenset[str], policy: Policy, notes: Notes) -> None:
    """An evaluation beside a first encounter is allowed when work and minutes are separate."""
    if evaluation is None or evaluation.kind is not CodeKind.EVALUATION:
        return
    for code in codes & {policy.encounter.orthosis_initial.value, policy.encounter.prosthesis_initial.value}:
        ground = policy.evaluation_same_day.separate_work
        notes.find(Severity.INFO, SEPARATE_WORK, "evaluation-separate-work", code, ground)
