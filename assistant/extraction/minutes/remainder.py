"""What was the rest of the time? ``42 min in all, 18 of it AFO teaching, rest gait``. How long that was is not
computed: a session holds more than services."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extraction.context.text import Text
from assistant.extraction.minutes.gather import Placed
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Anchor, Work

WORDS = SmallWords("minutes")
REACH, MOST_RESTS = 8, 4
WORKS = frozenset((Work.SERVICE, Work.ACTIVITY, Work.CHECK))
JOINED = 4


@dataclass(frozen=True, slots=True)
class Rest:
    """The word for what was left, and the work that took it; more than one where they share it."""

    at: int
    works: tuple[Anchor, ...]

    @property
    def is_service(self) -> bool:
        """Was the rest other work than on the device?"""
        return all(anchor.work is Work.SERVICE for anchor in self.works)


def find_rests(text: Text, live: Sequence[Anchor]) -> tuple[Rest, ...]:
    """Every rest of which the work is told: behind it, or before ``took the rest``."""
    left_over = WORDS["left_over"]
    places = [at for at, word in enumerate(text.words.lower) if word in left_over][:MOST_RESTS]
    works = [anchor for anchor in live if anchor.work in WORKS] if places else []
    found = [Rest(at, _behind(text, at, works) or _before(text, at, works)) for at in places]
    return tuple(rest for rest in found if rest.works)


def _behind(text: Text, at: int, works: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """``the rest of the hour was gait and stairs``."""
    found: list[Anchor] = []
    last = at + 1
    for anchor in works:
        if anchor.first < last or text.layout.sentence[anchor.first] != text.layout.sentence[at]:
            continue
        between = text.words.lower[last : anchor.first]
        reach = JOINED if found else REACH
        if len(between) > reach or any(word[0].isdigit() for word in between):
            break
        if not found and not WORDS["rest_between"].issuperset(between):
            break
        found.append(anchor)
        last = anchor.last
    return tuple(found)


def _before(text: Text, at: int, works: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """``transfers took the rest``."""
    for anchor in works:
        between = text.words.lower[anchor.last : at]
        if 0 < len(between) <= JOINED and WORDS["rest_between"].issuperset(between):
            return (anchor,)
    return ()


def rest_behind(text: Text, rests: Sequence[Rest], word: int) -> Rest | None:
    """The rest that is told of behind a word, in its sentence or the next."""
    sentence = text.layout.sentence
    return next((r for r in rests if r.at > word and sentence[r.at] - sentence[word] <= 1), None)


def unmeasured(text: Text, placed: Sequence[Placed], rests: Sequence[Rest]) -> bool:
    """Did work on the device take a rest whose length is not told?"""
    return any(not rest.is_service and not _is_numbered(placed, rest) for rest in rests if _is_of_today(text, rest))


def _is_of_today(text: Text, rest: Rest) -> bool:
    return not text.contexts.over(rest.at, rest.at + 1)


def _is_numbered(placed: Sequence[Placed], rest: Rest) -> bool:
    return any(anchor in rest.works for each in placed for anchor in each.stint.anchors)
