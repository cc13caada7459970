"""Where do the words around the numbers contradict what the grammar made of them?"""

from __future__ import annotations

from assistant.extraction.evidence.cues import Surroundings, cues_of
from assistant.extraction.evidence.weights import Weights, likelihood
from assistant.extraction.minutes.account import Doubt
from assistant.extraction.minutes.attribute import ORTHOTIC_SLOTS
from assistant.extraction.minutes.gather import Placed
from assistant.extraction.minutes.read import MinutesRead
from assistant.extraction.quantities.quantity import Kind

UNLIKELY, UNLIKELY_BESIDE, LIKELY = 0.25, 0.1, 0.75
"""Own minutes below the first, or below the second where their work stands right beside them, and other numbers above
the third are contradicted. Chosen on visits that nothing was learned from: a third of the wrong readings became
questions, and one right reading in fifty."""
BESIDE = 2
"""Words between a number and its work at most."""


def find_contradicted(around: Surroundings, read: MinutesRead, known: Weights) -> tuple[Doubt, ...]:
    """Own minutes that do not look like it, and numbers left out that do; ``read`` has own minutes.

    A number that is alone in its text has nothing to be mistaken for.
    """
    if len(around.numbers) < len(("one", "other")):
        return ()
    own = {each.quantity.first: each for each in read.of(*ORTHOTIC_SLOTS)}
    corrected = {each.first for each in read.corrected}
    settled = corrected | {each.quantity.first for each in read.placed if each.is_settled}
    found: list[Doubt] = []
    corrects = False
    for nth, number in enumerate(around.numbers):
        placed = own.get(number.first)
        likely = likelihood(cues_of(around, nth), known)
        if placed is None:
            if likely > LIKELY and number.first not in settled:
                found.append(Doubt(next(iter(own.values())), "contradicted"))
        elif likely < _least(placed) and not corrects:
            found.append(Doubt(placed, "contradicted"))
        corrects = number.first in corrected
    return tuple(found)


def _least(placed: Placed) -> float:
    """How likely own minutes have to be; the clock says nothing of what was done, its neighbours little."""
    if placed.quantity.kind is Kind.CLOCK_RANGE:
        return 0
    first, last = placed.quantity.first, placed.quantity.last
    beside = any(0 <= first - a.last <= BESIDE or 0 <= a.first - last <= BESIDE for a in placed.stint.anchors)
    return UNLIKELY_BESIDE if beside else UNLIKELY
