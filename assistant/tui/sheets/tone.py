"""What colours mean."""

from __future__ import annotations

from enum import StrEnum


class Tone(StrEnum):
    """What a colour means; the value is the style that the theme fills in."""

    CLAIM = "$claim"
    COUNTED = "$counted"
    DEVICE = "$device"
    UNCOUNTED = "$uncounted"
    MISSING = "$missing"
    CONTESTED = "$contested"
    STALE = "$stale"
