"""What the coder says of one billed visit, as far as a finished claim shows it; no rule is decided here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.audit.visits import Billed, modelled_modifiers
from assistant.audit.vocabulary import heading_of
from coder.coding import Coding, Status, code_visit
from coder.decision import Finding, Notes, Severity
from coder.policy import Binding, Policy
from coder.rules.proposals import MODIFIERS, UNITS, ModifierVerdict, Verdict
from coder.rules.unit_limits import check_limits
from coder.visit import Visit
from knowledge.strict_yaml import CODE

FIRST_AGAIN = "first-code-again"
WRONG = "proposed-wrong-code"
CERTAIN = ("retired-code", "unknown-code")
"""Findings that hold for codes that nothing else is said about."""
LIMITS = "unit-limits/"
HEADING_OF_RULE = {
    "timed-units": "units",
    "unit-allocation": "units",
    "device-billing": "beside-l-code",
    "performer": "payer",
    "payer-policy": "payer",
}
"""The heading of a line that the coder would not bill, by the area of the rule that refuses it."""
BY_MINUTES = frozenset(
    ("minutes", "minutes.training", "devices.minutes", "unit_rule", "other_services", "assistant_minutes")
)
"""Open facts under which units cannot be judged."""
OPEN_BY = {"pair": "separate_services", "side": "devices.laterality", "discipline": "discipline"}
"""The open fact by which it is open which modifier of a kind is due."""
EITHER = " or "


@dataclass(frozen=True, slots=True)
class Said:
    """A finding with the codes whose rows it is about (none: every row of the visit), and a short detail."""

    heading: str
    finding: Finding
    codes: tuple[str, ...]
    detail: str = ""


def said_of(visit: Visit, billed: Billed, policy: Policy) -> tuple[Said, ...]:
    """Every finding that a claim can be held to."""
    coding = code_visit(visit, policy)
    if coding.status is Status.OUT_OF_SCOPE:
        return tuple(each for each in _general(coding, visit) if each.finding.finding in CERTAIN)
    facts = {fact.fact for fact in coding.open}
    units_known = billed.has_minutes and not BY_MINUTES & facts
    general = tuple(_general(coding, visit))
    return (
        *general,
        *_refused(coding, general, units_known=units_known),
        *_limits(billed, visit, policy),
        *(_units(coding, policy) if units_known else ()),
        *_modifiers(coding, visit, facts, policy),
    )


def first_again(visit: Visit, policy: Policy) -> Iterator[Said]:
    """What is said of a first-encounter code at a visit that is not the device's first."""
    for finding in code_visit(visit, policy).findings:
        if finding.finding == FIRST_AGAIN:
            yield Said(heading_of()[FIRST_AGAIN], finding, ())


def _general(coding: Coding, visit: Visit) -> Iterator[Said]:
    """Findings of an audit's own kinds but those on units, modifiers and limits, which are told one by one."""
    proposed = {each.code for each in visit.proposed_codes}
    seen: set[tuple[str, str]] = set()
    for finding in coding.findings:
        heading = heading_of().get(finding.finding)
        key = (finding.finding, finding.about)
        if key in seen or (CODE.fullmatch(finding.about) and finding.about not in proposed):
            continue
        seen.add(key)
        if heading is None or finding.finding in (WRONG, FIRST_AGAIN) or finding.rule in (UNITS, MODIFIERS):
            continue
        if not finding.rule.startswith(LIMITS):
            detail = str(dict(finding.values).get("detail", ""))
            named = {finding.about, *CODE.findall(detail)} & proposed
            yield Said(heading, finding, tuple(sorted(named)), detail)


def _refused(coding: Coding, general: Sequence[Said], *, units_known: bool) -> Iterator[Said]:
    """Billed lines that the coder would not bill for a reason that no other finding tells."""
    told = {each.finding.rule for each in general} | {each.finding.about for each in general}
    for finding in coding.findings:
        if finding.finding != WRONG or finding.rule in told or finding.about in told:
            continue
        heading = HEADING_OF_RULE.get(finding.rule.partition("/")[0], heading_of()[WRONG])
        if not finding.about.startswith("L") and (heading == "payer" or (units_known and not _is_undecided(coding))):
            why = str(dict(finding.values).get("why", "")) or str(dict(finding.values).get("right", ""))
            yield Said(heading, finding, (finding.about,), why)


def _is_undecided(coding: Coding) -> bool:
    return coding.status is Status.NEEDS_FACTS


def _limits(billed: Billed, visit: Visit, policy: Policy) -> Iterator[Said]:
    """The limits of the day, for the units that were billed and not those that were due."""
    notes = Notes()
    check_limits(billed.lines, visit.setting, policy, notes)
    for finding in notes.findings:
        heading = heading_of().get(finding.finding)
        if heading is not None:
            values = dict(finding.values)
            most = f" > {values['most']}" if "most" in values else ""
            yield Said(heading, finding, (finding.about,), f"{values['units']}{most}")


def _units(coding: Coding, policy: Policy) -> Iterator[Said]:
    """Units against minutes, for timed codes."""
    for finding in coding.findings:
        known = policy.codes.get(finding.about)
        if finding.rule == UNITS and known is not None and known.timed:
            values = dict(finding.values)
            detail = f"{values['proposed']} → {values['due']}"
            yield Said(heading_of()[finding.finding], finding, (finding.about,), detail)


def _modifiers(coding: Coding, visit: Visit, facts: set[str], policy: Policy) -> Iterator[Said]:
    kinds = modelled_modifiers(policy)
    for judged in coding.proposed:
        if judged.verdict is Verdict.RIGHT:
            for modifier, verdict in judged.modifiers:
                kind = kinds[modifier]
                finding = _finding_on(modifier, verdict, coding)
                if finding is not None and _is_told(kind, verdict, visit, policy):
                    written = _written(modifier, verdict, kind, facts, kinds)
                    yield _modifier(judged.code, written, kind, finding, policy)


def _is_told(kind: str, verdict: ModifierVerdict, visit: Visit, policy: Policy) -> bool:
    """Does the claim, or the payer's row, tell enough to hold a modifier of this kind to?"""
    if kind == "threshold":
        return visit.year_to_date is not None
    if kind == "assistant" and verdict is ModifierVerdict.NOT_DUE:
        return policy.payer.assistants is Binding.NO
    return kind != "discipline" or policy.payer.discipline_modifiers is not Binding.NO


def _modifier(code: str, written: str, kind: str, finding: Finding, policy: Policy) -> Said:
    unverified = kind == "discipline" and policy.payer.discipline_modifiers is not Binding.APPLIES
    severity = Severity.INFO if unverified else Severity.WARN
    return Said(heading_of()[kind], replace(finding, about=code, severity=severity), (code,), written)


def _written(modifier: str, verdict: ModifierVerdict, kind: str, facts: set[str], kinds: Mapping[str, str]) -> str:
    """The modifier; where it is open which one of its kind is missing, all of them."""
    if verdict is not ModifierVerdict.MISSING or OPEN_BY.get(kind) not in facts:
        return modifier
    return EITHER.join(sorted(each for each in kinds if kinds[each] == kind))


def _finding_on(modifier: str, verdict: ModifierVerdict, coding: Coding) -> Finding | None:
    """The coder's finding on a modifier, noted once for all lines; None where another one tells it already."""
    if verdict is ModifierVerdict.RIGHT:
        return None
    name = f"proposed-modifier-{verdict.value.replace('_', '-')}"
    return next((each for each in coding.findings if (each.finding, each.about) == (name, modifier)), None)
