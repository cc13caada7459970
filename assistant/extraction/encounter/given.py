"""Was a device made or given today, or its code billed: what implies a first encounter?"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.extraction.codes.sources import names_place
from assistant.extraction.encounter.earlier import is_lost
from assistant.extraction.encounter.scene import OBJECT_REACH, WORDS, Scene, Span
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.work.anchors import Anchor

GIVING = frozenset(("made", "issued", "given"))
OURSELVES = frozenset(("i", "we", "us", ","))
COPULAS = frozenset(("was", "were", "is", "are", "been", "being"))
UNITS = frozenset(("unit", "units"))
SUBJECT_REACH, TOLD_REACH = 4, 7
TELLING = frozenset(("when", "since"))
REPLACED_REACH = 4
"""A device begins within so many words after ``replacement``."""
NOT_MADE = ("cast", "impression", "plaster", "pattern", "remake")
"""Taking a mold is not yet making the device; ``remake`` is mostly one that is to come."""
BUILT_ON = (["in"], ["into"], ["up"], ["on"], ["out"])
"""After ``more extension built`` something was added to a device."""
AGAIN = ("remade", "remaking")
REPAIRS = ("L40", "L41", "L420", "L421", "L75", "L84")
"""How codes for repairs, replaced parts and supplies begin; one of them does not tell that a device was given."""
SHORT = 4
"""A clause of so few words, ``issued today``, needs to name no device."""


def find_given(scene: Scene) -> Iterator[Span]:
    """The words for making and giving a device today."""
    for cue in scene.cues:
        given = cue.value in GIVING or (cue.value == "arrived" and cue.first in scene.ends)
        ours = given and cue.first not in scene.theirs and scene.is_today(cue)
        if ours and not _is_elsewhere(scene, cue) and _is_of_device(scene, cue):
            yield Span(cue.first, cue.last)
    yield from _fabricated(scene)


def find_billed(scene: Scene) -> Iterator[Span]:
    """The device's codes billed today."""
    billed = {said.start for said in scene.codes.device_codes.billed}
    for each in scene.codes.l_codes:
        if scene.text.words.start[each.first] in billed and not each.code.startswith(REPAIRS):
            yield Span(each.first, each.last)


def is_replaced(scene: Scene) -> bool:
    """Was a lost or worn-out device made again?"""
    lower = scene.text.words.lower
    made = {anchor.first for anchor in scene.work}
    made |= {cue.first for cue in scene.cues if cue.value == "made" and scene.is_today(cue)}
    if any(lower[at].startswith(AGAIN) for at in made):
        return True
    again = not WORDS["again"].isdisjoint(lower) or any(True for _ in find_given(scene))
    if again and is_lost(scene):
        return True
    named = {mention.first for mention in scene.named.mentions}
    replacing = (cue for cue in scene.cues if cue.value == "replacement")
    return any(named & set(range(cue.last, cue.last + REPLACED_REACH)) for cue in replacing)


def _is_of_device(scene: Scene, cue: Cue) -> bool:
    """``issued a TLSO``, ``splint issued``, ``gave it to him``; not ``gave her a handout``, ``strap issue``."""
    words, clause = scene.text.words, scene.text.clause(cue.first)
    lower = words.lower
    if clause in scene.dated_clauses or lower[cue.first].startswith(AGAIN):
        return False
    if lower[cue.first] in ("issue", "issues") and cue.first not in scene.ends and cue.last not in scene.starts:
        return lower[cue.last : cue.last + 1] in (["of"], ["new"], ["today"]) or lower[cue.first - 1 : cue.first] == [
            "of"
        ]
    near = lower[cue.last : cue.last + OBJECT_REACH]
    if lower[cue.first] == "built" and near[:1] in BUILT_ON:
        return False
    if _has_other_object_before(scene, cue.first) or _is_made_to_act(scene, cue):
        return False
    if (
        _is_by_another(scene, cue.first)
        or not UNITS.isdisjoint(near)
        or _is_other_day(near, lower[max(0, cue.first - 1) : cue.first])
    ):
        return False
    for at in range(cue.last, min(len(words), cue.last + OBJECT_REACH)):
        if scene.text.clause(at) != clause:
            break
        if at in scene.starts or lower[at] in WORDS["it"]:
            return True
        if lower[at] in WORDS["other_objects"]:
            return False
    around = range(max(0, cue.first - SHORT), min(len(words), cue.last + SHORT))
    own = [i for i in around if scene.text.clause(i) == clause]
    return len(own) <= SHORT or clause in scene.device_clauses


def _has_other_object_before(scene: Scene, at: int) -> bool:
    """``new strap issued``, ``handout was given``, and not ``counterforce strap issued``."""
    lower = scene.text.words.lower
    before = at - 1
    while before >= 0 and lower[before] in COPULAS:
        before -= 1
    return before >= 0 and lower[before] in WORDS["other_objects"] and before + 1 not in scene.named_ends


def _is_made_to_act(scene: Scene, cue: Cue | Anchor) -> bool:
    """``made him stand``, and not ``made him a splint``."""
    lower, at = scene.text.words.lower, cue.last
    if lower[cue.first] != "made" or lower[at : at + 1] == [] or lower[at] not in WORDS["persons"]:
        return False
    after = lower[at + 1 : at + 2]
    return bool(after) and after[0].isalpha() and after[0] not in WORDS["before_made"] and at + 1 not in scene.starts


def _is_other_day(near: list[str], before: list[str]) -> bool:
    """``gave it tues``, ``Mon fab``: on another day than today."""
    if before[-1:] and before[-1] in WORDS["weekdays"]:
        return True
    day = next((i for i, word in enumerate(near) if word in WORDS["weekdays"]), None)
    return day is not None and "today" not in near and not {"next", "this"} & set(near[:day])


def _is_by_another(scene: Scene, at: int) -> bool:
    """``he made toast``, ``the building``, ``when it was made``: no work of ours, or none of today."""
    words = scene.text.words
    before = words.lower[max(0, at - 1) : at]
    if before == ["pt"]:
        return words.exact[at - 1] != "PT"
    if before and before[0] in WORDS["only_spoken_of"]:
        return True
    told = not TELLING.isdisjoint(words.lower[max(scene.text.opens(at), at - TOLD_REACH) : at])
    building = words.lower[at] == "building" and before in (["the"], ["in"], ["same"], ["our"])
    return told or building or not WORDS["others"].isdisjoint(before)


def _is_elsewhere(scene: Scene, found: Cue | Anchor) -> bool:
    """``issued in the ED``, ``the surgeon's office gave``: not at today's visit."""
    words = scene.text.words
    if words.lower[found.last : found.last + 1] == ["in"] and words.exact[found.last + 1 : found.last + 2] == ["OR"]:
        return True
    if words.lower[found.last : found.last + 1] in (["in"], ["at"], ["by"]):
        return names_place(words, found.last + 1)
    before = range(max(scene.text.opens(found.first), found.first - SUBJECT_REACH), found.first)
    return any(names_place(words, i, 1) for i in before) and not any(words.lower[i] in OURSELVES for i in before)


def _fabricated(scene: Scene) -> Iterator[Span]:
    for anchor in scene.work:
        said = scene.text.words.lower[anchor.first : anchor.last]
        if anchor.value != "fabrication" or any(word.startswith((*NOT_MADE, *AGAIN)) for word in said):
            continue
        near = scene.text.words.lower[anchor.last : anchor.last + OBJECT_REACH]
        other = scene.text.clause(anchor.first) in scene.dated_clauses or _is_by_another(scene, anchor.first)
        other = (
            other
            or not UNITS.isdisjoint(near)
            or _is_other_day(near, scene.text.words.lower[max(0, anchor.first - 1) : anchor.first])
        )
        led = scene.text.words.lower[max(0, anchor.first - 1) : anchor.first]
        part = (bool(led) and led[0] in WORDS["other_objects"]) or (said[-1:] == ["built"] and near[:1] in BUILT_ON)
        part = part or _is_made_to_act(scene, anchor)
        if not (other or part or scene.has_object(anchor, "other_objects") or _is_elsewhere(scene, anchor)):
            yield Span(anchor.first, anchor.last)
