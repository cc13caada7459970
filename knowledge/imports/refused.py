"""Why a file is not taken, in one sentence."""

from __future__ import annotations


class Refused(ValueError):
    """A file that cannot be imported; the message names it, says what is wrong and what was expected."""
