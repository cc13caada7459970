"""What is said to each act."""

from __future__ import annotations

from assistant.conversation.acts import (
    Action,
    AskClaim,
    AskGuidance,
    AskHelp,
    AskPayment,
    Compare,
    Greet,
    HowToBe,
    NotRead,
    OutsideScope,
    Recall,
    ShowSource,
    Skip,
    StartOver,
    Suppose,
    Thank,
    Why,
    WhyAsked,
    WhyNot,
)
from assistant.conversation.next_question import WHAT_WAS_DONE, next_slot
from assistant.conversation.replying.claim_lines import lines_of
from assistant.conversation.replying.comparison import reply_to_comparison
from assistant.conversation.replying.how_to_be import reply_to_how_to_be
from assistant.conversation.replying.payment import reply_to_payment
from assistant.conversation.replying.recall import reply_to_recall
from assistant.conversation.replying.source import reply_to_source
from assistant.conversation.replying.supposition import reply_to_supposition
from assistant.conversation.replying.telling import reply_to_facts
from assistant.conversation.replying.turn import Spoken, Turn
from assistant.conversation.replying.why import reply_to_why, reply_to_why_asked
from assistant.conversation.replying.why_not import reply_to_why_not


def reply_to(turn: Turn) -> Spoken:
    """The reply to one act."""
    match turn.act:
        case Suppose() as act:
            return reply_to_supposition(turn, act)
        case Compare() as act:
            return reply_to_comparison(turn, act)
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
            return _outside(turn, text) or _talk(turn) or reply_to_facts(turn)
    return _talk(turn) or reply_to_facts(turn)


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


def _talk(turn: Turn) -> Spoken | None:
    """Small acts of the conversation itself."""
    kinds = {
        StartOver: ("reset", Action.RESET),
        Thank: ("thanks", Action.ACK),
        Greet: ("greet", Action.ASK),
        AskHelp: ("help", Action.EXPLAIN),
        OutsideScope: ("outside", Action.REFUSE),
        NotRead: ("not_read", Action.CLARIFY),
        Skip: ("skip", Action.ASK),
    }
    found = kinds.get(type(turn.act))
    if found is None:
        return None
    kind, action = found
    explanation = turn.explained()
    asked = turn.question(explanation) if kind in ("skip", "greet") else None
    slot = next_slot(turn.coded.answer, turn.frame) if turn.coded is not None else WHAT_WAS_DONE
    speech = turn.speak(
        "talk",
        explanation.grounds if explanation else (),
        kind=kind,
        lines=lines_of(turn.coded),
        asked=asked,
        open=None,
        has_visit=turn.coded is not None,
    )
    asks = slot if action in (Action.ASK, Action.RESET, Action.CLARIFY) else None
    return Spoken(speech.text, action, asks, speech.notes)
