"""The question within a turn that tells a visit besides."""

from __future__ import annotations

import re

from assistant.conversation.signals.heard import Heard

QUESTION = re.compile(r"[^.?!;]*\?")
CLAUSE = re.compile(r"(?<=[.,;:!])\s+|\s[-–—]\s")


def question_within(text: str) -> str | None:
    """The last sentence with a question mark, else the last clause in the form of a question."""
    marked = QUESTION.findall(text)
    if marked:
        return str(marked[-1])
    asking = [clause for clause in CLAUSE.split(text) if clause.strip() and Heard(clause).is_question]
    return asking[-1] if asking else None
