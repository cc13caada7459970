"""Which wrong models a learner holds, and which are behind: from the answers alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.teaching.results import AnswerResult

CLEARED = 2
"""Right answers in a row, to tasks at which a wrong model would have failed, after which it is no longer held."""


@dataclass(frozen=True, slots=True)
class Standing:
    """``shown`` counts the answers that come of the model; ``right_since`` those that have passed it since the last.

    ``or_else`` are the models that explain the same answers just as well.
    """

    model: str
    shown: int
    right_since: int
    or_else: tuple[str, ...] = ()

    @property
    def is_held(self) -> bool:
        return self.right_since < CLEARED


def standings(answers: Sequence[AnswerResult]) -> tuple[Standing, ...]:
    """The wrong models that explain a learner's wrong answers, in the order of the register (M01 first).

    As few models as explain all of them are taken: the one behind most answers first, among equals the more specific.
    """
    return tuple(_standing(model, or_else, answers) for model, or_else in sorted(_explaining(answers).items()))


def _explaining(answers: Sequence[AnswerResult]) -> dict[str, tuple[str, ...]]:
    """The models that explain the wrong answers, each with those that would do so just as well."""
    chosen: dict[str, tuple[str, ...]] = {}
    for answer in answers:
        chosen.update(dict.fromkeys(answer.models if answer.is_together else (), ()))
    unexplained = [answer.models for answer in answers if answer.models and not chosen.keys() & set(answer.models)]
    while unexplained:
        counted = Counter(model for models in unexplained for model in models)
        rank = {model: place for models in reversed(unexplained) for place, model in enumerate(models)}
        best = max(counted, key=lambda model: (counted[model], -rank[model], model))
        explained = [set(models) for models in unexplained if best in models]
        chosen[best] = tuple(sorted(set.intersection(*explained) - {best}))
        unexplained = [models for models in unexplained if best not in models]
    return chosen


def _standing(model: str, or_else: tuple[str, ...], answers: Sequence[AnswerResult]) -> Standing:
    shown = [place for place, answer in enumerate(answers) if model in answer.models]
    since = answers[shown[-1] + 1 :]
    right = sum(answer.is_correct and model in answer.tests for answer in since)
    return Standing(model, len(shown), right, or_else)
