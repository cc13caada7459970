"""What is said about a finished claim: units that went to nobody, limits, the note, the payer, open points."""

from __future__ import annotations

from collections.abc import Sequence

from coder.case import Case, Day
from coder.claim import Lines
from coder.decision import Severity
from coder.grounds import Grade, Ground
from coder.lines import Counted
from coder.policy import Binding, CodeKind
from coder.rules import (
    device_billing,
    documentation,
    evaluation_same_day,
    payer_policy,
    payment,
    performer,
    unit_limits,
)
from coder.rules.timed_units import COUNTINGS_DIFFER, PER_CODE, TOTAL_MINUTES
from coder.rules.unit_allocation import NO_UNIT_LEFT, TIE, Share
from coder.visit import UnitRule


def remark(lines: Lines, counted: Sequence[Counted], case: Case, day: Day, *, countings_differ: bool) -> None:
    """Note every finding on a claim; nothing here changes a line."""
    visit, policy, notes = case.visit, case.policy, case.notes
    for each in counted:
        _remark_units(each, counted, case)
    if countings_differ and payer_policy.counting_of(visit, policy) is not None and lines:
        _remark_difference(lines, case)
    codes = frozenset(line.code for line in lines)
    for code in dict.fromkeys(line.code for line in lines):
        known = policy.codes.get(code)
        if known is not None and known.kind is CodeKind.ORTHOTIC:
            performer.flag_performer(code, visit, policy, notes)
            device_billing.flag_combination(code, day.bills, policy, notes)
            device_billing.flag_supplier_fitting(day.bills, code, policy, notes)
            device_billing.flag_prefabricated(code, day.encounters, policy, notes)
        evaluation_same_day.flag_separate_work(known, codes, policy, notes)
    unit_limits.check_limits(lines, visit.setting, policy, notes)
    documentation.check_note(lines, visit, policy, notes)
    payer_policy.note_payer(visit, policy, notes)
    payer_policy.note_wishes(lines, visit, policy, notes)
    payer_policy.note_setting(visit, notes)
    if visit.locality is None and policy.payer.estimate is Binding.APPLIES:
        notes.assume("locality", payment.NATION.name, payment.NATIONAL)


def _remark_units(each: Counted, counted: Sequence[Counted], case: Case) -> None:
    service, counting = each.service, case.policy.timed_units
    if not service.timed:
        return
    shares = [decision for decision in each.decisions if isinstance(decision.value, Share)]
    if any(decision.rule == TIE for decision in shares):
        ground = Ground(shares[0].cites, Grade.P_COPY)
        if not any(finding.finding == "equal-remainders" for finding in case.notes.findings):
            case.notes.find(Severity.INFO, TIE, "equal-remainders", service.code, ground)
    if each.units:
        return
    alone = any(decision.rule == PER_CODE for decision in each.decisions)
    stated = counting.per_code if alone else counting.total_minutes
    rule = NO_UNIT_LEFT if shares else PER_CODE if alone else TOTAL_MINUTES
    total = sum(other.service.minutes for other in counted if other.service.timed)
    detail = stated.text.format(minutes=service.minutes, total=total, code=service.code)
    case.notes.refuse(service.code, rule, stated.cites, detail)
    case.notes.find(Severity.INFO, rule, "no-unit", service.code, stated, detail=detail)


def _remark_difference(lines: Lines, case: Case) -> None:
    timed = [line.code for line in lines if line.code in case.policy.codes and case.policy.codes[line.code].timed]
    if timed:
        ground = case.policy.timed_units.countings_differ
        rule = payer_policy.counting_of(case.visit, case.policy)
        followed = UnitRule.CMS if rule is None else rule
        case.notes.find(Severity.INFO, COUNTINGS_DIFFER, "countings-differ", timed[0], ground, followed=followed.value)
