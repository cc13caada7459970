"""On which of several claims, or on whose own bill, does a code stand: ``claim 1``, ``(own bill, L1970)``?"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.extraction.layout.divide import Layout
from assistant.extraction.tokens.lexer import Words

PAPERS = frozenset(("claim", "claims", "bill", "bills", "invoice", "ticket", "billing"))
JOINING = frozenset(("with", "as", "under", "for", "w", "the", "plus"))
THEIR = (["his"], ["their"], ["her"])
OURS = frozenset(("our", "my"))
NUMBERED = frozenset(("claim", "claims", "bill", "invoice"))
LETTERS = frozenset("abc")
BILL_REACH = 5


@dataclass(frozen=True, slots=True)
class Claims:
    """Reads the words for a claim that lead to a code."""

    words: Words
    layout: Layout

    def is_on_own_bill(self, at: int) -> bool:
        """``he delivers it (own bill, L1970)``, ``which is on his claim with L5321``."""
        lower = self.words.lower
        opens = self.layout.sentences[self.layout.sentence[at]][0]
        near = range(at - 1, max(opens, at - BILL_REACH), -1)
        noun = next((i for i in near if lower[i] in PAPERS), None)
        if noun is None or any(lower[i].isalpha() and lower[i] not in JOINING for i in range(noun + 1, at)):
            return False
        led = lower[max(opens, noun - 3) : noun]
        theirs = led[-1:] == ["own"] or (led[-1:] in THEIR and led[-2:-1] == ["on"] and lower[noun + 1] != ":")
        return theirs and OURS.isdisjoint(led)

    def is_on_one_of_several(self, at: int) -> bool:
        """``Claim A: L1940. Claim B: 97763``: one of the claims that the text tells apart."""
        lower = self.words.lower
        near = range(at - 1, max(-1, at - BILL_REACH), -1)
        noun = next((i for i in near if lower[i] in NUMBERED), None)
        if noun is None or "." in lower[noun:at] or not is_one_of_several(self.words, noun):
            return False
        return sum(word in NUMBERED and is_one_of_several(self.words, i) for i, word in enumerate(lower)) > 1


def is_one_of_several(words: Words, noun: int) -> bool:
    """``claim 1``, ``claim #2``, ``claim A``: one claim of those that are numbered."""
    at = noun + 2 if words.lower[noun + 1 : noun + 2] in (["#"], ["no"], ["number"]) else noun + 1
    label = words.lower[at] if at < len(words) else ""
    return (label.isdigit() and len(label) == 1) or (label in LETTERS and words.exact[at].isupper())
