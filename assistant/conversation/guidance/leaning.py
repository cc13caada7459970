"""A question that leans on the one before: ``and 23?``, ``what about prosthetics?``, ``which modifier opens it?``"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from assistant.conversation.guidance.question import Asked
from assistant.conversation.phrases import Words, split_words, spot
from assistant.conversation.signals.heard import MARKS
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.quantities import quantities
from assistant.extraction.quantities.quantity import Kind

MOST_WORDS, MOST_ALONE = 9, 4
"""Words of a question that leans on another, and of one that does so without a word that leads on."""


class Lean(Enum):
    """How a question shows that it leans on another."""

    LEADS_ON = "leads on"
    POINTS_BACK = "points back"


def how_it_leans(text: str) -> Lean | None:
    """Is it short, and does it lead on (``and``, ``what about``), or point back or name little but a number?"""
    words = split_words(text)
    lower = [word for word in words.lower if word not in MARKS]
    numbers = [each for each in quantities(words) if each.kind in (Kind.BARE, Kind.MINUTES)]
    if not lower or len(lower) > MOST_WORDS or len(numbers) > 1:
        return None
    about = any(cue.value == "about" and cue.first <= 1 for cue in spot(words, "signals", "grammar"))
    if about or is_among(lower[0], "leads_on"):
        return Lean.LEADS_ON
    return Lean.POINTS_BACK if points_back(text) or _is_a_number(words, lower) else None


def points_back(text: str) -> bool:
    """Does it speak of ``it`` or ``that``?"""
    return any(is_among(word, "points_back") for word in split_words(text).lower)


def _is_a_number(words: Words, lower: list[str]) -> bool:
    return len(lower) <= MOST_ALONE and any(word.isdigit() for word in lower) and "?" in words.lower


def leaning(question: Asked, before: Asked) -> Asked:
    """The question with what it leaves unsaid taken from the one before."""
    units, minutes = question.units, question.minutes
    bare = [each.low for each in quantities(split_words(question.text)) if each.kind is Kind.BARE]
    if len(bare) == 1 and not minutes and units is None:
        minutes = (bare[0],) if before.minutes else ()
        units = bare[0] if before.units is not None and not before.minutes else None
    return replace(
        question,
        text=f"{question.text} {before.text}",
        concepts=question.concepts | before.concepts,
        leads=question.concepts,
        codes=question.codes or before.codes,
        modifiers=question.modifiers or before.modifiers,
        minutes=minutes or before.minutes,
        amounts=question.amounts or before.amounts,
        percents=question.percents or before.percents,
        year=question.year or before.year,
        units=units if units is not None else before.units,
        payer=question.payer if question.names_payer else before.payer,
        names_payer=question.names_payer or before.names_payer,
        is_yes_no=before.is_yes_no and question.is_yes_no,
    )
