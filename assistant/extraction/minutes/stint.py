"""A number of minutes with the words it belongs to."""

from __future__ import annotations

from typing import NamedTuple

from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.work.anchors import Anchor


class Stint(NamedTuple):
    """A number and the anchors it belongs to; ``total`` where it was said to be a sum, ``echo`` where it repeats
    the words of the number before."""

    quantity: Quantity
    anchors: tuple[Anchor, ...]
    total: bool = False
    echo: bool = False
