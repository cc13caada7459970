"""Are the words beside teaching what was taught, or work of their own? ``ed on showering``; ``wife lined up the
hinge, return demo``."""

from __future__ import annotations

from assistant.extraction.minutes.stint import Stint
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Anchor, Work

WORDS = SmallWords("minutes")
HANDS_ON = frozenset(("management", "fabrication", "fitting"))
SELF_CARE = "97535"
TOPIC_REACH = 4
WALKING = frozenset(("97116", "97112"))
WORN = frozenset(("wearing", "wear", "worn"))


def is_topic(words: Words, service: Anchor, teaching: Anchor) -> bool:
    """``ed on showering``, ``taught him about bathing``: self care that a device makes another matter."""
    if service.coded or service.value != SELF_CARE or words.lower[service.first] not in WORDS["topics"]:
        return False
    between = words.lower[teaching.last : service.first]
    return 0 < len(between) <= TOPIC_REACH and not WORDS["topic_before"].isdisjoint(between)


def topics(words: Words, stint: Stint) -> list[Anchor]:
    """The self care that a stint's teaching was about."""
    taught = [a for a in stint.anchors if a.value == "training"]
    return [a for a in stint.anchors if a.work is Work.SERVICE and any(is_topic(words, a, each) for each in taught)]


def without_topics(words: Words, stint: Stint) -> Stint:
    """A stint without the self care that was taught for the device: the device, or more that was taught, is named."""
    about = topics(words, stint)
    taught = sum(anchor.value == "training" for anchor in stint.anchors)
    if not about or not (taught > 1 or any(anchor.work is Work.DEVICE for anchor in stint.anchors)):
        return stint
    return stint._replace(anchors=tuple(anchor for anchor in stint.anchors if anchor not in about))


def without_worn(words: Words, stint: Stint) -> Stint:
    """``gait wearing the cage``: that the device is worn is no teaching."""
    walking = {anchor.last for anchor in stint.anchors if anchor.value in WALKING}
    worn = [a for a in stint.anchors if a.first in walking and words.lower[a.first] in WORN]
    return stint._replace(anchors=tuple(a for a in stint.anchors if a not in worn)) if worn else stint


def without_practice(stint: Stint, learner: int) -> Stint:
    """A stint of which somebody who learns did the work by hand, named right before the word ``learner``: the work
    was practice."""
    if not any(a.first == learner and a.value in HANDS_ON for a in stint.anchors) or not any(
        anchor.value == "training" for anchor in stint.anchors
    ):
        return stint
    return stint._replace(anchors=tuple(a for a in stint.anchors if a.value not in HANDS_ON or a.first < learner))
