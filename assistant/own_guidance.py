"""The guidance as this clinic has it: the shipped one with what the clinic imported over it."""

from __future__ import annotations

from assistant.own_files import own_updates
from knowledge.guidance import Guidance


def own_guidance() -> Guidance:
    """Open the guidance. Raises ``BrokenGeneration`` where what was imported cannot be read as it was written."""
    return Guidance.open(updates=own_updates())
