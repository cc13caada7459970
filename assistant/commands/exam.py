"""An exam printed: the paper, or its answer key, for ``orthocoder learn --exam``."""

from __future__ import annotations

import click

from assistant.commands.streams import write_lines
from assistant.desk import Desk
from assistant.explanation.exam import ExamWriter
from assistant.teaching.exam import MOST_QUESTIONS, day_of_paper, exam
from knowledge.guidance import Guidance


def print_exam(guidance: Guidance, today: str, seed: int, count: int, *, key: bool, plain: bool) -> int:
    """Print the paper of a seed with so many questions, or its key: Markdown, or lines without marks (``plain``).

    Its visits are of the first day of the year of ``today`` (``YYYY-MM-DD``). Raises ``click.UsageError``.
    """
    if not 1 <= count <= MOST_QUESTIONS:
        raise click.UsageError(f"--exam SEED N: N is the number of questions, 1 to {MOST_QUESTIONS}, not {count}")
    paper = exam(Desk(guidance, day_of_paper(today)), seed, count)
    writer = ExamWriter(guidance, plain)
    write_lines((writer.key(paper) if key else writer.paper(paper)).rstrip("\n").split("\n"))
    return 0
