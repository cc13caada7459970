"""One turn as heard: its words, and where the phrases that signal an act stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.conversation.phrases import Cue, Words, blanked, split_words, spot

FILES = ("commands", "questions", "facts", "talk", "grammar", "mentions")
CODE_LENGTH, SHORTEST_QUESTION = 5, 2
OPENS_QUESTION = (["are"], ["is"])
"""Words that open a question where they come first and more than one word follows."""
SPOKEN = {"comma": ",", "period": ".", "semicolon": ";"}
DICTATED = re.compile(r"\b(?:comma|period|semicolon)\b", re.IGNORECASE)
ENDS = re.compile(r"\bperiod\W*$", re.IGNORECASE)
MARKS = frozenset(",.;:!?-–—…\"'()")


@dataclass(slots=True)
class Heard:
    """The words of a turn; phrases are looked for once, each vocabulary by itself."""

    text: str
    words: Words = field(init=False)
    _cues: dict[str, dict[str, tuple[Cue, ...]]] = field(init=False, default_factory=dict)
    _lead: int | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.words = split_words(with_marks(self.text))

    def cues(self, name: str) -> tuple[Cue, ...]:
        """Where the phrases under one heading stand."""
        for file in FILES:
            if file not in self._cues:
                self._cues[file] = _by_heading(spot(self.words, "signals", file))
            if name in self._cues[file]:
                return self._cues[file][name]
        return ()

    def has(self, *names: str) -> bool:
        """Is one of these signals among the words?"""
        return any(self.cues(name) for name in names)

    def starts_with(self, *names: str, within: int = 0) -> bool:
        """Does such a phrase begin the turn, at most ``within`` words after the fillers that lead in?"""
        lead = self.lead
        return any(cue.first <= lead + within for name in names for cue in self.cues(name))

    def is_bare(self, name: str) -> bool:
        """Does such a phrase begin the turn and stand by itself, with a mark or only fillers behind it?"""
        lower = self.words.lower
        for cue in self.cues(name):
            if cue.first <= self.lead and (not lower[cue.last :] or lower[cue.last] in MARKS):
                return True
        return self.starts_with(name) and not self.left_after(name, "filler")

    @property
    def lead(self) -> int:
        """The first word that is neither filler nor a mark."""
        if self._lead is None:
            self._lead = self._first_word()
        return self._lead

    def _first_word(self) -> int:
        at = 0
        fillers = {cue.first: cue.last for cue in self.cues("filler")}
        while at < len(self.words):
            if at in fillers:
                at = fillers[at]
            elif self.words.lower[at] in MARKS:
                at += 1
            else:
                break
        return at if at < len(self.words) else 0

    def without(self, *names: str) -> str:
        """The text with these phrases blanked out, every other character in its place."""
        return blanked(self.words, (cue for name in names for cue in self.cues(name)))

    def left_after(self, *names: str) -> list[str]:
        """The words that none of these phrases covers, marks left out."""
        return left_over(self.words, (cue for name in names for cue in self.cues(name)))

    @property
    def is_question(self) -> bool:
        """Is something asked: a question mark at the end, or words that open a question?"""
        lower = self.words.lower
        marks = [word for word in lower[-3:] if word in MARKS]
        if lower and lower[-1] in MARKS and "?" in marks:
            return True
        return self.starts_with("wh") or self._is_inverted()

    def _is_inverted(self) -> bool:
        """``does the fitting count`` asks, ``was 20 for the brace`` tells."""
        subjects = {cue.first for cue in self.cues("subject")}
        for cue in self.cues("modal"):
            if cue.first <= self.lead and (cue.last in subjects or not self.words.lower[cue.first].endswith("n't")):
                return True
        if self.words.lower[:1] in OPENS_QUESTION and not any(word.isdigit() for word in self.words.lower):
            return len(self.words) > SHORTEST_QUESTION
        for cue in self.cues("aux"):
            if cue.first <= self.lead and (cue.last in subjects or self._is_code(cue.last)):
                return True
        return False

    def _is_code(self, at: int) -> bool:
        word = self.words.lower[at] if at < len(self.words) else ""
        return len(word) == CODE_LENGTH and any(each.isdigit() for each in word)


def with_marks(text: str) -> str:
    """The text with marks that were dictated (``first visit comma ours period``) as marks, every word in its place."""
    if not (DICTATED.search(text) and (ENDS.search(text) or "comma" in text.casefold())):
        return text
    return DICTATED.sub(lambda found: SPOKEN[found[0].casefold()].ljust(len(found[0])), text)


def is_bare_next(heard: Heard) -> bool:
    """``next`` and no more: the next patient, or the next question."""
    return [word for word in heard.words.lower if word not in MARKS] in (["next"], ["ok", "next"], ["next", "please"])


def left_over(words: Words, cues: Iterable[Cue]) -> list[str]:
    """The words that no cue covers."""
    covered = {at for cue in cues for at in range(cue.first, cue.last)}
    return [word for at, word in enumerate(words.lower) if at not in covered and word not in MARKS]


def _by_heading(cues: tuple[Cue, ...]) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for cue in cues:
        found.setdefault(cue.value, []).append(cue)
    return {name: tuple(each) for name, each in found.items()}
