"""How a question is put: is a yes or no wanted, and which clause asks?"""

from __future__ import annotations

import re

from assistant.conversation.phrases import split_words, spot
from assistant.conversation.signals.heard import MARKS
from assistant.conversation.signals.small import is_among

LAST_OPENING, MOST_OF_A_NAME = 2, 2
CLAUSE = re.compile(r"[,;:]\s|\s[-–—]\s")
SENTENCE = re.compile(r"[^.?!;]+[.?!;]*")


def wants_yes_or_no(text: str) -> bool:
    """Is a yes or no wanted: the last question begins with no question word, offers no choice and names no part of a
    claim alone?"""
    sentences = [match.strip() for match in SENTENCE.findall(text) if match.strip()]
    asking = [each for each in sentences if each.endswith("?")] or sentences[-1:]
    if not asking:
        return False
    clause = _words(_last_clause(asking[-1]))
    if (
        clause[:1] == ["no"]
        or ("or" in clause and "not" not in clause[-2:])
        or is_among(clause[0] if clause else "units", "claim_part")
    ):
        return False
    asks = _opening(clause)
    if "wh" in asks[:1] or "wh" in _opening(_words(asking[-1]))[:1]:
        return False
    return asking[-1].endswith("?") or "aux" in asks


def _words(text: str) -> list[str]:
    return [word for word in split_words(text).lower if word not in MARKS]


def _opening(words: list[str]) -> list[str]:
    """What the first words open: a question for a thing, or one for a yes or no."""
    cues = spot(split_words(" ".join(words)), "signals", "grammar")
    return [cue.value for cue in cues if cue.first <= LAST_OPENING and cue.value in ("wh", "aux")]


def _last_clause(sentence: str) -> str:
    """What is asked, behind what is told before it: ``PT, 25 minutes, Medicare, how many units?``; an ``or`` belongs
    to the clause before it."""
    clauses = [each for each in CLAUSE.split(sentence) if each.strip(" ?")]
    last = len(clauses) - 1
    while last > 0 and clauses[last].split()[0].casefold() in ("or", "and"):
        last -= 1
    if last > 0 and _only_names(clauses[last]) and _opening(_words(clauses[last - 1])):
        last -= 1
    return " ".join(clauses[last:]) if clauses else sentence


def _only_names(clause: str) -> bool:
    """A word or two that open no question: ``is that right, Medicare?``"""
    words = _words(clause)
    return len(words) <= MOST_OF_A_NAME and not _opening(words) and "or" not in words


def begins_with_verb(text: str) -> bool:
    """Does what is asked open as a question for yes or no, not as a bare name with a question mark?"""
    return _opening(_words(_last_clause(text)))[:1] == ["aux"]
