"""How much each cue speaks for or against the device's own time, learned from visits with their numbers marked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from math import exp
from typing import Final, TypeAlias

from assistant.extraction.evidence.cues import Weighed

FILE: Final = "weights.tsv"
"""One line a cue: where it stands, what it is, its weight in hundredths; positive speaks for the device's time."""
BIAS: Final = ("", "")
HUNDREDTHS: Final = 100
Weights: TypeAlias = dict[Weighed, int]


@cache
def weights() -> Weights:
    """The weights that ship with the program."""
    lines = (files(__package__) / FILE).read_text(encoding="utf-8").splitlines()
    found: Weights = {}
    for line in lines:
        where, what, weight = line.split("\t")
        found[where, what] = int(weight)
    return found


def likelihood(cues: Iterable[Weighed], known: Weights) -> float:
    """From 0 to 1: how surely a number with these cues is time of the device's own service."""
    evidence = known.get(BIAS, 0) + sum([known[cue] for cue in cues if cue in known])
    return 1 / (1 + exp(-evidence / HUNDREDTHS))
