"""Code one visit under one policy: the rules, asked explicitly and in the order of billing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from coder.case import Case, Day
from coder.claim import Lines
from coder.counting import count_day, countings_differ
from coder.day import is_in_scope, tell_day
from coder.decision import Assumed, Decision, Finding, LedgerRow, NotBilled, Notes, OpenFact
from coder.grounds import Contest
from coder.ledger import close_ledger
from coder.lines import Counted, build_lines
from coder.policy import Policy
from coder.remarks import remark
from coder.rules.discipline import decide_plan
from coder.rules.encounter import is_orthotic
from coder.rules.payer_policy import counting_of, note_counting, note_unsaid_payer
from coder.rules.payment import Estimate, estimate
from coder.rules.proposals import Judgement, judge_proposals
from coder.rules.unit_allocation import Sharing, share_pooled
from coder.visit import UnitRule, Visit


class Status(StrEnum):
    CODED = "coded"
    NEEDS_FACTS = "needs_facts"
    NOTHING_BILLABLE = "nothing_billable"
    OUT_OF_SCOPE = "out_of_scope"


DECIDED = (Status.CODED, Status.NOTHING_BILLABLE)
"""Nothing is left to be asked."""


@dataclass(frozen=True, slots=True)
class Coding:
    """One pass of the rules over one visit.

    While ``open`` holds a fact without a usual answer, ``lines`` are what supposed answers would give and not a claim;
    ``coder.answer`` finds out what is really open.
    """

    status: Status
    lines: Lines
    alternatives: tuple[Lines, ...]
    not_billed: tuple[NotBilled, ...]
    ledger: tuple[LedgerRow, ...]
    findings: tuple[Finding, ...]
    open: tuple[OpenFact, ...]
    assumed: tuple[Assumed, ...]
    contested: tuple[Contest, ...]
    proposed: tuple[Judgement, ...]
    unit_rule: UnitRule | None
    estimate: Estimate | None
    _case: Case = field(repr=False, compare=False)
    _day: Day = field(repr=False, compare=False)

    @property
    def by_total(self) -> Lines:
        """The claim if the day's minutes are added up first (CMS)."""
        return self._counted_by(UnitRule.CMS)

    @property
    def by_code(self) -> Lines:
        """The claim if each code is counted by its own midpoint (CPT)."""
        return self._counted_by(UnitRule.AMA)

    def _counted_by(self, rule: UnitRule) -> Lines:
        if rule is self.unit_rule:
            return self.lines
        counted = count_day(self._day.services, self._case, rule)
        return build_lines(counted[0], self._case, self._day)

    @property
    def trace(self) -> tuple[Decision[object], ...]:
        """The tree of decisions, one root a line."""
        return tuple(Decision("claim/line", line.code, (), line.decisions) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Claimed:
    """The claim alone: its lines in every permitted split, the stated default first, and what it was made from."""

    splits: tuple[Lines, ...]
    counted: tuple[Counted, ...]
    countings_differ: bool
    unit_rule: UnitRule | None
    case: Case
    day: Day

    @property
    def lines(self) -> Lines:
        return self.splits[0]

    @property
    def open(self) -> list[OpenFact]:
        return self.case.notes.open


def claim_visit(visit: Visit, policy: Policy, share: Sharing = share_pooled) -> Claimed:
    """The lines of a visit, without what is remarked on them: all that a question has to compare.

    ``share`` gives units to minutes that are counted together.
    """
    notes = Notes()
    orthotic = is_orthotic(visit, policy)
    case = Case(visit, policy, notes, decide_plan(visit, policy, notes, is_orthotic=orthotic), orthotic, share)
    day = tell_day(case)
    rule = counting_of(visit, policy)
    differ = countings_differ(day.services, policy)
    if rule is None:
        note_counting(policy, notes, differ=differ)
    counted = count_day(day.services, case, rule or (UnitRule.CMS if differ else None))
    permitted = counted if rule is not None else counted[:1]
    splits = tuple(build_lines(split, case, day) for split in permitted) if is_in_scope(case) else ((),)
    note_unsaid_payer(visit, policy, notes, splits[0])
    return Claimed(splits, counted[0], differ, rule, case, day)


def code_visit(visit: Visit, policy: Policy) -> Coding:
    """Derive the claim of a visit (billing units, modifiers, allowed dollars) under a payer's policy. Never raises."""
    claimed = claim_visit(visit, policy)
    case, day, lines, notes = claimed.case, claimed.day, claimed.lines, claimed.case.notes
    remark(lines, claimed.counted, case, day, countings_differ=claimed.countings_differ)
    judged = judge_proposals(lines, claimed.splits[1:], visit, policy, notes)
    return Coding(
        status=_status(lines, case, day),
        lines=lines,
        alternatives=claimed.splits if len(claimed.splits) > 1 else (),
        ledger=close_ledger(day, claimed.unit_rule, case),
        estimate=estimate(lines, visit, policy, notes),
        proposed=judged,
        not_billed=notes.not_billed,
        findings=notes.findings,
        open=tuple(notes.open),
        assumed=_in_order(notes.assumed),
        contested=tuple(notes.contested),
        unit_rule=claimed.unit_rule,
        _case=case,
        _day=day,
    )


def _status(lines: Lines, case: Case, day: Day) -> Status:
    if not is_in_scope(case):
        return Status.OUT_OF_SCOPE
    if any(fact.usual is None for fact in case.notes.open):
        return Status.NEEDS_FACTS
    return Status.CODED if lines else Status.NOTHING_BILLABLE


ORDER = (
    "l_code_status",
    "payer",
    "assistant",
    "setting",
    "evaluation",
    "other_services",
    "excluded_minutes",
    "cotreatment",
    "telehealth",
    "handover_only",
    "l_code_later",
    "year_to_date",
    "locality",
)
PLACES = {fact: place for place, fact in enumerate(ORDER)}


def _in_order(assumed: list[Assumed]) -> tuple[Assumed, ...]:
    return tuple(sorted(assumed, key=lambda each: PLACES[each.fact]))
