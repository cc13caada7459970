"""What two wrong models come to in one claim: one sees the visit wrongly, or one rewrites what the other gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from coder.claim import Lines
from coder.misconceptions.model import Attempt, Model


def claims_of_both(one: Model, other: Model, attempt: Attempt) -> Iterator[Lines]:
    """The claims of somebody who goes by both models at once, in either order."""
    for first, second in ((one, other), (other, one)):
        seen = first.sees(attempt) if first.sees is not None else None
        if seen is not None:
            yield from second.claims(seen)
        if second.rewrites:
            for lines in first.claims(attempt):
                yield from second.claims(replace(attempt, right=replace(attempt.right, splits=(lines,))))
