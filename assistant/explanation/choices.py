"""The answers of a question as they are shown: neighbouring minutes with one outcome as one, few enough to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.explanation.explanation import AskedChoice

MOST_RANGES, MOST_WORDS = 5, 7
"""Answers that are listed, beside one line for the rest: of minutes any other is typed."""


def are_ranges(answers: Iterable[str]) -> bool:
    """Are the answers classes of minutes, rather than words or single numbers that were said?"""
    return any(answer[:1].isdigit() and "-" in answer for answer in answers)


def one_outcome_each(outcomes: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Answers with their outcomes in words; ranges that follow each other and have one outcome are one range."""
    if not are_ranges(answer for answer, _ in outcomes):
        return list(outcomes)
    merged: list[tuple[str, str]] = []
    for answer, outcome in outcomes:
        before = merged[-1] if merged else None
        if before is not None and before[1] == outcome and _follows(answer, before[0]):
            merged[-1] = (_joined(before[0], answer), outcome)
        else:
            merged.append((answer, outcome))
    return merged


def listed(choices: Sequence[AskedChoice]) -> tuple[AskedChoice, ...]:
    """The answers that are listed: no ranges while none of them leads to a claim, and never a long list."""
    ranges = are_ranges(choice.answer for choice in choices)
    if ranges and not any(choice.claim for choice in choices):
        return ()
    return tuple(choices[: MOST_RANGES if ranges else MOST_WORDS])


def _follows(answer: str, before: str) -> bool:
    least, most = answer.partition("-")[0], before.rpartition("-")[2]
    return least.isdigit() and most.isdigit() and int(least) == int(most) + 1


def _joined(first: str, last: str) -> str:
    """The range from the least of one to the most of the other, which may be open."""
    _, dash, most = last.partition("-")
    return f"{first.partition('-')[0]}-{most if dash else last}"
