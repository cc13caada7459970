"""When a skill comes back: just before it would be forgotten, as FSRS reckons, in whole days and without chance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum

from fsrs import Card as FsrsCard
from fsrs import Rating, Scheduler, State


class Recall(Enum):
    """How well a skill was recalled."""

    AGAIN = Rating.Again
    HARD = Rating.Hard
    GOOD = Rating.Good


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of one skill; ``stability`` is in days, moments are UTC as ``YYYY-MM-DDTHH:MM:SSZ``."""

    skill: str
    stability: float
    difficulty: float
    due: str
    last_review: str

    @property
    def due_day(self) -> str:
        return self.due[:10]


_SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def reviewed(skill: str, card: Card | None, recall: Recall, now: str) -> Card:
    """The card of a skill after an answer at a moment; None: it is the first."""
    moment = _moment(now)
    known = FsrsCard(card_id=0, due=moment) if card is None else _known(card)
    after, _ = _SCHEDULER.review_card(known, recall.value, review_datetime=moment)
    assert after.stability is not None
    assert after.difficulty is not None
    return Card(skill, after.stability, after.difficulty, _text(after.due), now)


def _known(card: Card) -> FsrsCard:
    return FsrsCard(
        card_id=0,
        state=State.Review,
        stability=card.stability,
        difficulty=card.difficulty,
        due=_moment(card.due),
        last_review=_moment(card.last_review),
    )


def due(cards: Iterable[Card], today: str) -> tuple[Card, ...]:
    """The cards that are due by a day (``YYYY-MM-DD``), the least stable first."""
    return tuple(sorted((c for c in cards if c.due_day <= today), key=lambda c: (c.stability, c.skill)))


def forecast(cards: Iterable[Card], today: str, days: int = 7) -> tuple[int, ...]:
    """How many cards are due on each of the days that begin today; what is overdue counts today."""
    counts = [0] * days
    for card in cards:
        ahead = (date.fromisoformat(card.due_day) - date.fromisoformat(today)).days
        if ahead < days:
            counts[max(0, ahead)] += 1
    return tuple(counts)


def days_practised(moments: Sequence[str], today: str, within: int = 7) -> int:
    """On how many of the last days, today included, something was answered; a pause takes nothing away."""
    first = (date.fromisoformat(today) - timedelta(days=within - 1)).isoformat()
    return len({moment[:10] for moment in moments if first <= moment[:10] <= today})


def _moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
