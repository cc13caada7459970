"""The reply to what it pays."""

from __future__ import annotations

from assistant.conversation.acts import Action, AskPayment
from assistant.conversation.replying.beside_claim import checks
from assistant.conversation.replying.turn import Spoken, Turn
from coder.policy import Binding


def reply_to_payment(turn: Turn, act: AskPayment) -> Spoken:
    """What the claim is estimated to pay, or what has to be known first."""
    assert turn.coded is not None
    explanation = turn.explained()
    assert explanation is not None
    answer = turn.coded.answer
    open_question = turn.question(explanation)
    payable = answer.coding.estimate if not answer.questions or answer.provisional else None
    about_paying = [
        s for s in checks(explanation) if any(w in s.text for w in ("pay", "denied", "deny", "verify", "paid"))
    ]
    speech = turn.speak(
        "payment",
        explanation.grounds,
        amounts=payable if payable is not None and payable.lines else None,
        open=open_question.question if open_question is not None and payable is None else None,
        is_medicare=turn.policy.payer.estimate is Binding.APPLIES,
        payer=turn.policy.payer.name,
        checks=about_paying,
    )
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes)
