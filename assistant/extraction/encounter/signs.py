"""What of the work done speaks for a first encounter, and what for a later one?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from assistant.extraction.encounter.earlier import find_earlier
from assistant.extraction.encounter.given import find_billed, find_given, is_replaced
from assistant.extraction.encounter.kept import find_before_device, find_checked, find_managed
from assistant.extraction.encounter.scene import Scene, Span

BOUGHT = "prefabricated"
EXISTING_REACH, NEW_REACH = 3, 4
"""A device begins within so many words after ``existing`` and ``new``."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Words that imply one encounter or the other."""

    made: tuple[Span, ...] = ()
    """Made, issued or dispensed today."""
    billed: tuple[Span, ...] = ()
    """The device's L code billed today."""
    managed: tuple[Span, ...] = ()
    """Adjusted, remolded, repaired."""
    checked: tuple[Span, ...] = ()
    """Checked or rechecked, which states a later encounter."""
    existing: tuple[Span, ...] = ()
    """``current splint``: it was there before."""
    new: tuple[Span, ...] = ()
    """``new AFO``, which alone tells no encounter but speaks against a later one."""
    replaced: bool = False
    """A replacement of a lost or worn-out device may be either."""
    several: bool = False
    bought: bool = False
    """A device that came ready made is served: adjusting it and teaching it may be giving it."""


def find_signs(scene: Scene) -> Signs:
    """Collect the signs that stand in no denied, past, planned or supposed words."""
    return Signs(
        made=tuple(find_given(scene)),
        billed=tuple(find_billed(scene)),
        managed=tuple(find_managed(scene)),
        checked=tuple(find_checked(scene)),
        existing=(*find_before_device(scene, "existing", EXISTING_REACH), *find_earlier(scene)),
        new=() if _is_not_new(scene) else tuple(find_before_device(scene, "new", NEW_REACH)),
        replaced=is_replaced(scene),
        several=len(scene.served.devices) > 1,
        bought=_is_taught(scene) and any(each.making and each.making[0] == BOUGHT for each in scene.served.devices),
    )


def _is_taught(scene: Scene) -> bool:
    return any(anchor.value == "training" for anchor in scene.work)


def _is_not_new(scene: Scene) -> bool:
    """``I said new brace. NOT new``: it is taken back."""
    return ("not", "new") in pairwise(scene.text.words.lower)
