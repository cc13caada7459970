"""What is said beside a claim: what changed, what was said in two ways, what should be looked at."""

from __future__ import annotations

from assistant.conversation.acts import Answer, Confirm, Correct, Keep, Retract, Tell, Undo
from assistant.conversation.replying.changes import FactChange, fact_changes
from assistant.conversation.replying.claim_lines import counted_minutes
from assistant.conversation.replying.turn import Turn
from assistant.conversation.told import Contradiction
from assistant.explanation.explanation import Asked, Explanation, Sentence
from coder.decision import Severity

MOST_CHECKS = 4
MOST_OF_A_DAY = 480
"""Minutes of treatment above which it is asked whether the number is right."""
CHANGES = (Correct, Retract, Keep, Undo)


def long_day(turn: Turn) -> int | None:
    """Minutes that no day of treatment has, where they were not told the turn before; most likely a slip."""
    minutes = counted_minutes(turn.coded) if turn.coded is not None else 0
    before = counted_minutes(turn.coded_before) if turn.coded_before is not None else 0
    return minutes if minutes > MOST_OF_A_DAY and minutes != before else None


def clashes(turn: Turn, asked: Asked | None) -> tuple[Contradiction, ...]:
    """What was said in two ways, one at a time: that which the question is of, else the first."""
    every = turn.frame.contradicted
    of_question = tuple(each for each in every if asked is not None and _root(each.path) == _root(asked.fact))
    return (of_question or every)[:1]


def _root(path: str) -> str:
    """Whether an L code is billed, and which, is one matter."""
    root = path.partition(".")[0]
    return "l_code_status" if root.startswith("l_code") else root


def goes_back_a_visit(turn: Turn) -> bool:
    """Was the beginning of a visit taken back?"""
    return isinstance(turn.act, Undo) and len(turn.frame.earlier) < len(turn.before.earlier)


def told_changes(turn: Turn) -> list[FactChange]:
    """What changed, apart from what is asked because it was said in two ways."""
    clashing = {each.path for each in turn.frame.contradicted}
    if goes_back_a_visit(turn):
        return []
    return [each for each in fact_changes(turn.before.visit, turn.frame.visit) if each.path not in clashing]


def new_checks(turn: Turn, explanation: Explanation) -> list[Sentence]:
    """What should be looked at and was not said a turn before."""
    if turn.coded_before is None or not isinstance(turn.act, (Answer, Tell, Confirm, *CHANGES)):
        return checks(explanation)
    known = {each.text for each in checks(turn.counter.explainer.explain(turn.coded_before))}
    return [each for each in checks(explanation) if each.text not in known]


def checks(explanation: Explanation) -> list[Sentence]:
    """What should be looked at before the claim goes out, stops first; a known mistake behind what it is about."""
    ordered = sorted(explanation.checks, key=lambda each: each.severity is not Severity.STOP)
    for mistake in explanation.known_mistake:
        place = next((n for n, each in enumerate(ordered, 1) if each.about == mistake.about), 0)
        ordered.insert(place, mistake)
    return ordered[:MOST_CHECKS]
