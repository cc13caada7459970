"""Is the claim asked about: what it is, when it would be more, what another payer makes of it, what it pays?"""

from __future__ import annotations

from assistant.conversation.acts import (
    AskClaim,
    AskGuidance,
    Asking,
    AskPayment,
    Compare,
    HowToBe,
    Why,
)
from assistant.conversation.signals.heard import Heard, left_over
from assistant.conversation.signals.small import is_among
from assistant.conversation.slots.find import slot_cues, slot_value
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.named import CODE, MODIFIER, code_named, tells_visit, units_named
from assistant.conversation.understanding.numeric_facts import numeric_facts
from assistant.conversation.understanding.quantities import quantities
from assistant.extraction.quantities.quantity import Kind

OF_MORE = frozenset(("strap", "straps", "materials", "supplies", "phone", "call", "round", "drive", "travel"))
DENIES = frozenset(("deny", "denied", "denies", "denial", "reject", "rejected"))
PAYS = frozenset(("pay", "pays", "paying"))
WHAT_KIND = frozenset(("which", "code", "codes", "modifier", "modifiers", "units", "when", "who", "why", "where"))
"""Words with which something else is asked than an amount."""
MANY, MOST_OF_A_COUNTING = 8, 7
NUMBER_WORDS = ("two", "three", "four", "five", "six")
MOST_OF_A_NAME, MOST_OF_A_CLAIM, MODIFIER_LENGTH = 3, 9, 2


def how_to_be(heard: Heard, ctx: Context) -> Asking | None:
    """When would it be more, or another code?"""
    if not heard.has("how_to_be") or not (heard.is_question or heard.starts_with("how_to_be", within=2)):
        return None
    if ctx.frame.is_empty or tells_visit(heard, ctx):
        return None
    return HowToBe(units_named(heard), code_named(heard))


def how_to_be_too(heard: Heard, ctx: Context) -> Asking | None:
    """``and for three?``: goes on with when it would be so many units."""
    rest = [
        word for word in heard.left_after("filler") if not is_among(word, "small") and word not in ("unit", "units")
    ]
    units = units_named(heard)
    if ctx.frame.is_empty or len(rest) != 1 or units is None or not MANY >= units > 1:
        return None
    is_of_units = heard.words.lower[:2] in (["and", "for"], ["for", rest[0]])
    return HowToBe(units) if is_of_units and rest[0] in (*NUMBER_WORDS, str(units)) else None


def comparison(heard: Heard, ctx: Context) -> Asking | None:
    """What does another payer, or the other counting, make of it?"""
    if ctx.asked == "unit_rule" and not heard.is_question and not heard.has("compare_clearly"):
        return None
    alone = _counting_alone(heard)
    asks = heard.is_question or heard.starts_with("about") or alone is not None
    asks = asks or heard.starts_with("compare_clearly", within=2)
    if ctx.frame.is_empty or not asks or tells_visit(heard, ctx):
        return None
    payer = ctx.read(heard.without("compare", "compare_clearly", "about", "would_do")).visit.payer
    rule = slot_value("unit_rule", heard.words) if heard.has("compare") and _names_counting(heard) else alone
    if rule is not None:
        return Compare(None, rule)
    if MODIFIER.search(heard.text):
        return None
    if payer is not None and payer == ctx.frame.visit.payer and PAYS & set(heard.words.lower):
        return None
    if payer is not None and not DENIES & set(heard.words.lower) and (_is_comparison(heard) or _payer_alone(heard)):
        return Compare(payer)
    return None


def _payer_alone(heard: Heard) -> bool:
    """``then for Cigna?``: a payer and nothing else."""
    beside = heard.left_after("filler", "compare", "compare_clearly", "about")
    rest = [word for word in beside if not is_among(word, "small")]
    return (heard.is_question or heard.starts_with("about")) and len(rest) <= MOST_OF_A_NAME


def _counting_alone(heard: Heard) -> str | None:
    """``and cms?``, ``under AMA``: a counting and nothing else."""
    cues = slot_cues("unit_rule", heard.words)
    if len(heard.words) > MOST_OF_A_COUNTING or not cues or not _names_counting(heard):
        return None
    rest = left_over(
        heard.words, [*cues, *heard.cues("filler"), *heard.cues("compare"), *heard.cues("compare_clearly")]
    )
    return cues[0].value if all(is_among(word, "small") for word in rest) else None


def _names_counting(heard: Heard) -> bool:
    return bool({"ama", "cms", "cpt", "midpoint", "counting", "count", "eights", "rule", "8s"} & set(heard.words.lower))


def _is_comparison(heard: Heard) -> bool:
    """The payer is the point of the question, not a condition named beside a rule."""
    return heard.has("compare", "compare_clearly") and not CODE.search(heard.text) and len(heard.words) <= 14


def payment(heard: Heard, ctx: Context) -> Asking | None:
    """What does it pay?"""
    is_bare = heard.left_after("filler", "that", "thanks") == ["how", "much"]
    if is_bare and not ctx.frame.is_empty:
        return AskPayment()
    asks = heard.has("payment") or (PAYS & set(heard.words.lower) and heard.is_question and _pays_here(heard, ctx))
    if asks and not ctx.frame.is_empty and not tells_visit(heard, ctx) and not CODE.search(heard.text):
        return AskPayment()
    return None


def _pays_here(heard: Heard, ctx: Context) -> bool:
    """``what would Anthem pay``, of a visit that Anthem pays."""
    named = ctx.read(heard.text).visit.payer
    is_amount = heard.starts_with("wh", within=1) and not WHAT_KIND & set(heard.words.lower)
    return named is not None and named == ctx.frame.visit.payer and is_amount


def _counts_other_minutes(heard: Heard, ctx: Context) -> bool:
    """``how many units for 40 minutes?``, of a visit that has no 40 minutes."""
    told = [each.low for each in quantities(heard.words) if each.kind is Kind.MINUTES]
    known = {value for _, value in numeric_facts(ctx.frame.visit)}
    is_counting = ctx.rules is not None and ctx.rules.counts(heard.text)
    return len(told) == 1 and told[0] not in known and is_counting and not heard.has("suppose", "if", "how_to_be")


def _defines(heard: Heard) -> bool:
    """``whats 97761``: what a code is, by itself."""
    rest = heard.left_after("filler", "wh", "aux")
    return heard.starts_with("wh") and len(rest) == 1 and CODE.fullmatch(rest[0]) is not None


def claim(heard: Heard, ctx: Context) -> Asking | None:
    """``so 97760?``, ``so today is a zero for me?``: a question about the claim as it stands."""
    if ctx.frame.is_empty or not heard.is_question or tells_visit(heard, ctx):
        return None
    if _counts_other_minutes(heard, ctx) or _defines(heard):
        return AskGuidance(heard.text)
    code = code_named(heard)
    short = len(heard.words) <= MOST_OF_A_CLAIM
    rest = heard.left_after("filler", "wh", "that")
    if rest and all(is_among(word, "claim_part") or is_among(word, "small") for word in rest):
        return AskClaim()
    if short and heard.starts_with("wh") and code is not None and len(code) == MODIFIER_LENGTH and heard.has("takes"):
        return Why(code)
    is_of_rule = ctx.rules is not None and ctx.rules.known(heard.text)
    speaks_of_units = any(word in ("unit", "units") for word in heard.words.lower)
    if short and heard.has("that") and not is_of_rule and (heard.has("check") or speaks_of_units):
        return AskClaim(units_named(heard), code)
    if short and heard.has("holds_up") and units_named(heard) is not None:
        return AskClaim(units_named(heard), code)
    if (
        short
        and heard.starts_with("ask_code", within=1)
        and (code or heard.has("ask_code"))
        and not heard.starts_with("wh", "aux")
    ):
        return AskClaim(units_named(heard), code)
    left = heard.left_after("filler", "ask_code", "denied")
    if short and code and len([word for word in left if word not in ("x", "unit", "units")]) <= 2:
        return AskClaim(units_named(heard), code)
    of_more = heard.has("evaluation", "assistant", "poc", "payer") or OF_MORE & set(heard.words.lower)
    if heard.has("ask_code") and short and not code and not of_more and heard.starts_with("ask_code", within=2):
        return AskClaim(units_named(heard), None)
    return None
