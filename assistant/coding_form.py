"""A coding as JSON: the public form, with every citation that it uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeAlias

from coder.answer import Answer
from coder.claim import Line, Lines, billed
from coder.decision import Assumed, Finding, LedgerRow, NotBilled
from coder.grounds import Contest
from coder.policy import PayerRow, Policy
from coder.questions import Question
from coder.rules.payment import Estimate
from coder.rules.proposals import Judgement
from coder.visit import Evaluation, Range, UnitRule

Json: TypeAlias = Any
Form: TypeAlias = dict[str, Json]


class Cited(Protocol):
    """What a citation key leads to, as knowledge gives it."""

    @property
    def source(self) -> str: ...
    @property
    def locator(self) -> str: ...
    @property
    def effective(self) -> str | None: ...
    @property
    def says(self) -> str: ...
    @property
    def url(self) -> str | None: ...
    @property
    def grade(self) -> str: ...


class Library(Protocol):
    """Where citations come from, and which guidance it is."""

    @property
    def version(self) -> str: ...
    def digest_for(self, row: PayerRow) -> str: ...
    def citation(self, key: str, rows: Sequence[str] = ()) -> Cited: ...


class CodingForms:
    """Writes codings in the public form; remembers the citations it has written."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._citations: dict[tuple[str, tuple[str, ...]], Form] = {}

    def form(self, given: Answer, policy: Policy, *, echo: Json = None) -> Form:
        """The coding as JSON values; ``echo`` is the id of the facts."""
        coding = given.coding
        comparison = {
            "cms": _lines(given.by_total),
            "ama": _lines(given.by_code),
            "differ": billed(given.by_total) != billed(given.by_code),
        }
        form: Form = {
            "id": echo,
            "status": given.status.value,
            "lines": _lines(given.lines),
            "alternatives": [_lines(lines) for lines in given.alternatives],
            "not_billed": [_not_billed(each) for each in given.not_billed],
            "ledger": [_row(row) for row in coding.ledger],
            "findings": [_finding(finding) for finding in given.findings],
            "questions": [_question(question) for question in given.questions],
            "provisional": None
            if given.provisional is None
            else {"lines": _lines(given.provisional.lines), "if": dict(given.provisional.supposing)},
            "assumed": [_assumed(each) for each in given.assumed],
            "contested": [_contest(contest) for contest in given.contested],
            "proposed": [_judgement(each) for each in given.proposed],
            "comparison": comparison,
            "policy": _policy(policy, coding.unit_rule),
            "payment": None if given.questions else _payment(coding.estimate),
        }
        form["citations"] = self._cited(_keys(form), l_codes_of(given))
        form["guidance"] = {"version": self._library.version, "sha256": self._library.digest_for(policy.payer)}
        return form

    def _cited(self, keys: Sequence[str], rows: tuple[str, ...]) -> Form:
        return {key: self._citation(key, rows) for key in keys}

    def _citation(self, key: str, rows: tuple[str, ...]) -> Form:
        known = self._citations.get((key, rows))
        if known is None:
            cited = self._library.citation(key, rows)
            known = self._citations[key, rows] = {
                "source": cited.source,
                "locator": cited.locator,
                "effective": cited.effective,
                "says": cited.says,
                "url": cited.url,
                "grade": cited.grade,
            }
        return known


def l_codes_of(given: Answer) -> tuple[str, ...]:
    """The L codes on any line of an answer, for citations that speak of a table's rows."""
    claims = [given.lines, *(choice.lines or () for question in given.questions for choice in question.choices)]
    return tuple(dict.fromkeys(line.code for lines in claims for line in lines if line.code.startswith("L")))


def _keys(form: Form) -> list[str]:
    """Every citation key used in the form."""
    keys: dict[str, None] = {}
    for part in ("not_billed", "ledger", "findings", "assumed", "proposed"):
        for each in form[part]:
            keys.update(dict.fromkeys(each["citations"]))
    claims = [form["lines"], *form["alternatives"], form["comparison"]["cms"], form["comparison"]["ama"]]
    claims += [choice["lines"] or [] for question in form["questions"] for choice in question["choices"]]
    if form["provisional"]:
        claims.append(form["provisional"]["lines"])
    for lines in claims:
        for line in lines:
            keys.update(dict.fromkeys(line["citations"]))
    for contest in form["contested"]:
        keys.update(dict.fromkeys(position["citation"] for position in contest["positions"]))
    if form["payment"]:
        keys.update(dict.fromkeys(form["payment"]["citations"]))
    if form["policy"]["citation"]:
        keys[form["policy"]["citation"]] = None
    return list(keys)


def _minutes(minutes: int | Range | None) -> Json:
    return {"range": [minutes.low, minutes.high]} if isinstance(minutes, Range) else minutes


def _lines(lines: Lines) -> list[Form]:
    return [_line(line) for line in lines]


def _line(line: Line) -> Form:
    return {
        "code": line.code,
        "units": line.units,
        "modifiers": list(line.modifiers),
        "minutes": _minutes(line.minutes),
        "device": line.device,
        "claim": line.claim.value,
        "rules": list(line.rules),
        "citations": list(line.cites),
    }


def _not_billed(each: NotBilled) -> Form:
    return {"code": each.code, "rule": each.rule, "citations": list(each.cites), "detail": each.detail}


def _row(row: LedgerRow) -> Form:
    return {
        "minutes": _minutes(row.minutes),
        "activity": row.activity.value,
        "by": row.by,
        "disposition": row.disposition.value,
        "rule": row.rule,
        "citations": list(row.cites),
    }


def _finding(finding: Finding) -> Form:
    return {
        "severity": finding.severity.value,
        "rule": finding.rule,
        "finding": finding.finding,
        "about": finding.about,
        "grade": finding.ground.grade.value,
        "citations": list(finding.ground.cites),
    }


def _question(question: Question) -> Form:
    return {
        "fact": question.fact,
        "rule": question.rule,
        "usual": question.usual,
        "choices": [
            {
                "answer": choice.answer,
                "lines": None if choice.lines is None else _lines(choice.lines),
                "if": dict(choice.supposing),
            }
            for choice in question.choices
        ],
    }


def _assumed(each: Assumed) -> Form:
    value = each.value
    if isinstance(value, Evaluation):
        value = {"same_day": value.same_day}
    elif isinstance(value, tuple):
        value = list(value)
    return {
        "fact": each.fact,
        "value": value,
        "implied": each.implied,
        "rule": each.rule,
        "citations": list(each.cites),
    }


def _contest(contest: Contest) -> Form:
    return {
        "question": contest.question,
        "positions": [{"position": each.position, "citation": each.citation} for each in contest.positions],
        "followed": contest.followed,
    }


def _judgement(each: Judgement) -> Form:
    return {
        "code": each.code,
        "verdict": each.verdict.value,
        "units": None if each.units is None else each.units.value,
        "modifiers": [{"modifier": modifier, "verdict": verdict.value} for modifier, verdict in each.modifiers],
        "rule": each.rule,
        "citations": list(each.cites),
    }


def _policy(policy: Policy, rule: UnitRule | None) -> Form:
    counting = policy.timed_units
    ground = {UnitRule.CMS: counting.total_minutes, UnitRule.AMA: counting.per_code}.get(rule) if rule else None
    if policy.payer.clinic is not None:
        ground = policy.payer.clinic.ground
    return {
        "payer": policy.payer.name,
        "date": policy.date,
        "unit_rule": rule.value if rule else None,
        "citation": ground.cites[0] if ground and ground.cites else None,
        "last_reviewed": policy.payer.last_reviewed,
        "stale": policy.payer.stale,
    }


def _payment(estimate: Estimate | None) -> Form | None:
    if estimate is None:
        return None
    return {
        "year": estimate.year,
        "locality": estimate.locality,
        "conversion_factor": estimate.conversion_factor,
        "lines": [
            {
                "code": line.code,
                "units": line.units,
                "amount": line.amount,
                "range": None if line.range is None else list(line.range),
            }
            for line in estimate.lines
        ],
        "total": estimate.total,
        "reductions": [
            {"reduction": each.reduction, "code": each.code, "amount": each.amount} for each in estimate.reductions
        ],
        "citations": list(estimate.cites),
    }
