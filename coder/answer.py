"""The answer to a visit: its claim, or the questions that stand between it and a claim."""

from __future__ import annotations

from dataclasses import dataclass

from coder.claim import Lines
from coder.coding import Coding, Status, code_visit
from coder.decision import Assumed, Finding, NotBilled
from coder.grounds import Contest
from coder.policy import Policy
from coder.questions import If, Question, questions
from coder.rules.proposals import CODE, MODIFIERS, UNITS, Judgement, Verdict
from coder.visit import Visit

ASIDE = frozenset(("payer", "unit_rule"))
"""Open facts under which the two countings can still be compared."""


@dataclass(frozen=True, slots=True)
class Provisional:
    """The claim under the usual answers, with those answers."""

    lines: Lines
    supposing: If


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a visit's claim; while ``questions`` are open there are no lines, but what holds either way."""

    coding: Coding
    status: Status
    lines: Lines
    alternatives: tuple[Lines, ...]
    questions: tuple[Question, ...]
    provisional: Provisional | None
    by_total: Lines
    by_code: Lines
    findings: tuple[Finding, ...]
    not_billed: tuple[NotBilled, ...]
    contested: tuple[Contest, ...]
    assumed: tuple[Assumed, ...]
    proposed: tuple[Judgement, ...]


def answer(visit: Visit, policy: Policy) -> Answer:
    """Code the visit and find out what is worth asking; a fully stated visit is coded once."""
    coding = code_visit(visit, policy)
    asked = questions(visit, policy, coding) if coding.open else ()
    assumed = (*_implied(visit), *_supposed(coding, asked), *coding.assumed)
    if asked:
        return _open_answer(coding, asked, assumed)
    status = coding.status
    if status is Status.NEEDS_FACTS:
        status = Status.CODED if coding.lines else Status.NOTHING_BILLABLE
    return Answer(
        coding,
        status,
        coding.lines,
        coding.alternatives,
        (),
        None,
        coding.by_total,
        coding.by_code,
        coding.findings,
        coding.not_billed,
        coding.contested,
        assumed,
        coding.proposed,
    )


def _open_answer(coding: Coding, asked: tuple[Question, ...], assumed: tuple[Assumed, ...]) -> Answer:
    usual = tuple((question.fact, question.usual) for question in asked if question.usual is not None)
    provisional = Provisional(coding.lines, usual) if len(usual) == len(asked) else None
    comparable = all(question.usual is not None or question.fact in ASIDE for question in asked)
    codings = [choice.coding for question in asked for choice in question.choices]
    return Answer(
        coding,
        Status.NEEDS_FACTS,
        (),
        (),
        asked,
        provisional,
        coding.by_total if comparable else (),
        coding.by_code if comparable else (),
        _settled(coding, asked, codings),
        tuple(
            each
            for each in coding.not_billed
            if not _awaits_a_claim(each.rule) and all(each in c.not_billed for c in codings)
        ),
        tuple(each for each in coding.contested if all(each in c.contested for c in codings)),
        assumed,
        tuple(each for each in coding.proposed if each.verdict in (Verdict.RETIRED, Verdict.UNKNOWN)),
    )


def _settled(coding: Coding, asked: tuple[Question, ...], codings: list[Coding]) -> tuple[Finding, ...]:
    """Findings that hold whatever is answered, and those on what is asked; amounts and proposals wait for a claim."""
    facts = tuple(question.fact for question in asked)
    return tuple(
        finding
        for finding in coding.findings
        if not _awaits_a_claim(finding.rule)
        and (finding.about.startswith(facts) or all(finding in other.findings for other in codings))
    )


def _awaits_a_claim(rule: str) -> bool:
    """Amounts, and verdicts on proposed codes, say nothing until there is a claim."""
    return rule.startswith("payment/") or rule in (CODE, UNITS, MODIFIERS)


def _implied(visit: Visit) -> tuple[Assumed, ...]:
    values = {"visit_kind": visit.visit_kind, "orthosis_or_prosthesis": visit.orthosis_or_prosthesis}
    return tuple(
        Assumed(path, value.value if (value := values.get(path)) else None, "reading/implied", (), implied=True)
        for path in visit.implied
    )


def _supposed(coding: Coding, asked: tuple[Question, ...]) -> tuple[Assumed, ...]:
    """Open facts that turned out to change nothing: supposed and shown."""
    values = {"payer": "not said", "setting": "private_practice"}
    worth_asking = {question.fact for question in asked}
    return tuple(
        Assumed(fact.fact, values.get(fact.fact, fact.usual), fact.rule)
        for fact in coding.open
        if fact.fact not in worth_asking and (fact.fact in values or fact.usual is not None)
    )
