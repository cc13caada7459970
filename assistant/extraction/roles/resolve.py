"""Which person does a word mean? ``pt`` is the patient or the physical therapist, ``CO`` an orthotist or a modifier."""

from __future__ import annotations

from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import Meaning, SmallWords

WORDS = SmallWords("roles")

PATIENT = Meaning("person", "patient", "clear")
TREATING = frozenset(("PT", "OT", "SLP", "PTA", "COTA", "CHT", "hand therapist", "orthotist", "physician"))
ASSISTED, OWN = {"PT": "PTA", "OT": "COTA"}, {"PTA": "PT", "COTA": "OT"}
MEASURED = frozenset(("min", "mins", "minutes", "m", "'"))
BREAKS = frozenset(",.;:|()/-–—?!+&=•")


def resolve(words: Words, phrases: Phrases) -> tuple[Cue, ...]:
    """The person cues of a text, each with the person it means; letters that mean none are left out."""
    shouted = not any(word.islower() and len(word) > 2 for word in words.exact)
    named = phrases.group("payer")
    payers = {cue.last for cue in named} | {-cue.first for cue in named}
    found: list[Cue] = []
    for cue in phrases.group("person"):
        if _is_line_of_form(words, cue):
            found.append(Cue("person", "PT", "clear", cue.first, cue.first + 1))
            continue
        meaning = None if cue.detail == "clear" else _meant(words, cue, payers, shouted=shouted)
        if meaning or cue.detail == "clear":
            found.append(Cue(*meaning, cue.first, cue.last) if meaning else cue)
    if any(words.lower[cue.first] == "dc" for cue in found):
        found = _without_discharge(words, found)
    if any(cue.value == "assistant" for cue in found):
        found = _assistants_of(found)
    return tuple(found)


def _assistants_of(found: list[Cue]) -> list[Cue]:
    """``the assistant`` is the one of the only therapist named; of nobody where there are two or none."""
    near = {cue.value for cue in found if cue.value in ASSISTED} | {OWN[cue.value] for cue in found if cue.value in OWN}
    name = ASSISTED[near.pop()] if len(near) == 1 else ""
    named = [cue._replace(value=name) if cue.value == "assistant" else cue for cue in found]
    return [cue for cue in named if cue.value]


def _is_line_of_form(words: Words, cue: Cue) -> bool:
    """``Therapist: PT   Assistant: none``: the assistant is the next line of the form."""
    labelled = words.lower[cue.last : cue.last + 1] == [":"] and words.lower[cue.first : cue.last] == [
        "pt",
        "assistant",
    ]
    return labelled and words.lower[cue.first - 1 : cue.first] == [":"]


def _without_discharge(words: Words, found: list[Cue]) -> list[Cue]:
    """``DC.`` is a chiropractor only where nobody else signs or treats."""
    others = {cue.value for cue in found if cue.value in TREATING and words.lower[cue.first] != "dc"}
    return [cue for cue in found if not others or words.lower[cue.first] != "dc" or cue.last - cue.first > 1]


def stands_alone(words: Words, cue: Cue, beside: frozenset[int] = frozenset()) -> bool:
    """An item of its own: between breaks or at the edge of a line or of the text, or before a payer or a title."""
    return _break_before(words, cue.first) and (_break_after(words, cue.last) or cue.last in beside)


def _break_before(words: Words, at: int) -> bool:
    return at == 0 or words.lower[at - 1] in BREAKS or "\n" in words.gap[at] or words.shape[at - 1] == Shape.DOTS


def _break_after(words: Words, at: int) -> bool:
    return (
        at >= len(words)
        or (words.lower[at] in BREAKS and words.lower[at] != "(")
        or "\n" in words.gap[at]
        or words.shape[at] == Shape.DOTS
    )


def _meant(words: Words, cue: Cue, payers: set[int], *, shouted: bool) -> Meaning | None:
    letters = words.lower[cue.first]
    clear = Meaning("person", cue.value, "clear")
    if letters == "pt":
        return clear if _is_therapist(words, cue, payers, shouted=shouted) else PATIENT
    if letters == "ot":
        before, after = words.lower[cue.first - 1 : cue.first], words.lower[cue.last : cue.last + 1]
        return None if before == ["worked"] or (after and after[0] in WORDS["after_overtime"]) else clear
    if letters == "dr":
        return clear
    if not words.exact[cue.first].isupper():
        only = letters in ("co", "cp") and words.lower[cue.last : cue.last + 3] == ["only", ",", "no"]
        return clear if only and _break_before(words, cue.first) else None
    if letters == "dc":
        before, after = words.lower[max(0, cue.first - 2) : cue.first], words.lower[cue.last : cue.last + 1]
        own = before[-1:] in (["."], ["-"], ["–"]) or (before[-1:] == [","] and words.exact[cue.first - 2].istitle())
        return clear if own and (not after or after[0] in ".;,|") else None
    if letters == "ma":
        if words.lower[cue.first - 1 : cue.first] in (["by"], ["the"], ["my"], ["our"]):
            return clear
        return clear if _break_before(words, cue.first) and not _break_after(words, cue.last) else None
    if letters in ("co", "cp", "pa") and cue.first and words.lower[cue.first - 1] in WORDS["before_somebody"]:
        authorized = letters == "pa" and WORDS["authorized"] & set(words.lower[cue.last : cue.last + 2])
        return None if authorized else clear
    if letters == "co" and words.lower[cue.last : cue.last + 1] == ["-"] and not words.gap[cue.last]:
        return None
    if letters == "cp" and words.lower[max(0, cue.first - 2) : cue.first] == ["w", "/"]:
        return None
    after_place = (
        letters != "cp" and cue.first > 1 and words.lower[cue.first - 1] == "," and words.exact[cue.first - 2].istitle()
    )
    led = (_break_before(words, cue.first) and not after_place) or _follows_clock(words, cue.first)
    here = bool(WORDS["after_self"] & set(words.lower[cue.last : cue.last + 1]))
    return clear if led and (here or _break_after(words, cue.last)) and not _follows_code(words, cue.first) else None


def _follows_code(words: Words, at: int) -> bool:
    before = words.lower[max(0, at - 3) : at]
    if before[-1:] == ["."]:
        return False
    return any(word.isdigit() and len(word) == 5 for word in before) or bool(
        {"go", "gp", "cq", "or", "modifier"} & set(before)
    )


def _follows_clock(words: Words, at: int) -> bool:
    """``1400-1500 CO.``"""
    before = words.lower[max(0, at - len("-1500")) : at]
    return before[-2:-1] in (["-"], ["–"]) and before[-1].isdigit() and len(before[-1]) == len("1500")


def _is_therapist(words: Words, cue: Cue, payers: set[int], *, shouted: bool) -> bool:
    exact = words.exact[cue.first]
    before = words.lower[cue.first - 1] if cue.first else ""
    after = words.lower[cue.last] if cue.last < len(words) else ""
    if after == "'s" or (
        after in WORDS["after_patient"] and (exact != "PT" or shouted or after in WORDS["after_patient_only"])
    ):
        return after in ("eval", "did")
    if exact == "pt" and before in ("+", "&"):
        return False
    if exact == "PT":
        return not (shouted and before in ("w", "this", "saw", "seen", "the", "for", "with"))
    if exact == "Pt":
        return False
    if before in ("im", "i'm", "am") and exact == "pt":
        return _break_after(words, cue.last)
    if after in ("eval", "evaluation", "clinic", "#", "visit", "here", "note"):
        return True
    if before in WORDS["before_patient"] or (cue.first in payers and before not in BREAKS):
        return False
    if (before in MEASURED or before.isdigit()) and -cue.last in payers:
        return True
    edge_after = _break_after(words, cue.last) and after not in (":", "=")
    return _break_before(words, cue.first) and (edge_after or -cue.last in payers)
