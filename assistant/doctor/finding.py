"""One thing the doctor looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """Well; worth a look; or keeping something from working."""

    WELL = "well"
    LOOK = "look"
    ILL = "ill"


@dataclass(frozen=True, slots=True)
class Finding:
    """``subject`` groups findings, ``finding`` is a stable id whose words live in the explanation templates."""

    subject: str
    finding: str
    state: State = State.WELL
    values: dict[str, object] = field(default_factory=dict)


def well(subject: str, finding: str, **values: object) -> Finding:
    return Finding(subject, finding, State.WELL, values)


def look(subject: str, finding: str, **values: object) -> Finding:
    return Finding(subject, finding, State.LOOK, values)


def ill(subject: str, finding: str, **values: object) -> Finding:
    return Finding(subject, finding, State.ILL, values)
