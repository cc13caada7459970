"""Are two numbers of one activity two parts of it, one number said twice, or a contradiction?"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.extraction.minutes.gather import Placed
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Work

WORDS = SmallWords("assemble")

REACH = 8
MOST_COMPARED = 40
"""No visit has more numbers of one activity; the work stays linear in any other text."""
ENDS = frozenset((".", ";", "!", "?"))


def without_repeats(words: Words, parts: Sequence[Placed]) -> list[Placed]:
    """The same number said twice of the same thing, in two places, counts once."""
    kept: list[Placed] = []
    for each in parts:
        recent = kept[-MOST_COMPARED:]
        if not any(each.quantity.low == other.quantity.low and _is_of_same(words, other, each) for other in recent):
            kept.append(each)
    return kept


def contradict(words: Words, parts: Sequence[Placed]) -> bool:
    """Two numbers of the same thing, said in two sentences with the same words and nothing that adds them."""
    return any(
        each.quantity.low != other.quantity.low and _is_of_same(words, other, each)
        for i, each in enumerate(parts)
        for other in parts[max(0, i - MOST_COMPARED) : i]
    )


def _is_of_same(words: Words, first: Placed, second: Placed) -> bool:
    if first.giver != second.giver or first.person != second.person:
        return False
    cue = _cue(words, first)
    if not cue or cue != _cue(words, second):
        return False
    between = words.lower[first.quantity.last : second.quantity.first]
    apart = (
        bool(ENDS & set(between))
        or "\n" in words.text[words.end[first.quantity.last - 1] : words.start[second.quantity.first]]
    )
    return apart and not WORDS["adding"] & set(between[-REACH:])


def _cue(words: Words, each: Placed) -> str:
    """The words of work a number stands with, devices left out."""
    named = [a for a in each.stint.anchors if a.work is not Work.DEVICE and (a.coded or a.detail != "own")]
    return " ".join(words.lower[anchor.first] for anchor in named)
