"""Which units did an assistant give, so that they carry the assistant modifier?

Within one timed service: full blocks first, each to who gave it; then the last unit or two by the midpoint and two-unit
exceptions; then the more-than-ten-per-cent test.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coder.decision import Notes, Severity
from coder.policy import AssistantModifiers, Binding, Policy
from coder.quantity import low
from coder.rules.discipline import assistant_said, is_assistant
from coder.visit import Assistant, Discipline, Range, Visit

UNIT_BY_UNIT = "assistant-services/unit-by-unit"
NONE_SAID = "assistant-services/none-said"
TOOK_PART = "assistant-services/took-part"
MINUTES = "assistant-services/minutes-not-said"
CONTRADICTED = "assistant-services/minutes-contradicted"
EVALUATES = "assistant-services/may-not-evaluate"
MISMATCH = "assistant-services/other-discipline"
NOT_KNOWN = "assistant-services/payer-not-known"

ASKED_OF = (None, Discipline.PT, Discipline.OT, Discipline.CHT)


@dataclass(frozen=True, slots=True)
class UnitsByPerson:
    """Units and minutes of one service, those with the assistant modifier apart."""

    therapist_units: int
    therapist_minutes: int
    assistant_units: int
    assistant_minutes: int


def split_timed(units: int, minutes: int, by_assistant: int, rules: AssistantModifiers, block: int) -> UnitsByPerson:
    """Split the units of one timed service; minutes given together count as the therapist's."""
    by_therapist = minutes - by_assistant
    if not units or not by_assistant:
        return UnitsByPerson(units, minutes, 0, 0)
    own, theirs = by_therapist // block, by_assistant // block
    own_left, their_left = by_therapist % block, by_assistant % block
    left = units - own - theirs
    if rules.last_unit_alone is None and left:
        return _by_share(own * block, own, by_assistant, theirs, left, (own_left, their_left), rules)
    if left >= 2:
        return UnitsByPerson(own + 1, by_therapist, theirs + left - 1, by_assistant)
    if left == 1 and _last_unit_is_assistants(own_left, their_left, rules):
        return UnitsByPerson(own, own * block, theirs + 1, theirs * block + own_left + their_left)
    if left == 1:
        return UnitsByPerson(own + 1, own * block + own_left + their_left, theirs, theirs * block)
    if not theirs:
        return UnitsByPerson(own, minutes, 0, 0)
    return UnitsByPerson(own, by_therapist if own else 0, theirs, by_assistant if own else minutes)


def _by_share(
    by_therapist: int,
    own: int,
    by_assistant: int,
    theirs: int,
    left: int,
    left_over: tuple[int, int],
    rules: AssistantModifiers,
) -> UnitsByPerson:
    """Before 2022 there were no exceptions: the share of the left-over minutes decided all units left over."""
    own_left, their_left = left_over
    if exceeds_share(their_left, own_left + their_left, rules):
        return UnitsByPerson(own, by_therapist, theirs + left, by_assistant + own_left)
    return UnitsByPerson(own + left, by_therapist + own_left + their_left, theirs, by_assistant - their_left)


def _last_unit_is_assistants(own: int, theirs: int, rules: AssistantModifiers) -> bool:
    if rules.last_unit_alone is not None and own >= rules.last_unit_alone.value:
        return False
    return exceeds_share(theirs, own + theirs, rules)


def exceeds_share(by_assistant: int, minutes: int, rules: AssistantModifiers) -> bool:
    """Did the assistant give more than the tolerated share of these minutes?"""
    return by_assistant * 100 > rules.more_than_percent.value * minutes


def binds(policy: Policy) -> bool:
    return policy.payer.assistants is Binding.APPLIES


def note_assistant(visit: Visit, policy: Policy, notes: Notes, *, has_therapy: bool, is_orthotic: bool) -> None:
    """Ask whether an assistant took part where it could change the claim, else suppose that none did."""
    if visit.assistant is not None or _named_elsewhere(visit, policy):
        if assistant_said(visit) and policy.payer.assistants is Binding.NOT_KNOWN and policy.payer.name is not None:
            ground = policy.assistant_services.not_known
            notes.find(Severity.INFO, NOT_KNOWN, "assistant-modifier-not-known", "assistant", ground)
        return
    if not has_therapy:
        return
    if is_orthotic and binds(policy) and visit.discipline in ASKED_OF:
        notes.ask("assistant", TOOK_PART, (Assistant.NONE, _assistant_of(visit, policy)), usual=Assistant.NONE)
    else:
        notes.assume("assistant", Assistant.NONE.value, NONE_SAID)


def _named_elsewhere(visit: Visit, policy: Policy) -> bool:
    people = [service.by for service in visit.other_services] + [person for _, person in visit.minutes_by]
    return any(is_assistant(person, policy.discipline) for person in people)


def _assistant_of(visit: Visit, policy: Policy) -> str:
    plan = visit.plan_discipline or visit.discipline
    by_plan = {of: name for name, of in policy.discipline.assistants.value.items()}
    return by_plan.get(plan or Discipline.PT, Assistant.PTA)


def minutes_by_assistant(
    visit: Visit, counted: Sequence[tuple[str, int]], told: Sequence[tuple[str, int]], policy: Policy, notes: Notes
) -> int:
    """Minutes of the device service that an assistant gave alone.

    ``counted`` are its parts that count, ``told`` all of its parts, by activity. What names the person wins; a
    contradiction with ``assistant_minutes`` is noted as a question.
    """
    named = dict(visit.minutes_by)
    elsewhere = sum(
        low(service.minutes)
        for service in visit.other_services
        if service.minutes is not None and is_assistant(service.by, policy.discipline)
    )
    assisted = {activity for activity, person in named.items() if is_assistant(person, policy.discipline)}
    sure = sum(minutes for activity, minutes in counted if activity in assisted)
    if visit.assistant_minutes is None:
        if assistant_said(visit) and not assisted and not elsewhere and not _all_together(visit, counted):
            _ask_minutes(policy, notes)
        return sure
    if isinstance(visit.assistant_minutes, Range):
        _ask_within(visit.assistant_minutes, policy, notes)
    said = low(visit.assistant_minutes)
    more = said - elsewhere - sum(minutes for activity, minutes in told if activity in assisted)
    unnamed = 0 if named else sum(minutes for _, minutes in told)
    _check_said(said, more, unnamed, visit, policy, notes)
    open_minutes = 0 if named else sum(minutes for _, minutes in counted)
    return sure + max(0, min(more, open_minutes))


def _check_said(said: int, more: int, unnamed: int, visit: Visit, policy: Policy, notes: Notes) -> None:
    """Note where ``assistant_minutes`` contradicts who was named, the minutes told, or that no assistant took part."""
    if visit.assistant is Assistant.NONE and said:
        _contradict(said, 0, policy, notes)
    elif more < 0:
        _contradict(said, said - more, policy, notes)
    elif more > unnamed:
        _contradict(said, said - more + unnamed, policy, notes)


def _ask_minutes(policy: Policy, notes: Notes) -> None:
    if binds(policy):
        notes.ask("assistant_minutes", MINUTES)


def _ask_within(said: Range, policy: Policy, notes: Notes) -> None:
    if binds(policy):
        notes.ask("assistant_minutes", MINUTES, about=(str(said.low), str(said.high)))


def _contradict(said: int, named: int, policy: Policy, notes: Notes) -> None:
    ground = policy.assistant_services.unit_by_unit
    finding = "assistant-minutes-contradict"
    notes.find(Severity.WARN, CONTRADICTED, finding, "assistant_minutes", ground, said=said, named=named)
    if binds(policy):
        notes.ask("assistant_minutes", CONTRADICTED, (str(named), str(said)), always=True)


def _all_together(visit: Visit, counted: Sequence[tuple[str, int]]) -> bool:
    together = visit.together_minutes
    return together is not None and together >= sum(minutes for _, minutes in counted)


def flag_assistant(visit: Visit, plan: str | None, policy: Policy, notes: Notes) -> None:
    """Point at assessment by an assistant, and at an assistant of another discipline than the plan's."""
    rules = policy.assistant_services
    if any(
        activity == "assessment" and is_assistant(person, policy.discipline) for activity, person in visit.minutes_by
    ):
        notes.find(Severity.WARN, EVALUATES, "assistant-assesses", "minutes_by", rules.may_not_evaluate)
    if assistant_said(visit) and plan is not None and visit.assistant is not None:
        of = policy.discipline.assistants.value.get(visit.assistant)
        if of is not None and of != plan:
            notes.find(Severity.WARN, MISMATCH, "assistant-of-other-discipline", "assistant", rules.other_discipline)
