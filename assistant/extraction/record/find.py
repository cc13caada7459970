"""What is said of the plan of care, and which elements does the note show?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extraction.layout.divide import Layout
from assistant.extraction.phrases.scan import Cue, Phrases, phrase_at, phrase_before
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import Node, load_phrases
from assistant.reading import Said

REACH = 9
PATH = "poc"


@dataclass(frozen=True, slots=True)
class RecordRead:
    """The plan of care as said, and the documentation elements shown."""

    plan_of_care: Said | None
    elements: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class RecordFinder:
    """Finds what the note says of itself."""

    plan: Node
    plan_backwards: Node

    @classmethod
    def load(cls) -> RecordFinder:
        name = "record/plan_of_care"
        return cls(load_phrases(name), load_phrases(name, backwards=True))

    def find(self, words: Words, layout: Layout, phrases: Phrases) -> RecordRead:
        """The record of the text."""
        plan = _find_plan_of_care(words, layout, phrases.of("plan"), self.plan, self.plan_backwards)
        return RecordRead(plan, _find_elements(words, phrases.of("element")))


def _find_plan_of_care(words: Words, layout: Layout, cues: Sequence[Cue], tree: Node, before: Node) -> Said | None:
    """Whether the plan of care stands (signed, on file, continued) or not yet (sent, pending)."""
    verdicts: list[tuple[bool, int, int]] = []
    for cue in cues:
        if cue.group == "plan_of_care" and cue.value == "plan":
            verdicts += _verdicts(words, layout, cue, tree, before)
    if not verdicts:
        return None
    value, first, last = next((v for v in verdicts if not v[0]), verdicts[0])
    return say(words, PATH, value, first, last)


def _verdicts(words: Words, layout: Layout, cue: Cue, tree: Node, before: Node) -> list[tuple[bool, int, int]]:
    found: list[tuple[bool, int, int]] = []
    means, first = phrase_before(words, before, cue.first)
    found += [(m.value == "true", first, cue.last) for m in means if m.detail == "forward"]
    _, closes = layout.sentences[layout.sentence[cue.first]]
    for at in range(cue.last, min(closes, cue.last + REACH)):
        means, last = phrase_at(words, tree, at)
        found += [(m.value == "true", cue.first, last) for m in means if m.detail == "backward"]
    return found


def _find_elements(words: Words, cues: Sequence[Cue]) -> tuple[Said, ...]:
    """Each documentation element once, with the first words that show it."""
    seen: dict[str, Said] = {}
    for cue in cues:
        if cue.group == "element" and cue.value not in seen:
            seen[cue.value] = say(words, "doc_elements", cue.value, cue.first, cue.last)
    return tuple(seen.values())
