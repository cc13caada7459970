"""The answer to a question about the rules: computed from its numbers, told by its topic, or the nearest passages."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.conversation.acts import Action
from assistant.conversation.guidance.marks import marks_of
from assistant.conversation.guidance.nearest import nearest
from assistant.conversation.guidance.pair import asked_codes
from assistant.conversation.guidance.question import Asked, asked
from assistant.conversation.guidance.shelf import Shelf
from assistant.conversation.guidance.topics import Topic, matched
from assistant.conversation.replying.turn import Spoken, Turn

BEHIND_VISITS = ("modifiers", "pairs", "codes", "evaluations", "limits", "l_codes")
"""Topics whose rule is told beside the claim of a visit."""
QUESTION = re.compile(r"[^.?!;]*\?")
REFUSED = "refused"
NOT_FOUND = Topic(REFUSED, "not_found", (), frozenset(), frozenset())
LEAST, CLEAR = 3.0, 7.0
"""The score below which no topic is taken to be meant, and from which one clearly is."""


def answer_question(turn: Turn, text: str) -> Spoken:
    """What the guidance answers, first a short sentence, then its ground."""
    counter = turn.counter
    question = asked(text, counter.read(text), turn.frame.visit.payer)
    policy = counter.policy()
    topic = topic_of(question, turn)
    keys = nearest(text, counter.desk.guidance) if topic is NOT_FOUND else ()
    speech = counter.speaker.speak(
        "guidance",
        policy,
        file=topic.file,
        name=topic.name,
        q=question,
        k=Shelf(counter.desk, policy),
        before=(),
        nearest=keys,
        asked=None,
    )
    refused = topic.file == REFUSED and topic is not NOT_FOUND
    return Spoken(speech.text, Action.REFUSE if refused else Action.EXPLAIN, None, speech.notes)


def answer_if_known(turn: Turn, text: str) -> Spoken | None:
    """The answer where a topic is clearly meant; None where the question would only find the nearest passages."""
    counter = turn.counter
    question = asked(text, counter.read(text), turn.frame.visit.payer)
    return answer_question(turn, text) if topic_of(question, turn, least=CLEAR) is not NOT_FOUND else None


@dataclass(frozen=True, slots=True)
class Rule:
    """The topic behind a question about a visit, told without a yes or no of its own."""

    file: str
    name: str
    question: Asked
    shelf: Shelf


def rule_behind(turn: Turn, text: str) -> Rule | None:
    """The rule that a question about a told visit turns on; None where only the claim is asked."""
    counter = turn.counter
    question = asked(text, counter.read(text), turn.frame.visit.payer)
    alone = QUESTION.findall(text)
    topic = topic_of(asked(alone[-1], counter.read(alone[-1])), turn) if alone else NOT_FOUND
    if topic.file not in BEHIND_VISITS:
        topic = topic_of(question, turn)
    if topic.file not in BEHIND_VISITS:
        return None
    return Rule(topic.file, topic.name, replace(question, is_yes_no=False), Shelf(counter.desk, counter.policy()))


def topic_of(question: Asked, turn: Turn, least: float = LEAST) -> Topic:
    """The topic that the question fits best."""
    policy, guidance = turn.counter.policy(), turn.counter.desk.guidance
    spoken_of = set(question.concepts) | marks_of(question, guidance, policy)
    if question.has("edit", "mod_59", "modifier", "same_day_strict") and len(asked_codes(question, policy)) > 1:
        spoken_of.add("@two_codes")
    found = matched(spoken_of)
    return found[0].topic if found and found[0].score >= least else NOT_FOUND
