"""Which visit to show next, so that the answer tells most about the wrong rules that a learner holds."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import combinations

from assistant.teaching.probes import Heard, Held, Probe
from coder.misconceptions.register import MODELS

MOST_COMPARED = 30_000
"""Probes times possibilities that are compared for one choice; beyond, the least likely possibilities are left out."""
ALONE, IN_PAIR = 1.0, 0.3
"""How likely a learner is taken to hold one wrong model, and to hold a given pair."""
SLIP = 0.005
"""How often an answer comes of none of what a learner holds."""
UNLIKELY = 5e-3
"""The share of the likeliest below which a possibility is no longer looked at."""
TOLD_NOTHING = 1e-9
SHARPNESS = 1.3
"""How much more one likely possibility counts than several unlikely ones; towards 1 all count alike."""
SURE = 0.5
"""The share of all possibilities from which the likeliest is named."""


def hypotheses() -> tuple[Held, ...]:
    """Everything that a learner may hold: nothing wrong, one model, or two."""
    names = [model.id for model in MODELS]
    return ((), *((name,) for name in names), *combinations(names, 2))


class Search:
    """Weighs what a learner may hold by the answers given to probes."""

    def __init__(self, probes: Sequence[Probe], held: Iterable[Held] | None = None) -> None:
        self._probes = probes
        self._asked: set[int] = set()
        possible = tuple(held) if held is not None else hypotheses()
        self._weights = {each: IN_PAIR if len(each) > 1 else ALONE for each in possible}

    def look_among(self, probes: Sequence[Probe]) -> None:
        """Choose among these from now on; those that were asked are known by their place."""
        self._probes = probes

    def next_probe(self) -> Probe | None:
        """The probe whose answer is expected to leave least open; None where none tells anything."""
        open_places = [place for place in range(len(self._probes)) if place not in self._asked]
        if not open_places:
            return None
        looked_at = self._likeliest(max(1, MOST_COMPARED // len(open_places)))
        total = sum(weight for _, weight in looked_at)
        before = sum(math.pow(weight, SHARPNESS) for _, weight in looked_at) / math.pow(total, SHARPNESS - 1)
        told, place = max((_told(self._probes[place], looked_at), -place) for place in open_places)
        if told <= before * (1 + TOLD_NOTHING):
            return None
        self._asked.add(-place)
        return self._probes[-place]

    def _likeliest(self, most: int) -> list[tuple[Held, float]]:
        ordered = sorted(self._weights.items(), key=lambda each: -each[1])
        least = ordered[0][1] * UNLIKELY
        return [each for each in ordered[:most] if each[1] > least]

    def hear(self, heard: Heard) -> None:
        """Weigh every possibility by an answer; one that nothing explains leaves the weights as they are."""
        self._weights = {held: each * max(SLIP, heard.likelihood(held)) for held, each in self._weights.items()}

    @property
    def likeliest(self) -> Held:
        """What is likeliest, the simpler one of equals."""
        return max(self._weights, key=lambda held: (self._weights[held], -len(held)))

    @property
    def share(self) -> float:
        """The share of the likeliest among everything possible, 0 to 1."""
        return self._weights[self.likeliest] / sum(self._weights.values())

    @property
    def is_sure(self) -> bool:
        """Is what is likeliest likelier than everything else together?"""
        return self.share > SURE


def _told(probe: Probe, possible: Sequence[tuple[Held, float]]) -> float:
    """How much of one possibility is expected to be left after an answer: powers of the weights by answer, normed."""
    sums, powers = [0.0] * probe.count, [0.0] * probe.count
    for held, weight in possible:
        for number, chance in probe.answers(held).items():
            each = weight * chance
            sums[number] += each
            powers[number] += math.pow(each, SHARPNESS)
    return sum(power / math.pow(total, SHARPNESS - 1) for power, total in zip(powers, sums, strict=True) if total)
