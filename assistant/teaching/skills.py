"""What a learner can be good at: the rules, each by the stem of its module, and the wrong models to see through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assistant.teaching.topics import Topic, topic_of
from coder.claim import Lines
from coder.misconceptions.diagnosis import IDS

STEMS: dict[Topic, str] = {
    Topic.UNITS: "timed_units",
    Topic.SHARING: "unit_allocation",
    Topic.COUNTING: "payer_policy",
    Topic.UNTIMED: "minute_ledger",
    Topic.L_CODE: "device_billing",
    Topic.ENCOUNTER: "encounter",
    Topic.SAME_DAY: "code_pairs",
    Topic.ASSISTANT: "assistant_services",
    Topic.PLAN: "discipline",
    Topic.TOGETHER: "minute_ledger",
    Topic.READY_MADE: "devices",
}
"""The rule that each topic practises."""
MASTERED = 2
"""Right answers in a row after which a skill needs no support."""


class Spoken(Protocol):
    """An answer that speaks for skills."""

    @property
    def skills(self) -> tuple[str, ...]: ...
    @property
    def is_correct(self) -> bool: ...


def is_model(skill: str) -> bool:
    """Is this skill a wrong model to see through, and not a rule?"""
    return skill in IDS


def stem_of(model: str) -> str:
    """The rule that a wrong model gets wrong."""
    return STEMS[topic_of(model)]


def topic_of_skill(skill: str) -> Topic | None:
    """The topic that practises a skill; None for a rule that only lessons teach."""
    if is_model(skill):
        return topic_of(skill)
    return next((topic for topic, stem in STEMS.items() if stem == skill), None)


def stems_in(lines: Lines) -> tuple[str, ...]:
    """The rules that decided a claim."""
    areas = (rule.partition("/")[0] for line in lines for rule in line.rules)
    return tuple(dict.fromkeys(area.replace("-", "_") for area in areas))


def right_in_row(skill: str, answers: Sequence[Spoken]) -> int:
    """How many of the last answers that speak for a skill were right, one after the other."""
    count = 0
    for each in reversed(answers):
        if skill in each.skills:
            if not each.is_correct:
                break
            count += 1
    return count
