"""What can minutes belong to: activities, services, evaluations, codes, devices, totals, or time that is not ours?"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from assistant.extraction.codes.find import CodesRead
from assistant.extraction.codes.mentions import CodeMention
from assistant.extraction.devices.mentions import DevicesNamed
from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import SmallWords


class Work(StrEnum):
    """What kind of thing an anchor is."""

    ACTIVITY = "activity"
    CHECK = "check"
    ORTHOTIC = "orthotic"
    DEVICE = "device"
    SERVICE = "service"
    EVALUATION = "evaluation"
    SESSION = "session"
    TIMED = "timed"
    TOTAL = "total"
    ASIDE = "aside"


class Anchor(NamedTuple):
    """Words ``first`` to ``last`` that a number of minutes can be tied to; ``value`` is the activity, code or kind."""

    work: Work
    value: str
    first: int
    last: int
    coded: bool = False
    detail: str = ""
    """``own``: only a device can be meant; ``any``: other things are taught too; ``place``: where one walks; ``part``:
    a mere part of a device."""


ORTHOTIC_WORK = frozenset((Work.ACTIVITY, Work.CHECK, Work.ORTHOTIC, Work.DEVICE))
GROUPS = ("activity", "service", "evaluation", "session", "aside")
NEEDS_CAPITALS = frozenset(("us", "ta", "mt", "cp", "ie", "dn", "gt", "hp", "em", "ov", "mld", "fes"))
WORDS = SmallWords("work")
REST = frozenset(("rest", "remainder"))
"""Before a service that took what was left of the time."""
PURPOSE, AROUND = frozenset(("for", "during")), frozenset(("after",))
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
MADE = frozenset(("fabrication", "management"))
COLLEAGUES = frozenset(("orthotist", "physician", "vendor", "SLP"))
CALL_REACH = 5
STATES = frozenset(("scar", "edema", "heat", "swelling", "cold", "dressing"))
AT = frozenset(("around", "over", "near", "the", "her", "his", "a", "new", "from", "by", "at", "some", "fistula"))
NOT_WRITING = frozenset(("sent", "says", "said", "from", "by", "to", "reads", "states", "showed", "shows", "say"))
"""After a note that somebody sent or that tells something, not time of writing it."""
FIRST = frozenset(("first", "1st", "initial"))
"""``first fitting`` names an encounter, not what was done."""


def find_anchors(
    words: Words,
    phrases: Phrases,
    codes: CodesRead,
    devices: DevicesNamed,
    roles: Sequence[Cue] = (),
) -> tuple[Anchor, ...]:
    """Every anchor in order of place."""
    inside = {i for mention in devices.mentions for i in range(mention.first, mention.last)}
    modalities = {
        at
        for cue in phrases.group("service")
        if cue.value.startswith(MODALITIES) and words.lower[cue.first] != "cp"
        for at in (cue.first, cue.last - 1)
    }
    found = [
        _from_cue(words, cue)
        for group in GROUPS
        for cue in phrases.group(group)
        if cue.first not in inside and _is_meant(words, cue) and _is_pack(words, cue, modalities)
    ]
    found = _without_calls(words, _without_heating(words, found), roles)
    found += [_from_code(mention, codes.families[mention.code]) for mention in codes.services]
    found += [Anchor(Work.DEVICE, mention.kind, mention.first, mention.last) for mention in devices.mentions]
    return tuple(sorted(found, key=lambda anchor: (anchor.first, anchor.work != Work.SERVICE)))


def _without_heating(words: Words, found: list[Anchor]) -> list[Anchor]:
    """``pattern, heat, mold``: heat in a list of making is that of the material."""
    made = {at for a in found if a.value in MADE and a.work is Work.ACTIVITY for at in (a.first, a.last - 1)}
    return [
        anchor
        for anchor in found
        if anchor.work is not Work.SERVICE
        or words.lower[anchor.first : anchor.last] != ["heat"]
        or made.isdisjoint((anchor.first - 2, anchor.last + 1))
    ]


def _without_calls(words: Words, found: list[Anchor], roles: Sequence[Cue]) -> list[Anchor]:
    """``spoke w/ the prosthetist``, ``texted Dr. Lee``: talk with a colleague, in the patient's absence as a rule."""
    called = {at: cue.last for cue in roles if cue.value in COLLEAGUES and (at := _call_before(words, cue.first)) >= 0}
    kept = [anchor for anchor in found if not any(at <= anchor.first < last for at, last in called.items())]
    return kept + [Anchor(Work.ASIDE, "excluded", at, last) for at, last in called.items()]


def _call_before(words: Words, at: int) -> int:
    """The verb of talk before a person, with small words between; -1 where there is none."""
    for before in range(at - 1, max(-1, at - 1 - CALL_REACH), -1):
        word = words.lower[before]
        if word in WORDS["talked"]:
            return before
        if word not in WORDS["talked_between"]:
            return -1
    return -1


def _is_counted(words: Words, after: int) -> bool:
    """``20 min visit 3``: the third visit, not a visit of 20 minutes."""
    counted = words.lower[after] if after < len(words) else ""
    return counted == "#" or counted.isdecimal()


def _is_meant(words: Words, cue: Cue) -> bool:
    """Two letters of a service in small print count only beside a number."""
    word = words.lower[cue.first]
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


def _is_pack(words: Words, cue: Cue, modalities: set[int]) -> bool:
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


def _from_cue(words: Words, cue: Cue) -> Anchor:
    if cue.group == "activity":
        special = {"check": Work.CHECK, "orthotic": Work.ORTHOTIC}.get(cue.value, Work.ACTIVITY)
        return Anchor(special, cue.value, cue.first, cue.last, detail=cue.detail)
    if cue.group == "session":
        return Anchor(Work(cue.value), cue.value, cue.first, cue.last)
    if cue.group == "service" and REST & set(words.lower[max(0, cue.first - 2) : cue.first]):
        return Anchor(Work.SERVICE, cue.value, cue.first, cue.last, detail="rest")
    if cue.group == "service":
        return Anchor(Work.SERVICE, cue.value, cue.first, cue.last, detail=_manner(words, cue.first))
    return Anchor(Work(cue.group), cue.value, cue.first, cue.last)


def _manner(words: Words, at: int) -> str:
    """How a service is brought in by the word before it: ``purpose``, ``with`` something else, ``around`` it."""
    before = words.lower[max(0, at - 2) : at]
    if before[-1:] and before[-1] in PURPOSE:
        return "purpose"
    if before[-1:] and before[-1] in AROUND:
        return "around"
    return "with" if before[-1:] in (["with"], ["w"], ["while"]) or before == ["w", "/"] else ""


def _from_code(mention: CodeMention, family: str) -> Anchor:
    if family in ("orthotic", "retired", "unknown"):
        return Anchor(Work.ORTHOTIC, mention.code, mention.first, mention.end, coded=True)
    if family in ("evaluation", "re-evaluation", "E/M", "former evaluation"):
        return Anchor(Work.EVALUATION, mention.code, mention.first, mention.end, coded=True)
    return Anchor(Work.SERVICE, mention.code, mention.first, mention.end, coded=True)
