"""How much of what identifies is masked, by kind, and how much of what has to stay stays; and how long it takes.

python -m tests.benchmarks.bench_masking [FILE.jsonl]

Without a file the tagged texts are measured. A file has lines ``{"text", "planted": [{"start", "end", "kind"}],
"keep": [words]}``; kept words count where they stand untouched at least once.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assistant.masking import Kind, Span, mask
from tests.assistant.masking.tagged import Tagged, files, seen, tagged, touched


@dataclass
class Score:
    """Identifiers planted and found by kind, words to keep and kept, and what went wrong."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    to_keep: int = 0
    kept: int = 0
    wrong: list[str] = field(default_factory=list)

    def count(self, each: Tagged, words: tuple[str, ...] = ()) -> None:
        """Mask one text and count; ``words`` are to keep wherever they stand."""
        spans = mask(each.text).spans
        for span in each.planted:
            self.planted[span.kind] += 1
            if seen(each.text, span.start, span.end, spans):
                self.wrong.append(f"left  {span.kind}  {each.text[span.start : span.end]!r}")
            else:
                self.found[span.kind] += 1
        for start, end in each.kept:
            self._keep(each.text[start:end], is_kept=not touched(start, end, spans))
        for word in words:
            self._keep(word, is_kept=any(not touched(at, at + len(word), spans) for at in _places(each.text, word)))

    def _keep(self, word: str, *, is_kept: bool) -> None:
        self.to_keep += 1
        self.kept += is_kept
        if not is_kept:
            self.wrong.append(f"gone  {word!r}")


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _from_file(path: Path) -> Iterator[tuple[Tagged, tuple[str, ...]]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        planted = tuple(Span(each["start"], each["end"], Kind(each["kind"])) for each in record["planted"])
        yield Tagged(record["text"], planted, ()), tuple(record.get("keep", ()))


def _own() -> Iterator[tuple[Tagged, tuple[str, ...]]]:
    return ((each, ()) for name in files() for each in tagged(name))


def main() -> None:
    """Print what is left and gone, then the shares: the whole, each kind, what is kept; milliseconds a text."""
    texts = list(_from_file(Path(sys.argv[1])) if len(sys.argv) > 1 else _own())
    score = Score()
    mask("Mrs. Okafor, 3/14")
    start = time.perf_counter()
    for each, words in texts:
        score.count(each, words)
    took = (time.perf_counter() - start) / max(1, len(texts)) * 1000
    print(*score.wrong, sep="\n")
    for kind, planted in (("all", score.planted.total()), *sorted(score.planted.items())):
        found = score.found.total() if kind == "all" else score.found[kind]
        print(f"{kind:14} {found:5} of {planted:5}  {found / planted:.4f}")
    print(f"{'kept':14} {score.kept:5} of {score.to_keep:5}  {score.kept / max(1, score.to_keep):.4f}")
    print(f"{took:.1f} ms a text")


if __name__ == "__main__":
    main()
