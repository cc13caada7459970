"""Which wrong models a learner's answer can come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from coder.claim import Billed, Lines, billed
from coder.coding import claim_visit
from coder.misconceptions.model import Attempt, Model
from coder.misconceptions.register import MODELS
from coder.misconceptions.together import claims_of_both
from coder.misconceptions.values import WrongValues
from coder.policy import Policy
from coder.visit import Visit

IDS = frozenset(model.id for model in MODELS)


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A line as the learner wrote it."""

    code: str
    units: int
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """``models`` are ids of the wrong models that give this answer, the most specific first."""

    is_correct: bool
    models: tuple[str, ...] = ()


_Claimed: TypeAlias = Counter[tuple[str, frozenset[str]]]
"""Billing units by code, and by its modifiers where they are looked at."""


class Diagnostician:
    """Knows the right claims of one visit, and what each wrong model makes of it."""

    def __init__(self, visit: Visit, policy: Policy, wrong: WrongValues) -> None:
        self._attempt = Attempt(visit, policy, claim_visit(visit, policy), wrong)

    def diagnose(self, answer: Sequence[AnswerLine]) -> Diagnosis:
        """Compare an answer with the right claim, then with those of the wrong models.

        Modifiers are looked at only where the answer has any, L lines only where it has any.
        """
        form = _Form(answer, self._attempt)
        if form.fits(self._attempt.right.splits):
            return Diagnosis(is_correct=True)
        found = tuple(model.id for model in MODELS if form.fits(model.claims(self._attempt)))
        return Diagnosis(is_correct=False, models=found)

    def diagnose_pairs(self, answer: Sequence[AnswerLine], among: Collection[str] = IDS) -> tuple[tuple[str, str], ...]:
        """The pairs of wrong models, of those named, that give this answer when both are gone by at once."""
        form = _Form(answer, self._attempt)
        models = [model for model in MODELS if model.id in among]
        found = []
        for one, other in combinations(models, 2):
            if (one.sees or other.sees or one.rewrites or other.rewrites) and form.fits(
                claims_of_both(one, other, self._attempt)
            ):
                found.append((one.id, other.id))
        return tuple(found)

    def showing(self, answer: Sequence[AnswerLine]) -> tuple[str, ...]:
        """The models that would have shown in an answer of this form, with modifiers and L lines or without."""
        form = _Form(answer, self._attempt)
        right = form.all_of(self._attempt.right.splits)
        return tuple(
            model.id for model in MODELS if any(each not in right for each in form.all_of(model.claims(self._attempt)))
        )

    def wrong_claims(self, model: Model) -> tuple[Billed, ...]:
        """The wrong claims that a model makes of this visit, each once; none where it comes to the right one."""
        made = dict.fromkeys(billed(lines) for lines in model.claims(self._attempt))
        return tuple(each for each in made if not self.is_right(each))

    def missed_by(self, among: Collection[str] = IDS) -> tuple[str, ...]:
        """The models, among those named, that make a wrong claim of this visit."""
        return tuple(model.id for model in MODELS if model.id in among and self.wrong_claims(model))

    def is_right(self, claim: Billed) -> bool:
        """Is this claim the right one, in one of its permitted splits?"""
        answer = tuple(AnswerLine(code, units, modifiers) for code, units, modifiers in claim)
        return _Form(answer, self._attempt).fits(self._attempt.right.splits)


class _Form:
    """An answer in the form in which claims are compared with it."""

    def __init__(self, answer: Sequence[AnswerLine], attempt: Attempt) -> None:
        self._has_modifiers = any(line.modifiers for line in answer)
        self._has_l_lines = any(not attempt.is_service(line.code) for line in answer)
        self._attempt = attempt
        self._answer = self._counted((line.code, line.units, line.modifiers) for line in answer)

    def fits(self, claims: Iterable[Lines]) -> bool:
        return any(each == self._answer for each in self.all_of(claims))

    def all_of(self, claims: Iterable[Lines]) -> list[_Claimed]:
        return [self._counted((line.code, line.units, line.modifiers) for line in lines) for lines in claims]

    def _counted(self, lines: Iterable[tuple[str, int, tuple[str, ...]]]) -> _Claimed:
        counted: _Claimed = Counter()
        for code, units, modifiers in lines:
            if units and (self._has_l_lines or self._attempt.is_service(code)):
                counted[code, frozenset(modifiers if self._has_modifiers else ())] += units
        return counted
