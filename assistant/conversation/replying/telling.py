"""The reply to facts: the claim, or what changed in it, or the question that stands between."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.conversation.acts import Action, NewVisit, Undo
from assistant.conversation.next_question import next_slot
from assistant.conversation.replying.beside_claim import (
    CHANGES,
    clashes,
    goes_back_a_visit,
    long_day,
    new_checks,
    told_changes,
)
from assistant.conversation.replying.claim_lines import is_of_counting, timed_lines
from assistant.conversation.replying.said_back import told_in_short
from assistant.conversation.replying.turn import Spoken, Turn
from assistant.explanation.acts import Speech
from assistant.explanation.explanation import Asked, Explanation
from coder.coding import Status
from coder.compare import compare
from coder.rules.minute_ledger import PARTS_EXCEED
from coder.visit import Range

if TYPE_CHECKING:
    from assistant.conversation.guidance.behind import Rule
    from assistant.conversation.replying.asked_of_visit import AskedOfVisit
    from assistant.conversation.replying.assumed import Assumed

OF_NO_TREATMENT = ("without_patient", "documentation_time", "not_with_the_patient", "aide", "student")
"""Rules on time that is no treatment, which a claim in the same breath would contradict."""
OF_NO_VISIT = ("full_fifteen",)
"""Rules on minutes that are asked about and belong to no visit."""
OF_COUNTING = ("payer", "unit_rule")
"""What is asked of a payer whose counting alone matters."""


def reply_to_facts(turn: Turn) -> Spoken:
    """The claim as it now stands; after a change only the difference."""
    explanation = turn.explained()
    if turn.coded is None or explanation is None:
        return _nothing_told(turn)
    asked = turn.question(explanation)
    slot = next_slot(turn.coded.answer, turn.frame)
    if turn.coded.answer.status is Status.OUT_OF_SCOPE and turn.asks_something:
        return _guided(turn)
    if turn.coded.answer.status is Status.OUT_OF_SCOPE:
        speech = turn.speak("talk", kind="what_was_done", lines=(), asked=None, has_visit=False)
        return Spoken(speech.text, Action.ASK, slot, speech.notes)
    if turn.asks_something and turn.before.is_empty and _asks_the_rule_alone(turn):
        return _guided(turn)
    is_change = isinstance(turn.act, CHANGES) and turn.coded_before is not None
    if is_change:
        text = _changed(turn, explanation, asked)
    elif turn.asks_something:
        text = _coded_question(turn, explanation, asked)
    else:
        text = _coded(turn, explanation, asked)
    return Spoken(text.text, _action(turn, slot), slot, text.notes)


def _asks_the_rule_alone(turn: Turn) -> bool:
    """Is it asked whether minutes count that belong to no treatment, or what an assistant's share makes?"""
    from assistant.conversation.guidance.behind import rule_behind

    rule = rule_behind(turn, turn.text)
    if rule is None or not rule.is_asked:
        return False
    if rule.name in ("assistant_share", "assistant_when"):
        return not rule.question.names_payer and rule.shelf.assistant(rule.question) is not None
    return rule.name in (*OF_NO_TREATMENT, *OF_NO_VISIT) and rule.question.is_yes_no


def _guided(turn: Turn) -> Spoken:
    from assistant.conversation.guidance.answer import answer_question

    return answer_question(turn, turn.text)


def _coded_question(turn: Turn, explanation: Explanation, asked: Asked | None) -> Speech:
    """The claim of a visit told within a question: the yes or no first, then the rule that was asked about."""
    from assistant.conversation.guidance.behind import rule_behind
    from assistant.conversation.replying.asked_of_visit import asked_of_visit, speaks_of_l_code
    from assistant.conversation.replying.assumed import assumed_claim

    assumed = assumed_claim(turn, speaks_of_l_code=speaks_of_l_code(turn))
    seen = replace(turn, coded=assumed.coded) if assumed is not None else turn
    explained = turn.counter.explainer.explain(assumed.coded) if assumed is not None else explanation
    rule, wanted = rule_behind(turn, turn.text), asked_of_visit(seen)
    if rule is not None and rule.is_of_short_services and seen.coded is not None and timed_lines(seen.coded):
        rule = None
    if rule is not None and (wanted is not None or not rule.is_asked or rule.is_of_short_services):
        rule = rule.told_second()
    if asked is not None and asked.fact in OF_COUNTING and _tells_counting(turn):
        asked = None
    return _coded(seen, explained, asked, wanted=wanted, rule=rule, assumed=assumed)


def _tells_counting(turn: Turn) -> bool:
    """Does the question say itself how minutes are counted?"""
    question = turn.counter.asked(turn.text)
    return question.has("ama") != question.has("cms_rule")


def _nothing_told(turn: Turn) -> Spoken:
    kind = "what_was_done"
    if isinstance(turn.act, Undo):
        kind = "nothing_to_undo" if turn.before == turn.frame else "all_undone"
    elif isinstance(turn.act, NewVisit):
        kind = "next_visit"
    speech = turn.speak("talk", kind=kind, lines=(), asked=None, has_visit=False)
    return Spoken(speech.text, Action.ASK, "minutes", speech.notes)


def _action(turn: Turn, slot: str | None) -> Action:
    if slot is None:
        return Action.CODE
    if turn.frame.contradicted or _asks_about_what_was_said(turn, slot):
        return Action.CLARIFY
    return Action.ASK


def _asks_about_what_was_said(turn: Turn, slot: str) -> bool:
    """A range that leads to two claims, or parts above their total."""
    assert turn.coded is not None
    question = next((each for each in turn.coded.answer.questions if each.fact == slot), None)
    if question is None or not slot.startswith("minutes"):
        return False
    minutes = turn.frame.visit.minutes
    values = (
        minutes.training,
        minutes.total_orthotic,
        minutes.management,
        minutes.fitting,
        minutes.fabrication,
        minutes.assessment,
    )
    return question.rule == PARTS_EXCEED or any(isinstance(value, Range) for value in values)


def _coded(
    turn: Turn,
    explanation: Explanation,
    asked: Asked | None,
    *,
    wanted: AskedOfVisit | None = None,
    rule: Rule | None = None,
    assumed: Assumed | None = None,
) -> Speech:
    return turn.speak(
        "coded",
        explanation.grounds,
        e=explanation,
        headline=headline(explanation, None if assumed else asked),
        assumed=assumed.facts if assumed else (),
        asked=asked,
        checks=new_checks(turn, explanation),
        remarks=(),
        clashes=clashes(turn, asked),
        wanted=wanted,
        rule=rule,
        countings=_countings(turn),
        by_total=turn.coded.answer.by_total if turn.coded is not None else (),
        by_code=turn.coded.answer.by_code if turn.coded is not None else (),
        echo=told_in_short(turn),
        long_day=long_day(turn),
    )


def _countings(turn: Turn) -> dict[str, int] | None:
    """Timed units by each counting, where nothing but the counting is open."""
    if turn.coded is None or not is_of_counting(turn.coded):
        return None
    answer, codes = turn.coded.answer, turn.policy.codes
    return {
        "cms": sum(line.units for line in answer.by_total if line.code in codes and codes[line.code].timed),
        "ama": sum(line.units for line in answer.by_code if line.code in codes and codes[line.code].timed),
    }


def _changed(turn: Turn, explanation: Explanation, asked: Asked | None) -> Speech:
    assert turn.coded is not None
    assert turn.coded_before is not None
    before, after = turn.coded_before.answer, turn.coded.answer
    both = before.status is Status.CODED and after.status is Status.CODED and not goes_back_a_visit(turn)
    return turn.speak(
        "changed",
        explanation.grounds,
        e=explanation,
        headline=headline(explanation, asked),
        asked=asked,
        changes=told_changes(turn),
        back_a_visit=goes_back_a_visit(turn),
        is_coded=both,
        lines=compare(before.lines, after.lines).lines if both else (),
        checks=new_checks(turn, explanation),
        clashes=clashes(turn, asked),
        long_day=long_day(turn),
    )


def headline(explanation: Explanation, asked: Asked | None) -> str:
    """The first sentence; nothing where only a question can be put."""
    if (
        asked is not None
        and not any(choice.is_usual for choice in asked.choices)
        and "×" not in explanation.headline.text
    ):
        return ""
    return str(explanation.headline)
