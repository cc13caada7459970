"""How long reading takes: building the pipeline, notes not seen before, long texts; each beside a blank tokenizer.

python -m tests.benchmarks.bench_reading
"""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence

import spacy

from assistant.extraction import Reader
from assistant.extraction.pipeline import build_pipeline
from tests.assistant.extraction.sentences import FOLDER, tagged

SHORTEST, LONGEST = 24, 36
"""Words of a note of usual length."""
BRACKETS = "([{<" * 25_000
ROUNDS = 15


def notes() -> list[str]:
    """The tagged sentences of usual length, with other numbers, so that no word of them need have been seen."""
    chance = random.Random(7)
    texts = [sentence.text for path in sorted(FOLDER.glob("*.yaml")) for sentence in tagged(path.stem)]
    usual = [text for text in texts if SHORTEST <= len(text.split()) <= LONGEST]
    return ["".join(_other_digits(text, chance)) for text in usual]


def _other_digits(text: str, chance: random.Random) -> Iterator[str]:
    for character in text:
        yield str(chance.randrange(1, 10)) if character.isdigit() else character


def best(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The shortest of several runs, in seconds; other work on the machine only makes runs longer."""
    shortest = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        shortest = min(shortest, time.perf_counter() - start)
    return shortest


def median_of(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """The time of the median text, in seconds."""
    return statistics.median(best(lambda text=text: read(text)) for text in texts)  # type: ignore[misc]


def main() -> None:
    """Print the figures: seconds scaled to milliseconds, and ratios, which do not depend on the machine."""
    gc.collect()
    blank_build = best(lambda: spacy.blank("en"))
    build = best(build_pipeline)
    print(f"building: {(build - blank_build) * 1000:.1f} ms beyond the blank pipeline's {blank_build * 1000:.1f} ms")
    reader, blank = Reader(), spacy.blank("en")
    texts = notes()
    ours, theirs = median_of(reader.read, texts), median_of(blank, texts)
    words = statistics.median(len(text.split()) for text in texts)
    print(f"a note of {words:.0f} words ({len(texts)} notes): {ours * 1000:.3f} ms, {ours / theirs:.0f} x blank")
    for size in (10_000, 100_000, 1_000_000):
        long = (" ".join(texts) * (size // len(" ".join(texts)) + 1))[:size]
        print(f"{size:>9,} characters of notes: {best(lambda text=long: reader.read(text), 1):.2f} s")  # type: ignore[misc]
    print(f"{len(BRACKETS):>9,} characters of brackets: {best(lambda: reader.read(BRACKETS), 1):.2f} s")


if __name__ == "__main__":
    main()
