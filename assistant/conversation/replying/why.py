"""The reply to why: the reasons of the claim, of one line or modifier, or of a question."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.conversation.acts import Action, Why, WhyAsked
from assistant.conversation.replying.claim_lines import billed_units
from assistant.conversation.replying.turn import Spoken, Turn
from assistant.explanation.explanation import Explanation, Sentence

MODIFIERS = frozenset(("GP", "GO", "GN", "KX", "CQ", "CO", "59", "XS", "XE", "XP", "XU", "LT", "RT", "25", "95", "52"))


def reply_to_why(turn: Turn, act: Why) -> Spoken:
    """The reasons, nearest first."""
    explanation = turn.explained()
    sentences = reasons_for(explanation, act.about) if explanation is not None and turn.coded is not None else []
    units = billed_units(turn.coded)
    speech = turn.speak(
        "why",
        explanation.grounds if explanation else (),
        sentences=sentences,
        about=act.about,
        asked=turn.question(explanation),
        next_units=units + 1 if units else None,
        counting=turn.policy.timed_units.total_minutes.cites,
    )
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes)


def reasons_for(explanation: Explanation, about: str | None) -> list[Sentence]:
    """The sentences on one code or modifier; on the whole claim where none is named."""
    if about is None:
        further = (each for each in explanation.reasons if _tells_more(each, explanation))
        return _each_once((*explanation.summary, *further))
    if about in MODIFIERS:
        named = [each for each in explanation.reasons if about in each.text.replace(":", "").split()]
        return named or list(explanation.summary)
    told = (*explanation.summary, *explanation.reasons, *explanation.not_billed, *explanation.checks)
    return _each_once(each for each in told if each.about == about) or list(explanation.summary)


def _each_once(sentences: Iterable[Sentence]) -> list[Sentence]:
    """A sentence that holds for several lines is said once."""
    return list({each.text: each for each in reversed(list(sentences))}.values())[::-1]


def _tells_more(sentence: Sentence, explanation: Explanation) -> bool:
    """A reason that the summary has not told: not on units again."""
    return "minute" not in sentence.text and all(sentence.text != each.text for each in explanation.summary)


def reply_to_why_asked(turn: Turn, act: WhyAsked) -> Spoken:
    """What hangs on the question."""
    explanation = turn.explained()
    every = explanation.asked if explanation is not None else ()
    asked = next((each for each in every if each.fact == act.slot), None)
    open_still = turn.question(explanation)
    speech = turn.speak(
        "why_asked",
        explanation.grounds if explanation else (),
        asked=asked,
        slot=act.slot.replace(".", "_"),
        open_still=open_still,
    )
    return Spoken(speech.text, Action.EXPLAIN, open_still.fact if open_still else None, speech.notes)
