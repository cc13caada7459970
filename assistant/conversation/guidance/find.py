"""The topic that a question fits best, and how clearly."""

from __future__ import annotations

from assistant.conversation.guidance.marks import marks_of
from assistant.conversation.guidance.pair import asked_codes
from assistant.conversation.guidance.question import Asked
from assistant.conversation.guidance.topics import Matched, Topic, matched
from assistant.conversation.replying.turn import Counter

REFUSED = "refused"
NOT_FOUND = Topic(REFUSED, "not_found", (), frozenset(), frozenset())
LEAST, CLEAR = 3.0, 7.0
"""The score below which no topic is taken to be meant, and from which one clearly is."""


def clearness(question: Asked, counter: Counter) -> float:
    """How clearly a topic is meant; 0 where none is."""
    found = best_topic(question, counter)
    return found.score if found is not None else 0.0


def topic_of(question: Asked, counter: Counter, least: float = LEAST) -> Topic:
    """The topic that the question fits best."""
    found = best_topic(question, counter)
    return found.topic if found is not None and found.score >= least else NOT_FOUND


def best_topic(question: Asked, counter: Counter) -> Matched | None:
    """The topic that fits best, with its score; None where none fits."""
    policy, guidance = counter.policy(), counter.desk.guidance
    spoken_of = set(question.concepts) | marks_of(question, guidance, policy)
    if question.has("edit", "mod_59", "modifier", "same_day_strict") and len(asked_codes(question, policy)) > 1:
        spoken_of.add("@two_codes")
    found = matched(spoken_of)
    leads = {name for name in question.leads if not name.endswith("_word")}
    led = (each for each in found if any(name in leads for group in each.topic.needs for name in group))
    return next(led, None) or next(iter(found), None)
