"""Whose plan of care does a service belong to, and which discipline modifier says so?"""

from __future__ import annotations

from coder.decision import Decision, Notes, Severity
from coder.grounds import Grade
from coder.policy import Binding, DisciplineModifiers, Policy
from coder.visit import Assistant, Discipline, Visit

PLAN_OF_CARE = "discipline/plan-of-care"
NOT_SAID = "discipline/not-said"
LICENCE = "discipline/licence-not-said"
SPEECH = "discipline/speech-therapy"
SUPPOSED = Discipline.PT
"""Stands in while the discipline is open, so that the other open facts show themselves."""

ANSWERS = (Discipline.PT, Discipline.OT, Discipline.CHT, Discipline.PHYSICIAN, Discipline.ORTHOTIST)
NEEDS_PLAN = (Discipline.CHT, Discipline.PHYSICIAN)


def decide_plan(visit: Visit, policy: Policy, notes: Notes, *, is_orthotic: bool) -> str | None:
    """The plan of care's discipline; None for an orthotist, or where nobody said and nobody is asked."""
    if visit.plan_discipline is not None:
        return visit.plan_discipline
    if visit.discipline is None:
        if not is_orthotic:
            return None
        notes.ask("discipline", NOT_SAID, ANSWERS)
        return SUPPOSED
    if visit.discipline in NEEDS_PLAN:
        if not is_orthotic:
            return None
        notes.ask("plan_discipline", LICENCE, (Discipline.PT, Discipline.OT))
        return SUPPOSED
    if visit.discipline is Discipline.ORTHOTIST:
        return None
    if visit.discipline is Discipline.SLP:
        notes.find(Severity.WARN, SPEECH, "speech-plan-unlikely", "discipline", policy.discipline.speech_unlikely)
    return visit.discipline


def discipline_of(person: str | None, rules: DisciplineModifiers) -> str | None:
    """The discipline a person furnishes for: assistants count with their therapists."""
    if person is None:
        return None
    name = person.strip()
    assistants = rules.assistants.value
    if name.upper() in assistants:
        return assistants[name.upper()]
    known = {str(each).casefold(): str(each) for each in Discipline}
    return known.get(name.casefold())


def is_assistant(person: str | None, rules: DisciplineModifiers) -> bool:
    return person is not None and person.strip().upper() in rules.assistants.value


def modify_by_discipline(plan: str | None, policy: Policy, notes: Notes) -> Decision[str] | None:
    """The modifier of the plan's discipline, None where there is none to say or the payer wants none."""
    rules = policy.discipline
    modifier = rules.modifiers.value.get(plan) if plan else None
    if modifier is None or policy.payer.discipline_modifiers is Binding.NO:
        return None
    if policy.payer.discipline_modifiers is not Binding.APPLIES:
        notes.find(
            Severity.INFO, PLAN_OF_CARE, "discipline-modifier-unverified", modifier, rules.unverified, grade=Grade.S
        )
    return Decision(PLAN_OF_CARE, modifier, rules.plan_of_care.cites, ("discipline",))


def assistant_said(visit: Visit) -> bool:
    return visit.assistant in (Assistant.PTA, Assistant.COTA)
