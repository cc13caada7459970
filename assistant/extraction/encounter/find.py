"""Is this the first or a later encounter with the device, and which visit is it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extraction.context.text import Text
from assistant.extraction.encounter.each_device import OfDevice
from assistant.extraction.encounter.number import find_number
from assistant.extraction.encounter.signs import Signs
from assistant.extraction.encounter.stated import Stated
from assistant.extraction.encounter.times_with import COUNTED
from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.reading import Certainty, Conflict, Said
from coder.visit import Encounter, Evaluation, EvaluationKind

WORDS = SmallWords("encounter")
PATH = "visit_kind"
OF_DEVICE = (["of"], ["for"], ["with"], ["w"], ["in"])
"""Before the device whose visits are counted: ``visit 2 of this splint``."""


@dataclass(frozen=True, slots=True)
class EncounterRead:
    """The kind of encounter, the number of the visit, the evaluation, each as said, and a contradiction."""

    kind: Said | None
    number: Said | None
    evaluation: Said | None
    conflict: Conflict | None = None
    devices: tuple[OfDevice, ...] = ()
    """What is said of each device served, in their order."""


def find_encounter(
    text: Text,
    phrases: Phrases,
    quantities: Sequence[Quantity],
    stated: Stated,
    signs: Signs,
    evaluation: Said | None,
    devices: tuple[OfDevice, ...],
) -> EncounterRead:
    """The kind of encounter, stated first, else implied by what was done; and the number of the visit."""
    number = find_number(text, quantities, phrases.of("ordinal"), stated.first)
    kind, conflict = _kind(text.words, stated, number, signs)
    if (
        kind
        and kind.certainty is Certainty.IMPLIED
        and kind.value is Encounter.SUBSEQUENT
        and _is_first_day(evaluation)
    ):
        kind = None
    if any(device.encounter for device in devices):
        kind, conflict = None, None
    return EncounterRead(kind, number, evaluation, conflict, devices)


def _is_first_day(evaluation: Said | None) -> bool:
    """On the day of the patient's first evaluation what is adjusted may as well be new."""
    value = evaluation.value if evaluation else None
    return isinstance(value, Evaluation) and bool(value.same_day) and value.kind is EvaluationKind.EVALUATION


def _kind(words: Words, stated: Stated, number: Said | None, signs: Signs) -> tuple[Said | None, Conflict | None]:
    """The kind where one is said; what speaks for both is a contradiction where the words are plain, else nothing."""
    if signs.replaced:
        return None, None
    first, later = stated.first, [cue for cue in stated.later if not _is_ordinal(words, cue)]
    count = number.value if number is not None and isinstance(number.value, int) else 0
    if first and later:
        return None, _contradiction(
            _stated(words, first[0], Encounter.INITIAL), _stated(words, later[0], Encounter.SUBSEQUENT)
        )
    given = signs.made or signs.billed
    if first:
        counted = count > 1 and not given and first[0].detail == "bare"
        return (None if counted else _stated(words, first[0], Encounter.INITIAL)), None
    if later:
        said = _stated(words, later[0], Encounter.SUBSEQUENT)
        if later[0].detail == COUNTED and not given:
            return said, None
        return _unless_new(said, _implied(words, given, Encounter.INITIAL), signs)
    if count == 1 and number and _is_of_episode(words, number):
        count = 0
    if count > 1 and number:
        said = _by_number(number, Encounter.SUBSEQUENT)
        if _counts_device(words, number):
            return (None, _contradiction(said, _implied(words, given, Encounter.INITIAL))) if given else (said, None)
        if not given:
            return _unless_new(said, None, signs)
    return _by_signs(words, stated, number if count == 1 else None, signs), None


def _by_signs(words: Words, stated: Stated, number: Said | None, signs: Signs) -> Said | None:
    given = signs.made or signs.billed
    kept = signs.managed or signs.checked or signs.existing
    if number is not None:
        return None if kept and not given else _by_number(number, Encounter.INITIAL)
    if given:
        clear = not ((signs.several and kept) or signs.existing)
        return _implied(words, given, Encounter.INITIAL) if clear else None
    if stated.later and not signs.new:
        return _stated(words, stated.later[0], Encounter.SUBSEQUENT)
    if signs.new:
        return None
    if signs.checked:
        return say(words, PATH, Encounter.SUBSEQUENT, *signs.checked[0])
    managed = () if signs.bought else signs.managed
    return _implied(words, signs.existing or managed, Encounter.SUBSEQUENT)


def _unless_new(said: Said, given: Said | None, signs: Signs) -> tuple[Said | None, Conflict | None]:
    """A later encounter, unless a device was given or is new: then the words contradict, or leave it open."""
    if given:
        return (None, None) if signs.several or signs.new else (None, _contradiction(said, given))
    return (None if signs.new else said), None


def _contradiction(one: Said, other: Said | None) -> Conflict | None:
    return Conflict(PATH, (one, other)) if other else None


def _counts_device(words: Words, number: Said) -> bool:
    """``visit 2 of this splint``, ``second visit for the AFO``."""
    at = next((i for i in range(len(words)) if words.start[i] >= number.end), len(words))
    led = words.lower[at : at + 1] in OF_DEVICE
    return led and not WORDS["its"].isdisjoint(words.lower[at + 1 : at + 3])


def _is_of_episode(words: Words, number: Said) -> bool:
    """``first visit since surgery``: the first of something else than the device."""
    at = next((i for i in range(len(words)) if words.start[i] >= number.end), len(words))
    return words.lower[at : at + 1] != [] and words.lower[at] in WORDS["episodes"]


def _is_ordinal(words: Words, cue: Cue) -> bool:
    return words.lower[cue.last - 1] in WORDS["numbered"] and cue.detail == "counted"


def _by_number(number: Said, value: Encounter) -> Said:
    return Said(PATH, value, number.start, number.end, Certainty.STATED, number.cue)


def _implied(words: Words, spans: Sequence[tuple[int, int]], value: Encounter) -> Said | None:
    return say(words, PATH, value, *spans[0], Certainty.IMPLIED) if spans else None


def _stated(words: Words, cue: Cue, value: Encounter) -> Said:
    return say(words, PATH, value, cue.first, cue.last)
