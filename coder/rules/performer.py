"""May the person who gave this service bill it to this payer?"""

from __future__ import annotations

from coder.decision import Notes, Severity
from coder.grounds import Ground
from coder.policy import Binding, Policy
from coder.visit import Discipline, Visit

BARRED = "performer/barred"
ELSEWHERE = "performer/orthotist-outside-medicare"
PHYSICIAN = "performer/physician"


def judge_performer(code: str, visit: Visit, policy: Policy, notes: Notes) -> Ground | None:
    """The ground on which this payer does not pay the person for the device service; None where it may."""
    rules = policy.performer
    if visit.discipline is None or visit.discipline not in rules.barred.value:
        return None
    if policy.payer.performers is not Binding.APPLIES:
        notes.find(Severity.WARN, ELSEWHERE, "orthotist-verify", code, rules.orthotist_elsewhere)
        return None
    ground = rules.barred.ground
    notes.find(Severity.STOP, BARRED, "performer-barred", code, ground, discipline=visit.discipline)
    notes.refuse(code, BARRED, ground.cites, ground.text.format(discipline=visit.discipline, code=code))
    return ground


def flag_performer(code: str, visit: Visit, policy: Policy, notes: Notes) -> None:
    """Show the contested billing by a physician."""
    if visit.discipline is Discipline.PHYSICIAN:
        notes.contest(policy.performer.physician)
        notes.find(Severity.WARN, PHYSICIAN, "physician-needs-therapist-training", code, policy.performer.licence)
