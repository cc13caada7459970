"""The reply to why not: what was asked for, what stands against it, and the arithmetic."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.acts import Action, Why, WhyNot
from assistant.conversation.phrases import split_words
from assistant.conversation.replying.claim_lines import billed_units, counted_minutes, lines_of
from assistant.conversation.replying.turn import Spoken, Turn
from assistant.conversation.replying.why import MODIFIERS, reasons_for, reply_to_why
from assistant.conversation.signals.heard import Heard
from assistant.conversation.understanding.quantities import quantities
from assistant.explanation.explanation import Explanation, Sentence
from assistant.explanation.noted import session_lengths
from assistant.extraction.quantities.quantity import Kind
from coder.decision import Disposition
from coder.policy import CodeKind
from coder.visit import Assistant, DeviceKind, Encounter, ProposedCode


def reply_to_why_not(turn: Turn, act: WhyNot) -> Spoken:
    """What stands against it."""
    if turn.coded is None:
        return reply_to_why(turn, Why(act.code))
    told = _minutes_asked_after(turn)
    if act.code is None and act.units in (None, told) and told is not None:
        return _why_not_minutes(turn, told)
    if act.code is None and act.units is None:
        return _why_not_evaluation(turn) or reply_to_why(turn, Why())
    if act.code is not None and (act.units is None or act.code in MODIFIERS):
        return _why_not_code(turn, act.code)
    return _why_not_units(turn, act.units or 1)


def _why_not_evaluation(turn: Turn) -> Spoken | None:
    """What stands against the evaluation that is asked after; None where none is, or none was told."""
    evaluation, explanation = turn.frame.visit.evaluation, turn.explained()
    if evaluation is None or explanation is None or not Heard(turn.text).has("evaluation"):
        return None
    if evaluation.cpt is not None:
        return _why_not_code(turn, evaluation.cpt)
    told = [each for each in explanation.checks if (each.about or "").startswith("evaluation")]
    if not told:
        return None
    speech = turn.speak("why", explanation.grounds, sentences=told, about="evaluation", asked=None, next_units=None)
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes)


def _minutes_asked_after(turn: Turn) -> int | None:
    """The minutes that a question names: ``why isn't the 55 min counted?``"""
    found = [each for each in quantities(split_words(turn.text)) if each.kind is Kind.MINUTES]
    return found[0].low if len(found) == 1 and found[0].low == found[0].high else None


def _why_not_minutes(turn: Turn, minutes: int) -> Spoken:
    """What became of these minutes: those of a row of the ledger, the whole session, or none that were told."""
    assert turn.coded is not None
    explanation, visit = turn.explained(), turn.frame.visit
    assert explanation is not None
    rows = [row for row in turn.coded.answer.coding.ledger if row.minutes == minutes]
    counts = any(row.disposition is Disposition.COUNTS for row in rows)
    is_session = visit.minutes.session_total == minutes or minutes in session_lengths(visit)
    speech = turn.speak(
        "why_not",
        explanation.grounds,
        kind="minutes",
        minutes=minutes,
        counts=counts,
        is_session=is_session and not rows,
        counted=counted_minutes(turn.coded),
        sentences=[each for each in explanation.not_counted if str(minutes) in each.text.split()],
        counting=turn.policy.timed_units.total_minutes.cites,
    )
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes)


def _why_not_units(turn: Turn, units: int) -> Spoken:
    assert turn.coded is not None
    explanation = turn.explained()
    assert explanation is not None
    speech = turn.speak(
        "why_not",
        explanation.grounds,
        kind="units",
        units=units,
        billed=billed_units(turn.coded),
        counted=counted_minutes(turn.coded),
        counting=turn.policy.timed_units.total_minutes.cites,
        others=_other_minutes(explanation),
    )
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes)


def _why_not_code(turn: Turn, code: str) -> Spoken:
    assert turn.coded is not None
    explanation = turn.explained()
    assert explanation is not None
    policy, visit, lines = turn.policy, turn.frame.visit, lines_of(turn.coded)
    if not lines and any(each.cpt == code for each in visit.other_services) and turn.coded.answer.questions:
        return reply_to_why(turn, Why(code))
    refused = next((each for each in turn.coded.answer.not_billed if each.code == code), None)
    on_claim = any(code == line.code or code in line.modifiers for line in lines)
    kind = "on_claim" if on_claim else "modifier" if code in MODIFIERS else "code"
    codes = policy.encounter
    others = (
        ()
        if kind == "on_claim"
        else [s for s in explanation.reasons if s.about != code and s.text.startswith(("9776", "The"))]
    )
    speech = turn.speak(
        "why_not",
        explanation.grounds,
        kind=kind,
        code=code,
        lines=lines,
        sentences=reasons_for(explanation, code) if on_claim else _judged(turn, code),
        detail=refused.detail if refused else None,
        cites=refused.cites if refused else (),
        retired=policy.retired.get(code),
        first=code in (codes.orthosis_initial.value, codes.prosthesis_initial.value)
        and visit.visit_kind is Encounter.SUBSEQUENT,
        prosthesis=code == codes.prosthesis_initial.value,
        other_kind=(code == codes.orthosis_initial.value and visit.orthosis_or_prosthesis is DeviceKind.PROSTHESIS)
        or (code == codes.prosthesis_initial.value and visit.orthosis_or_prosthesis is DeviceKind.ORTHOSIS),
        later=code == codes.subsequent.value and visit.visit_kind is Encounter.INITIAL,
        others=others[:1] if kind == "code" and refused is None else (),
        has_assistant=visit.assistant in (Assistant.PTA, Assistant.COTA),
        plan=(visit.plan_discipline or visit.discipline or None),
    )
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes)


def _judged(turn: Turn, code: str) -> list[Sentence]:
    """What the coder says of the code if it were proposed."""
    if turn.policy.codes.get(code) is None or turn.policy.codes[code].kind is CodeKind.ORTHOTIC:
        return []
    proposed = replace(turn.frame.visit, proposed_codes=(*turn.frame.visit.proposed_codes, ProposedCode(code)))
    told = turn.counter.explainer.explain(turn.counter.desk.code(proposed))
    return [each for each in told.checks if each.about == code][:1]


def _other_minutes(explanation: Explanation) -> list[Sentence]:
    """What became of the minutes that do not count."""
    return [
        each for each in explanation.summary if each.about is None and "minute" in each.text and " = " not in each.text
    ]
