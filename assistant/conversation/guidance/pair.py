"""Which pair of codes is asked about, and what do the edit files say of it?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.conversation.guidance.names import named_codes
from assistant.conversation.guidance.question import Asked
from coder.policy import CodeKind, Policy
from knowledge.guidance import Guidance

NEVER = "0"
PUT_ON = re.compile(r"\b(?:59|X[EPSU]|modifier|it)\s+(?:(?:go|goes|belongs)\s+)?on\s+(\d{5})\b", re.IGNORECASE)
EVALUATIONS = (CodeKind.EVALUATION, CodeKind.RE_EVALUATION)


@dataclass(frozen=True, slots=True)
class PairView:
    """A pair with what becomes of it; ``ended`` is the last day of one that was in force once."""

    kind: str
    first: str
    second: str
    column1: str
    column2: str
    cites: tuple[str, ...]
    ended: str = ""
    put_on: str | None = None
    """The code on which the question puts the modifier."""


def pair_of(question: Asked, guidance: Guidance, policy: Policy) -> PairView:
    """The pair of a question: of several codes the two that an edit joins, else the first two."""
    codes = asked_codes(question, policy)
    for first, second in ((a, b) for i, a in enumerate(codes) for b in codes[i + 1 :]):
        view = _edit(first, second, policy)
        if view is not None:
            found = PUT_ON.search(question.text)
            return replace(view, put_on=found[1] if found is not None else None)
    first, second = codes[:2]
    return _without_edit(first, second, guidance, policy)


def asked_codes(question: Asked, policy: Policy) -> list[str]:
    """Service codes by number, then those of services by name."""
    numbers = [code for code in question.codes if code in policy.codes]
    return list(dict.fromkeys((*numbers, *named_codes(question.text, policy))))


def _edit(first: str, second: str, policy: Policy) -> PairView | None:
    kinds = {policy.codes[first].kind, policy.codes[second].kind}
    for column1, column2 in ((first, second), (second, first)):
        edit = policy.code_pairs.edits.get((column1, column2))
        if edit is not None:
            kind = _kind(column1, column2, edit.practitioner or edit.hospital, policy)
            return PairView(kind, first, second, column1, column2, edit.ground.cites)
    later = policy.encounter.subsequent.value
    if kinds & {*EVALUATIONS} and CodeKind.ORTHOTIC in kinds and later not in (first, second):
        return PairView("evaluation_first", first, second, first, second, ())
    return None


def _kind(column1: str, column2: str, indicator: str | None, policy: Policy) -> str:
    kinds = {policy.codes[code].kind for code in (column1, column2)}
    later = policy.encounter.subsequent.value
    if later in (column1, column2) and kinds & {*EVALUATIONS}:
        return "evaluation_later"
    if CodeKind.RE_EVALUATION in kinds and CodeKind.ORTHOTIC in kinds:
        return "re_evaluation_first"
    if f"{column1}/{column2}" in policy.code_pairs.needs_other_extremity.value:
        return "gait"
    if indicator == NEVER:
        return "never"
    return "cast" if CodeKind.CAST in kinds else "open"


def _without_edit(first: str, second: str, guidance: Guidance, policy: Policy) -> PairView:
    """A pair of which no edit is in force: one that ended, or one that never was."""
    rows = [row for a, b in ((first, second), (second, first)) for _, row in guidance.policies.pairs.rows_of(a, b)]
    last = max((row.last for row in rows if row.first < row.last < policy.date), default="")
    kind = "ended" if rows else "none"
    return PairView(
        kind, first, second, first, second, ("ncci-ptp-practitioner-2024q3-none",) if not rows else (), last
    )
