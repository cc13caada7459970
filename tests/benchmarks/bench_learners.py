"""How soon a learner's wrong rules are found out: every one alone, and every pair shown in turn.

Run with: python -m tests.benchmarks.bench_learners
"""

from __future__ import annotations

from itertools import combinations
from time import perf_counter, process_time

from assistant.desk import Desk
from assistant.teaching.probes import Held, Probe, probe_space
from assistant.teaching.search import Search
from coder.misconceptions.register import MODELS
from knowledge.guidance import Guidance
from tests.assistant.teaching.learners import Learner, as_heard, cannot_be_told_apart

DAY = "2026-03-10"
MOST = 7


def main() -> None:
    start = perf_counter()
    space = probe_space(Desk(Guidance.open(), DAY))
    print(f"{len(space)} probes made in {perf_counter() - start:.1f} s")
    names = [model.id for model in MODELS]
    alone: list[Held] = [(name,) for name in names]
    pairs: list[Held] = list(combinations(names, 2))
    for what, learners in (("one", alone), ("two", pairs)):
        found, slowest = _played(space, learners)
        for asked in range(3, MOST + 1):
            share = found[asked] / len(learners)
            print(f"{what} held, after {asked} probes: {found[asked]} of {len(learners)} found ({share:.0%})")
        print(f"slowest choice of a probe: {slowest * 1000:.0f} ms")


def _played(space: tuple[Probe, ...], learners: list[Held]) -> tuple[list[int], float]:
    """How many are found after so many probes, and the most that the choice of one took, in seconds of one core."""
    found, slowest = [0] * (MOST + 1), 0.0
    for held in learners:
        search, learner = Search(space), Learner(held)
        for asked in range(1, MOST + 1):
            start = process_time()
            probe = search.next_probe()
            slowest = max(slowest, process_time() - start)
            if probe is not None:
                search.hear(as_heard(probe, learner.answer(probe)))
            found[asked] += cannot_be_told_apart(search.likeliest, held, space)
    return found, slowest


if __name__ == "__main__":
    main()
