"""Which words name a side, and which side is a device for?"""

from __future__ import annotations

from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.tokens.lexer import Shape, Words

NAMING = ("region", "orthosis", "prosthesis", "head", "trait", "amputation")
LETTERS = {"r": "right", "l": "left", "b": "bilateral"}
NOT_A_SIDE = {
    "right": frozenset(("?", "if", "now", "away")),
    "left": frozenset(
        "the it her him his them at home in with early off a an out to alone us behind on blank open empty over".split()
    ),
}
"""What follows these words where they are no side: ``right now``, ``left the brace``."""
FELT = frozenset("feel feels felt look looks looked sit sits fit fits done work works it just quite all".split())
"""Before ``right`` where it means well, if no part of the body follows: ``until it feels right``."""
LABELS = frozenset(("size", "pt", "patient", "part", "plan", "hepatitis", "vitamin", "type"))
"""Words after which a single letter is no side: ``size L``, ``Part B``."""
LONG_CODE = 4
ITEM_BREAKS = frozenset(";|/.")
ITEM_REACH = 8
"""``WHFO, prefab, R, issued``: a capital that is an item of its own stands not farther behind what it describes."""


def side_cues(words: Words, phrases: Phrases) -> tuple[Cue, ...]:
    """The words for sides; single letters only next to a part of the body, a device or a bracket."""
    if not phrases.group("side"):
        return ()
    named = {cue.first for name in NAMING for cue in phrases.group(name)}
    starts = named | {cue.first for name in ("part", "build") for cue in phrases.group(name)}
    ends = {cue.last for name in (*NAMING, "part", "implant") if name != "trait" for cue in phrases.group(name)}
    return tuple(cue for cue in phrases.group("side") if _is_side(words, cue, starts, ends, named))


def side_said(words: Words, cue: Cue) -> str:
    """The side that a word means: left, right or bilateral."""
    if cue.value == "letter":
        return LETTERS[words.lower[cue.first]]
    return "bilateral" if cue.value == "both" else cue.value


def _is_side(words: Words, cue: Cue, starts: set[int], ends: set[int], named: set[int]) -> bool:
    first, last = cue.first, cue.last
    if words.lower[first] == "pair" or cue.value not in ("letter", "both"):
        after = words.lower[last] if last < len(words) else ""
        if words.lower[first:last] == ["right"] and first and words.lower[first - 1] in FELT and last not in starts:
            return False
        return after not in NOT_A_SIDE.get(words.lower[first], ())
    if words.lower[first - 1 : first] == ["("] and words.lower[last : last + 1] == [")"]:
        return True
    if cue.value == "both":
        closed = last >= len(words) or words.lower[last] in ITEM_BREAKS
        return last in named or (closed and words.lower[first - 1 : first] == [","] and first - 1 in ends)
    lead = words.lower[first - 1] if first else ""
    label = lead in LABELS and not (words.exact[first - 1] == "PT" and last in named)
    if label or (words.lower[first] == "b" and not words.exact[first].isupper()):
        return False
    if _stands_behind(words, cue, lead, ends) or _is_item(words, cue):
        return True
    code = first > 0 and words.shape[first - 1] == Shape.CODE and len(lead) > LONG_CODE
    return last in starts or first in ends or code or lead == "not"


def _is_item(words: Words, cue: Cue) -> bool:
    """``ankle stirrup; L; fit 3``: a capital between two breaks of the stronger kind."""
    first, last = cue.first, cue.last
    if not words.exact[first].isupper():
        return False
    opened = first == 0 or words.lower[first - 1] in ITEM_BREAKS or "\n" in words.gap[first]
    closed = last >= len(words) or words.lower[last] in ITEM_BREAKS or "\n" in words.gap[last]
    return opened and closed and not (first == 0 and last < len(words) and words.lower[last] in ".:")


def _stands_behind(words: Words, cue: Cue, lead: str, ends: set[int]) -> bool:
    """``wrist splint, R.``: a capital behind what it describes, with nothing after it in its clause."""
    closed = cue.last >= len(words) or words.lower[cue.last] in ",.;)/("
    if not closed or not words.exact[cue.first].isupper():
        return False
    if (
        lead == ","
        and words.lower[cue.first] != "b"
        and any(at in ends for at in range(max(0, cue.first - ITEM_REACH), cue.first))
    ):
        return True
    worded = lead.isalpha() and len(lead) > 2 and lead not in ("dr.", "mrs")
    return worded or (lead == "," and cue.first - 1 in ends)
