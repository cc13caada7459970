"""What is said of the database as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.explanation.environment import template


def copied_lines(where: str, counted: Mapping[str, int]) -> list[str]:
    """How many rows of each table were copied, and what to do next."""
    return template("records/copied.txt.j2").render(where=where, counted=counted).strip("\n").split("\n")
