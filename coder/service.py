"""A service of the day as the rules pass it on: its code, whose it is, and the minutes that may count."""

from __future__ import annotations

from dataclasses import dataclass

from coder.decision import Decision
from coder.policy import CodeKind
from coder.visit import Range


@dataclass(frozen=True, slots=True)
class TreatedService:
    """``minutes`` is what is counted (the low end of a range), ``by_assistant`` the part an assistant gave alone."""

    code: str
    kind: CodeKind
    timed: bool
    minutes: int
    said: int | Range | None
    by_assistant: int
    plan: str | None
    device: int | None = None
    decisions: tuple[Decision[object], ...] = ()
