"""How much speaks for a name before it is looked at?"""

from __future__ import annotations

from enum import IntEnum


class Trust(IntEnum):
    """How much speaks for a name before it is looked at."""

    NOTHING = 0
    CUE = 1
    """A role, a verb, an age, a credential beside it."""
    SURE = 2
    """A title or a label in front of it."""
    NAMED = 3
    """It is said that here is a name."""
