"""Is it told that the device is no new one: ``she's had it since May``, ``been wearing it three weeks``?"""

from __future__ import annotations

from assistant.conversation.signals.heard import Heard
from assistant.conversation.slots.find import slot_cues
from coder.visit import Encounter

MOST_WORDS = 14
"""Words of a turn that tells it and little else."""


def is_no_new_device(heard: Heard) -> bool:
    """Has the patient had it for a time, and is no first encounter told beside it?"""
    owned, times = heard.cues("owned"), heard.cues("a_while")
    if heard.is_question or len(heard.words) > MOST_WORDS or heard.has("denied", "no"):
        return False
    is_told = any(one.last <= other.first for one in owned for other in times)
    return is_told and all(cue.value == Encounter.SUBSEQUENT for cue in slot_cues("visit_kind", heard.words))
