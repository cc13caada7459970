"""Does a phrase of work mean work here, or do its words say something else where they stand?"""

from __future__ import annotations

from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("work")
NEEDS_CAPITALS = frozenset(("us", "ta", "mt", "cp", "ie", "dn", "gt", "hp", "em", "ov", "mld", "fes"))
REST = frozenset(("rest", "remainder"))
"""Before a service that took what was left of the time."""
MINUTE_WORDS = frozenset(("min", "mins", "minutes", "minute", "m", "'"))
HEADINGS = frozenset(("assess", "assessment"))
PALSY = frozenset(
    "hemi spastic diplegic quad dx has mild severe athetoid ataxic for of with w child kid boy girl".split()
)
"""Before CP that is no cold pack."""
MODALITIES = ("9701", "9702", "9703", "G0283")
LINKS = frozenset((",", "/", "+", "&", "and", "then"))
"""Between modalities of one list."""
BOOKED = frozenset(("block", "blocks", "visit", "visits", "vist", "vsit"))
"""Words for the whole time only behind a length of time."""
PLACED = frozenset(("to", "on", "and", "after", "post", "for", "then", "at"))
"""After a modality whose minutes stand before it."""
STATES = frozenset(("scar", "edema", "heat", "swelling", "cold", "dressing"))
AT = frozenset(("around", "over", "near", "the", "her", "his", "a", "new", "from", "by", "at", "some", "fistula"))
NOT_WRITING = frozenset(("sent", "says", "said", "from", "by", "to", "reads", "states", "showed", "shows", "say"))
"""After a note that somebody sent or that tells something, not time of writing it."""
PART_REACH = 4
FIRST = frozenset(("first", "1st", "initial"))
"""``first fitting`` names an encounter, not what was done."""


def _is_counted(words: Words, after: int) -> bool:
    """``20 min visit 3``: the third visit, not a visit of 20 minutes."""
    counted = words.lower[after] if after < len(words) else ""
    return counted == "#" or counted.isdecimal()


def _is_by_hand(words: Words, cue: Cue) -> bool:
    """``opened the occiput``, ``side panels pulled in``: words of many uses, beside a part of a device."""
    for at in range(cue.last, min(cue.last + PART_REACH, len(words))):
        if words.lower[at] in WORDS["parts"]:
            return True
        if not words.lower[at].isalpha():
            break
    before = words.lower[max(0, cue.first - 2) : cue.first]
    if before[:1] and not before[0].isalpha():
        before = before[1:]
    return bool(before) and before[-1].isalpha() and not WORDS["parts"].isdisjoint(before)


def is_meant(words: Words, cue: Cue) -> bool:
    """Two letters of a service in small print count only beside a number."""
    word = words.lower[cue.first]
    if cue.detail == "hand":
        return _is_by_hand(words, cue)
    if word == "ortho" and cue.last - cue.first == 1:
        after = words.lower[cue.last] if cue.last < len(words) else ""
        return after[:1].isdigit() or after in (":", "=")
    if word in ("note", "notes") and set(words.lower[cue.last : cue.last + 1]) & NOT_WRITING:
        return False
    if word in ("fit", "fitting") and _is_first(words, cue.first):
        return cue.last < len(words) and (words.lower[cue.last] == "of" or words.lower[cue.last][0].isdigit())
    if (
        cue.group == "aside"
        and words.lower[cue.first - 1 : cue.first] == ["after"]
        and not _is_beside_number(words, cue)
    ):
        return False
    if cue.group == "service" and not _is_service(words, cue):
        return False
    if word == "care" and cue.last - cue.first == 1 and not _is_device_care(words, cue.first):
        return False
    if cue.group == "session" and word in BOOKED and cue.last - cue.first == 1:
        behind_length = bool(WORDS["block_before"].intersection(words.lower[cue.first - 1 : cue.first]))
        return behind_length and not _is_counted(words, cue.last)
    if word in ("rest", "chart") and cue.last - cue.first == 1 and not _is_beside_number(words, cue):
        return False
    if cue.group == "activity" and word in HEADINGS and words.lower[cue.last : cue.last + 1] == [":"]:
        return False
    if cue.last - cue.first > 1 or word not in NEEDS_CAPITALS or words.exact[cue.first].isupper():
        return True
    if word == "us" and words.lower[cue.first - 1 : cue.first] and words.lower[cue.first - 1] in WORDS["us_before"]:
        return False
    after = words.lower[cue.last] if cue.last < len(words) and cue.group == "service" else ""
    return after[:1].isdigit() or after == "x"


def _is_device_care(words: Words, at: int) -> bool:
    """``wear and care``, ``care of it``; not ``stoma care``."""
    before = words.lower[at - 1 : at]
    return not before or not before[0].isalpha() or before[0] in WORDS["care_before"]


def _is_service(words: Words, cue: Cue) -> bool:
    """Not ``return to gait``, a scar or heat that is only there (``around the scar``), or a prosthetist: ``CP, ``."""
    before = words.lower[max(0, cue.first - 2) : cue.first]
    if before[-1:] == ["to"] and before[0] not in REST:
        return before[0][:1].isdigit() or before[0] in MINUTE_WORDS or words.shape[cue.first - 2] == Shape.NUMBER
    if words.lower[cue.first] == "cp" and before and before[-1] in PALSY:
        return False
    if words.lower[cue.first] == "cp" and cue.first == 0 and cue.last < len(words):
        return words.lower[cue.last][0].isdigit()
    return not (words.lower[cue.first] in STATES and cue.last - cue.first == 1 and before and before[-1] in AT)


def is_pack(words: Words, cue: Cue, modalities: set[int]) -> bool:
    """``CP`` is a cold pack beside minutes or joined to another modality; else a diagnosis or a prosthetist."""
    if words.lower[cue.first : cue.last] != ["cp"] or cue.group != "service":
        return True
    before, after = words.lower[max(0, cue.first - 1) : cue.first], words.lower[cue.last : cue.last + 1]
    if after and (after[0][0].isdigit() or after[0] == "x"):
        return True
    if before == ["."] and words.shape[cue.last + 1 : cue.last + 2] == [Shape.NUMBER]:
        return True
    ends = not after or not after[0].isalpha() or after[0] in PLACED
    if before and ends and (before[0][0].isdigit() or before[0] in MINUTE_WORDS):
        return True
    joined = before and before[0] in LINKS and cue.first - 2 in modalities
    return bool(joined) or (bool(after) and after[0] in LINKS and cue.last + 1 in modalities)


def _is_beside_number(words: Words, cue: Cue) -> bool:
    before, after = words.lower[cue.first - 1 : cue.first], words.lower[cue.last : cue.last + 1]
    if after and (after[0][:1].isdigit() or after[0] in ("x", ":", "=")):
        return True
    return bool(before) and (before[0][:1].isdigit() or before[0] in MINUTE_WORDS)


def _is_first(words: Words, at: int) -> bool:
    before = words.lower[max(0, at - 2) : at]
    return bool(before) and (before[-1] in FIRST or (before[0] in FIRST and before[-1] in ("orthotic", "prosthetic")))
