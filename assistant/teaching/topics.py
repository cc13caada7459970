"""What can be practised: each topic with the wrong models that it brings to light."""

from __future__ import annotations

from enum import StrEnum


class Topic(StrEnum):
    """A topic of practice, by the question that its visits put."""

    UNITS = "units"
    SHARING = "sharing"
    COUNTING = "counting"
    UNTIMED = "untimed"
    L_CODE = "l-code"
    ENCOUNTER = "encounter"
    SAME_DAY = "same-day"
    ASSISTANT = "assistant"
    PLAN = "plan"
    TOGETHER = "together"
    READY_MADE = "ready-made"
    MIXED = "mixed"
    """Several questions in one visit."""


MODELS: dict[Topic, tuple[str, ...]] = {
    Topic.UNITS: ("M01", "M02", "M03", "M04", "M11", "M21", "M23"),
    Topic.SHARING: ("M05", "M07", "M08", "M09", "M10", "M13"),
    Topic.COUNTING: ("M06",),
    Topic.UNTIMED: ("M12", "M14", "M15"),
    Topic.L_CODE: ("M16", "M17", "M30"),
    Topic.ENCOUNTER: ("M18", "M19", "M20"),
    Topic.SAME_DAY: ("M22",),
    Topic.ASSISTANT: ("M24",),
    Topic.PLAN: ("M28",),
    Topic.TOGETHER: ("M25",),
    Topic.READY_MADE: ("M26", "M27"),
    Topic.MIXED: (),
}


def topic_of(model: str) -> Topic:
    """The topic in which a wrong model shows. Raises ``KeyError`` for one that shows in no claim."""
    return next(topic for topic, models in MODELS.items() if model in models)
