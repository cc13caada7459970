"""Which side is a device for, which region, and how was it made?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extraction.context.scopes import Context, Contexts
from assistant.extraction.devices.mentions import Mention
from assistant.extraction.layout.divide import Layout
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Shape, Words

NEAR = 4
LIMBS = {"arm", "leg"}
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

    def is_said(self, cue: Cue) -> bool:
        return not self.contexts.flags[cue.first] & (Context.DENIED | Context.HYPOTHETICAL)


def surroundings(words: Words, layout: Layout, contexts: Contexts, cues: tuple[Cue, ...]) -> Surroundings:
    """The describing words of a text, sorted."""
    groups: dict[str, list[Cue]] = {"region": [], "build": [], "served": [], "amputation": []}
    for cue in cues:
        if cue.group in groups:
            groups[cue.group].append(cue)
    regions, builds, served, levels = (tuple(group) for group in groups.values())
    return Surroundings(words, layout, contexts, side_cues(words, cues), regions, builds, served, levels)


def side_cues(words: Words, cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """The words for sides; single letters only next to a part of the body, a device or a bracket."""
    starts = {cue.first for cue in cues if cue.group in ("region", "orthosis", "prosthesis", "head", "trait", "amputation", "part", "build")}
    ends = {cue.last for cue in cues if cue.group in ("region", "orthosis", "prosthesis", "head", "amputation", "part")}
    return tuple(cue for cue in cues if cue.group == "side" and _is_side(words, cue, starts, ends))


def _is_side(words: Words, cue: Cue, starts: set[int], ends: set[int]) -> bool:
    if words.lower[cue.first] == "pair" or cue.value not in ("letter", "both"):
        return words.lower[cue.first] != "right" or words.lower[cue.last : cue.last + 1] != ["?"]
    before, after = cue.first, cue.last
    if words.lower[before - 1 : before] == ["("] and words.lower[after : after + 1] == [")"]:
        before, after = before - 1, after + 1
        return True
    if cue.value == "both":
        return after in starts
    if words.lower[cue.first] == "b" and not words.exact[cue.first].isupper():
        return False
    if words.lower[before - 1 : before] == ["size"]:
        return False
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
        value = letters[words.lower[cue.first]] if cue.value == "letter" else "bilateral" if cue.value == "both" else cue.value
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


def making_of(mention: Mention, around: Surroundings) -> tuple[str, Cue | None] | None:
    """How it was made: a word next to the name, else in its sentence, else that it was made there."""
    if mention.custom:
        return mention.custom, None
    sentence = around.layout.sentence
    found: tuple[int, str, Cue] | None = None
    for cue in around.builds:
        if sentence[cue.first] != sentence[mention.core] or not around.is_said(cue):
            continue
        distance = abs(cue.first - mention.core)
        if found is None or distance < found[0]:
            found = distance, cue.value, cue
    return (found[1], found[2]) if found else None


def made_today(mentions: Sequence[Mention], around: Surroundings, *, only: bool) -> tuple[str, Cue] | None:
    """A device that was made today is a custom one; with several devices, only that of the same clause."""
    clause = around.layout.clause
    for cue in around.served:
        if cue.value == "made" and not around.contexts.flags[cue.first] & NOT_MADE_TODAY:
            if only or any(clause[cue.first] == clause[mention.core] for mention in mentions):
                return "custom", cue
    return None


NOT_MADE_TODAY = ~int(Context.PLAN_SECTION)
