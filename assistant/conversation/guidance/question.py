"""What a question holds: the concepts it speaks of, its codes, minutes, amounts, years, payer, and how it is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.conversation.guidance.names import named_payer
from assistant.conversation.phrases import Words, split_words, spot, spot_all
from assistant.conversation.signals.heard import MARKS
from assistant.conversation.understanding.quantities import quantities
from assistant.extraction.quantities.quantity import Kind
from assistant.reading import Reading

CODE = re.compile(r"\b(?:[A-Z]\d{4}|\d{4}[A-Z]|\d{5})\b", re.IGNORECASE)
MODIFIER = re.compile(r"\b(?:GP|GO|GN|KX|CQ|CO|59|XS|XE|XP|XU|LT|RT|25|95|52)\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MONEY = re.compile(r"\$\s?([\d,]+(?:\.\d+)?)|\b([\d,]{3,}(?:\.\d+)?)\s*(?:dollars|usd)", re.IGNORECASE)
PERCENT = re.compile(r"\b(\d{1,3})\s?(?:%|percent|per cent)", re.IGNORECASE)
SECONDS = re.compile(r"\b\d{1,2}:[0-5]\d\b|\b\d+\.5\b")
NUMBERS = {
    name: n
    for n, names in enumerate(("one first", "two second", "three third", "four fourth", "five fifth", "six sixth"), 1)
    for name in names.split()
}
UNIT, KINDS = ("unit", "units"), ("timed", "billing", "billable", "full", "whole")
SENTENCE = re.compile(r"[^.?!;]+[.?!;]*")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question taken apart."""

    text: str
    concepts: frozenset[str]
    codes: tuple[str, ...]
    modifiers: tuple[str, ...]
    minutes: tuple[int, ...]
    amounts: tuple[float, ...]
    percents: tuple[int, ...]
    year: int | None
    units: int | None
    payer: str | None
    names_payer: bool
    reading: Reading
    is_yes_no: bool

    def has(self, *concepts: str) -> bool:
        """Is one of these concepts in the question?"""
        return bool(self.concepts & set(concepts))


def asked(text: str, reading: Reading, payer: str | None = None) -> Asked:
    """Take a question apart; ``payer`` is one that is known from the conversation."""
    words = split_words(text)
    concepts = frozenset(cue.value for cue in spot_all(words, "guidance", "concepts"))
    named = reading.visit.payer or named_payer(words)
    years = [int(match) for match in YEAR.findall(text)]
    return Asked(
        text,
        concepts,
        tuple(dict.fromkeys(match.upper() for match in CODE.findall(text) if not YEAR.fullmatch(match))),
        tuple(dict.fromkeys(MODIFIER.findall(text))),
        _minutes(words),
        tuple(float((a or b).replace(",", "")) for a, b in MONEY.findall(text)),
        tuple(int(match) for match in PERCENT.findall(text)),
        years[-1] if years else None,
        _units(words),
        named or payer,
        named is not None,
        reading,
        _is_yes_no(text),
    )


def _minutes(words: Words) -> tuple[int, ...]:
    return tuple(each.low for each in quantities(words) if each.kind is Kind.MINUTES and each.low == each.high)


def _units(words: Words) -> int | None:
    """A number beside ``units``."""
    for each in quantities(words):
        behind = words.lower[each.last : each.last + 2]
        if (
            each.kind is not Kind.MINUTES
            and behind
            and (behind[0] in UNIT or (behind[-1] in UNIT and behind[0] in KINDS))
        ):
            return each.low
    for at, word in enumerate(words.lower[:-1]):
        behind = words.lower[at + 1 : at + 3]
        if word in NUMBERS and (behind[0] in UNIT or (behind[-1] in UNIT and behind[0] in KINDS)):
            return NUMBERS[word]
    return None


def _is_yes_no(text: str) -> bool:
    """Is a yes or no wanted: the last question begins with no question word and offers no choice?"""
    sentences = [match.strip() for match in SENTENCE.findall(text) if match.strip()]
    asking = [each for each in sentences if each.endswith("?")] or sentences[-1:]
    if not asking:
        return False
    words = split_words(asking[-1])
    lower = [word for word in words.lower if word not in MARKS]
    opening = [cue.value for cue in spot(words, "signals", "grammar") if cue.value in ("wh", "aux") and cue.first <= 3]
    if "or" in lower and "not" not in lower[-2:]:
        return False
    return "wh" not in opening[:1] and (asking[-1].endswith("?") or "aux" in opening)
