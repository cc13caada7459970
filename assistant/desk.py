"""Where a visit meets the guidance of its day: the one way from facts to an answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coder.answer import Answer, answer
from coder.policy import Policy
from coder.visit import UnitRule, Visit
from knowledge.dated import FIRST_DAY
from knowledge.guidance import Guidance


@dataclass(frozen=True, slots=True)
class Given:
    """Facts given beside the words or the facts form, which they override; None: not given."""

    payer: str | None = None
    day: str | None = None
    unit_rule: UnitRule | None = None


NOTHING_GIVEN = Given()


@dataclass(frozen=True, slots=True)
class CodedVisit:
    visit: Visit
    policy: Policy
    answer: Answer


class Desk:
    """Codes visits; a visit without a date is of ``today`` (``YYYY-MM-DD``)."""

    def __init__(self, guidance: Guidance, today: str, given: Given = NOTHING_GIVEN) -> None:
        self.guidance = guidance
        self.today = today
        self.given = given

    def day_without_guidance(self, visit: Visit) -> str | None:
        """The day of a visit where it lies before the first that the guidance covers; None where it is covered."""
        day = self.given.day or visit.date_of_service or self.today
        return day if day < FIRST_DAY else None

    def code(self, visit: Visit) -> CodedVisit:
        """Answer one visit. Raises ``knowledge.NoGuidance`` where no guidance covers its day."""
        given = self.given
        if given != NOTHING_GIVEN:
            visit = replace(
                visit,
                payer=given.payer or visit.payer,
                date_of_service=given.day or visit.date_of_service,
                unit_rule=given.unit_rule or visit.unit_rule,
            )
        policy = self.guidance.policy_for(visit, visit.date_of_service or self.today)
        return CodedVisit(visit, policy, answer(visit, policy))
