"""The reply to when it would be so many units, or another code: documented minutes decide."""

from __future__ import annotations

from assistant.conversation.acts import Action, HowToBe
from assistant.conversation.replying.claim_lines import billed_units, counted_minutes, timed_lines
from assistant.conversation.replying.turn import Spoken, Turn
from assistant.explanation.summary import counts_by_code
from coder.decision import Activity, Disposition
from coder.rules.device_billing import TRAINING_ALONE, training_threshold
from coder.visit import DeviceKind, Encounter, LCodeStatus


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
        counted=_counted(turn),
        too_little=_too_little_training(turn),
        pooled=len({line.code for line in lines}) > 1 and not counts_by_code(lines),
        training=_counts_training_alone(turn),
        first_at=training_threshold(policy) + 1 if units == 1 and _too_little_training(turn) else None,
        counting=policy.timed_units.total_minutes.cites,
        prosthesis=act.code == codes.prosthesis_initial.value or visit.orthosis_or_prosthesis is DeviceKind.PROSTHESIS,
        is_later=visit.visit_kind is Encounter.SUBSEQUENT,
    )
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes)


def _counts_training_alone(turn: Turn) -> bool:
    """Does only training count, as it does beside the visit's own L code?"""
    is_ours = turn.frame.visit.l_code_status is LCodeStatus.BILLED
    lines = timed_lines(turn.coded) if turn.coded is not None else ()
    return is_ours or _too_little_training(turn) or any(d.rule == TRAINING_ALONE for n in lines for d in n.decisions)


def _too_little_training(turn: Turn) -> bool:
    """Was training told that does not pass the threshold beside an L code?"""
    rows = turn.coded.answer.coding.ledger if turn.coded is not None else ()
    return any(row.activity is Activity.TRAINING and row.disposition is Disposition.BELOW_THRESHOLD for row in rows)


def _counted(turn: Turn) -> int | None:
    """Minutes that count now; the training that is too little by itself is no answer to how far off it is."""
    if turn.coded is None:
        return None
    told = turn.frame.visit.minutes.training
    return told if _too_little_training(turn) and isinstance(told, int) else counted_minutes(turn.coded)
