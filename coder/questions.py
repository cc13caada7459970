"""Which facts that were not said would change the claim, and into what?

A fact is worth asking only when two of its answers give two claims. The visit is coded with each answer; what the rules
did not look at is never asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from coder.answers import with_answer
from coder.claim import Billed, Lines, billed
from coder.coding import Claimed, Coding, claim_visit, code_visit
from coder.decision import OpenFact
from coder.minute_classes import IN_MINUTES, label, minute_classes, most_told, said_range
from coder.policy import Policy
from coder.visit import Visit

If = tuple[tuple[str, str], ...]
"""Open facts and the usual answers supposed for them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer and the claim it leads to; ``lines`` is None where something without a usual answer stays open."""

    answer: str
    lines: Lines | None
    supposing: If
    coding: Coding


@dataclass(frozen=True, slots=True)
class Question:
    fact: str
    rule: str
    usual: str | None
    choices: tuple[Choice, ...]
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Answered:
    """A visit with one answer put in: its coding, and the claims that further answers can make of it."""

    answer: str
    visit: Visit
    policy: Policy
    coding: Coding
    outcomes: frozenset[Billed]


def questions(visit: Visit, policy: Policy, coding: Coding) -> tuple[Question, ...]:
    """The open facts that split the claim, most-splitting first, each choice with its claim."""
    known = frozenset(fact.fact for fact in coding.open)
    found = [(fact, _answers(fact, visit, policy, known)) for fact in coding.open]
    splitting = [(fact, answers) for fact, answers in found if fact.always or len({a.outcomes for a in answers}) > 1]
    splitting.sort(key=lambda each: -len(frozenset().union(*(a.outcomes for a in each[1]))))
    likely = tuple(fact.fact for fact, _ in splitting)
    return tuple(_question(fact, answers, likely) for fact, answers in splitting)


def _answers(fact: OpenFact, visit: Visit, policy: Policy, known: frozenset[str]) -> list[_Answered]:
    """The possible answers; of minutes only those within the totals that were said, where these split the claim."""
    most = None if fact.answers else most_told(fact, visit)
    if most is not None:
        classes = minute_classes(fact, visit, policy, most)
        within = _coded(((label(each), str(each[0])) for each in classes), fact, visit, policy, known)
        if len({each.outcomes for each in within}) > 1:
            return within
    return _coded(_possible(fact, visit, policy), fact, visit, policy, known)


def _coded(
    possible: Iterable[tuple[str, str]], fact: OpenFact, visit: Visit, policy: Policy, known: frozenset[str]
) -> list[_Answered]:
    answers = []
    for answer, value in possible:
        told, under = with_answer(visit, policy, fact, value)
        coding = code_visit(told, under)
        outcomes = _outcomes(coding.lines, coding.open, told, under, known)
        answers.append(_Answered(answer, told, under, coding, outcomes))
    return answers


def _possible(fact: OpenFact, visit: Visit, policy: Policy) -> Iterator[tuple[str, str]]:
    """Each answer as it is shown, with the value that stands for it."""
    if fact.fact in IN_MINUTES and not fact.answers:
        for each in minute_classes(fact, visit, policy):
            yield label(each), str(each[0])
    else:
        yield from ((answer, answer) for answer in fact.answers)


def _probes(fact: OpenFact, visit: Visit, policy: Policy) -> Iterator[str]:
    """Values to try for a difference; of a range its ends first, where one shows most often."""
    bounds = said_range(fact)
    if bounds is None:
        yield from (value for _, value in _possible(fact, visit, policy))
    else:
        yield from map(str, bounds)
        yield from (str(each[0]) for each in minute_classes(fact, visit, policy))


def _outcomes(
    lines: Lines, open_facts: tuple[OpenFact, ...] | list[OpenFact], visit: Visit, policy: Policy, known: frozenset[str]
) -> frozenset[Billed]:
    """The claims that this visit can end in, through the first fact that only its last answer opened."""
    opened = next((fact for fact in open_facts if fact.usual is None and fact.fact not in known), None)
    if opened is None:
        return frozenset((billed(lines),))
    ends = {billed(claimed.lines) for claimed in _claims(opened, visit, policy)}
    return frozenset(ends or (billed(lines),))


def _claims(fact: OpenFact, visit: Visit, policy: Policy) -> Iterator[Claimed]:
    for _, value in _possible(fact, visit, policy):
        yield claim_visit(*with_answer(visit, policy, fact, value))


def _question(fact: OpenFact, answers: list[_Answered], likely: tuple[str, ...]) -> Question:
    choices = tuple(_choice(fact, answer, likely) for answer in answers)
    if fact.fact == "payer":
        choices = _one_outcome_each(choices)
    return Question(fact.fact, fact.rule, fact.usual, choices, fact.about)


def _choice(fact: OpenFact, answer: _Answered, likely: tuple[str, ...]) -> Choice:
    """What answering this would really give: a claim, one with its ifs, or another question."""
    coding = answer.coding
    hard = sorted((each for each in coding.open if each.usual is None), key=lambda each: each.fact not in likely)
    usual = [each for each in coding.open if each.usual is not None and (each.fact in likely or _splits(each, answer))]
    supposing = tuple((each.fact, each.usual or "") for each in usual)
    if any(_splits(other, answer) for other in hard):
        return Choice(answer.answer, None, supposing, coding)
    lines = coding.lines
    if fact.fact in IN_MINUTES:
        lines = tuple(replace(line, minutes=None) for line in lines)
    return Choice(answer.answer, lines, supposing, coding)


def _splits(fact: OpenFact, answer: _Answered) -> bool:
    """Would this fact still be asked once the answer is in?"""
    if fact.always:
        return True
    known = frozenset(other.fact for other in answer.coding.open)
    first: frozenset[Billed] | None = None
    for value in _probes(fact, answer.visit, answer.policy):
        told, under = with_answer(answer.visit, answer.policy, fact, value)
        claimed = claim_visit(told, under)
        outcomes = _outcomes(claimed.lines, claimed.open, told, under, known)
        if first is not None and outcomes != first:
            return True
        first = outcomes if first is None else first
    return False


def _one_outcome_each(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Payers that lead to one and the same claim are one choice."""
    grouped: dict[object, Choice] = {}
    for choice in choices:
        key = None if choice.lines is None else billed(choice.lines), choice.supposing
        known = grouped.get(key)
        grouped[key] = choice if known is None else replace(known, answer=f"{known.answer}, {choice.answer}")
    return tuple(grouped.values())
