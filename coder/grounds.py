"""What a statement rests on: citation keys, the grade of the source, and what sources disagree about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Grade(StrEnum):
    """Official text or data read directly, an official text read in a copy, a secondary page, recalled only."""

    P = "P"
    P_COPY = "P-copy"
    S = "S"
    R = "R"


@dataclass(frozen=True, slots=True)
class Ground:
    """Citation keys with the grade of what they carry; ``text`` is a short wording kept beside the citation."""

    cites: tuple[str, ...] = ()
    grade: Grade = Grade.R
    text: str = ""


NO_GROUND = Ground()


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value as a source states it."""

    value: T
    ground: Ground


@dataclass(frozen=True, slots=True)
class Position:
    position: str
    citation: str


@dataclass(frozen=True, slots=True)
class Contest:
    """A question on which sources contradict each other; ``followed`` is the position acted on."""

    question: str
    positions: tuple[Position, ...]
    followed: str


def citing(ground: Ground, cites: tuple[str, ...]) -> Ground:
    """The same ground with these citation keys."""
    return Ground(cites, ground.grade, ground.text)
