"""What do the words around a device say of its side, its region and its making?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.devices.extent import LIMBS, Mention
from assistant.extraction.devices.mentions import DevicesNamed
from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.served.sides import side_cues, side_said

NEEDS_CAPITALS = frozenset(("if", "mf", "rf", "sf", "lf", "ue", "le", "mps"))
FARTHEST = 80
"""No word describes a device farther away than this; it keeps the work linear in a text without full stops."""
FAR_BEHIND = 100
"""A material tells how a device was made only where no other word does."""
NOT_MADE_TODAY = ~int(Context.PLAN_SECTION)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words around devices that describe them, each kind in order."""

    text: Text
    sides: Sequence[Cue]
    regions: Sequence[Cue]
    builds: Sequence[Cue]
    served: Sequence[Cue]
    levels: Sequence[Cue]
    """Levels of amputation, which tell the region of a prosthesis."""
    named: frozenset[int]
    """The clauses in which devices are named."""
    starts: frozenset[int]
    """Where devices are named."""

    def is_free(self, first: int, last: int) -> bool:
        """Is no other device named between two words, nor right behind them?"""
        return self.starts.isdisjoint(range(first, last + 2))

    def is_said(self, cue: Cue) -> bool:
        return not self.text.contexts.flags[cue.first] & (Context.DENIED | Context.HYPOTHETICAL)

    def near(self, cues: Sequence[Cue], at: int) -> Iterator[Cue]:
        """Those of some cues that stand in the sentence of a word, not too far from it."""
        sentence = self.text.layout.sentence
        for index in range(bisect_left(cues, at - FARTHEST, key=_first), len(cues)):
            cue = cues[index]
            if cue.first > at + FARTHEST or sentence[cue.first] > sentence[at]:
                return
            if sentence[cue.first] == sentence[at]:
                yield cue


def _first(cue: Cue) -> int:
    return cue.first


def surroundings(text: Text, phrases: Phrases, named: DevicesNamed) -> Surroundings:
    """The describing words of a text, sorted."""
    words, group = text.words, phrases.group
    regions = [
        cue
        for cue in group("region")
        if words.lower[cue.first] not in NEEDS_CAPITALS or words.exact[cue.first].isupper()
    ]
    clauses = frozenset(text.clause(mention.core) for mention in named.mentions)
    sides = side_cues(words, phrases)
    starts = frozenset(mention.first for mention in named.mentions)
    return Surroundings(text, sides, regions, group("build"), group("served"), group("amputation"), clauses, starts)


def side_of(mention: Mention, around: Surroundings) -> tuple[str, Cue] | None:
    """The side said nearest to the device in its sentence; ``not the right`` is no side."""
    cues = [cue for cue in around.near(around.sides, mention.core) if around.is_said(cue)]
    if not cues:
        return None
    cue = min(cues, key=lambda cue: max(0, words_between(mention, cue)))
    return side_said(around.text.words, cue), cue


def words_between(mention: Mention, cue: Cue) -> int:
    """How many words stand between a device and a word that describes it; below zero where it is inside."""
    return mention.first - cue.last if cue.first < mention.first else cue.first - mention.last


def region_near(mention: Mention, around: Surroundings) -> tuple[str, Cue] | None:
    """The nearest part of the body in the device's sentence."""
    cues = [cue for cue in around.near(around.regions, mention.core) if cue.value not in LIMBS]
    if not cues:
        return None
    cue = min(cues, key=lambda cue: max(0, words_between(mention, cue)))
    return cue.value, cue


def making_of(mention: Mention, around: Surroundings, *, only: bool) -> tuple[str, Cue | None] | None:
    """How it was made: a word next to the name, else in its sentence, else that it was made there."""
    if mention.custom:
        return mention.custom, None
    found: tuple[tuple[int, bool], Cue] | None = None
    for cue in around.near(around.builds, mention.core):
        here = only or around.text.clause(cue.first) == around.text.clause(mention.core) or _speaks_of_both(cue, around)
        here = here or (cue.first >= mention.last and around.is_free(mention.last, cue.last))
        if not here or not around.is_said(cue):
            continue
        behind = cue.first >= mention.last
        distance = cue.first - mention.last if behind else mention.first - cue.last
        rank = distance + (FAR_BEHIND if cue.value == "material" else 0), not behind
        if found is None or rank < found[0]:
            found = rank, cue
    return (found[1].value.replace("material", "custom"), found[1]) if found else None


def _speaks_of_both(cue: Cue, around: Surroundings) -> bool:
    return around.text.words.lower[cue.first - 1 : cue.first] in (["both"], ["all"], ["two"], ["2"], ["three"])


def made_today(mentions: Sequence[Mention], around: Surroundings, *, only: bool) -> tuple[str, Cue] | None:
    """A device that was made today is a custom one; with several devices, that of the clause, or all where the
    clause names none (``splint and gutter, fab 40``)."""
    if only:
        made = (cue for cue in around.served if _is_made(cue, around))
        return next((("custom", cue) for cue in made), None)
    own = {around.text.clause(mention.core) for mention in mentions}
    for mention in mentions:
        for cue in around.near(around.served, mention.core):
            clause = around.text.clause(cue.first)
            if _is_made(cue, around) and (clause in own or clause not in around.named):
                return "custom", cue
    return None


def _is_made(cue: Cue, around: Surroundings) -> bool:
    return cue.value == "made" and not around.text.contexts.flags[cue.first] & NOT_MADE_TODAY
