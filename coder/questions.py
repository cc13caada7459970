"""Which facts that were not said would change the claim, and into what?

A fact is worth asking only when two of its answers give two claims. The visit is coded once with each answer; what the
rules did not look at is never asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coder.answers import with_answer
from coder.claim import Billed, Lines, billed
from coder.coding import Coding, code_visit
from coder.decision import OpenFact
from coder.minute_classes import label, minute_classes
from coder.policy import Policy
from coder.visit import Visit

IN_MINUTES = frozenset(("minutes", "minutes.training", "other_services", "assistant_minutes"))
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
class _Answer:
    """What one answer leads to: its coding and the claims that further answers can make of it."""

    answer: str
    coding: Coding
    outcomes: frozenset[Billed]


def questions(visit: Visit, policy: Policy, coding: Coding) -> tuple[Question, ...]:
    """The open facts that split the claim, most-splitting first, each choice with its claim."""
    answered = {i: _answers(fact, visit, policy, coding) for i, fact in enumerate(coding.open)}
    splitting = {i for i, answers in answered.items() if coding.open[i].always or _splits(answers)}
    idle = frozenset(fact.fact for i, fact in enumerate(coding.open) if i not in splitting)
    ordered = sorted(splitting, key=lambda i: -len(frozenset().union(*(a.outcomes for a in answered[i]))))
    return tuple(_question(coding.open[i], answered[i], idle, coding) for i in ordered)


def _splits(answers: list[_Answer]) -> bool:
    return len({answer.outcomes for answer in answers}) > 1


def _answers(fact: OpenFact, visit: Visit, policy: Policy, coding: Coding) -> list[_Answer]:
    known = frozenset(other.fact for other in coding.open)
    answers = []
    for answer, value in _possible(fact, visit, policy):
        told, under = with_answer(visit, policy, fact, value)
        coded = code_visit(told, under)
        answers.append(_Answer(answer, coded, _outcomes(coded, told, under, known)))
    return answers


def _possible(fact: OpenFact, visit: Visit, policy: Policy) -> Iterator[tuple[str, str]]:
    """Each answer as it is shown, with the value that stands for it."""
    if fact.fact in IN_MINUTES and not fact.answers:
        for each in minute_classes(fact, visit, policy):
            yield label(each), str(each[0])
    else:
        yield from ((answer, answer) for answer in fact.answers)


def _outcomes(coding: Coding, visit: Visit, policy: Policy, known: frozenset[str]) -> frozenset[Billed]:
    """The claims that this answer can end in, through a fact that only it opens."""
    opened = [fact for fact in coding.open if fact.usual is None and fact.fact not in known]
    if not opened:
        return frozenset((billed(coding.lines),))
    outcomes = set()
    for _, value in _possible(opened[0], visit, policy):
        told, under = with_answer(visit, policy, opened[0], value)
        outcomes.add(billed(code_visit(told, under).lines))
    return frozenset(outcomes or (billed(coding.lines),))


def _question(fact: OpenFact, answers: list[_Answer], idle: frozenset[str], coding: Coding) -> Question:
    others = frozenset(other.fact for other in coding.open if other is not fact)
    choices = tuple(_choice(fact, answer, idle, others) for answer in answers)
    if fact.fact == "payer":
        choices = _one_outcome_each(choices)
    return Question(fact.fact, fact.rule, fact.usual, choices, fact.about)


def _one_outcome_each(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Payers that lead to one and the same claim are one choice."""
    grouped: dict[object, Choice] = {}
    for choice in choices:
        key = None if choice.lines is None else billed(choice.lines), choice.supposing
        known = grouped.get(key)
        grouped[key] = choice if known is None else replace(known, answer=f"{known.answer}, {choice.answer}")
    return tuple(grouped.values())


def _choice(fact: OpenFact, answer: _Answer, idle: frozenset[str], others: frozenset[str]) -> Choice:
    still_open = [other for other in answer.coding.open if other.fact not in idle]
    lines: Lines | None = answer.coding.lines
    if any(other.usual is None and _matters(other, answer, others) for other in still_open):
        lines = None
    elif fact.fact in IN_MINUTES and lines is not None:
        lines = tuple(replace(line, minutes=None) for line in lines)
    supposing = tuple((other.fact, other.usual) for other in still_open if other.usual is not None)
    return Choice(answer.answer, lines, supposing, answer.coding)


def _matters(other: OpenFact, answer: _Answer, others: frozenset[str]) -> bool:
    """One that was open before splits the claim; one that this answer opened does if it leads to two claims."""
    return other.fact in others or other.always or len(answer.outcomes) > 1
