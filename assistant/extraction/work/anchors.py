"""What can minutes belong to: activities, services, evaluations, codes, devices, totals, or time that is not ours?"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from assistant.extraction.codes.find import CodesRead
from assistant.extraction.codes.mentions import CodeMention
from assistant.extraction.devices.mentions import DevicesNamed
from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.meant import MODALITIES, REST, is_meant, is_pack


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
WORDS = SmallWords("work")
PURPOSE, AROUND = frozenset(("for", "during")), frozenset(("after",))
MADE = frozenset(("fabrication", "management"))
COLLEAGUES = frozenset(("orthotist", "physician", "vendor", "SLP"))
CALL_REACH = 5


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
        if cue.first not in inside and is_meant(words, cue) and is_pack(words, cue, modalities)
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
