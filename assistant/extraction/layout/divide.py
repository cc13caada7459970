"""Where do sentences, clauses and the sections of a note begin and end?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.tokens.lexer import Shape, Words


class Section(StrEnum):
    """The part of a note in which a sentence stands."""

    NONE = "none"
    SUBJECTIVE = "subjective"
    OBJECTIVE = "objective"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    DIAGNOSIS = "diagnosis"
    UPCOMING = "upcoming"
    GOALS = "goals"
    HOME = "home"
    BILLING = "billing"


PASSING = frozenset((Section.DIAGNOSIS, Section.GOALS, Section.HOME, Section.UPCOMING))
"""Headings that hold for their own sentence only."""
"""What stands between a heading and its colon, as in ``O (OT):``, is at most this many words."""
HEADING_REACH = 4
ENDS = frozenset(".!?;•")
QUOTES = frozenset('"”')
OPENS, CLOSES = "([", ")]"
DASHES = frozenset("-–—")
TURNS = frozenset(("then", "while"))
"""Words that begin a clause of their own."""


@dataclass(frozen=True, slots=True)
class Layout:
    """For each word the index of its sentence and of its clause, and per sentence its bounds and section."""

    sentence: list[int]
    clause: list[int]
    sentences: list[tuple[int, int]]
    sections: list[Section]
    asked: list[bool]
    """Per sentence: does it end with a question mark?"""
    outer: list[int]
    """Per clause: the clause around its parentheses, or itself."""

    questions: frozenset[int]
    """The words that are question marks."""

    def asks_before(self, word: int) -> bool:
        """Does a question mark stand right before a word?"""
        return word - 1 in self.questions

    def section_of(self, word: int) -> Section:
        return self.sections[self.sentence[word]]


def divide(words: Words, phrases: Phrases) -> Layout:
    """Divide a text into sentences (also at semicolons, bars and line ends) and those into clauses."""
    names = {cue.first for cue in phrases.group("abbreviation") if cue.value == "before_a_name"}
    sentences = _sentences(words, names)
    headings = {cue.first: cue for cue in phrases.group("section")}
    sections = _sections(words, sentences, headings)
    sentence = [0] * len(words)
    for index, (first, last) in enumerate(sentences):
        sentence[first:last] = [index] * (last - first)
    clause, outer = _clauses(words, sentences)
    asked = [any(words.lower[i] == "?" for i in range(max(first, last - 2), last)) for first, last in sentences]
    questions = frozenset(i for i in range(len(words)) if words.lower[i] == "?")
    return Layout(sentence, clause, sentences, sections, asked, outer, questions)


def _sentences(words: Words, names: set[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    first, count = 0, len(words)
    for i in range(count):
        if i > first and ("\n" in words.gap[i] or _opens_item(words, i)):
            found.append((first, i))
            first = i
        if _ends_sentence(words, i, names):
            found.append((first, i + 1))
            first = i + 1
    if first < count:
        found.append((first, count))
    return found


def _opens_item(words: Words, i: int) -> bool:
    """A numbered item such as ``(2)`` or ``#2`` starts a sentence of its own, and so does a heading letter."""
    lower = words.lower
    if words.lower[i] == "(" and i + 2 < len(words) and lower[i + 2] == ")" and words.shape[i + 1] == Shape.NUMBER:
        opens = i > 0 and lower[i - 1] in ".:;,"
        return len(lower[i + 1]) == 1 and opens and i + 3 < len(words) and lower[i + 3][0].isalpha()
    return (
        lower[i] in ("s", "o", "a", "p")
        and words.exact[i].isupper()
        and i + 1 < len(words)
        and lower[i + 1] == ":"
        and not words.gap[i + 1]
    )


def _ends_sentence(words: Words, i: int, names: set[int]) -> bool:
    word = words.lower[i]
    if words.shape[i] == Shape.DOTS:
        return True
    if word in QUOTES:
        return i > 0 and words.lower[i - 1] in ENDS and _is_quoted(words, i)
    if word in ENDS and _is_quoted(words, i + 1):
        return False
    if word not in ENDS:
        return word == "/" and _is_spaced(words, i)
    if word != ".":
        return word in ";•" or not _goes_on(words, i)
    if i + 1 < len(words) and not words.gap[i + 1]:
        return len(words.exact[i - 1]) > 2 and len(words.exact[i + 1]) > 1 and words.shape[i - 1] == Shape.WORD
    return i == 0 or not (i - 1 in names or _is_initial(words, i - 1))


def _is_quoted(words: Words, i: int) -> bool:
    """A quotation mark right behind a full stop, with more after it."""
    return i + 1 < len(words) and words.lower[i] in QUOTES and not words.gap[i] and bool(words.gap[i + 1])


def _goes_on(words: Words, i: int) -> bool:
    """``LSO? not worn``: a question mark before a small letter does not end the sentence."""
    return i + 1 < len(words) and (
        words.lower[i + 1] in "?!" or (words.lower[i] == "?" and words.exact[i + 1][0].islower())
    )


def _is_spaced(words: Words, i: int) -> bool:
    return bool(words.gap[i]) and i + 1 < len(words) and bool(words.gap[i + 1])


def _is_initial(words: Words, i: int) -> bool:
    """``J. Anderson``: one capital before a capitalised name; ``R.`` and ``L.`` are sides as a rule."""
    letter, after = words.exact[i], i + 2
    return (
        len(letter) == 1
        and letter.isupper()
        and letter not in "RLBSOAP"
        and after < len(words)
        and words.exact[after].istitle()
    )


def _sections(words: Words, sentences: list[tuple[int, int]], headings: dict[int, Cue]) -> list[Section]:
    found: list[Section] = []
    current = Section.NONE
    for first, last in sentences:
        heading = headings.get(first)
        if heading is None or not _has_colon(words, heading.last, last):
            found.append(current)
            continue
        section = Section(heading.value)
        if section not in PASSING:
            current = section
        found.append(section)
    return found


def _has_colon(words: Words, after: int, last: int) -> bool:
    if after < last and words.lower[after] == ":":
        return True
    return after < last and words.lower[after] == "(" and ":" in words.lower[after : min(last, after + HEADING_REACH)]


def _clauses(words: Words, sentences: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    clause, outer = [0] * len(words), [0]
    current = 0
    for first, last in sentences:
        current = _new_clause(outer)
        around: list[int] = []
        for i in range(first, last):
            word = words.lower[i]
            if i > first and word in TURNS:
                current = _new_clause(outer, outer[current] if around else None)
            if word in OPENS:
                around.append(current)
                current = _new_clause(outer, current)
            clause[i] = current
            if word in CLOSES and around:
                current = around.pop()
            elif word in ",:|?" or (word in DASHES and _is_spaced(words, i)):
                current = _new_clause(outer, outer[current] if around else None)
    return clause, outer


def _new_clause(outer: list[int], around: int | None = None) -> int:
    outer.append(len(outer) if around is None else around)
    return len(outer) - 1
