"""Which words state that this is the first or a later encounter, and which only look like it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.encounter.dates import was_on_a_day
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Anchor

WORDS = SmallWords("encounter")
NOT_TODAY = (
    Context.PAST | Context.PLANNED | Context.HYPOTHETICAL | Context.DENIED | Context.PLAN_SECTION | Context.POLICY
)
BREAKS = frozenset(",.;:|()/-–—!?+&=•")
JOINING = frozenset(",/-–—+&")
LONGEST_WAIT = 3
"""Words between ``f/u`` and the day it is for."""


@dataclass(frozen=True, slots=True)
class Stated:
    """The words that state a first encounter, and those that state a later one."""

    first: tuple[Cue, ...]
    later: tuple[Cue, ...]


def find_stated(text: Text, cues: Sequence[Cue], starts: frozenset[int], dates: set[int]) -> Stated:
    """What is stated of today's encounter; ``starts`` are the words where devices are named."""
    said = [cue for cue in cues if _is_meant(text, cue, starts, dates)]
    return Stated(
        tuple(cue for cue in said if cue.value == "initial"),
        tuple(cue for cue in said if cue.value == "subsequent"),
    )


def _is_meant(text: Text, cue: Cue, starts: frozenset[int], dates: set[int]) -> bool:
    flags = text.contexts.flags[cue.first]
    if cue.detail == "despite":
        return not flags & NOT_TODAY & ~Context.DENIED
    if flags & NOT_TODAY and not (flags & NOT_TODAY == Context.PLAN_SECTION and cue.value == "initial"):
        return False
    words = text.words
    if text.layout.asked[text.layout.sentence[cue.first]] and words.lower[cue.first - 1 : cue.first] in (
        ["the"],
        ["a"],
    ):
        return False
    if was_on_a_day(words, cue.last, dates) or _is_of_then(words, cue):
        return False
    if cue.detail == "bare":
        return _describes_visit(words, cue, starts)
    if cue.detail == "alone":
        return (cue.first == 0 or words.lower[cue.first - 1] in BREAKS) and (
            cue.last >= len(words) or words.lower[cue.last] in BREAKS
        )
    if cue.detail == "time":
        return _is_time_with_it(words, cue)
    return not (cue.detail == "return" and is_to_come(words, cue, dates))


def _is_of_then(words: Words, cue: Cue) -> bool:
    """``charged at the first appointment``, ``since her initial fitting``: another day is told by it; a text that opens
    with ``At the first fitting`` tells of that day."""
    before = words.lower[max(0, cue.first - 2) : cue.first]
    if cue.first == len(before) and before[:1] == ["at"]:
        return False
    return len(before) > 1 and before[0] in WORDS["told_by"] and before[1] in ("the", "her", "his", "their")


def is_any(text: Text, cue: Cue) -> bool:
    """``is the first visit coded so?`` asks about any visit."""
    asked = text.layout.asked[text.layout.sentence[cue.first]]
    return asked and text.words.lower[cue.first - 1 : cue.first] in (["the"], ["a"])


def _describes_visit(words: Words, cue: Cue, starts: frozenset[int]) -> bool:
    """``97760 initial``, ``initial AFO fitting``, and not ``initial swelling``, ``initial splint stretched``."""
    if cue.last >= len(words):
        return True
    after = words.lower[cue.last]
    told = words.lower[cue.last + 1 : cue.last + 2]
    if (
        not starts.isdisjoint((cue.first, cue.last))
        and told
        and (told[0].endswith("ed") or told[0] in WORDS["device_did"])
    ):
        return False
    if after in ("ot", "pt", "therapy") and words.lower[cue.last + 1 : cue.last + 2] in (
        ["session"],
        ["visit"],
        ["tx"],
    ):
        return True
    return (
        after in BREAKS
        or after[0].isdigit()
        or "\n" in words.gap[cue.last]
        or after in WORDS["encountered"]
        or not starts.isdisjoint(range(cue.first, cue.last + 2))
    )


def _is_time_with_it(words: Words, cue: Cue) -> bool:
    """``first time in the brace``, and not ``first time she fell``."""
    after = words.lower[cue.last] if cue.last < len(words) else "."
    if (after in BREAKS and after != "=") or after[0].isdigit() or after in WORDS["with_it"]:
        return True
    told = words.lower[cue.last : cue.last + 5]
    return not WORDS["worn"].isdisjoint(told) and not (WORDS["it"] | WORDS["worn_things"]).isdisjoint(told)


def is_to_come(words: Words, cue: Cue | Anchor, dates: set[int]) -> bool:
    """``f/u 2 wks``, ``recheck Friday``, ``return for recheck``: a visit to come."""
    lower = words.lower
    before = lower[max(0, cue.first - 2) : cue.first]
    if before and (
        before[-1] in WORDS["plans"] or (before[0] in ("return", "rtc", "returns", "see") and len(before) > 1)
    ):
        return True
    for at in _following(words, cue.last):
        if lower[at] in WORDS["to_come"] or at in dates:
            return True
        if lower[at][0].isdigit() or lower[at] in WORDS["counts"]:
            unit = lower[at + 1 : at + 2]
            if unit == ["-"]:
                unit = lower[at + 3 : at + 4]
            return bool(unit) and unit[0] in WORDS["spans"]
    return False


def _following(words: Words, at: int) -> Iterator[int]:
    for i in range(at, min(len(words), at + LONGEST_WAIT)):
        if words.lower[i] in BREAKS:
            if i > at or words.lower[i] not in JOINING:
                return
        else:
            yield i
            if not (words.lower[i] in WORDS["to_come"] or words.lower[i] in WORDS["visit_words"]):
                return
