"""Words one slip away from a word of the conversation, put right; tried only where a turn could not be read."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.conversation.phrases import Node, split_words, vocabulary
from assistant.conversation.slots.find import VOCABULARIES

SIGNALS = ("commands", "questions", "facts", "talk", "grammar", "mentions")
SHORT = {
    "nt": "not",
    "wat": "what",
    "wth": "with",
    "teh": "the",
    "frm": "from",
    "tht": "that",
    "ths": "this",
    "wht": "what",
    "waht": "what",
    "jst": "just",
    "mny": "many",
    "unt": "unit",
    "unts": "units",
    "hw": "how",
    "whn": "when",
}
NEARLY = re.compile(r"\b(\d{1,3})[- ]?ish\b", re.IGNORECASE)
SHORTEST, LONG, MOST_WORDS = 4, 7, 12


def mended(text: str) -> str:
    """The text with its slips put right; itself where there are none."""
    text = NEARLY.sub(lambda found: found[1].ljust(len(found[0])), text)
    words = split_words(text)
    if len(words) > MOST_WORDS:
        return text
    known = _known()
    pieces, at = [], 0
    for i, word in enumerate(words.lower):
        is_unknown = word.isalpha() and len(word) >= SHORTEST and word not in known and word not in _of_the_rules()
        right = SHORT.get(word) or (_nearest(word, known) if is_unknown else None)
        if right is not None:
            pieces += [text[at : words.start[i]], right]
            at = words.end[i]
    return "".join((*pieces, text[at:]))


def _nearest(word: str, known: frozenset[str]) -> str | None:
    """The one known word that begins alike and is nearest; None where two are as near."""
    from rapidfuzz.distance import OSA

    most = 2 if len(word) >= LONG else 1
    near = [
        (OSA.distance(word, each, score_cutoff=most), each)
        for each in known
        if each[0] == word[0] and len(each) >= SHORTEST
    ]
    near = [pair for pair in near if pair[0] <= most]
    if not near:
        return None
    best = min(near)
    return best[1] if sum(1 for distance, _ in near if distance == best[0]) == 1 else None


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Every word of the conversation's vocabularies."""
    trees = [vocabulary("signals", name) for name in SIGNALS]
    trees += [vocabulary("slots", name) for name in dict.fromkeys(VOCABULARIES.values())]
    return frozenset(word for tree in trees for word in _words(tree) if word.isalpha())


@lru_cache(maxsize=1)
def _of_the_rules() -> frozenset[str]:
    """Words of questions about the rules, which are no slips."""
    return frozenset(_words(vocabulary("guidance", "concepts")))


def _words(node: Node) -> set[str]:
    found = set(node.then)
    for below in node.then.values():
        found |= _words(below)
    return found
