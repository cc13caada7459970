"""What the doctor found, in words, with what mends it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assistant.doctor.finding import Finding
from assistant.explanation.environment import module


def report(found: Sequence[Finding]) -> list[str]:
    """Line by line, subject by subject; what is not well says what to do."""
    said = module("doctor")
    lines: list[str] = []
    for subject, findings in groupby(found, key=lambda each: each.subject):
        lines.append(str(said.heading(subject)))
        lines += [
            str(said.line(each.state.value, said.tell(f"{each.subject}/{each.finding}", each.values)))
            for each in findings
        ]
    return [*lines, str(said.closing([each.state.value for each in found]))]
