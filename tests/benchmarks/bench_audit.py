"""How long an audit of many invented rows takes, and how much memory, at two lengths: memory has to stay flat.

python -m tests.benchmarks.bench_audit
"""

from __future__ import annotations

import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from assistant.audit.columns import Mapped
from assistant.audit.run import Wanted, audited
from knowledge.guidance import Guidance

LENGTHS = (10_000, 40_000)
PAYERS = ("Medicare", "Aetna", "Cigna", "Humana", "Blue Cross of Idaho")
CODES = ("97760", "97763", "97110", "97140", "97530", "97112", "L3908", "97161", "97166")
HEADINGS = "patient id,date of service,cpt,units,minutes,credential,payer"


def rows(count: int) -> Iterator[str]:
    """Visits of one to four lines, patients and days in no order."""
    chance, written = random.Random(7), 0
    while written < count:
        patient, day = chance.randrange(count // 8), f"2026-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        payer, (letters, person) = (
            chance.choice(PAYERS),
            chance.choice((("GP", "PT"), ("GO", "OTR"), ("GO CO", "COTA"))),
        )
        for code in chance.sample(CODES, chance.choice((1, 2, 2, 3, 4))):
            minutes = chance.choice((15, 20, 23, 30, 38))
            yield f"P{patient},{day},{code} {letters},{(minutes + 7) // 15},{minutes},{person},{payer}"
            written += 1


def measure(count: int, folder: Path, guidance: Guidance) -> tuple[float, float, int]:
    """Seconds, MiB that the process held at most so far, and findings."""
    path = folder / "claims.csv"
    path.write_text("\n".join((HEADINGS, *rows(count), "")))
    started = time.perf_counter()
    with audited(Wanted(path, Mapped(), None, "2026-12-31"), guidance, lambda read: None) as found:
        findings = sum(1 for _ in found.findings)
    seconds, most = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return seconds, most / 2**10, findings


def main() -> None:
    guidance = Guidance.open()
    with tempfile.TemporaryDirectory() as folder:
        for count in LENGTHS:
            seconds, most, findings = measure(count, Path(folder), guidance)
            print(f"{count:>7} rows: {seconds:5.1f} s, {most:5.1f} MiB, {findings} findings")


if __name__ == "__main__":
    main()
