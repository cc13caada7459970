"""Everything the visit tells of the day, in the order in which billing looks at it."""

from __future__ import annotations

from coder.case import Case, Day, redirect
from coder.counting import earning
from coder.decision import Activity, Disposition, LedgerRow
from coder.device_services import tell_devices
from coder.other_services import tell_others
from coder.quantity import add
from coder.rules import assistant_services, evaluation_same_day, minute_ledger
from coder.rules.code_pairs import flag_file, has_edit, judge_pairs, judge_unnumbered_evaluation
from coder.visit import Range


def tell_day(case: Case) -> Day:
    """The services that may be billed, after pairs and persons refused theirs, with every minute in the ledger."""
    day = Day()
    if case.is_orthotic:
        tell_devices(case, day)
    _tell_evaluation(case, day)
    tell_others(case, day)
    _tell_rest(case, day)
    _judge_pairs(case, day)
    visit, policy, notes = case.visit, case.policy, case.notes
    assistant_services.note_assistant(
        visit, policy, notes, has_therapy=bool(day.services), is_orthotic=case.is_orthotic
    )
    assistant_services.flag_assistant(visit, case.plan, policy, notes)
    return day


def is_in_scope(case: Case) -> bool:
    """Was anything told that this product codes: a device service, a timed code, or an evaluation?"""
    codes = case.policy.codes
    timed = any(
        known is not None and known.timed
        for known in (codes.get(service.cpt or "") for service in case.visit.other_services)
    )
    return case.is_orthotic or timed or evaluation_same_day.is_same_day(case.visit.evaluation)


def _tell_evaluation(case: Case, day: Day) -> None:
    visit = case.visit
    service = evaluation_same_day.evaluation_service(visit, case.plan, case.policy, case.notes)
    if service is not None:
        day.services.append(service)
        evaluation_same_day.flag_performer(service, visit, case.policy, case.notes)
    evaluation = visit.evaluation
    if evaluation is None or evaluation.same_day is False or evaluation.minutes is None:
        return
    by = (service.plan if service else None) or (visit.discipline.value if visit.discipline else None)
    day.rows.append(
        LedgerRow(
            evaluation.minutes,
            Activity.EVALUATION,
            by,
            Disposition.UNTIMED,
            minute_ledger.UNTIMED,
            case.policy.evaluation_same_day.billed.cites,
            service.code if service else None,
        )
    )


def _tell_rest(case: Case, day: Day) -> None:
    visit, policy, notes = case.visit, case.policy, case.notes
    by = visit.discipline.value if visit.discipline is not None else None
    told: int | Range = 0
    for row in day.rows:
        told = add(told, row.minutes)
    day.rows += minute_ledger.session_rows(visit, told, by, policy, notes)
    day.rows += minute_ledger.excluded_rows(visit, by, policy)
    minute_ledger.note_absent(visit, notes)


def _judge_pairs(case: Case, day: Day) -> None:
    """Judge the pairs among the services that could earn a unit; what is refused leaves the pool with its minutes."""
    visit, policy, notes = case.visit, case.policy, case.notes
    flag_file(day.services, policy, notes)
    if has_edit(day.services, policy):
        codes = frozenset(service.code for service in earning(day.services, policy, case.share))
        day.pairs = judge_pairs(day.services, codes, visit, policy, notes)
    if evaluation_same_day.is_therapy_evaluation(visit, policy) and not _has_evaluation(day):
        unnumbered = judge_unnumbered_evaluation(case.plan, day.services, visit, policy, notes)
        day.pairs.refused.update(unnumbered.refused)
        day.pairs.opened.update(unnumbered.opened)
    refused = day.pairs.refused
    if refused:
        day.services = [service for service in day.services if service.code not in refused]
        day.rows = [
            redirect(row, Disposition.NOT_PAYABLE, refused[row.code][0], refused[row.code][1].cites)
            if row.code in refused
            else row
            for row in day.rows
        ]


def _has_evaluation(day: Day) -> bool:
    return any(service.kind in evaluation_same_day.EVALUATIONS for service in day.services)
