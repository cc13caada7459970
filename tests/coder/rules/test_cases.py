"""Every rule's cases: facts in, claim out. Expected values are worked by hand from the cited source."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.desk import Desk
from assistant.facts import visit_from_facts
from coder.answer import Answer
from coder.claim import Lines
from coder.visit import Range
from knowledge.guidance import Guidance

CASES = Path(__file__).parent / "cases"
DAY = "2026-03-10"


def shown(lines: Lines | None) -> list[str] | None:
    """A claim in one readable form: ``97760 x2 GO 59``, sorted."""
    if lines is None:
        return None
    return sorted(" ".join((line.code, f"x{line.units}", *line.modifiers)) for line in lines)


def row(minutes: int | Range) -> str:
    return str(minutes) if isinstance(minutes, int) else f"{minutes.low}-{minutes.high}"


def merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in {**base, **own}.items() if value is not None}


def collect() -> list[Any]:
    params = []
    for path in sorted(CASES.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for case in content["cases"]:
            facts = merged(content.get("base", {}), case.get("facts", {}))
            params.append(pytest.param(facts, case, id=f"{path.stem}: {case['name']}"))
    return params


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(Guidance.open(), DAY)


@pytest.mark.parametrize(("facts", "case"), collect())
def test_case(facts: dict[str, Any], case: dict[str, Any], desk: Desk) -> None:
    """The claim, the questions, the findings and the ledger are those of the case."""
    given = desk.code(visit_from_facts(facts)).answer
    checks = {key: value for key, value in case.items() if key not in ("name", "facts", "why")}
    assert {key: CHECKS[key](given, value) for key, value in checks.items()} == checks


def found(given: Answer) -> set[str]:
    return {f"{finding.finding} @ {finding.about}" for finding in given.findings}


def ledger(given: Answer) -> list[str]:
    return [f"{row(r.minutes)} {r.activity} {r.disposition}" for r in given.coding.ledger]


def asks(given: Answer) -> dict[str, Any]:
    return {q.fact: {choice.answer: shown(choice.lines) for choice in q.choices} for q in given.questions}


CHECKS: dict[str, Any] = {
    "status": lambda given, _: given.status.value,
    "bill": lambda given, _: shown(given.lines),
    "splits": lambda given, _: [shown(lines) for lines in given.alternatives],
    "asks": lambda given, want: asks(given) if isinstance(want, dict) else [q.fact for q in given.questions],
    "usual": lambda given, _: {q.fact: q.usual for q in given.questions},
    "provisional": lambda given, _: shown(given.provisional.lines) if given.provisional else None,
    "not_billed": lambda given, _: sorted(each.code for each in given.not_billed),
    "notes": lambda given, want: [each for each in want if each in found(given)],
    "without": lambda given, want: [each for each in want if each not in found(given)],
    "contested": lambda given, _: [contest.followed for contest in given.contested],
    "ledger": lambda given, _: ledger(given),
    "people": lambda given, _: [f"{row(r.minutes)} {r.by}" for r in given.coding.ledger],
    "not_assumed": lambda given, want: [fact for fact in want if fact not in {a.fact for a in given.assumed}],
    "minutes": lambda given, _: sorted(" ".join((x.code, *x.modifiers, str(x.minutes))) for x in given.lines),
    "devices": lambda given, _: {line.code: line.device for line in given.lines},
    "cms": lambda given, _: shown(given.by_total),
    "ama": lambda given, _: shown(given.by_code),
    "assumed": lambda given, want: {a.fact: a.value for a in given.assumed if a.fact in want},
    "claims": lambda given, _: {line.code: line.claim.value for line in given.lines},
    "amounts": lambda given, _: {
        line.code: line.amount if line.range is None else list(line.range)
        for line in (given.coding.estimate.lines if given.coding.estimate else ())
    },
    "total": lambda given, _: given.coding.estimate.total if given.coding.estimate else None,
    "reductions": lambda given, _: {
        r.reduction: r.amount for r in (given.coding.estimate.reductions if given.coding.estimate else ())
    },
    "rests_on": lambda given, _: list(given.coding.estimate.cites) if given.coding.estimate else None,
    "proposed": lambda given, _: {
        j.code: [j.verdict.value, j.units.value if j.units else None, {m: v.value for m, v in j.modifiers}]
        for j in given.proposed
    },
}
