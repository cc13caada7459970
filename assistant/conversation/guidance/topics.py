"""Which topic of the guidance is a question about?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import log

import yaml

NEEDED, HELPFUL, AGAINST = 1.0, 0.3, 1.2
"""Weight of a concept that a topic needs, of one that speaks for it, of one that speaks against it; each times how
telling the concept is."""
STEERS, OTHERS = 1.5, 3.0
"""How telling a small word is that only steers a question, and a concept that no topic needs."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic by template file and macro; ``needs`` are groups of which each must be spoken of."""

    file: str
    name: str
    needs: tuple[tuple[str, ...], ...]
    helps: frozenset[str]
    never: frozenset[str]


@dataclass(frozen=True, slots=True)
class Matched:
    """A topic and how well it fits."""

    topic: Topic
    score: float


@lru_cache(maxsize=1)
def topics() -> tuple[Topic, ...]:
    """All topics in the order of their file."""
    file = files(__package__).joinpath("patterns", "topics.yaml")
    read = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return tuple(
        Topic(
            group,
            name,
            tuple(tuple(each.split("|")) for each in entry["needs"].split()),
            frozenset(entry.get("helps", "").split()),
            frozenset(entry.get("never", "").split()),
        )
        for group, entries in read.items()
        for name, entry in entries.items()
    )


@lru_cache(maxsize=1)
def _telling() -> dict[str, float]:
    """How telling each concept is: the fewer topics need it, the more."""
    needed = Counter(name for topic in topics() for name in {n for group in topic.needs for n in group})
    return {name: STEERS if name.endswith("_word") else 1.0 + log(len(topics()) / n) for name, n in needed.items()}


def matched(spoken_of: Iterable[str]) -> tuple[Matched, ...]:
    """The topics that fit, the best first; of equal ones the earlier."""
    concepts = frozenset(spoken_of)
    fitting = [Matched(topic, score) for topic in topics() if (score := _score(topic, concepts)) > 0]
    return tuple(sorted(fitting, key=lambda each: -each.score))


def _score(topic: Topic, concepts: frozenset[str]) -> float:
    telling = _telling()
    score = 0.0
    for group in topic.needs:
        found = [telling[name] for name in group if name in concepts]
        if not found:
            return 0.0
        score += NEEDED * max(found)
    score += HELPFUL * sum(telling.get(name, OTHERS) for name in topic.helps & concepts)
    return score - AGAINST * sum(telling.get(name, OTHERS) for name in topic.never & concepts)
