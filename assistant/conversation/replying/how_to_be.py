"""The reply to when it would be so many units, or another code: documented minutes decide."""

from __future__ import annotations

from assistant.conversation.acts import Action, HowToBe
from assistant.conversation.replying.claim_lines import billed_units, counted_minutes, timed_lines
from assistant.conversation.replying.turn import Spoken, Turn
from assistant.explanation.summary import counts_by_code
from coder.visit import DeviceKind, Encounter


def reply_to_how_to_be(turn: Turn, act: HowToBe) -> Spoken:
    """The minutes or facts that it would take."""
    policy, visit = turn.policy, turn.frame.visit
    codes = policy.encounter
    lines = timed_lines(turn.coded) if turn.coded is not None else ()
    kind = "units"
    if act.code in (codes.orthosis_initial.value, codes.prosthesis_initial.value):
        kind = "initial"
    elif act.code == codes.subsequent.value:
        kind = "subsequent"
    units = act.units or (billed_units(turn.coded) + 1)
    speech = turn.speak(
        "how_to_be",
        kind=kind if turn.coded is not None else "none",
        units=units,
        code=act.code,
        counted=counted_minutes(turn.coded) if turn.coded is not None else None,
        pooled=len({line.code for line in lines}) > 1 and not counts_by_code(lines),
        training=any(d.rule == "device-billing/training-alone" for line in lines for d in line.decisions),
        counting=policy.timed_units.total_minutes.cites,
        prosthesis=act.code == codes.prosthesis_initial.value or visit.orthosis_or_prosthesis is DeviceKind.PROSTHESIS,
        is_later=visit.visit_kind is Encounter.SUBSEQUENT,
    )
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes)
