"""What is known of this payer's own wishes, what is not, and how old is the knowledge?"""

from __future__ import annotations

from coder.claim import Lines
from coder.decision import Decision, Notes, Severity
from coder.policy import CodeKind, Policy
from coder.visit import Setting, UnitRule, Visit

COUNTING_UNKNOWN = "payer-policy/counting-unknown"
VERIFY = "payer-policy/verify"
UNKNOWN = "payer-policy/unknown-payer"
STALE = "payer-policy/review-due"
CLINIC = "payer-policy/clinic-row"
WISHES = "payer-policy/wishes"
IN_PERSON = "payer-policy/in-person"
TELEHEALTH = "payer-policy/telehealth"
NOT_SAID = "payer-policy/payer-not-said"
SETTING = "payer-policy/setting"

EVALUATIONS = frozenset((CodeKind.EVALUATION, CodeKind.RE_EVALUATION, CodeKind.E_M))


def counting_of(visit: Visit, policy: Policy) -> UnitRule | None:
    """How this payer counts timed minutes; the visit's own word goes first; None where nobody knows."""
    if visit.unit_rule is not None:
        return visit.unit_rule
    return policy.payer.counting.value if policy.payer.counting is not None else None


def note_counting(policy: Policy, notes: Notes, *, differ: bool) -> None:
    """The payer's counting is not known: ask where the results differ, say so where they agree."""
    if policy.payer.name is None:
        return
    finding = "counting-unknown-differs" if differ else "counting-unknown-same-result"
    notes.find(Severity.INFO, COUNTING_UNKNOWN, finding, "unit_rule", policy.payer.counting_advice)
    if differ:
        notes.ask("unit_rule", COUNTING_UNKNOWN, (UnitRule.CMS, UnitRule.AMA))


def note_payer(visit: Visit, policy: Policy, notes: Notes) -> None:
    """Say what about this payer rests on something other than official text, or on nothing."""
    row = policy.payer
    if row.clinic is not None:
        notes.find(Severity.INFO, CLINIC, "clinic-row-followed", "payer", row.clinic.ground, since=row.clinic.value)
    if row.verify is not None:
        notes.find(Severity.WARN, VERIFY, "verify-with-payer", "payer", row.verify)
    elif row.name is not None and row.counting is None and row.clinic is None:
        notes.find(Severity.WARN, UNKNOWN, "payer-unknown", "payer", row.counting_advice)
    if row.stale:
        reviewed = row.last_reviewed or "never"
        ground = row.clinic.ground if row.clinic is not None else row.counting_advice
        notes.find(Severity.WARN, STALE, "payer-row-stale", "payer", ground, reviewed=reviewed)
    if visit.telehealth is None:
        notes.assume("telehealth", False, IN_PERSON)


def note_wishes(lines: Lines, visit: Visit, policy: Policy, notes: Notes) -> None:
    """What the clinic knows this payer to want of a claim with these lines: authorization, evaluations, the note."""
    row = policy.payer
    free = row.authorized_visits
    if free is not None and lines:
        number = visit.visit_number
        if number is None and free.value:
            notes.find(Severity.INFO, WISHES, "authorization-after-visit", "payer", free.ground, visits=free.value)
        elif number is None or number > free.value:
            notes.find(Severity.WARN, WISHES, "authorization-needed", "payer", free.ground, visits=free.value)
    kinds = {policy.codes[line.code].kind for line in lines if line.code in policy.codes}
    if row.evaluation is not None and kinds & EVALUATIONS:
        notes.find(
            Severity.WARN, WISHES, "payer-on-evaluations", "payer", row.evaluation.ground, text=row.evaluation.value
        )
    if row.documentation and lines:
        ground = row.documentation[0].ground
        wanted = "; ".join(each.value for each in row.documentation)
        notes.find(Severity.INFO, WISHES, "payer-wants-in-note", "payer", ground, text=wanted)


def modify_by_telehealth(code: str, kind: CodeKind, visit: Visit, policy: Policy, notes: Notes) -> Decision[str] | None:
    """The modifier of a visit by video; hands-on fitting is hardly deliverable that way, so it is flagged."""
    if not visit.telehealth:
        return None
    rules = policy.telehealth
    if code not in rules.listed.value:
        notes.find(Severity.WARN, TELEHEALTH, "telehealth-listing-unverified", code, rules.not_listed)
    if kind is CodeKind.ORTHOTIC:
        notes.find(Severity.WARN, TELEHEALTH, "telehealth-hands-on", code, rules.hands_on)
    return Decision(TELEHEALTH, rules.modifier.value, rules.modifier.ground.cites, ("telehealth",))


def note_setting(visit: Visit, notes: Notes) -> None:
    if visit.setting is None and not notes.is_open("setting"):
        notes.assume("setting", Setting.PRIVATE_PRACTICE.value, SETTING)


def note_unsaid_payer(visit: Visit, policy: Policy, notes: Notes, lines: Lines) -> None:
    """Ask for the payer; whether payers differ for this visit at all is found out by coding it for each."""
    if visit.payer is None and lines:
        notes.ask("payer", NOT_SAID, tuple(", ".join(names) for names, _ in policy.other_payers))
