"""Is this the first or a later encounter with the device, and which visit is it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.encounter.evaluations import dates_of, was_on_a_day
from assistant.extraction.encounter.signs import Signs
from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.reading import Certainty, Conflict, Said
from coder.visit import Encounter

WORDS = SmallWords("encounter")
PATH, NUMBER = "visit_kind", "visit_number"
NOT_TODAY = (
    Context.PAST | Context.PLANNED | Context.HYPOTHETICAL | Context.DENIED | Context.PLAN_SECTION | Context.POLICY
)
OTHER_VISIT = Context.PAST | Context.PLANNED


@dataclass(frozen=True, slots=True)
class EncounterRead:
    """The kind of encounter, the number of the visit, the evaluation, each as said, and a contradiction."""

    kind: Said | None
    number: Said | None
    evaluation: Said | None
    conflict: Conflict | None = None


def find_encounter(
    text: Text,
    phrases: Phrases,
    quantities: Sequence[Quantity],
    signs: Signs,
    evaluation: Said | None,
) -> EncounterRead:
    """The kind of encounter, stated first, else implied by what was done; and the number of the visit."""
    dates = dates_of(quantities)
    said = [
        cue
        for cue in phrases.of("encounter")
        if not text.contexts.flags[cue.first] & NOT_TODAY and not was_on_a_day(text.words, cue.last, dates)
    ]
    first = [cue for cue in said if cue.value == "initial"]
    later = [cue for cue in said if cue.value == "subsequent"]
    number = _number(text, quantities) or _ordinal(text, phrases.of("ordinal")) or _first_number(text.words, first)
    kind, conflict = _kind(text.words, first, later, number, signs)
    return EncounterRead(kind, number, evaluation, conflict)


def _kind(
    words: Words, first: list[Cue], later: list[Cue], number: Said | None, signs: Signs
) -> tuple[Said | None, Conflict | None]:
    numbered = number is not None and isinstance(number.value, int) and number.value > 1
    if signs.replaced:
        return None, None
    if first and later:
        return None, Conflict(
            PATH, (_stated(words, first[0], Encounter.INITIAL), _stated(words, later[0], Encounter.SUBSEQUENT))
        )
    if number is not None and number.value == 1 and not first and not later:
        return Said(PATH, Encounter.INITIAL, number.start, number.end, Certainty.STATED, number.cue), None
    if first and not (numbered and not signs.made and words.lower[first[0].first] == "initial"):
        return _stated(words, first[0], Encounter.INITIAL), None
    if later and not _is_ordinal(words, later[0]):
        return _stated(words, later[0], Encounter.SUBSEQUENT), None
    if signs.made:
        clear = not (signs.several and (signs.managed or signs.checked))
        return (say(words, PATH, Encounter.INITIAL, *signs.made[0], Certainty.IMPLIED) if clear else None), None
    if later:
        return _stated(words, later[0], Encounter.SUBSEQUENT), None
    if numbered and number:
        return Said(PATH, Encounter.SUBSEQUENT, number.start, number.end, Certainty.STATED, number.cue), None
    if signs.checked:
        return say(words, PATH, Encounter.SUBSEQUENT, *signs.checked[0]), None
    if signs.managed:
        return say(words, PATH, Encounter.SUBSEQUENT, *signs.managed[0], Certainty.IMPLIED), None
    return None, None


def _is_ordinal(words: Words, cue: Cue) -> bool:
    return words.lower[cue.last - 1] in WORDS["numbered"]


def _number(text: Text, quantities: Sequence[Quantity]) -> Said | None:
    """``visit 6 of 12``, ``tx #5``."""
    for quantity in quantities:
        if quantity.kind is Kind.VISIT_NUMBER and not text.contexts.flags[quantity.first] & OTHER_VISIT:
            return say(text.words, NUMBER, quantity.low, quantity.first, quantity.last)
    return None


def _ordinal(text: Text, ordinals: Sequence[Cue]) -> Said | None:
    """``third visit``, ``2nd splint appointment``, ``this was the fifth``."""
    words = text.words
    for cue in ordinals:
        if text.contexts.flags[cue.first] & (OTHER_VISIT | Context.DENIED | Context.HYPOTHETICAL):
            continue
        nouns = words.lower[cue.last : cue.last + 2]
        direct = bool(WORDS["numbered"] & set(nouns[:1]))
        described = bool(WORDS["visited"] & set(nouns[:1])) and bool(WORDS["numbered"] & set(nouns[1:]))
        if direct or described or _is_this(words, cue):
            return say(words, NUMBER, int(cue.value), cue.first, min(cue.last + 1, len(words)))
    return None


def _is_this(words: Words, cue: Cue) -> bool:
    """``this was the fifth``, and an item that is only ``1st``."""
    before = words.lower[max(0, cue.first - 3) : cue.first]
    ended = cue.last >= len(words) or words.lower[cue.last] in ".,;"
    if before[-3:] in (["this", "was", "the"], ["this", "is", "the"], ["today", "was", "the"]):
        return ended
    alone = cue.first == 0 or words.lower[cue.first - 1] in ".,;"
    return words.lower[cue.first] == "1st" and ended and alone


def _first_number(words: Words, first: list[Cue]) -> Said | None:
    for cue in first:
        text = words.lower[cue.first : cue.last]
        if text[0] in ("first", "1st", "visit", "session") and len(text) == 2 and WORDS["first"] & set(text[-1:]):
            return say(words, NUMBER, 1, cue.first, cue.last)
    return None


def _stated(words: Words, cue: Cue, value: Encounter) -> Said:
    return say(words, PATH, value, cue.first, cue.last)
