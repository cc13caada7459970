"""A sentence as it is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with the numbers of its citations, which stand before its full stop."""

    text: str
    notes: tuple[int, ...] = ()


NO_STATEMENT = Statement("")
