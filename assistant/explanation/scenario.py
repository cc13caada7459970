"""The commented file that a trainer's scenario begins as."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.explanation.environment import template


def new_scenario(title: str, file: str, day: str, rules: Sequence[str]) -> str:
    """A scenario that can be checked as it is; ``day`` is ``YYYY-MM-DD``, ``rules`` are those it may name."""
    return template("scenario/new.md.j2").render(title=title, file=file, day=day, rules=rules).strip("\n") + "\n"
