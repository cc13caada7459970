"""The rule behind a question about a told visit, which is told beside the claim."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.conversation.guidance.find import CLEAR, LEAST, best_topic
from assistant.conversation.guidance.question import Asked, asks_for_claim
from assistant.conversation.guidance.shelf import Shelf
from assistant.conversation.guidance.topics import Topic
from assistant.conversation.replying.question_within import question_within
from assistant.conversation.replying.turn import Turn

BEHIND_VISITS = ("modifiers", "pairs", "codes", "evaluations", "limits", "l_codes", "who")
OF_TIME = (
    "same_period",
    "cotreatment",
    "waiting",
    "setup_time",
    "documentation_time",
    "session_length",
    "group",
    "evaluation_minutes",
    "untimed_minutes",
    "one_line",
    "odd_unit",
    "full_fifteen",
    "every_eight",
    "below_eight",
    "each_over_eight",
    "short_services",
)
"""Topics whose rule is told beside the claim of a visit: files, and single topics on units."""
OF_DEVICES = ("sides", "two_sides", "sides_on_therapy", "classes", "custom_only")
"""Topics on what any told device has."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The topic behind a question about a visit; ``is_asked`` tells that the rule, not the claim, is asked for."""

    file: str
    name: str
    question: Asked
    shelf: Shelf
    is_asked: bool

    @property
    def is_of_short_services(self) -> bool:
        """Is it about services that are too short by themselves, which a claim with a unit has answered?"""
        return self.name in ("below_eight", "short_services", "each_over_eight")

    def told_second(self) -> Rule:
        """Behind a claim: without a yes or no of its own."""
        return replace(self, question=replace(self.question, is_yes_no=False), is_asked=False)


def rule_behind(turn: Turn, text: str) -> Rule | None:
    """The rule that a question about a told visit turns on; None where only the claim is asked."""
    whole, alone = turn.counter.asked(text, turn.frame.visit.payer), question_within(text)
    last = _with_numbers_of(whole, turn.counter.asked(alone)) if alone is not None else whole
    for question in (last, whole):
        found = best_topic(question, turn.counter)
        if found is not None and found.score >= LEAST and _may_stand_behind(found.topic, whole):
            is_asked = found.score >= CLEAR and not asks_for_claim(last)
            about = replace(whole, is_yes_no=last.is_yes_no)
            return Rule(
                found.topic.file, found.topic.name, about, Shelf(turn.counter.desk, turn.counter.policy()), is_asked
            )
    return None


def _with_numbers_of(whole: Asked, last: Asked) -> Asked:
    """What is asked at the end, with the codes and minutes that were told before it."""
    by = whole.concepts & {"assistant"} if last.has("cq_co") else frozenset()
    return replace(
        last,
        codes=last.codes or whole.codes,
        minutes=last.minutes or (whole.minutes if last.has("limit") or not last.codes else ()),
        concepts=last.concepts | by,
    )


def _may_stand_behind(topic: Topic, question: Asked) -> bool:
    """Not what the device of a told visit has anyway, where the claim is asked for."""
    if topic.name in OF_DEVICES and asks_for_claim(question):
        return False
    return topic.file in BEHIND_VISITS or topic.name in OF_TIME
