"""Is this the first or a later encounter with the device, and which visit is it?"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.extraction.context.scopes import Context, Contexts
from assistant.extraction.encounter.evaluations import dates_of, was_on_a_day
from assistant.extraction.encounter.signs import Signs
from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Words
from assistant.reading import Certainty, Conflict, Said
from coder.visit import Encounter

PATH, NUMBER = "visit_kind", "visit_number"
NOT_TODAY = (
    Context.PAST | Context.PLANNED | Context.HYPOTHETICAL | Context.DENIED | Context.PLAN_SECTION | Context.POLICY
)
NUMBERED_NOUNS = frozenset(("visit", "session", "appointment", "appt", "tx", "treatment", "encounter", "vist"))
VISITED = frozenset(
    "splint brace prosthetic orthotic therapy ot pt afo fitting orthosis prosthesis hand device".split()
)
NUMBERED_FIRST = frozenset(
    ("visit", "session", "1st", "one", "1", "appointment", "appt", "encounter", "tx", "treatment")
)


@dataclass(frozen=True, slots=True)
class EncounterRead:
    """The kind of encounter, the number of the visit, the evaluation, each as said, and a contradiction."""

    kind: Said | None
    number: Said | None
    evaluation: Said | None
    conflict: Conflict | None = None


def find_encounter(
    words: Words,
    phrases: Phrases,
    contexts: Contexts,
    quantities: tuple[Quantity, ...],
    signs: Signs,
    evaluation: Said | None,
) -> EncounterRead:
    """The kind of encounter, stated first, else implied by what was done; and the number of the visit."""
    dates = dates_of(quantities)
    said = [
        cue
        for cue in phrases.of("encounter")
        if not contexts.flags[cue.first] & NOT_TODAY and not was_on_a_day(words, cue.last, dates)
    ]
    first = [cue for cue in said if cue.value == "initial"]
    later = [cue for cue in said if cue.value == "subsequent"]
    number = _number(words, quantities, phrases.of("ordinal"), contexts) or _first_number(words, first)
    kind, conflict = _kind(words, first, later, number, signs)
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
        return (_implied(words, signs.made[0], Encounter.INITIAL) if clear else None), None
    if later:
        return _stated(words, later[0], Encounter.SUBSEQUENT), None
    if numbered and number:
        return Said(PATH, Encounter.SUBSEQUENT, number.start, number.end, Certainty.STATED, number.cue), None
    if signs.checked:
        return _spanned(words, signs.checked[0], Encounter.SUBSEQUENT, Certainty.STATED), None
    if signs.managed:
        return _implied(words, signs.managed[0], Encounter.SUBSEQUENT), None
    return None, None


def _is_ordinal(words: Words, cue: Cue) -> bool:
    return words.lower[cue.last - 1] in NUMBERED_NOUNS


def _number(
    words: Words, quantities: tuple[Quantity, ...], ordinals: tuple[Cue, ...], contexts: Contexts
) -> Said | None:
    for quantity in quantities:
        if quantity.kind is Kind.VISIT_NUMBER and not contexts.flags[quantity.first] & (Context.PAST | Context.PLANNED):
            start, end = words.start[quantity.first], words.end[quantity.last - 1]
            return Said(NUMBER, quantity.low, start, end, Certainty.STATED, words.text[start:end])
    for cue in ordinals:
        if contexts.flags[cue.first] & (Context.PLANNED | Context.DENIED | Context.HYPOTHETICAL | Context.PAST):
            continue
        nouns = words.lower[cue.last : cue.last + 2]
        if (
            set(nouns[:1]) & NUMBERED_NOUNS
            or (nouns[:1] and nouns[0] in VISITED and set(nouns[1:]) & NUMBERED_NOUNS)
            or _is_this(words, cue)
        ):
            start, end = words.start[cue.first], words.end[min(cue.last, len(words) - 1)]
            return Said(NUMBER, int(cue.value), start, end, Certainty.STATED, words.text[start:end])
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
        if text[0] in ("first", "1st", "visit", "session") and len(text) == 2 and NUMBERED_FIRST & set(text[-1:]):
            start, end = words.start[cue.first], words.end[cue.last - 1]
            return Said(NUMBER, 1, start, end, Certainty.STATED, words.text[start:end])
    return None


def _stated(words: Words, cue: Cue, value: Encounter) -> Said:
    return _spanned(words, (cue.first, cue.last), value, Certainty.STATED)


def _implied(words: Words, span: tuple[int, int], value: Encounter) -> Said:
    return _spanned(words, span, value, Certainty.IMPLIED)


def _spanned(words: Words, span: tuple[int, int], value: Encounter, certainty: Certainty) -> Said:
    start, end = words.start[span[0]], words.end[span[1] - 1]
    return Said(PATH, value, start, end, certainty, words.text[start:end])
