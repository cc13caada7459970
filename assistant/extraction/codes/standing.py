"""What the words can say of a code."""

from __future__ import annotations

from enum import StrEnum


class Standing(StrEnum):
    """What the words say of a code."""

    BILLED = "billed"
    INTENDED = "intended"
    """``we will bill L3906``: today's claim where the device was given today."""
    NOT_OURS = "not_ours"
    NOT_NOW = "not_now"
    LATER = "later"
    """At the delivery that is to come."""
    PAST = "past"
    DENIED = "denied"
    REPLACED = "replaced"
    CHOSEN = "chosen"
    """Put in the place of another code."""
    SETTLED = "settled"
    """The payer paid or denied it."""
    ASKED = "asked"
    """``if I charge L3906, do I get 97760?``: a charge that is asked about."""
    UNSURE = "unsure"
    CONTRADICTED = "contradicted"
    """``L1960 billed, not billed``."""
    UNSAID = "unsaid"


NOT_BILLED = frozenset((Standing.NOT_OURS, Standing.NOT_NOW, Standing.LATER, Standing.PAST, Standing.DENIED))
"""Plainly not billed for today; an unsure or a replaced code tells nothing of the device's code as such."""
