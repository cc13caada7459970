"""A practice visit in the words of a note."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.explanation.environment import module
from coder.visit import Visit

STYLES = 3
"""Ways of wording one visit."""


def topic_name(topic: str) -> str:
    """What a topic of practice, or a rule, is called."""
    return str(module("learn/words").topic(topic))


def visit_words(visit: Visit, service_names: Mapping[str, str], style: int) -> str:
    """The visit as a therapist would write it; ``style`` counts from 0 to below ``STYLES``.

    ``service_names`` gives the words for the codes of other services.
    """
    return str(module("practice").words(visit, service_names, style % STYLES))
