"""Which side is a device for, which region, and how was it made?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extraction.context.scopes import Context, Contexts
from assistant.extraction.devices.mentions import DevicesNamed, Mention
from assistant.extraction.layout.divide import Layout
from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.tokens.lexer import Shape, Words

NEAR = 4
NAMING = ("region", "orthosis", "prosthesis", "head", "trait", "amputation")
LIMBS = {"arm", "leg"}
NEEDS_CAPITALS = frozenset(("if", "mf", "rf", "sf", "lf", "ue", "le", "mps"))
REGION_OF_PLURAL = "bilateral"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words around devices that describe them."""

    words: Words
    layout: Layout
    contexts: Contexts
    sides: tuple[Cue, ...]
    regions: tuple[Cue, ...]
    builds: tuple[Cue, ...]
    served: tuple[Cue, ...]
    levels: tuple[Cue, ...]
    """Levels of amputation, which tell the region of a prosthesis."""
    cores: tuple[int, ...]
    """The naming words of all devices."""

    def is_same_clause(self, first: int, second: int) -> bool:
        outer, clause = self.layout.outer, self.layout.clause
        return outer[clause[first]] == outer[clause[second]]

    def is_said(self, cue: Cue) -> bool:
        return not self.contexts.flags[cue.first] & (Context.DENIED | Context.HYPOTHETICAL)


def surroundings(
    words: Words, layout: Layout, contexts: Contexts, phrases: Phrases, named: DevicesNamed
) -> Surroundings:
    """The describing words of a text, sorted."""
    regions, builds, served, levels = (
        tuple(phrases.group(name)) for name in ("region", "build", "served", "amputation")
    )
    regions = tuple(c for c in regions if words.lower[c.first] not in NEEDS_CAPITALS or words.exact[c.first].isupper())
    cores = tuple(mention.core for mention in named.mentions)
    return Surroundings(words, layout, contexts, side_cues(words, phrases), regions, builds, served, levels, cores)


def _speaks_of_both(cue: Cue, around: Surroundings) -> bool:
    return around.words.lower[cue.first - 1 : cue.first] in (["both"], ["all"])


def side_cues(words: Words, phrases: Phrases) -> tuple[Cue, ...]:
    """The words for sides; single letters only next to a part of the body, a device or a bracket."""
    if not phrases.group("side"):
        return ()
    named = {cue.first for name in NAMING for cue in phrases.group(name)}
    starts = named | {cue.first for name in ("part", "build") for cue in phrases.group(name)}
    ends = {cue.last for name in (*NAMING, "part", "implant") if name != "trait" for cue in phrases.group(name)}
    return tuple(cue for cue in phrases.group("side") if _is_side(words, cue, starts, ends, named))


def _is_side(words: Words, cue: Cue, starts: set[int], ends: set[int], ends_at: set[int]) -> bool:
    if words.lower[cue.first] == "pair" or cue.value not in ("letter", "both"):
        return words.lower[cue.first] != "right" or words.lower[cue.last : cue.last + 1] not in (
            ["?"],
            ["if"],
            ["now"],
            ["away"],
        )
    before, after = cue.first, cue.last
    if words.lower[before - 1 : before] == ["("] and words.lower[after : after + 1] == [")"]:
        before, after = before - 1, after + 1
        return True
    if cue.value == "both":
        return after in ends_at
    if words.lower[cue.first] == "b" and not words.exact[cue.first].isupper():
        return False
    lead = words.lower[before - 1] if before else ""
    if lead in ("size", "pt", "patient", "part", "plan", "hepatitis", "vitamin", "type"):
        return False
    alone = words.exact[cue.first].isupper() and (after >= len(words) or words.lower[after] in ",.;)/")
    if alone and (
        lead.isalpha() and len(lead) > 2 and lead not in ("dr.", "mrs") or (lead == "," and before - 1 in ends)
    ):
        return True
    code = before > 0 and words.shape[before - 1] == Shape.CODE and len(words.lower[before - 1]) > 4
    return after in starts or before in ends or code or words.lower[before - 1 : before] == ["not"]


def side_of(mention: Mention, around: Surroundings) -> tuple[str, Cue] | None:
    """The side said next to the device, else in its sentence; ``not the right`` is no side."""
    letters = {"r": "right", "l": "left", "b": "bilateral"}
    words, sentence = around.words, around.layout.sentence
    best: tuple[int, str, Cue] | None = None
    for cue in around.sides:
        if sentence[cue.first] != sentence[mention.core] or not around.is_said(cue):
            continue
        value = (
            letters[words.lower[cue.first]]
            if cue.value == "letter"
            else "bilateral"
            if cue.value == "both"
            else cue.value
        )
        distance = mention.first - cue.last if cue.first < mention.first else cue.first - mention.last
        if best is None or max(distance, 0) < best[0]:
            best = max(distance, 0), value, cue
    return (best[1], best[2]) if best else None


def region_near(mention: Mention, around: Surroundings) -> tuple[str, Cue] | None:
    """The nearest part of the body in the device's sentence."""
    sentence = around.layout.sentence
    best: tuple[int, str, Cue] | None = None
    for cue in around.regions:
        if sentence[cue.first] != sentence[mention.core] or cue.value in LIMBS:
            continue
        distance = mention.first - cue.last if cue.first < mention.first else cue.first - mention.last
        if best is None or max(distance, 0) < best[0]:
            best = max(distance, 0), cue.value, cue
    return (best[1], best[2]) if best else None


def making_of(mention: Mention, around: Surroundings, *, only: bool) -> tuple[str, Cue | None] | None:
    """How it was made: a word next to the name, else in its sentence, else that it was made there."""
    if mention.custom:
        return mention.custom, None
    sentence = around.layout.sentence
    found: tuple[tuple[int, bool], str, Cue] | None = None
    for cue in around.builds:
        if sentence[cue.first] != sentence[mention.core] or not around.is_said(cue):
            continue
        if not only and not (around.is_same_clause(cue.first, mention.core) or _speaks_of_both(cue, around)):
            continue
        behind = cue.first >= mention.last
        distance = (cue.first - mention.last if behind else mention.first - cue.last) + (
            100 if cue.value == "material" else 0
        )
        if found is None or (distance, not behind) < found[0]:
            found = (distance, not behind), cue.value, cue
    return (found[1].replace("material", "custom"), found[2]) if found else None


def made_today(mentions: Sequence[Mention], around: Surroundings, *, only: bool) -> tuple[str, Cue] | None:
    """A device that was made today is a custom one; with several devices, that of the clause, or all where the
    clause names none (``splint and gutter, fab 40``)."""
    sentence = around.layout.sentence
    for cue in around.served:
        if cue.value != "made" or around.contexts.flags[cue.first] & NOT_MADE_TODAY:
            continue
        if only or any(around.is_same_clause(cue.first, mention.core) for mention in mentions):
            return "custom", cue
        unnamed = not any(around.is_same_clause(cue.first, core) for core in around.cores)
        if unnamed and any(sentence[cue.first] == sentence[mention.core] for mention in mentions):
            return "custom", cue
    return None


NOT_MADE_TODAY = ~int(Context.PLAN_SECTION)
