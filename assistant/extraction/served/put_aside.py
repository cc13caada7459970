"""Is a device named that was not served: taken off, given up, or one in whose place another was served?"""

from __future__ import annotations

from assistant.extraction.devices.extent import Mention
from assistant.extraction.served.features import Surroundings
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("served")
REMOVALS = (
    ("took", "off"),
    ("out", "of"),
    ("came", "out"),
    ("pulled",),
    ("weaned", "from"),
    ("discharged", "from"),
    ("removed",),
)
FOLLOW_REACH = 7
FOLLOWED = (["up", "for"], ["followup", "for"], ["f/u", "for"], ["check", "of"], ["recheck", "of"], ["up", "on"])
"""Before a device that is followed up."""
ANOTHER = (
    ["?", "no"],
    ["?", "nope"],
    ["replaced", "by"],
    ["replaced", "with"],
    ["exchanged", "for"],
    ["swapped", "for"],
)
"""After a device in whose place another one was served."""
EXCHANGE_REACH = 8
ARROWS = frozenset(("→", "⇒"))


def is_removed(mention: Mention, words: Words) -> bool:
    """``took off the AFO``, ``old splint``, ``the splint of March``, ``brace discarded``."""
    before = words.lower[max(0, mention.first - 4) : mention.first]
    if set(before[-2:]) & WORDS["old"]:
        return not _is_followed_up(mention, words)
    for removal in REMOVALS:
        if any(tuple(before[i : i + len(removal)]) == removal and "." not in before[i:] for i in range(len(before))):
            return True
    after = words.lower[mention.last : mention.last + 2]
    if after[:1] in (["of"], ["from"]) and after[1:] and after[1] in WORDS["months"]:
        return True
    return bool(set(after[:1]) & WORDS["removed"]) and after != ["off", "the"]


def is_exchanged(mention: Mention, around: Surroundings) -> bool:
    """``KAFO? no, AFO``, ``KAFO replaced by AFO``: another device is named in its place."""
    after = around.text.words.lower[mention.last : mention.last + 2]
    said = after in ANOTHER or (bool(after) and after[0] in ARROWS)
    return said and not around.starts.isdisjoint(range(mention.last + 1, mention.last + EXCHANGE_REACH))


def _is_followed_up(mention: Mention, words: Words) -> bool:
    """``follow-up for his old prosthesis``: the old one is what the visit was for."""
    before = [word for word in words.lower[max(0, mention.first - FOLLOW_REACH) : mention.first] if word != "-"]
    led = [word for word in before if word not in WORDS["before_region"] and word not in WORDS["old"]]
    return led[-2:] in FOLLOWED
