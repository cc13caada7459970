"""The reply to ``what if``: a copy of the visit, coded; the visit stays."""

from __future__ import annotations

from assistant.conversation.acts import Action, Suppose
from assistant.conversation.replying.beside_claim import checks
from assistant.conversation.replying.claim_lines import lines_of
from assistant.conversation.replying.turn import Spoken, Turn
from coder.claim import billed


def reply_to_supposition(turn: Turn, act: Suppose) -> Spoken:
    """The claim under the supposition; the visit is unchanged."""
    coded = turn.supposed
    assert coded is not None
    if act.change.is_empty:
        return _nothing_supposed(turn)
    explanation = turn.counter.explainer.explain(coded)
    before = turn.explained()
    known = {each.text for each in checks(before)} if before is not None else set()
    speech = turn.counter.speaker.speak(
        "supposed",
        coded.policy,
        explanation.grounds,
        e=explanation,
        headline=str(explanation.headline),
        lines=lines_of(turn.coded),
        same=bool(lines_of(coded)) and billed(lines_of(coded)) == billed(lines_of(turn.coded)),
        checks=[each for each in checks(explanation) if each.text not in known],
        asked=explanation.asked[0] if explanation.asked and not lines_of(coded) else None,
    )
    return Spoken(speech.text, Action.WHAT_IF_ANSWER, None, speech.notes, coded)


def _nothing_supposed(turn: Turn) -> Spoken:
    """A supposition in which no other fact was read: a rule may be meant, else the claim stays."""
    from assistant.conversation.guidance.answer import answer_if_known

    told = answer_if_known(turn, turn.text)
    if told is not None:
        return told
    speech = turn.speak("talk", kind="supposes_nothing", lines=lines_of(turn.coded), asked=None, has_visit=True)
    return Spoken(speech.text, Action.WHAT_IF_ANSWER, None, speech.notes)
