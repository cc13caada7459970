"""What must the note show for these lines, and what of it was not said? Findings only: they never change a line."""

from __future__ import annotations

from functools import lru_cache

from coder.claim import Lines
from coder.decision import Finding, Notes, Severity
from coder.policy import Binding, CodeKind, HowMade, NoteElement, Policy
from coder.rules.encounter import is_first_of_ours
from coder.rules.evaluation_same_day import is_therapy_evaluation
from coder.visit import Visit

THERAPY_NOTE = "documentation/therapy-note"
L_LINE = "documentation/l-line"
PLAN = "documentation/plan-of-care"
CUSTOM_FIT = "documentation/custom-fit-narrative"
FITTING_ALONE = "documentation/training-described"

SIDE = "laterality"
TRAINING_WORDS = frozenset(("donning_doffing", "wear_schedule", "skin_inspection", "functional_training"))


def check_note(lines: Lines, visit: Visit, policy: Policy, notes: Notes) -> None:
    """Note each missing element of the record that these lines need."""
    devices = [line for line in lines if line.code in policy.devices.named]
    has_side = not devices or any(policy.devices.named[line.code].takes_side for line in devices)
    said = frozenset(visit.doc_elements) | (_told_of_devices(visit) if has_side else {SIDE})
    kinds = [policy.codes[line.code].kind for line in lines if line.code in policy.codes]
    if CodeKind.ORTHOTIC in kinds:
        for element, lacking in _lacking(THERAPY_NOTE, policy.documentation.therapy):
            if element not in said:
                notes.add(lacking)
        _check_training_described(lines, said, visit, policy, notes)
    for element, lacking in _lacking(L_LINE, policy.documentation.l_line) if devices else ():
        if element not in said:
            notes.add(lacking)
    for line in devices:
        if policy.devices.named[line.code].how_made is HowMade.CUSTOM_FITTED:
            ground = policy.documentation.custom_fit_narrative
            notes.find(Severity.WARN, CUSTOM_FIT, "custom-fit-narrative", line.code, ground)
    _check_plan(lines, visit, policy, notes)


def _told_of_devices(visit: Visit) -> frozenset[str]:
    """What the facts of the devices themselves already tell the note."""
    sides = [device.laterality for device in visit.devices]
    return frozenset((SIDE,)) if sides and None not in sides else frozenset()


@lru_cache(maxsize=512)
def _lacking(rule: str, needs: tuple[NoteElement, ...]) -> tuple[tuple[str, Finding], ...]:
    """For each element that is needed the finding that it is missing."""
    return tuple(
        (need.element, Finding(Severity.WARN, rule, "note-lacks", f"doc_elements.{need.element}", need.ground))
        for need in needs
    )


def _check_training_described(lines: Lines, said: frozenset[str], visit: Visit, policy: Policy, notes: Notes) -> None:
    minutes = visit.minutes
    fitted = (minutes.fitting, minutes.assessment, minutes.fabrication) != (None, None, None)
    for line in lines if fitted else ():
        if not minutes.training and not said & TRAINING_WORDS and is_first_of_ours(line.code, policy):
            ground = policy.device_billing.fitting_without_training
            notes.find(Severity.WARN, FITTING_ALONE, "fitting-without-training", line.code, ground)


def _check_plan(lines: Lines, visit: Visit, policy: Policy, notes: Notes) -> None:
    """A certified plan of care, where a therapy code other than an evaluation goes to Medicare."""
    therapy = [
        line.code
        for line in lines
        if line.code in policy.codes
        and policy.codes[line.code].kind not in (CodeKind.EVALUATION, CodeKind.RE_EVALUATION, CodeKind.E_M)
    ]
    if not therapy or visit.poc or policy.payer.plan_of_care is not Binding.APPLIES:
        return
    rules = policy.documentation
    finding = "plan-of-care-not-said" if visit.poc is None else "plan-of-care-pending"
    notes.find(Severity.WARN, PLAN, finding, "poc", rules.plan_of_care)
    if is_therapy_evaluation(visit, policy):
        notes.find(Severity.WARN, PLAN, "evaluation-without-plan", therapy[0], rules.evaluation_without_plan)
