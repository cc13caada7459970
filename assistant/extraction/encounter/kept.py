"""Was a device adjusted or checked, or there before: what implies a later encounter?"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.extraction.encounter.scene import WORDS, Scene, Span
from assistant.extraction.encounter.stated import is_to_come
from assistant.extraction.minutes.attribute import Slot
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.work.anchors import Anchor, Work

CHECKED_REACH, TAUGHT_REACH, SAME_REACH = 5, 12, 12
MODIFIERS = (["go"], ["gp"], ["gn"], ["co"], ["cq"], ["kx"], ["59"])


def find_managed(scene: Scene) -> Iterator[Span]:
    """The words for adjusting the device, and those that minutes of adjusting are tied to; a lift or wedge alone may
    be new."""
    if scene.named.mentions and all(mention.part for mention in scene.named.mentions):
        return
    for anchor in scene.work:
        if anchor.value == "management" and anchor.detail == "done" and _is_adjusting(scene, anchor):
            yield Span(anchor.first, anchor.last)
    whole = any(not mention.part for mention in scene.named.mentions)
    for each in scene.minutes.of(Slot.ACTIVITY):
        taught = any(_is_topic(scene, anchor) for anchor in each.share.anchors)
        if each.share.names == ("management",) and not taught:
            for anchor in each.share.anchors[-1:]:
                named = whole and not scene.has_object(anchor, "not_adjusted")
                if not _is_weak(scene, anchor) or named:
                    yield Span(anchor.first, anchor.last)


def _is_adjusting(scene: Scene, anchor: Anchor) -> bool:
    """A word that means more than adjusting counts only where a device is named; work that is taught does not."""
    after = scene.text.words.lower[anchor.last : anchor.last + 4]
    if after[:1] == ["by"] and not WORDS["elsewhere"].isdisjoint(after):
        return False
    if after[:1] == ["to"] and after[1:] and after[1] in WORDS["weekdays"]:
        return False
    if _is_anothers(scene, anchor) or _is_exchange(scene, anchor):
        return False
    if (
        _is_modifier(scene, anchor)
        or _is_surgery(scene, anchor)
        or _is_topic(scene, anchor)
        or _is_taught(scene, anchor)
        or scene.has_object(anchor, "not_adjusted")
    ):
        return False
    sentence = scene.text.layout.sentence[anchor.first]
    return not _is_weak(scene, anchor) or sentence in scene.device_sentences or _is_of_part(scene, anchor)


def _is_anothers(scene: Scene, anchor: Anchor) -> bool:
    """``the orthotist ground it``, ``at the shop for repair``."""
    before = scene.text.words.lower[max(scene.text.opens(anchor.first), anchor.first - 2) : anchor.first]
    away = before[-1:] == ["for"] and before[0] in ("shop", "out", "gone")
    return away or not WORDS["elsewhere"].isdisjoint(before)


def _is_exchange(scene: Scene, anchor: Anchor) -> bool:
    """``boot exchanged for a prefab PRAFO``: another device is given."""
    lower = scene.text.words.lower
    swapped = lower[anchor.last : anchor.last + 1] in (["for"], ["with"], ["by"])
    return swapped and not scene.named_starts.isdisjoint(range(anchor.last + 1, anchor.last + 4))


def _is_of_part(scene: Scene, anchor: Anchor) -> bool:
    """``strap swap``: a part of a device stands beside the word."""
    return anchor.first in scene.beside_parts or anchor.last - 1 in scene.beside_parts


def _is_topic(scene: Scene, anchor: Anchor) -> bool:
    """``11 min w pt on tension``: spoken of, and not done."""
    before = scene.text.words.lower[max(0, anchor.first - 4) : anchor.first]
    return before[-1:] in (["about"], ["how"]) or ("on" in before[-2:] and not {"w", "with"}.isdisjoint(before))


def _is_weak(scene: Scene, anchor: Anchor) -> bool:
    return scene.text.words.lower[anchor.last - 1] in WORDS["weak"]


def _is_surgery(scene: Scene, anchor: Anchor) -> bool:
    """``after revision THA``, ``s/p stump revision``: an operation."""
    lower = scene.text.words.lower
    led = lower[max(scene.text.opens(anchor.first), anchor.first - 3) : anchor.first]
    return lower[anchor.first].startswith("revision") and not WORDS["operated"].isdisjoint(led)


def _is_modifier(scene: Scene, anchor: Anchor) -> bool:
    """``GO mod``: a modifier of a code."""
    lower = scene.text.words.lower
    return lower[anchor.first] == "mod" and lower[anchor.first - 1 : anchor.first] in MODIFIERS


def _is_taught(scene: Scene, anchor: Anchor) -> bool:
    """``instructed in pad change``: the patient learns it; ``then adjusted`` is done again."""
    lower = scene.text.words.lower
    if lower[anchor.last - 1].endswith("ed"):
        before = lower[max(0, anchor.first - 1) : anchor.first]
        return bool(before) and before[0] in WORDS["taught"] and before[0] != "training"
    sentence = lower[max(scene.text.opens(anchor.first), anchor.first - TAUGHT_REACH) : anchor.first]
    return not WORDS["taught"].isdisjoint(sentence) and not any(word[0].isdigit() for word in sentence)


def find_checked(scene: Scene) -> Iterator[Span]:
    """``AFO check``, ``recheck 8 min``, ``checked the brace``; not ``checked blood pressure``, ``chk my time``."""
    ends = scene.named_ends
    for anchor in scene.work:
        if (
            anchor.work is not Work.CHECK
            or anchor.detail == "visit"
            or is_to_come(scene.text.words, anchor, scene.dates)
        ):
            continue
        again = scene.text.words.lower[anchor.first].startswith("re") and _is_open(scene, anchor)
        if again or anchor.first in ends or _is_before_device(scene, anchor) or _is_behind_device(scene, anchor, ends):
            yield Span(anchor.first, anchor.last)


def _is_behind_device(scene: Scene, anchor: Anchor, ends: frozenset[int]) -> bool:
    """``splints BUE checked``, ``check 6 min``: with nothing else after it that could be what is checked."""
    if not _is_open(scene, anchor) or _is_named_otherwise(scene, anchor):
        return False
    if anchor.detail == "noun":
        return anchor.first in scene.timed
    before = range(max(scene.text.opens(anchor.first), anchor.first - CHECKED_REACH), anchor.first + 1)
    clause = scene.text.clause(anchor.first)
    return any(at in ends and scene.text.clause(at - 1) == clause for at in before)


def _is_open(scene: Scene, anchor: Anchor) -> bool:
    """Does nothing follow that could be what is checked?"""
    words, at = scene.text.words, anchor.last
    return at >= len(words) or not words.lower[at].isalpha() or words.lower[at] in WORDS["after_check"]


def _is_named_otherwise(scene: Scene, anchor: Anchor) -> bool:
    """``shoe check``, ``BP check``: of something else than a device."""
    before = scene.text.words.lower[max(0, anchor.first - 1) : anchor.first]
    return anchor.detail == "noun" and bool(before) and before[0].isalpha() and before[0] not in WORDS["before_check"]


def _is_before_device(scene: Scene, anchor: Anchor) -> bool:
    for at in range(anchor.last, min(len(scene.text.words), anchor.last + CHECKED_REACH)):
        if at in scene.named_starts:
            return True
        body = at in scene.body
        if scene.text.words.lower[at] not in WORDS["examined"] and not body:
            return False
    return False


def find_before_device(scene: Scene, value: str, reach: int) -> Iterator[Span]:
    """``existing splint``: it was there before; ``new splint``: it was not. So says a word of this meaning."""
    starts = {mention.first for mention in scene.named.mentions if not mention.part}
    for cue in scene.cues:
        named = starts & set(range(cue.last, cue.last + reach)) if cue.value == value and scene.is_today(cue) else None
        if named and _is_same_day(scene, cue):
            continue
        if named and WORDS["other_objects"].isdisjoint(scene.text.words.lower[cue.last : min(named)]):
            yield Span(cue.first, cue.last)


def _is_same_day(scene: Scene, cue: Cue) -> bool:
    """``same DOS, same KAFO``: two claims are compared."""
    lower = scene.text.words.lower
    around = lower[max(0, cue.first - SAME_REACH) : cue.first + SAME_REACH]
    return lower[cue.first] == "same" and not {"dos", "day", "date"}.isdisjoint(around)
