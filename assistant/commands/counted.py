"""A number with its noun, as the commands say it."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """``1 unit``, ``2 units``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
