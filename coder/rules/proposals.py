"""Is each code that the writer proposed right: the code, its units, its modifiers?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coder.claim import Lines
from coder.decision import Notes, Severity
from coder.grounds import Grade, Ground
from coder.policy import Policy
from coder.rules.code_pairs import MODIFIER_COLUMN, SEPARATE_EVIDENCE
from coder.rules.encounter import RETIRED, is_first_of_ours, our_codes
from coder.visit import ProposedCode, Visit

CODE = "proposals/code"
UNITS = "proposals/units"
MODIFIERS = "proposals/modifiers"
UNKNOWN = "proposals/unknown-code"


class Verdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    RETIRED = "retired"
    UNKNOWN = "unknown"


class UnitVerdict(StrEnum):
    RIGHT = "right"
    TOO_MANY = "too_many"
    TOO_FEW = "too_few"


class ModifierVerdict(StrEnum):
    RIGHT = "right"
    MISSING = "missing"
    MISPLACED = "misplaced"
    NOT_DUE = "not_due"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one proposed code; ``units`` is None where none were proposed or the code gets no line."""

    code: str
    verdict: Verdict
    units: UnitVerdict | None
    modifiers: tuple[tuple[str, ModifierVerdict], ...]
    rule: str
    cites: tuple[str, ...]


def judge_proposals(
    lines: Lines, others: Sequence[Lines], visit: Visit, policy: Policy, notes: Notes
) -> tuple[Judgement, ...]:
    """Judge every proposed code against the claim and its equally permitted forms."""
    if not visit.proposed_codes:
        return ()
    claim = _Claim(_closest(visit.proposed_codes, (lines, *others)))
    return tuple(_judge(proposed, claim, visit, policy, notes) for proposed in visit.proposed_codes)


def _closest(proposed: Sequence[ProposedCode], forms: Sequence[Lines]) -> Lines:
    """Of the equally permitted forms of the claim, the one that most of the proposal agrees with."""

    def agreeing(lines: Lines) -> int:
        claim = _Claim(lines)
        return sum(claim.units(each.code) == (each.units or claim.units(each.code)) > 0 for each in proposed)

    return max(forms, key=agreeing)


@dataclass(frozen=True, slots=True)
class _Claim:
    lines: Lines

    def modifiers(self, code: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m for line in self.lines if line.code == code for m in line.modifiers))

    def units(self, code: str) -> int:
        return sum(line.units for line in self.lines if line.code == code)

    def cites(self, code: str) -> tuple[str, ...]:
        return next((line.cites for line in self.lines if line.code == code), ())

    def holds(self, code: str) -> bool:
        return any(line.code == code for line in self.lines)


def _judge(proposed: ProposedCode, claim: _Claim, visit: Visit, policy: Policy, notes: Notes) -> Judgement:
    code = proposed.code
    retired = policy.retired.get(code)
    if retired is not None and policy.date > retired.ended:
        notes.find(Severity.STOP, RETIRED, "retired-code", code, retired.ground)
        notes.refuse(code, RETIRED, retired.ground.cites, retired.ground.text)
        return Judgement(code, Verdict.RETIRED, None, (), RETIRED, retired.ground.cites)
    if claim.holds(code):
        return _judge_line(proposed, claim, visit, policy, notes)
    if code not in policy.codes and code not in policy.devices.named:
        ground = policy.unknown_code
        notes.find(Severity.STOP, UNKNOWN, "unknown-code", code, ground)
        notes.refuse(code, UNKNOWN, ground.cites, ground.text.format(code=code))
        return Judgement(code, Verdict.UNKNOWN, None, (), UNKNOWN, ground.cites)
    return _judge_wrong(code, claim, policy, notes)


def _judge_wrong(code: str, claim: _Claim, policy: Policy, notes: Notes) -> Judgement:
    refused = next((each for each in notes.not_billed if each.code == code), None)
    if refused is not None:
        noted = next((f.ground.grade for f in notes.findings if f.about == code and f.rule == refused.rule), Grade.S)
        ground = Ground(refused.cites, noted, refused.detail)
        notes.find(Severity.WARN, refused.rule, "proposed-wrong-code", code, ground, why=refused.detail)
        return Judgement(code, Verdict.WRONG, None, (), refused.rule, refused.cites)
    ours = our_codes(policy.encounter)
    right = next((line.code for line in claim.lines if line.code in ours), None)
    rules = policy.proposals
    ground = rules.other_encounter if code in ours and right else rules.not_told
    notes.find(Severity.WARN, CODE, "proposed-wrong-code", code, ground, right=right or "")
    if is_first_of_ours(code, policy) and right == policy.encounter.subsequent.value:
        notes.find(Severity.WARN, CODE, "first-code-again", code, rules.first_again)
    notes.refuse(code, CODE, ground.cites, ground.text.format(code=code, right=right or ""))
    return Judgement(code, Verdict.WRONG, None, (), CODE, ground.cites)


def _judge_line(proposed: ProposedCode, claim: _Claim, visit: Visit, policy: Policy, notes: Notes) -> Judgement:
    code = proposed.code
    units = _judge_units(proposed, claim, policy, notes)
    due = claim.modifiers(code)
    judged = [(m, _verdict(m, code, due, claim)) for m in proposed.modifiers]
    judged += [(m, ModifierVerdict.MISSING) for m in due if m not in proposed.modifiers]
    for modifier, verdict in judged:
        _note_modifier(modifier, verdict, proposed, visit, policy, notes)
    rule = UNITS if units not in (None, UnitVerdict.RIGHT) else CODE
    return Judgement(code, Verdict.RIGHT, units, tuple(judged), rule, claim.cites(code))


def _judge_units(proposed: ProposedCode, claim: _Claim, policy: Policy, notes: Notes) -> UnitVerdict | None:
    if proposed.units is None:
        return None
    due = claim.units(proposed.code)
    if proposed.units == due:
        return UnitVerdict.RIGHT
    verdict = UnitVerdict.TOO_MANY if proposed.units > due else UnitVerdict.TOO_FEW
    finding = f"proposed-{verdict.value.replace('_', '-')}-units"
    ground = policy.proposals.units
    notes.find(Severity.WARN, UNITS, finding, proposed.code, ground, proposed=proposed.units, due=due)
    return verdict


def _verdict(modifier: str, code: str, due: tuple[str, ...], claim: _Claim) -> ModifierVerdict:
    if modifier in due:
        return ModifierVerdict.RIGHT
    elsewhere = any(modifier in line.modifiers for line in claim.lines if line.code != code)
    return ModifierVerdict.MISPLACED if elsewhere else ModifierVerdict.NOT_DUE


def _note_modifier(
    modifier: str, verdict: ModifierVerdict, proposed: ProposedCode, visit: Visit, policy: Policy, notes: Notes
) -> None:
    """Whatever is not right is a finding; a modifier put on another line is one finding, not two."""
    rules, pairs, code = policy.proposals, policy.code_pairs, proposed.code
    if verdict is ModifierVerdict.MISPLACED:
        if modifier in pairs.modifiers.value.values():
            finding = "proposed-modifier-misplaced"
            notes.find(Severity.INFO, MODIFIER_COLUMN, finding, modifier, pairs.column_2, grade=Grade.R, code=code)
        else:
            ground = rules.modifier_not_due
            notes.find(Severity.WARN, MODIFIERS, "proposed-modifier-misplaced", modifier, ground, code=code)
    elif verdict is ModifierVerdict.NOT_DUE:
        ground = rules.modifier_not_due
        notes.find(Severity.WARN, MODIFIERS, "proposed-modifier-not-due", modifier, ground, code=code)
    elif verdict is ModifierVerdict.MISSING:
        placed_elsewhere = any(modifier in other.modifiers for other in visit.proposed_codes if other.code != code)
        if not (placed_elsewhere and modifier in pairs.modifiers.value.values()):
            rule = SEPARATE_EVIDENCE if modifier in pairs.modifiers.value.values() else MODIFIERS
            ground = rules.modifier_missing
            severity = Severity.WARN if proposed.modifiers else Severity.INFO
            notes.find(severity, rule, "proposed-modifier-missing", modifier, ground, code=code)
