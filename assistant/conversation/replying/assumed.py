"""The claim of a visit told within a question, where the question leaves open what every claim needs.

``97763 for 9 minutes and 97535 for 9, how many units`` says nothing of an L code or of who treated: the answer is
given under the plainest assumptions, which are told, and the question stays open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from assistant.conversation.guidance.question import Asked
from assistant.conversation.next_question import next_question
from assistant.conversation.replying.claim_lines import is_of_counting, lines_of
from assistant.conversation.replying.turn import Turn
from assistant.desk import CodedVisit
from coder.answers import with_answer
from coder.coding import Status
from coder.policy import Policy
from coder.questions import Question
from coder.visit import DeviceKind, Discipline, Encounter, LCodeStatus, Side, UnitRule, Visit

MOST_STEPS = 6
Assume = Callable[[Visit, Policy, bool], str | None]


@dataclass(frozen=True, slots=True)
class Assumed:
    """A visit coded under assumptions, each a fact with the value taken for it; codes that were asked about tell
    theirs and are no assumptions."""

    coded: CodedVisit
    facts: tuple[tuple[str, str], ...]


def assumed_claim(turn: Turn, *, speaks_of_l_code: bool) -> Assumed | None:
    """The visit with the plainest answers to what is open; None where it is coded without, or cannot be even so."""
    coded, visit = turn.coded, turn.frame.visit
    seen = _as_asked(visit, turn.counter.asked(turn.text, visit.payer))
    if coded is not None and seen != visit:
        visit, coded = seen, turn.counter.desk.code(seen)
    if coded is None or (coded is turn.coded and lines_of(coded)) or turn.coded is None:
        return None
    if coded is turn.coded and coded.answer.status is not Status.NEEDS_FACTS:
        return None
    facts: list[tuple[str, str]] = []
    for _ in range(MOST_STEPS):
        question = next_question(coded.answer, replace(turn.frame, visit=visit))
        if question is None or lines_of(coded) or is_of_counting(coded):
            break
        value = _plainest(question, visit, coded.policy, speaks_of_l_code=speaks_of_l_code)
        if value is None:
            return None
        if _is_told(question.fact, visit):
            facts.append((question.fact, value))
        visit = _answered(visit, question, value, coded)
        coded = turn.counter.desk.code(visit)
    return Assumed(coded, tuple(facts))


def _as_asked(visit: Visit, question: Asked) -> Visit:
    """The visit with the plan, counting and later encounter that the question names more plainly than a note."""
    rule = visit.unit_rule
    if rule is None and question.has("ama") != question.has("cms_rule"):
        rule = UnitRule.AMA if question.has("ama") else UnitRule.CMS
    kind = visit.visit_kind
    if kind is None and question.has("followup_word"):
        kind = Encounter.SUBSEQUENT
    return replace(visit, payer=question.payer, unit_rule=rule, visit_kind=kind)


def _plainest(question: Question, visit: Visit, policy: Policy, *, speaks_of_l_code: bool) -> str | None:
    assume = PLAINEST.get(question.fact)
    return assume(visit, policy, speaks_of_l_code) if assume else question.usual


def _l_code(visit: Visit, policy: Policy, is_spoken_of: bool) -> str:
    return LCodeStatus.BILLED if is_spoken_of else LCodeStatus.NOT_BILLED


def _visit_kind(visit: Visit, policy: Policy, _: bool) -> str:
    later = any(each.code == policy.encounter.subsequent.value for each in visit.proposed_codes)
    return Encounter.SUBSEQUENT if later else Encounter.INITIAL


def _device_kind(visit: Visit, policy: Policy, _: bool) -> str:
    limb = any(each.code == policy.encounter.prosthesis_initial.value for each in visit.proposed_codes)
    return DeviceKind.PROSTHESIS if limb else DeviceKind.ORTHOSIS


PLAINEST: Mapping[str, Assume] = {
    "l_code_status": _l_code,
    "visit_kind": _visit_kind,
    "orthosis_or_prosthesis": _device_kind,
    "discipline": lambda *_: Discipline.PT,
    "devices.laterality": lambda *_: Side.LEFT,
    "payer": lambda visit, *_: "Commercial" if visit.unit_rule is UnitRule.AMA else "Medicare",
}


def _is_told(fact: str, visit: Visit) -> bool:
    """Is it an assumption worth a word: what a proposed code says of the encounter and the device is none."""
    return not (fact in ("visit_kind", "orthosis_or_prosthesis") and visit.proposed_codes)


def _answered(visit: Visit, question: Question, value: str, coded: CodedVisit) -> Visit:
    open_fact = next(each for each in coded.answer.coding.open if each.fact == question.fact)
    return with_answer(visit, coded.policy, open_fact, value)[0]
