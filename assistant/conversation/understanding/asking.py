"""Which question is asked, if one is: about this claim, about what was said, or about the rules?"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.conversation.acts import (
    AskClaim,
    AskGuidance,
    Asking,
    AskPayment,
    Compare,
    HowToBe,
    OutsideScope,
    Recall,
    ShowSource,
    Why,
    WhyAsked,
    WhyNot,
)
from assistant.conversation.signals.heard import Heard, left_over
from assistant.conversation.signals.small import is_among
from assistant.conversation.slots.find import slot_cues, slot_value
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.quantities import quantities
from assistant.extraction.quantities.quantity import Kind
from coder.visit import Minutes, Visit

CODE = re.compile(r"\b(?:[A-Z]\d{4}|\d{5})\b", re.IGNORECASE)
MODIFIER = re.compile(r"\b(?:GP|GO|GN|KX|CQ|CO|59|XS|XE|XP|XU|LT|RT|25|95|52)\b")
ORDINALS = {"one": 1, "single": 1, "second": 2, "two": 2, "another": 0, "third": 3, "three": 3, "fourth": 4, "four": 4}
MENTIONED = (
    "poc",
    "l_code_status",
    "minutes.training",
    "minutes.fitting",
    "minutes.fabrication",
    "minutes.management",
    "minutes.assessment",
    "evaluation",
    "assistant",
    "payer",
    "discipline",
    "setting",
    "devices",
    "visit_kind",
    "minutes",
)
SEVERAL, MOST_OF_A_NAME = 2, 3
ASKABLE = ("assistant", "l_code_status", "payer", "poc", "minutes.training", "visit_kind", "discipline", "setting")
Look = Callable[[Heard, Context], Asking | None]


def asked_about(heard: Heard, ctx: Context) -> Asking | None:
    """The question of a turn; None where it tells facts."""
    for look in LOOKS:
        act = look(heard, ctx)
        if act is not None:
            return act
    return None


def _why(heard: Heard, ctx: Context) -> Asking | None:
    if not heard.starts_with("why", "why_not", within=2):
        return None
    if heard.has("you_ask") and (ctx.asked is not None or _slot_spoken_of(heard)):
        return WhyAsked(_slot_spoken_of(heard) or ctx.asked or "")
    if ctx.frame.is_empty:
        return AskGuidance(heard.text)
    if heard.has("why_not") or _negates(heard):
        return WhyNot(_units(heard), _code(heard))
    return Why(_code(heard))


def _slot_spoken_of(heard: Heard) -> str | None:
    """The fact whose asking is wondered at: ``why do you need to know who pays``."""
    return next((slot for slot in ASKABLE if heard.has(slot)), None)


def _negates(heard: Heard) -> bool:
    """``why no``, ``why not``, ``how come it isn't``; ``why only one`` asks for the reason of the one."""
    return heard.has("denied") and not {"only", "just"} & set(heard.words.lower)


def _why_asked(heard: Heard, ctx: Context) -> Asking | None:
    if heard.has("you_ask") and ctx.asked is not None and heard.is_question and not _told(heard, ctx):
        return WhyAsked(ctx.asked)
    return None


def _source(heard: Heard, ctx: Context) -> Asking | None:
    if not heard.starts_with("source", within=3) or _told(heard, ctx):
        return None
    numbers = [each.low for each in quantities(heard.words) if each.kind is Kind.BARE]
    rest = heard.left_after("source", "filler", "that")
    return ShowSource(" ".join(rest), numbers[0] if numbers and len(rest) <= 2 else None)


def _recall(heard: Heard, ctx: Context) -> Asking | None:
    if not heard.has("recall") or (ctx.frame.is_empty and not ctx.frame.earlier):
        return None
    if heard.starts_with("recall", "wh", within=8):
        return Recall(_paths(heard), _visit_meant(heard, ctx))
    return None


def _paths(heard: Heard) -> tuple[str, ...]:
    return tuple(path for path in MENTIONED if heard.has(path))


def _visit_meant(heard: Heard, ctx: Context) -> int | None:
    """An earlier visit: the first, the last, or the one whose device is spoken of."""
    earlier = ctx.frame.earlier
    if not earlier:
        return None
    spoken = {word.rstrip("s") for word in heard.words.lower}
    now = _names(ctx.frame.visit)
    for i, frame in enumerate(earlier):
        if spoken & (_names(frame.visit) - now):
            return i
    of_patient = [i for i, frame in enumerate(earlier) if frame.patient == ctx.frame.patient]
    if spoken & {"first", "1st", "original", "one"} or "day one" in heard.text.casefold():
        return of_patient[0] if of_patient else 0
    if spoken & {"last", "previou", "previous", "earlier", "before", "other"}:
        return len(earlier) - 1
    return None


def _names(visit: Visit) -> set[str]:
    words = {
        word for each in visit.devices for word in f"{each.name or ''} {each.body_region or ''}".casefold().split()
    }
    return {word.rstrip("s") for word in words} | ({visit.payer.casefold()} if visit.payer else set())


def _how_to_be(heard: Heard, ctx: Context) -> Asking | None:
    if not heard.has("how_to_be") or not (heard.is_question or heard.starts_with("how_to_be", within=2)):
        return None
    if ctx.frame.is_empty or _told(heard, ctx):
        return None
    return HowToBe(_units(heard), _code(heard))


def _compare(heard: Heard, ctx: Context) -> Asking | None:
    alone = _counting_alone(heard)
    asks = heard.is_question or heard.starts_with("compare_clearly", within=2) or alone is not None
    if ctx.frame.is_empty or not asks or _told(heard, ctx):
        return None
    payer = ctx.read(heard.without("compare", "compare_clearly")).visit.payer
    rule = slot_value("unit_rule", heard.words) if heard.has("compare") and _names_counting(heard) else alone
    if rule is not None:
        return Compare(None, rule)
    if payer is not None and (_is_comparison(heard) or _payer_alone(heard)):
        return Compare(payer)
    return None


def _payer_alone(heard: Heard) -> bool:
    """``then for Cigna?``: a payer and nothing else."""
    rest = [word for word in heard.left_after("filler", "compare", "compare_clearly") if not is_among(word, "small")]
    return heard.is_question and len(rest) <= MOST_OF_A_NAME


def _counting_alone(heard: Heard) -> str | None:
    """``and cms?``, ``under AMA``: a counting and nothing else."""
    cues = slot_cues("unit_rule", heard.words)
    if len(heard.words) > 4 or not cues or not _names_counting(heard):
        return None
    rest = left_over(
        heard.words, [*cues, *heard.cues("filler"), *heard.cues("compare"), *heard.cues("compare_clearly")]
    )
    return cues[0].value if not rest else None


def _names_counting(heard: Heard) -> bool:
    return bool({"ama", "cms", "cpt", "midpoint", "counting", "count", "eights", "rule", "8s"} & set(heard.words.lower))


def _is_comparison(heard: Heard) -> bool:
    """The payer is the point of the question, not a condition named beside a rule."""
    return heard.has("compare", "compare_clearly") and not CODE.search(heard.text) and len(heard.words) <= 14


def _payment(heard: Heard, ctx: Context) -> Asking | None:
    if heard.has("payment") and not ctx.frame.is_empty and not _told(heard, ctx) and not CODE.search(heard.text):
        return AskPayment()
    return None


def _claim(heard: Heard, ctx: Context) -> Asking | None:
    """``so 97760?``, ``so today is a zero for me?``: a question about the claim as it stands."""
    if ctx.frame.is_empty or not heard.is_question or _told(heard, ctx):
        return None
    code = _code(heard)
    short = len(heard.words) <= 9
    if short and heard.has("that") and (heard.has("check") or any(w in ("unit", "units") for w in heard.words.lower)):
        return AskClaim(_units(heard), code)
    if (
        short
        and heard.starts_with("ask_code", within=1)
        and (code or heard.has("ask_code"))
        and not heard.starts_with("wh", "aux")
    ):
        return AskClaim(_units(heard), code)
    if short and code and len(heard.left_after("filler", "ask_code", "denied")) <= 2:
        return AskClaim(_units(heard), code)
    if heard.has("ask_code") and short and not code and heard.starts_with("ask_code", within=2):
        return AskClaim(_units(heard), None)
    return None


def _outside(heard: Heard, ctx: Context) -> Asking | None:
    if heard.is_question and heard.has("outside") and not _facts(heard, ctx) and not CODE.search(heard.text):
        return OutsideScope(heard.text)
    return None


def _guidance(heard: Heard, ctx: Context) -> Asking | None:
    if heard.is_question and not _told(heard, ctx):
        return AskGuidance(heard.text)
    return None


LOOKS: tuple[Look, ...] = (
    _recall,
    _why,
    _why_asked,
    _source,
    _how_to_be,
    _compare,
    _claim,
    _payment,
    _outside,
    _guidance,
)


def _told(heard: Heard, ctx: Context) -> bool:
    """Does the turn tell a visit: minutes with what they were for, or several facts without a question mark?"""
    visit = ctx.read(heard.text).visit
    if visit.minutes != Minutes() or any(each.minutes is not None for each in visit.other_services):
        return True
    return "?" not in heard.words.lower and _facts(heard, ctx) >= SEVERAL


def _facts(heard: Heard, ctx: Context) -> int:
    """How many facts the words state, what the note shows and codes asked about apart."""
    visit = ctx.read(heard.text).visit
    stated = {
        said.path.split(".")[0]
        for said in ctx.read(heard.text).said
        if said.path.split(".")[0] not in (*visit.implied, "doc_elements", "proposed_codes", "visit_number")
    }
    return len(stated - {"orthosis_or_prosthesis"})


def _code(heard: Heard) -> str | None:
    found = CODE.search(heard.text) or MODIFIER.search(heard.text)
    return found[0].upper() if found else None


def _units(heard: Heard) -> int | None:
    """The units that are asked about: a number beside ``unit``, an ordinal, ``x2``."""
    words = heard.words
    for each in quantities(words):
        behind = words.lower[each.last : each.last + 2]
        if any(word.startswith("unit") for word in behind) or words.lower[max(0, each.first - 1) : each.first] == ["x"]:
            return each.low
    for at, word in enumerate(words.lower):
        if ORDINALS.get(word):
            return ORDINALS[word]
        if word.isdigit() and 1 <= int(word) <= 12 and at > 0:
            return int(word)
    return None
