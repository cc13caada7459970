"""What a number in a text can be."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """Time of service or a candidate for it first; then what merely looks like it."""

    MINUTES = "minutes"
    BARE = "bare"
    CLOCK_RANGE = "clock_range"
    CLOCK = "clock"
    VISIT_NUMBER = "visit_number"
    CODE = "code"
    DATE = "date"
    AGE = "age"
    SCALE = "scale"
    MEASURE = "measure"
    ANGLE = "angle"
    REPEAT = "repeat"
    COUNT = "count"
    FREQUENCY = "frequency"
    DURATION = "duration"
    IDENTIFIER = "identifier"
    MONEY = "money"
    PLY = "ply"
    LEVEL = "level"
    CORRECTED = "corrected"
    WEAR = "wear"


TIME_KINDS = frozenset((Kind.MINUTES, Kind.BARE, Kind.CLOCK_RANGE))


class Quantity(NamedTuple):
    """A number with its unit: words ``first`` to ``last``; minutes from ``low`` to ``high``.

    ``start`` and ``stop`` are ``HH:MM`` where clock times were written; ``hours`` tells that the unit was hours.
    """

    kind: Kind
    low: int
    high: int
    first: int
    last: int
    start: str = ""
    stop: str = ""
    hours: bool = False
