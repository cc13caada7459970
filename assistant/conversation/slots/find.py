"""Which value of a fact do the words of a short answer stand for?"""

from __future__ import annotations

from assistant.conversation.phrases import Cue, Words, spot

VOCABULARIES = {
    "visit_kind": "visit_kind",
    "l_code_status": "l_code_status",
    "assistant": "assistant",
    "orthosis_or_prosthesis": "orthosis_or_prosthesis",
    "discipline": "discipline",
    "plan_discipline": "discipline",
    "unit_rule": "unit_rule",
    "setting": "setting",
    "separate_services": "separate_services",
    "devices.laterality": "side",
    "devices.is_new": "is_new",
    "devices.fabrication": "fabrication",
    "poc": "poc",
    "evaluation": "evaluation",
}
YES = {
    "visit_kind": "initial",
    "l_code_status": "billed",
    "assistant": "none",
    "poc": "true",
    "evaluation": "true",
    "separate_services": "separate_time",
    "devices.is_new": "true",
}
NO = {
    "visit_kind": "subsequent",
    "l_code_status": "not_billed",
    "assistant": "none",
    "poc": "false",
    "evaluation": "false",
    "separate_services": "none",
    "devices.is_new": "false",
    "minutes.training": "0",
    "assistant_minutes": "0",
}
"""What a bare yes or no says to each question as it is put."""


OPPOSITE = {
    ("visit_kind", "initial"): "subsequent",
    ("visit_kind", "subsequent"): "initial",
    ("l_code_status", "billed"): "not_billed",
    ("assistant", "took_part"): "none",
    ("assistant", "PTA"): "none",
    ("assistant", "COTA"): "none",
    ("poc", "true"): "false",
    ("evaluation", "true"): "false",
    ("devices.is_new", "true"): "false",
    ("devices.is_new", "false"): "true",
    ("separate_services", "separate_time"): "none",
    ("separate_services", "different_body_part"): "none",
    ("separate_services", "separate_encounter"): "none",
    ("separate_services", "separate_practitioner"): "none",
}
"""What a denied answer comes to; one that is not here tells nothing when it is denied."""


def slot_cues(slot: str, words: Words) -> tuple[Cue, ...]:
    """Phrases of a slot's vocabulary; none for a slot without one."""
    name = VOCABULARIES.get(slot)
    cues = spot(words, "slots", name) if name else ()
    return tuple(cue for cue in cues if not _is_initial(cue, words)) if name == "side" else cues


def _is_initial(cue: Cue, words: Words) -> bool:
    """``Odalys R.``: a letter behind a name, with a full stop."""
    first = cue.first
    if cue.last - first > 1 or len(words.lower[first]) > 1 or words.lower[first + 1 : first + 2] != ["."] or not first:
        return False
    name = words.exact[first - 1]
    return words.exact[first].isupper() and name[:1].isupper() and name[1:].islower()


def slot_value(slot: str, words: Words) -> str | None:
    """The value that the longest phrase stands for; of equally long ones the first."""
    cues = slot_cues(slot, words)
    best = max(cues, key=lambda cue: (cue.last - cue.first, -cue.first), default=None)
    return best.value if best is not None else None
