"""What is wrong with the guidance data, and what the guidance does not cover."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of a data file: where it stands, what is wrong and what was expected."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


class GuidanceError(ValueError):
    """Guidance data that cannot be used; ``problems`` names every fault found, each with file and line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class NoGuidance(ValueError):
    """A day of service, or a citation key, for which the guidance holds nothing; the message says what was expected."""


class BrokenGeneration(ValueError):
    """Imported guidance that can no longer be read as it was written; the message says how to go on without it."""
