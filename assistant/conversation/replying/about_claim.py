"""The reply to a question about the claim: why, why not, how to be, what if, compared with, says who, what it pays."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.acts import (
    Action,
    AskPayment,
    Compare,
    HowToBe,
    ShowSource,
    Suppose,
    Why,
    WhyAsked,
    WhyNot,
)
from assistant.conversation.replying.telling import checks
from assistant.conversation.replying.turn import Spoken, Turn
from assistant.desk import CodedVisit
from assistant.explanation.explain import Explanation, Sentence
from assistant.explanation.summary import counts_by_code, parts_of, total_units
from coder.claim import Line, Lines, billed
from coder.decision import Disposition
from coder.policy import Binding, CodeKind
from coder.visit import Assistant, DeviceKind, Encounter, ProposedCode, UnitRule

MOST_STATEMENTS = 2
MODIFIERS = frozenset(("GP", "GO", "GN", "KX", "CQ", "CO", "59", "XS", "XE", "XP", "XU", "LT", "RT", "25", "95", "52"))


def lines_of(coded: CodedVisit | None) -> Lines:
    """The claim, or the one under the usual answers."""
    if coded is None:
        return ()
    answer = coded.answer
    return answer.lines or (answer.provisional.lines if answer.provisional else ())


def timed_lines(coded: CodedVisit) -> tuple[Line, ...]:
    codes = coded.policy.codes
    return tuple(line for line in lines_of(coded) if line.code in codes and codes[line.code].timed)


# ---- what if, compare ----


def reply_to_supposition(turn: Turn, act: Suppose) -> Spoken:
    coded = turn.supposed
    assert coded is not None
    if act.change.is_empty:
        return _nothing_supposed(turn)
    explanation = turn.counter.explainer.explain(coded)
    before = turn.explained()
    known = {each.text for each in checks(before)} if before is not None else set()
    speech = turn.counter.speaker.speak(
        "supposed",
        coded.policy,
        explanation.grounds,
        e=explanation,
        headline=str(explanation.headline),
        lines=lines_of(turn.coded),
        same=bool(lines_of(coded)) and billed(lines_of(coded)) == billed(lines_of(turn.coded)),
        checks=[each for each in checks(explanation) if each.text not in known],
        asked=explanation.asked[0] if explanation.asked and not lines_of(coded) else None,
    )
    return Spoken(speech.text, Action.WHAT_IF_ANSWER, None, speech.notes, coded)


def _nothing_supposed(turn: Turn) -> Spoken:
    """A supposition in which no other fact was read: a rule may be meant, else the claim stays."""
    from assistant.conversation.guidance.answer import answer_if_known

    told = answer_if_known(turn, turn.text)
    if told is not None:
        return told
    speech = turn.speak(
        "talk", kind="supposes_nothing", lines=lines_of(turn.coded), asked=None, open=None, has_visit=True
    )
    return Spoken(speech.text, Action.WHAT_IF_ANSWER, None, speech.notes)


def reply_to_comparison(turn: Turn, act: Compare) -> Spoken:
    assert turn.coded is not None
    if act.unit_rule is not None or act.payer is None:
        return _compared_countings(turn)
    visit = replace(turn.frame.visit, payer=act.payer, unit_rule=None)
    coded = turn.counter.desk.code(visit)
    explanation = turn.counter.explainer.explain(coded)
    before = turn.explained()
    known = {each.text for each in (*before.checks, *before.remarks)} if before is not None else set()
    row = coded.policy.payer
    speech = turn.counter.speaker.speak(
        "compare",
        coded.policy,
        explanation.grounds,
        kind="payer",
        payer=act.payer,
        before=turn.frame.visit.payer,
        same=bool(lines_of(coded)) and billed(lines_of(coded)) == billed(lines_of(turn.coded)),
        lines=lines_of(coded),
        lines_before=lines_of(turn.coded),
        headline=str(explanation.headline),
        checks=[each for each in checks(explanation) if each.text not in known],
        counting_unknown=row.counting is None,
        statements=[each.key for each in turn.counter.desk.guidance.statements(act.payer)][:MOST_STATEMENTS]
        if row.estimate is not Binding.APPLIES
        else [],
    )
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes, coded)


def _compared_countings(turn: Turn) -> Spoken:
    assert turn.coded is not None
    answer, row = turn.coded.answer, turn.policy.payer
    if answer.questions and not answer.by_total:
        by_total = turn.counter.desk.code(replace(turn.frame.visit, unit_rule=UnitRule.CMS))
        by_code = turn.counter.desk.code(replace(turn.frame.visit, unit_rule=UnitRule.AMA))
        cms, ama = lines_of(by_total), lines_of(by_code)
    else:
        cms, ama = answer.by_total, answer.by_code
    speech = turn.speak(
        "compare",
        kind="counting",
        cms=cms,
        ama=ama,
        differ=billed(cms) != billed(ama),
        followed=row.counting.value.value if row.counting is not None else None,
        payer=row.name,
    )
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes)


# ---- why ----


def reply_to_why(turn: Turn, act: Why) -> Spoken:
    explanation = turn.explained()
    sentences = _reasons(explanation, act.about) if explanation is not None and turn.coded is not None else []
    units = _billed_units(turn.coded)
    speech = turn.speak(
        "why",
        explanation.grounds if explanation else (),
        sentences=sentences,
        about=act.about,
        asked=turn.question(explanation),
        next_units=units + 1 if units else None,
        counting=turn.policy.timed_units.total_minutes.cites,
    )
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes)


def _reasons(explanation: Explanation, about: str | None) -> list[Sentence]:
    if about is None:
        return [*explanation.summary, *(each for each in explanation.reasons if _tells_more(each, explanation))]
    if about in MODIFIERS:
        return [
            each for each in explanation.reasons if about in each.text.split()[0:1] or f"{about} " in each.text
        ] or list(explanation.summary)
    told = (*explanation.summary, *explanation.reasons, *explanation.not_billed, *explanation.checks)
    return list(dict.fromkeys(each for each in told if each.about == about)) or list(explanation.summary)


def _tells_more(sentence: Sentence, explanation: Explanation) -> bool:
    """A reason that the summary has not told: not on units again."""
    return "minute" not in sentence.text and all(sentence.text != each.text for each in explanation.summary)


def reply_to_why_asked(turn: Turn, act: WhyAsked) -> Spoken:
    explanation = turn.explained()
    every = explanation.asked if explanation is not None else ()
    asked = next((each for each in every if each.fact == act.slot), None)
    open_still = turn.question(explanation)
    speech = turn.speak(
        "why_asked",
        explanation.grounds if explanation else (),
        asked=asked,
        slot=act.slot.replace(".", "_"),
        open_still=open_still,
    )
    return Spoken(speech.text, Action.EXPLAIN, open_still.fact if open_still else None, speech.notes)


# ---- why not ----


def reply_to_why_not(turn: Turn, act: WhyNot) -> Spoken:
    if turn.coded is None:
        return reply_to_why(turn, Why(act.code))
    if act.code is None and act.units is None:
        return reply_to_why(turn, Why())
    if act.code is not None and (act.units is None or act.code in MODIFIERS):
        return _why_not_code(turn, act.code)
    return _why_not_units(turn, act.units or 1)


def _why_not_units(turn: Turn, units: int) -> Spoken:
    assert turn.coded is not None
    explanation = turn.explained()
    assert explanation is not None
    speech = turn.speak(
        "why_not",
        explanation.grounds,
        kind="units",
        units=units,
        billed=_billed_units(turn.coded),
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
        sentences=_reasons(explanation, code) if on_claim else _judged(turn, code),
        detail=refused.detail if refused else None,
        cites=refused.cites if refused else (),
        retired=policy.retired.get(code),
        first=code in (codes.orthosis_initial.value, codes.prosthesis_initial.value)
        and visit.visit_kind is Encounter.SUBSEQUENT,
        prosthesis=code == codes.prosthesis_initial.value,
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


# ---- how to be ----


def reply_to_how_to_be(turn: Turn, act: HowToBe) -> Spoken:
    policy, visit = turn.policy, turn.frame.visit
    codes = policy.encounter
    lines = timed_lines(turn.coded) if turn.coded is not None else ()
    kind = "units"
    if act.code in (codes.orthosis_initial.value, codes.prosthesis_initial.value):
        kind = "initial"
    elif act.code == codes.subsequent.value:
        kind = "subsequent"
    units = act.units or (_billed_units(turn.coded) + 1)
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


def counted_minutes(coded: CodedVisit) -> int:
    """Timed minutes that count toward units."""
    rows = [row for row in coded.answer.coding.ledger if row.disposition is Disposition.COUNTS]
    parts = parts_of(lines_of(coded), coded.answer.coding.ledger)
    if parts:
        return sum(part.minutes for part in parts)
    return sum(row.minutes if isinstance(row.minutes, int) else row.minutes.low for row in rows)


def _billed_units(coded: CodedVisit | None) -> int:
    if coded is None:
        return 0
    lines = lines_of(coded)
    return (
        total_units(lines)
        if not counts_by_code(lines) and total_units(lines)
        else sum(line.units for line in timed_lines(coded))
    )


# ---- source, payment ----


def reply_to_source(turn: Turn, act: ShowSource) -> Spoken:
    last = turn.last.notes if turn.last is not None else ()
    if act.number is not None and any(note.number == act.number for note in last):
        last = tuple(note for note in last if note.number == act.number)
    if not last and turn.coded is not None:
        explanation = turn.explained()
        last = explanation.grounds[:2] if explanation is not None else ()
    speech = turn.speak("source", keys=[note.key for note in last[:4]])
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes)


def reply_to_payment(turn: Turn, act: AskPayment) -> Spoken:
    assert turn.coded is not None
    explanation = turn.explained()
    assert explanation is not None
    answer = turn.coded.answer
    open_question = turn.question(explanation)
    payable = answer.coding.estimate if not answer.questions or answer.provisional else None
    about_paying = [
        s for s in checks(explanation) if any(w in s.text for w in ("pay", "denied", "deny", "verify", "paid"))
    ]
    speech = turn.speak(
        "payment",
        explanation.grounds,
        amounts=payable if payable is not None and payable.lines else None,
        open=open_question.question if open_question is not None and payable is None else None,
        is_medicare=turn.policy.payer.estimate is Binding.APPLIES,
        payer=turn.policy.payer.name,
        checks=about_paying,
    )
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes)
