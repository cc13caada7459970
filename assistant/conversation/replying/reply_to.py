"""What is said to each act."""

from __future__ import annotations

from assistant.conversation.acts import (
    Action,
    AskClaim,
    AskGuidance,
    AskPayment,
    Compare,
    HowToBe,
    OutsideScope,
    Recall,
    ShowSource,
    Suppose,
    Why,
    WhyAsked,
    WhyNot,
)
from assistant.conversation.replying.claim_lines import lines_of
from assistant.conversation.replying.comparison import reply_to_comparison
from assistant.conversation.replying.how_to_be import reply_to_how_to_be
from assistant.conversation.replying.payment import reply_to_payment
from assistant.conversation.replying.recall import reply_to_recall
from assistant.conversation.replying.source import reply_to_source
from assistant.conversation.replying.supposition import reply_to_supposition
from assistant.conversation.replying.talk import reply_to_talk
from assistant.conversation.replying.telling import reply_to_facts
from assistant.conversation.replying.turn import Spoken, Turn
from assistant.conversation.replying.why import MODIFIERS, reply_to_why, reply_to_why_asked
from assistant.conversation.replying.why_not import reply_to_why_not


def reply_to(turn: Turn) -> Spoken:
    """The reply to one act."""
    match turn.act:
        case Suppose() as act:
            return reply_to_supposition(turn, act)
        case Compare() as act:
            return reply_to_comparison(turn, act)
        case Why(about) if about in MODIFIERS and not _is_on_claim(about, turn):
            return reply_to_why_not(turn, WhyNot(code=about))
        case Why() as act:
            return reply_to_why(turn, act)
        case WhyAsked() as act:
            return reply_to_why_asked(turn, act)
        case WhyNot() as act:
            return reply_to_why_not(turn, act)
        case HowToBe() as act:
            return reply_to_how_to_be(turn, act)
        case ShowSource() as act:
            return reply_to_source(turn, act)
        case AskPayment() as act:
            return reply_to_payment(turn, act)
        case Recall() as act:
            return reply_to_recall(turn, act)
        case AskClaim() as act:
            return _claim(turn)
        case AskGuidance(text):
            return _guidance(turn, text)
        case OutsideScope(text):
            return _outside(turn, text) or reply_to_talk(turn) or reply_to_facts(turn)
    return reply_to_talk(turn) or reply_to_facts(turn)


def _is_on_claim(modifier: str, turn: Turn) -> bool:
    """Does a line take it, or is there no line yet?"""
    lines = lines_of(turn.coded)
    return not lines or any(modifier in line.modifiers for line in lines)


def _guidance(turn: Turn, text: str) -> Spoken:
    from assistant.conversation.guidance.answer import answer_question

    return answer_question(turn, text)


def _outside(turn: Turn, text: str) -> Spoken | None:
    """Who decides what is not ours, where that is known."""
    from assistant.conversation.guidance.answer import refusal_if_known

    return refusal_if_known(turn, text)


def _claim(turn: Turn) -> Spoken:
    spoken = reply_to_facts(turn)
    return Spoken(spoken.text, Action.CODE, spoken.asks, spoken.notes)
