"""Why a file is not taken, in one sentence."""

from __future__ import annotations


class Refused(ValueError):
    """A file that cannot be imported; the message names it, says what is wrong and what was expected."""


class BrokenGeneration(ValueError):
    """Imported guidance that can no longer be read as it was written; the message says how to go on without it."""
