"""What is said of the plan of care, and which elements does the note show?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.phrases.scan import Cue, Phrases, phrase_at, phrase_before
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import Meaning, Node, SmallWords, load_phrases
from assistant.extraction.work.meant import PALSY
from assistant.reading import Said

PEOPLE = SmallWords("people")
REACH = 9
PATH = "poc"
NAMED_DOCTOR = frozenset((",", "."))
"""Between a name and the letters DO."""
SIGNS = frozenset("signed ordered wrote referred referring prescribed on".split())
"""What a physician does, right after the letters."""
ANSWERS = (["no"], ["none"], ["y"], ["n"])
"""These speak of the plan only right behind it: ``POC: no``, and not ``POC signed, no assistant``."""


@dataclass(frozen=True, slots=True)
class RecordRead:
    """The plan of care as said, and the documentation elements shown."""

    plan_of_care: Said | None
    elements: tuple[Said, ...]


class Verdict(NamedTuple):
    """Does the plan of care stand, as said by the words ``first`` to ``last``?"""

    stands: bool
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class RecordFinder:
    """Finds what the note says of itself."""

    plan: Node
    plan_backwards: Node

    @classmethod
    def load(cls) -> RecordFinder:
        name = "record/plan_of_care"
        return cls(load_phrases(name), load_phrases(name, backwards=True))

    def find(self, text: Text, phrases: Phrases) -> RecordRead:
        """The record of the text."""
        plan = self._plan_of_care(text, phrases.of("plan"))
        return RecordRead(plan, _find_elements(text.words, phrases.of("element")))

    def _plan_of_care(self, text: Text, cues: Sequence[Cue]) -> Said | None:
        """Whether the plan of care stands (signed, on file, continued) or not yet (sent, pending)."""
        verdicts = [
            verdict
            for cue in cues
            if cue.group == "plan_of_care" and cue.value == "plan"
            for verdict in (*self._before(text, cue), *self._after(text, cue))
        ]
        for cue in cues:
            if cue.group == "plan_of_care" and cue.value in ("signed", "unsigned"):
                denied = text.contexts.over(cue.first, cue.last) & Context.DENIED
                verdicts.append(Verdict(cue.value == "signed" and not denied, cue.first, cue.last))
        if not verdicts:
            return None
        stands, first, last = next((verdict for verdict in verdicts if not verdict.stands), verdicts[0])
        return say(text.words, PATH, stands, first, last)

    def _before(self, text: Text, cue: Cue) -> Iterator[Verdict]:
        means, first = phrase_before(text.words, self.plan_backwards, cue.first)
        for meaning in means:
            if meaning.detail == "forward":
                yield Verdict(_stands(text, meaning, first, cue.first), first, cue.last)

    def _after(self, text: Text, cue: Cue) -> Iterator[Verdict]:
        _, closes = text.layout.sentences[text.layout.sentence[cue.first]]
        for at in range(cue.last, min(closes, cue.last + REACH)):
            means, last = phrase_at(text.words, self.plan, at)
            if at > cue.last + 1 and text.words.lower[at:last] in ANSWERS:
                continue
            for meaning in means:
                if meaning.detail == "backward":
                    yield Verdict(_stands(text, meaning, at, last), cue.first, last)


def _stands(text: Text, meaning: Meaning, first: int, last: int) -> bool:
    """``never signed`` denies what ``signed`` says."""
    return meaning.value == "true" and not text.contexts.over(first, last) & Context.DENIED


def _find_elements(words: Words, cues: Sequence[Cue]) -> tuple[Said, ...]:
    """Each documentation element once, with the first words that show it."""
    seen: dict[str, Said] = {}
    for cue in cues:
        if cue.group == "element" and cue.value not in seen and _is_shown(words, cue):
            seen[cue.value] = say(words, "doc_elements", cue.value, cue.first, cue.last)
    return tuple(seen.values())


def _is_shown(words: Words, cue: Cue) -> bool:
    """Short letters of another meaning show nothing: CP that is no palsy, and the verb ``do``."""
    said = words.lower[cue.first : cue.last]
    if said == ["cp"]:
        before = [word for word in words.lower[max(0, cue.first - 2) : cue.first] if word != "/"]
        beside = words.lower[cue.last : cue.last + 3]
        return (bool(before) and before[-1] in PALSY) or not PEOPLE["palsy"].isdisjoint([*before, *beside])
    return said != ["do"] or _is_doctor(words, cue)


def _is_doctor(words: Words, cue: Cue) -> bool:
    """The letters DO are a physician's only in capitals behind a name, with their clause closed."""
    before, after = words.exact[max(0, cue.first - 1) : cue.first], words.lower[cue.last : cue.last + 1]
    named = bool(before) and (before[0].istitle() or before[0] in NAMED_DOCTOR)
    closed = not after or not after[0].isalpha() or after[0] in SIGNS
    return named and closed and words.exact[cue.first] == "DO"
