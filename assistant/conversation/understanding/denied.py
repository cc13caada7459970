"""What is denied is not set: ``it was not the first visit`` makes it a later one, ``not Medicare`` clears the payer."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.phrases import Cue
from assistant.conversation.signals.heard import MARKS, Heard, left_over
from assistant.conversation.signals.small import is_among
from assistant.conversation.slots.find import OPPOSITE, slot_cues
from assistant.conversation.understanding.context import Context
from coder.visit import Encounter, Visit

KIND = "visit_kind"
DENIALS = frozenset(("not", "never", "isnt", "wasnt", "isn't", "wasn't", "n't", "isn’t", "wasn’t"))
BETWEEN = frozenset(("a", "an", "the", "really", "actually", "her", "his", "their", "our"))
MOST_OF_A_DENIAL, MOST_OF_A_NAME = 9, 3
VISIT = frozenset(("visit", "one", "encounter", "session", "time", "appointment"))


def with_denied_kind(before: Visit, after: Visit, heard: Heard) -> Visit:
    """The visit without a kind of encounter that is denied; with the other one, where the turn says nothing else."""
    cues = slot_cues(KIND, heard.words)
    denied = [cue for cue in cues if is_denied(cue, heard)]
    values = {cue.value for cue in denied}
    if heard.is_question or len(values) != 1 or len(denied) != len(cues):
        return after
    value = values.pop()
    other = OPPOSITE.get((KIND, value))
    names = ("filler", "cue", "correct", "set", "no", "yes", "denied")
    rest = left_over(heard.words, [*cues, *(each for name in names for each in heard.cues(name))])
    is_all = all(is_among(word, "small") or word in DENIALS | BETWEEN | VISIT for word in rest)
    if other is not None and is_all:
        return _of_kind(after, Encounter(other))
    return replace(after, visit_kind=before.visit_kind) if after.visit_kind == value else after


def is_denied(cue: Cue, heard: Heard) -> bool:
    """A denial right before the words, or before their article."""
    before = [word for word in heard.words.lower[: cue.first] if word not in BETWEEN]
    return bool(before) and before[-1] not in MARKS and before[-1] in DENIALS


def _of_kind(visit: Visit, kind: Encounter) -> Visit:
    """The visit of this kind, without a number that belongs to the other."""
    number = visit.visit_number
    is_other = number is not None and (number == 1) != (kind is Encounter.INITIAL)
    return replace(visit, visit_kind=kind, visit_number=None if is_other else number)


def with_denied_value(before: Visit, after: Visit, heard: Heard, ctx: Context) -> Visit:
    """The visit without the payer or the side that is denied by itself: ``it was not Medicare``."""
    lower = heard.words.lower
    if heard.is_question or len(lower) > MOST_OF_A_DENIAL:
        return after
    at = next((at for at, word in enumerate(lower) if word in DENIALS), None)
    if at is None:
        return after
    lead = Heard(" ".join(lower[:at])).left_after("filler", "cue", "payer")
    if any(not _is_light(word) for word in lead):
        return after
    denied = Heard(" ".join(heard.words.exact[at + 1 :]))
    rest = [word for word in denied.words.lower if word not in BETWEEN]
    payer = ctx.read(denied.text).visit.payer
    if after == before and payer is not None and payer == before.payer and len(rest) <= MOST_OF_A_NAME:
        return replace(after, payer=None)
    sides = slot_cues("devices.laterality", denied.words)
    is_of_body = len(rest) == 2 and (is_among(rest[1], "body") or is_among(rest[1], "device_noun") or rest[1] == "side")
    if not is_of_body or len(sides) != 1 or len(before.devices) != 1:
        return after
    is_known = before.devices[0].laterality == sides[0].value
    kept = replace(before.devices[0], laterality=None) if is_known else before.devices[0]
    return replace(after, devices=(kept,))


def _is_light(word: str) -> bool:
    return is_among(word, "small") or word in MARKS
