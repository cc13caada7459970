"""Which share of the minutes did the assistant give, and does the unit then take the modifier?"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.conversation.guidance.question import Asked
from assistant.conversation.phrases import Words, split_words, spot
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.quantities import lengths
from assistant.desk import Desk
from assistant.extraction.quantities.quantity import Quantity
from coder.policy import Policy
from coder.visit import Assistant, DeviceKind, Discipline, Encounter, LCodeStatus, Minutes, Visit


@dataclass(frozen=True, slots=True)
class Share:
    """The assistant's minutes of all, in whole per cent, and how many of the units take the modifier."""

    minutes: int
    total: int
    percent: str
    limit: int
    units: int
    marked: int
    modifier: str

    @property
    def is_small(self) -> bool:
        """Is the share within the limit?"""
        return 100 * self.minutes <= self.limit * self.total

    @property
    def takes(self) -> bool:
        """Does a unit take the modifier?"""
        return self.marked > 0


def share_of(question: Asked, desk: Desk, policy: Policy) -> Share | None:
    """The assistant's share where a question gives two numbers of minutes; None where it does not."""
    found = _numbers(question.text)
    if found is None:
        return None
    minutes, total = found
    is_ot = any(word in ("cota", "ota", "ot", "co") for word in split_words(question.text).lower)
    discipline = Discipline.OT if is_ot else Discipline.PT
    visit = Visit(
        discipline=discipline,
        assistant=Assistant.COTA if is_ot else Assistant.PTA,
        assistant_minutes=minutes,
        visit_kind=Encounter.SUBSEQUENT,
        orthosis_or_prosthesis=DeviceKind.ORTHOSIS,
        l_code_status=LCodeStatus.NOT_BILLED,
        payer="Medicare",
        minutes=Minutes(total_orthotic=total),
    )
    modifier = policy.assistant_services.modifiers.value[discipline.value]
    lines = desk.code(visit).answer.lines
    units = sum(line.units for line in lines)
    marked = sum(line.units for line in lines if modifier in line.modifiers)
    limit = policy.assistant_services.more_than_percent.value
    return Share(minutes, total, f"{100 * minutes / total:.3g}", limit, units, marked, modifier)


def _numbers(text: str) -> tuple[int, int] | None:
    """The assistant's minutes and all minutes: ``2 of 20``, the assistant's beside the therapist's, or all three."""
    words = split_words(text)
    found = [each for each in lengths(words) if each.low == each.high and each.low > 0]
    if len(found) == 1 and any(cue.value == "by_assistant_alone" for cue in spot(words, "signals", "facts")):
        return found[0].low, found[0].low
    if len(found) == 3:
        found = _without_total(found)
        return _beside(found, words) if len(found) == 2 else None
    if len(found) != 2:
        return None
    small, large = sorted(found, key=lambda each: each.low)
    before = words.lower[max(0, large.first - 4) : large.first]
    if "of" in before or words.lower[large.last : large.last + 1] == ["session"] or "total" in words.lower:
        return small.low, large.low
    return _beside(found, words)


def _without_total(found: list[Quantity]) -> list[Quantity]:
    """The two parts of three numbers, where the largest is their sum."""
    *parts, total = sorted(found, key=lambda each: each.low)
    return sorted(parts, key=lambda each: each.first) if sum(each.low for each in parts) == total.low else found


def _beside(found: list[Quantity], words: Words) -> tuple[int, int] | None:
    """The number that stands nearest to the assistant, and both together."""
    people = [at for at, word in enumerate(words.lower) if is_among(word, "assistant_word")]
    if not people:
        return None
    own = min(found, key=lambda each: min(abs(each.first - at) for at in people))
    other = next(each for each in found if each is not own)
    return own.low, own.low + other.low
