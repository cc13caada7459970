"""The one place where the clock is read."""

from __future__ import annotations

from datetime import UTC, date, datetime


def today() -> str:
    """Today as ``YYYY-MM-DD``, in the machine's own time zone."""
    return date.today().isoformat()  # noqa: DTZ011


def now() -> str:
    """This moment in UTC, as ``YYYY-MM-DDTHH:MM:SSZ``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
