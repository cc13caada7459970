"""Is a code only supposed (``if they bill L3906``), or asked about as a charge (``if I bill L3906, is 97760 ok?``)?"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.extraction.codes.standing import Standing
from assistant.extraction.codes.subject import Subjects
from assistant.extraction.layout.divide import Layout
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("codes")
VERB_REACH = 3
SUPPOSING = frozenset(("if", "when", "whenever", "suppose", "supposing", "assuming"))


@dataclass(frozen=True)
class Supposed:
    """Reads the conditions that lead to a code."""

    words: Words
    layout: Layout
    subjects: Subjects

    def said(self, at: int, services: frozenset[int]) -> Standing | None:
        """What a condition before a code says of it; None where there is none, or where it is one of time."""
        lower, number = self.words.lower, self.layout.sentence[at]
        opens, closes = self.layout.sentences[number]
        begins = next((i for i in range(at - 1, opens - 1, -1) if self._supposes(i)), None)
        if begins is None:
            return None
        led = lower[begins + 1 : at]
        near = range(at - 1, max(begins, at - 1 - VERB_REACH), -1)
        verb = next((i for i in near if lower[i] in WORDS["charging"]), None)
        beside_it = any(i in services for i in range(opens, closes)) or not WORDS["asking"].isdisjoint(lower[at:closes])
        asked = self.layout.asked[number] and beside_it
        if verb is not None and self.subjects.is_other(verb):
            return Standing.NOT_OURS
        if verb is not None and asked and self._is_plain(begins, opens, led):
            return Standing.ASKED
        beside = begins >= at - len(("if", "the"))
        return Standing.UNSURE if lower[begins] == "if" and (verb is not None or beside) else None

    def _supposes(self, at: int) -> bool:
        """``if``, and not ``L IF`` of a finger."""
        return self.words.lower[at] in SUPPOSING and self.words.exact[at] != "IF"

    def _is_plain(self, begins: int, opens: int, led: list[str]) -> bool:
        """``when my office bills``, and not ``what if I had billed``, ``when Hanger bills``."""
        before = self.words.lower[max(opens, begins - 1) : begins]
        ours = not self.subjects.ours.isdisjoint(led) or "my" in led
        return before != ["what"] and ours and WORDS["unreal"].isdisjoint(led)
