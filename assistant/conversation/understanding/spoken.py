"""Facts that the words speak of without a note's wording: whose L code, which side, an assistant who was not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.conversation.frame import Frame
from assistant.conversation.phrases import Cue
from assistant.conversation.signals.heard import MARKS, Heard, left_over
from assistant.conversation.signals.small import is_among
from assistant.conversation.slots.find import slot_cues, slot_value
from assistant.conversation.slots.put import with_slot
from assistant.conversation.understanding.denied import is_denied
from assistant.conversation.understanding.owned import is_no_new_device
from assistant.reading import Reading
from coder.visit import Assistant, Device, Encounter, Fabrication, Side, Visit

REGIONS = {"back": "trunk", "leg": "", "arm": "", "feet": "foot", "toe": "foot", "limb": ""}
"""Words for parts of the body that facts call otherwise; empty where the word is not exact enough."""
DOES = frozenset(("do", "does", "did", "not"))
DENIES = 3
"""How many words before a phrase a denial may stand."""
ALONE = frozenset(("solo", "alone", "myself"))
SAME = frozenset(("the", "a", "same", "one", "another", "different", "not"))
"""Words that compare, of whatever it may be."""
OTHER = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
CLAUSE_ENDS: tuple[list[str], ...] = ([], [","], ["."], [";"], ["!"], ["\n"])
SEVERAL, MOST_OF_AN_ANSWER = 3, 20
TO_COME = frozenset(("next", "week", "weeks", "month", "later"))
"""Words of a visit that is planned."""
MOST_WORDS_BESIDE = 1
"""Words beside a side or a way of making that are neither filler nor part of the device."""


def with_spoken(after: Visit, heard: Heard, reading: Reading, *, supposing: bool, corrects: bool = False) -> Visit:
    """The visit with what the turn speaks of and the reader left alone."""
    told = {said.path for said in reading.said}
    if not told & {"l_code_status", "l_codes_billed", "l_codes_mentioned_not_billed"}:
        after = _with_l_code(after, heard, supposing=supposing)
    if "assistant" not in told or _only_watched(heard):
        after = _without_assistant(after, heard, supposing=supposing)
        after = _alone(after, heard)
    if "evaluation" not in told or supposing:
        after = _without_evaluation(after, heard, supposing=supposing)
    if "visit_kind" not in told and (supposing or after.visit_kind is None):
        after = _with_visit_kind(after, heard, supposing=supposing, corrects=corrects)
    if supposing and "discipline" not in told:
        after = _with_discipline(after, heard)
    if after.poc is False and ("poc" not in told or heard.has("poc")):
        after = _with_plan(after, heard, named="poc" in told)
    is_newness_told = any(device.is_new is not None for device in after.devices)
    if after.devices and (supposing or is_newness_told) and not any(path.endswith("is_new") for path in told):
        after = _with_newness(after, heard)
    if after.devices and not any(path.endswith(("laterality", "fabrication")) for path in told):
        after = _with_region(after, heard)
        after = _with_other_side(after, heard)
        after = _with_side(after, heard)
        after = _with_way_of_making(after, heard)
    return after


def with_same(after: Visit, heard: Heard, earlier: Sequence[Frame]) -> Visit:
    """``same payer as the first``: what was told of an earlier visit, the first or the last of them."""
    if not earlier:
        return after
    visit = earlier[0 if "first" in heard.words.lower else -1].visit
    if heard.has("same_payer") and after.payer is None:
        after = replace(after, payer=visit.payer)
    if heard.has("same_discipline") and after.discipline is None:
        after = replace(after, discipline=visit.discipline)
    return after


def _with_l_code(after: Visit, heard: Heard, *, supposing: bool) -> Visit:
    """``the L code is ours``; without naming it only where somebody bills: ``the prosthetist bills the leg``."""
    cues = slot_cues("l_code_status", heard.words)
    if not heard.has("l_code_status"):
        cues = tuple(cue for cue in cues if _bills(heard, cue.first, cue.last) or _tells_whose(cue, heard, supposing))
    best = max(cues, key=lambda cue: (cue.last - cue.first, -cue.first), default=None)
    if best is None:
        return after
    denied = any(best.first - DENIES <= cue.first < best.first for cue in heard.cues("denied"))
    value = "not_billed" if best.value == "billed" and denied else best.value
    return with_slot(after, "l_code_status", value)


def _bills(heard: Heard, first: int, last: int) -> bool:
    """Somebody and behind it a word for billing, so that ``billed`` alone or ``we do`` tells nothing here."""
    lower = heard.words.lower[first : last + 1]
    return any(word.startswith("bill") for word in lower[1:]) and not is_among(lower[0], "we")


def _tells_whose(cue: Cue, heard: Heard, supposing: bool) -> bool:
    """Several words of a short turn that tell whose the L code is: ``none of ours``, ``with the arm company``."""
    names = [word for word in heard.words.lower[cue.first : cue.last] if not is_among(word, "we") and word not in DOES]
    is_plain = cue.value != "later" and (cue.last - cue.first >= SEVERAL or (supposing and len(names) > 1))
    return is_plain and len(heard.words) <= MOST_OF_AN_ANSWER and (supposing or not heard.is_question)


def _without_assistant(after: Visit, heard: Heard, *, supposing: bool) -> Visit:
    """``if the PTA had not touched it``; outside suppositions only where an assistant is known."""
    known = after.assistant in (Assistant.PTA, Assistant.COTA)
    if known and {"none", "nothing"} & set(heard.words.lower) and any(word in ALONE for word in heard.words.lower):
        return replace(after, assistant_minutes=0, minutes_by=())
    if heard.has("assistant") and heard.has("denied") and (supposing or known):
        return with_slot(after, "assistant", "none")
    if _only_watched(heard) and (known or heard.has("assistant")):
        return with_slot(after, "assistant", "none")
    if after.assistant is None and _is_no_assistant(heard):
        return with_slot(after, "assistant", "none")
    if supposing and known and any(word in ALONE for word in heard.words.lower) and not heard.has("by_assistant_alone"):
        return with_slot(after, "assistant", "none") if not heard.has("assistant") else after
    return after


def _only_watched(heard: Heard) -> bool:
    """``the PTA was only observing``, without minutes of anything."""
    return heard.has("only_watched") and not any(word.isdigit() for word in heard.words.lower)


def _is_no_assistant(heard: Heard) -> bool:
    """``a tech isn't a PTA so no``: a denial right before the assistant."""
    lower = heard.words.lower
    for cue in heard.cues("assistant"):
        before = [word for word in lower[: cue.first] if word not in ("a", "an", "the", "any")]
        denials = {each.last for each in heard.cues("denied")}
        at = cue.first - (cue.first > 0 and lower[cue.first - 1] in ("a", "an", "the", "any"))
        if before and at in denials:
            return True
    return False


def _alone(after: Visit, heard: Heard) -> Visit:
    """``PT alone,`` at a clause's end; ``just me``, said without being asked, in a turn that says nothing else."""
    if after.assistant is not None:
        return after
    if any(heard.words.lower[cue.last : cue.last + 1] in CLAUSE_ENDS for cue in heard.cues("therapist_alone")):
        return with_slot(after, "assistant", "none")
    cues = [cue for cue in slot_cues("assistant", heard.words) if cue.value == "none" and cue.last - cue.first > 1]
    light = [*heard.cues("filler"), *heard.cues("no"), *heard.cues("cue")]
    covers = any(not left_over(heard.words, [cue, *light]) for cue in cues)
    return with_slot(after, "assistant", "none") if covers else after


def _without_evaluation(after: Visit, heard: Heard, *, supposing: bool) -> Visit:
    if supposing and heard.has("evaluation") and (heard.has("denied") or "without" in heard.text.casefold()):
        return replace(after, evaluation=None)
    return after


def _with_visit_kind(after: Visit, heard: Heard, *, supposing: bool, corrects: bool) -> Visit:
    """From any words of a supposition; else only from a clause that says nothing else: ``splint, first, 20 min``.

    A correction tells it in more than a word, or says nothing else: ``the second strap`` is of a strap.
    """
    value = slot_value("visit_kind", heard.words) if supposing else _whole_clause("visit_kind", heard)
    if supposing and any(cue.value == "later" for cue in slot_cues("l_code_status", heard.words)):
        value = None
    if corrects:
        value = None if heard.has("back_to") else _corrected("visit_kind", heard)
    value = value or _plainly("visit_kind", heard)
    if value is None and is_no_new_device(heard) and not supposing:
        value = Encounter.SUBSEQUENT.value
    return with_slot(after, "visit_kind", value) if value else after


def _plainly(slot: str, heard: Heard) -> str | None:
    """A phrase of several words in a short turn, which can be of nothing else: ``he is brand new to us``."""
    lower = heard.words.lower
    cues = [cue for cue in slot_cues(slot, heard.words) if cue.last - cue.first >= SEVERAL]
    told = [
        cue
        for cue in cues
        if not TO_COME & set(lower[cue.first : cue.last]) and lower[max(0, cue.first - 1) : cue.first] != ["not"]
    ]
    is_short = len(lower) <= MOST_OF_AN_ANSWER and not heard.is_question
    return told[0].value if is_short and len({cue.value for cue in told}) == 1 else None


def _with_discipline(after: Visit, heard: Heard) -> Visit:
    """``what if it were an OT``, ``it was PT not OT``, with nothing else said."""
    cues = slot_cues("discipline", heard.words)
    told = {cue.value for cue in cues if heard.words.lower[max(0, cue.first - 1) : cue.first] != ["not"]}
    names = ("filler", "suppose", "if", "cue", "correct", "set")
    rest = left_over(heard.words, [*cues, *(each for name in names for each in heard.cues(name))])
    if len(told) != 1 or [word for word in rest if not is_among(word, "small")]:
        return after
    return with_slot(after, "discipline", told.pop())


def _corrected(slot: str, heard: Heard) -> str | None:
    cues = slot_cues(slot, heard.words)
    names = ("filler", "cue", "correct", "set", "no", "yes")
    rest = left_over(heard.words, [*cues, *(each for name in names for each in heard.cues(name))])
    is_all = all(is_among(word, "small") for word in rest)
    told = [cue for cue in cues if is_all or cue.last - cue.first > 1]
    best = max(told, key=lambda cue: (cue.last - cue.first, -cue.first), default=None)
    return best.value if best is not None else _whole_clause(slot, heard)


def _whole_clause(slot: str, heard: Heard) -> str | None:
    """The value of a phrase with a mark, or an end of the text, on both sides."""
    lower = heard.words.lower
    for cue in slot_cues(slot, heard.words):
        before, behind = lower[: cue.first][-1:], lower[cue.last :][:1]
        if (
            (not before or before[0] in MARKS)
            and (not behind or behind[0] in MARKS)
            and len(lower) > cue.last - cue.first
        ):
            return cue.value
    return None


def _with_plan(after: Visit, heard: Heard, *, named: bool) -> Visit:
    """``signed copy came in``: the plan that was out is back; ``POC's signed``, where nothing says it is not."""
    cues = slot_cues("poc", heard.words)
    denials = [cue.first for cue in (*heard.cues("denied"), *(cue for cue in cues if cue.value == "false"))]
    if named and _is_plan_denied(heard, denials):
        return after
    told = [cue for cue in cues if cue.value == "true" and (named or cue.last - cue.first > 1)]
    return replace(after, poc=True) if told else after


def _is_plan_denied(heard: Heard, denials: Sequence[int]) -> bool:
    """A denial in the clause that speaks of the plan: ``POC's signed, and no assistant`` has none."""
    return any(not _parted(heard, *sorted((cue.first, at))) for cue in heard.cues("poc") for at in denials)


def _parted(heard: Heard, first: int, last: int) -> bool:
    return bool({",", ".", ";"} & set(heard.words.lower[first:last]))


def _with_newness(after: Visit, heard: Heard) -> Visit:
    """``a like-for-like replacement``: of a device of which it was told otherwise, or as a supposition."""
    cues = [cue for cue in slot_cues("devices.is_new", heard.words) if cue.last - cue.first > 1]
    told = {cue.value for cue in cues if not set(heard.words.lower[cue.first : cue.last]) <= SAME}
    if len(told) != 1:
        return after
    place = _device_meant(heard, after)
    return _with_device(after, place, replace(after.devices[place], is_new=told.pop() == "true"))


def _with_other_side(after: Visit, heard: Heard) -> Visit:
    """``oops, other arm``: the side that was not told, where one was and nothing else is said."""
    place = len(after.devices) - 1
    side = after.devices[place].laterality
    rest = heard.left_after("filler", "cue", "correct", "other_side", "no", "set")
    if not heard.has("other_side") or side not in OTHER or any(not is_among(word, "small") for word in rest):
        return after
    return _with_device(after, place, replace(after.devices[place], laterality=OTHER[side]))


def _with_side(after: Visit, heard: Heard) -> Visit:
    value = _side(heard)
    if value is None or not _is_about_device(heard, "devices.laterality", after) or _agrees(heard):
        return after
    place = _device_meant(heard, after)
    return _with_device(after, place, replace(after.devices[place], laterality=Side(value)))


def _agrees(heard: Heard) -> bool:
    """``right`` by itself is a yes, where no side was asked."""
    return not heard.left_after("agreed", "filler", "yes")


def _side(heard: Heard) -> str | None:
    """The side that is told; the letter in ``no L`` and ``L code`` tells none."""
    speaks_of_code = heard.has("no", "denied", "l_code_status")
    told = [
        cue for cue in slot_cues("devices.laterality", heard.words) if not (speaks_of_code and _is_letter(cue, heard))
    ]
    told = [cue for cue in told if not is_denied(cue, heard)]
    best = max(told, key=lambda cue: (cue.last - cue.first, -cue.first), default=None)
    return best.value if best is not None else None


def _is_letter(cue: Cue, heard: Heard) -> bool:
    return cue.last - cue.first == 1 and len(heard.words.lower[cue.first]) == 1


def _with_region(after: Visit, heard: Heard) -> Visit:
    """The part of the body said by itself, for a device of which it was not known."""
    rest = left_over(heard.words, heard.cues("filler"))
    place = len(after.devices) - 1
    if len(rest) != 1 or not is_among(rest[0], "body") or after.devices[place].body_region is not None:
        return after
    region = REGIONS.get(rest[0].rstrip("s"), rest[0].rstrip("s"))
    return _with_device(after, place, replace(after.devices[place], body_region=region)) if region else after


def _with_way_of_making(after: Visit, heard: Heard) -> Visit:
    value = slot_value("devices.fabrication", heard.words)
    if value is None or not _is_about_device(heard, "devices.fabrication", after):
        return after
    place = _device_meant(heard, after)
    return _with_device(after, place, replace(after.devices[place], fabrication=Fabrication(value)))


def _with_device(after: Visit, place: int, device: Device) -> Visit:
    devices = list(after.devices)
    devices[place] = device
    return replace(after, devices=tuple(devices))


def _is_about_device(heard: Heard, slot: str, visit: Visit) -> bool:
    """Do the words speak of the device only, so that ``left it at home`` is no side?"""
    cues = [
        *slot_cues(slot, heard.words),
        *heard.cues("cue"),
        *heard.cues("filler"),
        *heard.cues("correct"),
        *heard.cues("no"),
        *heard.cues("suppose"),
        *heard.cues("if"),
    ]
    rest = [word for word in left_over(heard.words, cues) if word != "'s"]
    known = {word for device in visit.devices for word in (device.name or "").casefold().split()}
    beside = [
        word for word in rest if word not in known and not is_among(word, "device_word") and not is_among(word, "body")
    ]
    return len(beside) <= MOST_WORDS_BESIDE and len(rest) <= 6


def _device_meant(heard: Heard, visit: Visit) -> int:
    """The device that is spoken of by a word the others do not share; else the last."""
    spoken = set(heard.words.lower)
    names = [{*(each.name or "").casefold().split(), each.body_region or ""} for each in visit.devices]
    for i, own in enumerate(names):
        others = {word for at, each in enumerate(names) if at != i for word in each}
        if (own - others) & spoken:
            return i
    return len(visit.devices) - 1
