"""Which supposition becomes the visit: the last one, or one that is named by its letter or its number?"""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.acts import Keep
from assistant.conversation.signals.heard import MARKS, Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.change import Mode, read_change
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.quantities import lengths

MOST_OF_A_KEEP = 8
LETTERS = frozenset("abcd")
LAST_TWO = 2
FIRST = frozenset(("first", "1st"))


def kept(heard: Heard, ctx: Context) -> Keep | None:
    """``go with that``, ``make B the base``, ``make the 7 stick``; None where nothing is kept."""
    wonders = heard.is_question and not heard.starts_with("keep")
    if ctx.supposed.is_empty or wonders or "?" in heard.words.lower or heard.has("denied"):
        return None
    if heard.has("keep", "keeps_one") and len(heard.words) <= MOST_OF_A_KEEP:
        text = _named(heard, ctx)
        if text is not None:
            return Keep(read_change(text, replace(ctx, asked=None), Mode.SUPPOSE).change)
    return Keep(ctx.supposed) if heard.has("keep") else None


def goes_on(heard: Heard, ctx: Context) -> bool:
    """``now us again, but 7``: a supposition right behind another, counted from the visit as it is."""
    if len(ctx.texts) < LAST_TWO or not heard.starts_with("supposes_on"):
        return False
    before = Heard(ctx.texts[-LAST_TWO])
    return before.starts_with("suppose", "about", "supposes_on", within=2) and not heard.has(
        "undo", "keep", "keeps_one"
    )


def _named(heard: Heard, ctx: Context) -> str | None:
    """The words of the supposition that is meant, the latest first; None where none is named."""
    letter, numbers = _letter(heard), {each.low for each in lengths(heard.words)}
    named = set(_telling(heard))
    is_first = bool(FIRST & set(heard.words.lower))
    for text in ctx.texts[:-1] if is_first else reversed(ctx.texts[:-1]):
        said = Heard(text)
        if not said.starts_with("suppose", "about", "supposes_on", within=2):
            continue
        is_letter = letter is not None and _letter(said) == letter
        is_named = is_first or bool(named & set(_telling(said)))
        if is_letter or is_named or (numbers and numbers <= {each.low for each in lengths(said.words)}):
            return said.without("supposes_on")
    return None


def _telling(heard: Heard) -> list[str]:
    """The words that tell one supposition from another: a code, a payer, a name."""
    rest = heard.left_after("keep", "keeps_one", "filler", "suppose", "supposes_on", "if", "that", "yes")
    return [word for word in rest if len(word) > 1 and not word.isdigit() and not is_among(word, "small")]


def _letter(heard: Heard) -> str | None:
    """``variant B``, ``make B the base``: the letter behind a word for a case, or between the words of keeping."""
    lower = [word for word in heard.words.lower if word not in MARKS]
    for before, word in zip(["", *lower], lower, strict=False):
        if word in LETTERS and (is_among(before, "variant_word") or word != "a"):
            return word
    return None
