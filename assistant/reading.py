"""What was read of one text: each fact with the words it came from, and what was left alone and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from coder.visit import (
    ClockTime,
    Combined,
    CoTreatment,
    Device,
    Evaluation,
    ExcludedMinutes,
    ProposedCode,
    Range,
    SeparateService,
    Service,
    Visit,
)

Value: TypeAlias = (
    str
    | int
    | float
    | bool
    | Range
    | Combined
    | Device
    | Service
    | Evaluation
    | ProposedCode
    | ClockTime
    | ExcludedMinutes
    | CoTreatment
    | SeparateService
)
"""A fact's value; minutes are whole minutes, ``year_to_date`` is dollars."""


class Certainty(StrEnum):
    """Whether the words state a fact or only imply it (made today, so a first encounter)."""

    STATED = "stated"
    IMPLIED = "implied"


@dataclass(frozen=True, slots=True)
class Said:
    """One fact as said: ``text[start:end]`` are its words, ``cue`` is the word that decided it."""

    path: str
    value: Value
    start: int
    end: int
    certainty: Certainty
    cue: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """Words that look like a fact and were left alone; ``kind`` says why (``planned``, ``date``, ``pain_score``)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements of one fact that contradict each other; the fact stays unset until one is chosen."""

    path: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A word that may be a misspelled device or payer: offered, never corrected. ``kind`` is device or payer."""

    start: int
    end: int
    text: str
    suggestion: str
    kind: str


@dataclass(frozen=True, slots=True)
class UnknownCode:
    """A code in no catalogue of ours, with the nearest known one."""

    text: str
    start: int
    end: int
    nearest: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One text read. Every ``start`` and ``end`` counts characters of ``text`` as it was given."""

    text: str
    visit: Visit
    said: tuple[Said, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    offers: tuple[Offer, ...] = ()
    unknown_codes: tuple[UnknownCode, ...] = ()
