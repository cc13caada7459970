"""Which number was put right by taking something off it? ``35 minutes, but five of that she was out, so thirty``."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("minutes")
REACH, CONCLUDED, TAKEN = 40, 5, 4


def find_restated(words: Words, timed: Sequence[Quantity]) -> dict[int, int]:
    """By the place of a number among ``timed`` that of the one in its stead; what was taken off stands between."""
    return {
        at: at + 2
        for at in range(len(timed) - 2)
        if timed[at + 2].low == timed[at].low - timed[at + 1].low > 0 and _is_put_right(words, *timed[at : at + 3])
    }


def _is_put_right(words: Words, whole: Quantity, off: Quantity, left: Quantity) -> bool:
    if left.first - whole.last > REACH or any(each.low != each.high for each in (whole, off, left)):
        return False
    behind = words.lower[off.last : off.last + 2]
    held = behind[:1] == ["of"] and not WORDS["held_in"].isdisjoint(behind[1:])
    taken = not WORDS["taking_off"].isdisjoint(words.lower[max(whole.last, off.first - TAKEN) : off.first])
    concluded = not WORDS["concluding"].isdisjoint(words.lower[max(off.last, left.first - CONCLUDED) : left.first])
    ends = left.last >= len(words) or not words.lower[left.last][0].isalnum()
    return (held or taken) and concluded and ends
