"""One thing that a learner is shown: a visit to be coded, an example worked out, or a part of a lesson to be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.desk import CodedVisit
from assistant.teaching.probes import asked_of_visit
from coder.claim import Billed, Lines
from coder.misconceptions.diagnosis import Diagnostician
from knowledge.guidance import Guidance


class Kind(StrEnum):
    """Why it is shown."""

    LESSON = "lesson"
    PROBE = "probe"
    PRACTICE = "practice"
    ERROR = "error"
    """A claim that somebody billed is shown, and what is wrong with it is to be found."""
    REVIEW = "review"


class Support(StrEnum):
    """How much of the claim is shown beforehand."""

    WORKED = "worked"
    """All of it, with its reasons."""
    FADED = "faded"
    """The codes and modifiers, without units."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Item:
    """``task`` names it for every learner alike; ``skills`` are rules and wrong models that the answer speaks for.

    ``words`` are the turns that tell the visit; without ``coded`` there is nothing to predict and ``reply`` is read.
    """

    kind: Kind
    task: str
    title: str
    topic: str
    words: tuple[str, ...]
    coded: CodedVisit | None
    skills: tuple[str, ...] = ()
    support: Support = Support.NONE
    reply: str = ""
    prose: str = ""
    billed: Billed = ()
    """The wrong claim in which the error is to be found."""
    lesson: str = ""
    """The name of the lesson that it is part of."""
    part: int = 1
    parts: int = 1

    @property
    def is_predicted(self) -> bool:
        return self.coded is not None and self.support is not Support.WORKED

    @property
    def claims(self) -> tuple[Lines, ...]:
        """The right claim in every permitted split; none where there is nothing to predict."""
        if self.coded is None:
            return ()
        answer = self.coded.answer
        return answer.alternatives or (answer.lines,)


def diagnostician(coded: CodedVisit, guidance: Guidance) -> Diagnostician:
    """Who diagnoses the answers to a visit."""
    return asked_of_visit(coded.visit, coded.policy, guidance)
