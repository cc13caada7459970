"""Which words are denied, past, planned, supposed, quoted policy, wear time or home programme?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from assistant.extraction.layout.divide import Layout, Section
from assistant.extraction.phrases.scan import Cue


class Context(IntEnum):
    """Why a word does not speak of what was done today."""

    NONE = 0
    DENIED = 1
    PAST = 2
    PLANNED = 4
    HYPOTHETICAL = 8
    POLICY = 16
    WEAR = 32
    HOME = 64
    SUBJECTIVE = 128
    PLAN_SECTION = 256
    ASSESSMENT = 512


KINDS = {
    "denied": Context.DENIED,
    "past": Context.PAST,
    "planned": Context.PLANNED,
    "hypothetical": Context.HYPOTHETICAL,
    "policy": Context.POLICY,
    "wear": Context.WEAR,
    "home": Context.HOME,
}
SECTIONS = {
    Section.SUBJECTIVE: Context.SUBJECTIVE,
    Section.PLAN: Context.PLAN_SECTION,
    Section.ASSESSMENT: Context.ASSESSMENT,
    Section.GOALS: Context.PLAN_SECTION,
    Section.HOME: Context.HOME,
    Section.UPCOMING: Context.PLANNED,
    Section.DIAGNOSIS: Context.PAST,
}
UNMARKED = frozenset(("today", "ignored"))
DENIAL_REACH = 6
OPENING = 3
FARTHEST = 80
"""No cue speaks of words farther away than this; it keeps the work linear in a text without full stops."""
CLEARED_TODAY = ~(Context.PAST | Context.PLANNED | Context.SUBJECTIVE | Context.PLAN_SECTION | Context.ASSESSMENT)


@dataclass(frozen=True, slots=True)
class Contexts:
    """For each word the contexts it stands in."""

    flags: list[int]

    def over(self, first: int, last: int) -> int:
        """The contexts that hold for any of these words, as bits of ``Context``."""
        found = 0
        for flag in self.flags[first:last]:
            found |= flag
        return found


def find_contexts(
    layout: Layout, cues: Sequence[Cue], dated: Sequence[int], complete: Mapping[int, int] | None = None
) -> Contexts:
    """Mark every word with the contexts whose reach it is in; ``dated`` are the words where dates begin, ``complete``
    the denials that name all they deny, by their first word with the word after them."""
    flags = [0] * len(layout.sentence)
    for (first, last), section in zip(layout.sentences, layout.sections, strict=True):
        bit = SECTIONS.get(section)
        if bit:
            flags[first:last] = [bit] * (last - first)
    restarts = {cue.first for cue in cues if cue.group == "shift"}
    turns = {cue.first for cue in cues if cue.value == "turns"}
    for cue in cues:
        whole = complete.get(cue.first) if complete and cue.group == "denied" and cue.detail != "backward" else None
        if whole is not None and cue.value == "forward":
            for i in range(cue.first, whole):
                flags[i] |= Context.DENIED
        elif cue.group != "shift" and cue.value not in UNMARKED:
            _mark(flags, cue, layout, restarts if cue.group == "denied" else turns)
    today = [cue for cue in cues if cue.value == "today"]
    _mark_dated(flags, layout, dated, {layout.sentence[cue.first] for cue in today})
    for cue in today:
        _clear(flags, cue, layout)
    return Contexts(flags)


def _mark_dated(flags: list[int], layout: Layout, dated: Sequence[int], today: set[int]) -> None:
    """``On 3/2 we made the splint`` is past where another sentence speaks of today."""
    for at in dated:
        sentence = layout.sentence[at]
        first, last = layout.sentences[sentence]
        if today - {sentence}:
            for i in range(first, last):
                flags[i] |= Context.PAST


def _mark(flags: list[int], cue: Cue, layout: Layout, ends: set[int]) -> None:
    kind = KINDS.get(cue.value) or KINDS[cue.group]
    direction = cue.detail or cue.value
    first, last = reach(cue, direction, layout, ends)
    for i in range(first, last):
        flags[i] |= kind


def reach(cue: Cue, direction: str, layout: Layout, ends: set[int]) -> tuple[int, int]:
    """The words a cue speaks of; a reach ends where the sentence, the clause or a turn such as ``but`` does."""
    opens, closes = _sentence_bounds(cue, layout)
    if direction == "whole":
        return opens, closes
    if direction == "here":
        return cue.first, cue.last
    first, last = _clause_bounds(cue, layout, opens, closes)
    if direction == "backward":
        while first > opens and layout.asks_before(first):
            first -= 2
            while first > opens and layout.clause[first - 1] == layout.clause[first]:
                first -= 1
        return first, cue.last
    if direction == "forward" and cue.group == "denied":
        begins = cue.last + 1 if cue.last in ends else cue.last
        return cue.first, _until_turn(begins, min(last, cue.last + DENIAL_REACH), ends)
    if direction == "forward":
        last = _until_turn(cue.last, closes, ends)
        return first, _until_asked(cue.last, last, layout) if cue.group == "hypothetical" else last
    if cue.group == "past" and cue.first - opens < OPENING:
        return opens, _until_turn(cue.last, closes, ends)
    if cue.group == "past":
        return _after_turn(first, cue.first, ends), _until_turn(cue.last, last, ends)
    return first, last


def _sentence_bounds(cue: Cue, layout: Layout) -> tuple[int, int]:
    opens, closes = layout.sentences[layout.sentence[cue.first]]
    return max(opens, cue.first - FARTHEST), min(closes, cue.last + FARTHEST)


def _clause_bounds(cue: Cue, layout: Layout, opens: int, closes: int) -> tuple[int, int]:
    """The clause around a cue, with the parentheses inside it."""
    clause, outer = layout.clause, layout.outer
    here = clause[cue.first]
    first, last = cue.first, cue.last
    while first > opens and (clause[first - 1] == here or outer[clause[first - 1]] == here):
        first -= 1
    while last < closes and (clause[last] == here or outer[clause[last]] == here):
        last += 1
    return first, last


def _until_turn(first: int, last: int, ends: set[int]) -> int:
    for i in range(first, last):
        if i in ends:
            return i
    return last


def _until_asked(first: int, last: int, layout: Layout) -> int:
    """A supposition ends with its question: ``would 23 be two units? it was 22``."""
    for i in range(first, last):
        if layout.asks_before(i):
            return i
    return last


def _after_turn(first: int, last: int, ends: set[int]) -> int:
    for i in range(last - 1, first - 1, -1):
        if i in ends:
            return i
    return first


def _clear(flags: list[int], cue: Cue, layout: Layout) -> None:
    """``today`` takes its clause, and what follows in the sentence, back into the present."""
    opens, closes = _sentence_bounds(cue, layout)
    first, _ = _clause_bounds(cue, layout, opens, closes)
    if any(flags[i] & Context.DENIED for i in range(cue.first, cue.last)):
        return
    for i in range(first, closes):
        flags[i] &= CLEARED_TODAY
