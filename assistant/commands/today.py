"""The one place where the clock is read."""

from __future__ import annotations

from datetime import date


def today() -> str:
    """Today as ``YYYY-MM-DD``, in the machine's own time zone."""
    return date.today().isoformat()  # noqa: DTZ011
