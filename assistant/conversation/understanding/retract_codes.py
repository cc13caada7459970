"""Which code is to be taken away: one of the claim that is called by its number, or by nothing but ``that code``?"""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.signals.heard import Heard
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.quantities import lengths
from coder.visit import LCodeStatus, Visit

CODE_WORDS = frozenset(
    ("code", "codes", "line", "lines", "charge", "number", "item", "entry", "claim", "bill", "ticket")
)
"""Words that name a code by no number."""
LINE = frozenset(("code", "line", "charge"))
BESIDE = frozenset(("take", "pull", "leave", "cross", "strip", "get", "off", "out", "from", "of"))
OFF = frozenset(("off", "remove", "strike", "delete", "pull", "cross", "unbill", "charging", "billing", "void", "back"))
"""Words that take a code off the claim, rather than out of what was told."""
UNSAYS = frozenset(("forget", "ignore", "disregard", "nevermind", "never"))


def takes_off(heard: Heard) -> bool:
    """Is the code to come off the claim: ``take it off``, ``strike it``; ``forget the L code`` only unsays it."""
    return bool(OFF & set(heard.words.lower))


def takes_off_nothing(heard: Heard, ctx: Context) -> bool:
    """``the ticket is wrong, strike that line``, of an L code that is not billed anyway."""
    visit = ctx.frame.visit
    is_none = visit.l_code_status is LCodeStatus.NOT_BILLED and not visit.l_codes_billed and not visit.proposed_codes
    names_it = bool(LINE & set(heard.words.lower)) and not {"claim", "bill"} & set(heard.words.lower)
    return is_none and heard.has("retract", "scratched") and names_it and not lengths(heard.words)


def without_l_codes(visit: Visit, heard: Heard) -> Visit:
    """The visit without its L codes: taken off the claim they are not billed, else nothing is told of them."""
    if not takes_off(heard) or visit.l_code_status is not LCodeStatus.BILLED:
        return replace(visit, l_codes_billed=(), l_codes_mentioned_not_billed=(), l_code_status=None)
    others = tuple(dict.fromkeys((*visit.l_codes_mentioned_not_billed, *visit.l_codes_billed)))
    return replace(visit, l_codes_billed=(), l_codes_mentioned_not_billed=others, l_code_status=LCodeStatus.NOT_BILLED)


def without_that_code(subject: list[str], visit: Visit, heard: Heard, ctx: Context) -> Visit | None:
    """``remove that code``: the one told last, where the words name none."""
    named = _named(subject, visit)
    if named is not None:
        return _without_l(visit, named, heard)
    if not subject or not {word.casefold() for word in subject} <= CODE_WORDS | BESIDE:
        return None
    for said in reversed(ctx.frame.history):
        if said.path == "proposed_codes" and said.value in visit.proposed_codes:
            left = tuple(each for each in visit.proposed_codes if each != said.value)
            return replace(visit, proposed_codes=left)
        if said.path == "l_codes_billed" and said.value in visit.l_codes_billed:
            return _without_l(visit, str(said.value), heard)
    return None


def _named(subject: list[str], visit: Visit) -> str | None:
    """The one L code of ours that is called by its number."""
    named = [code for code in visit.l_codes_billed if code.casefold() in {word.casefold() for word in subject}]
    return named[0] if len(named) == 1 else None


def _without_l(visit: Visit, code: str, heard: Heard) -> Visit:
    """Not billed, unless it is only unsaid."""
    left = tuple(each for each in visit.l_codes_billed if each != code)
    if UNSAYS & set(heard.words.lower):
        return replace(visit, l_codes_billed=left, l_code_status=visit.l_code_status if left else None)
    others = tuple(dict.fromkeys((*visit.l_codes_mentioned_not_billed, code)))
    status = visit.l_code_status if left else LCodeStatus.NOT_BILLED
    return replace(visit, l_codes_billed=left, l_codes_mentioned_not_billed=others, l_code_status=status)
