"""Is a length of time how fast the patient puts the device on: ``dons independently in 3 min``, ``puts it on in five
minutes``? That is a finding, no service."""

from __future__ import annotations

from assistant.extraction.layout.divide import Layout
from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("minutes")
REACH, PUT_REACH, NEED_REACH = 10, 4, 3


def is_own_pace(words: Words, layout: Layout, quantity: Quantity) -> bool:
    """Nothing that a therapist did stands between the patient's putting on and the time that it takes."""
    first = max(quantity.first - REACH, layout.sentences[layout.sentence[quantity.first]][0])
    before = words.lower[first : quantity.first]
    marks = [at for at, word in enumerate(before) if word in ",;:" or word[0].isdigit()]
    before = before[marks[-1] + 1 :] if marks else before
    if _is_needed(before, words.lower[quantity.last : quantity.last + NEED_REACH]):
        return True
    if not before or before[-1] not in WORDS["pace_before"] or not WORDS["paced_by_us"].isdisjoint(before):
        return False
    return any(_is_putting_on(before, at) for at in range(len(before)))


def _is_putting_on(before: list[str], at: int) -> bool:
    """``dons``, ``puts it on``, ``able to don``, ``can don``."""
    ahead = before[at + 1 : at + 1 + PUT_REACH]
    if before[at] in WORDS["puts"]:
        return not {"on", "off", "into"}.isdisjoint(ahead)
    able = (before[at - 1 : at] == ["to"] and before[at - 2 : at - 1] == ["able"]) or before[at - 1 : at] == ["can"]
    return before[at] in WORDS["dons"] or (able and before[at] in WORDS["don_or_doff"])


def _is_needed(before: list[str], after: list[str]) -> bool:
    """``takes him 2 min to don``, ``needs 4 min to doff``."""
    led = not WORDS["needing"].isdisjoint(before[-2:])
    return led and after[:1] == ["to"] and not WORDS["don_or_doff"].isdisjoint(after[1:2])
