"""The reply to what another payer, or the other counting, makes of it."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.acts import Action, Compare
from assistant.conversation.replying.beside_claim import checks
from assistant.conversation.replying.claim_lines import lines_of
from assistant.conversation.replying.turn import Spoken, Turn
from assistant.explanation.explanation import Explanation
from coder.claim import billed
from coder.policy import Binding
from coder.visit import UnitRule

MOST_STATEMENTS = 2


def reply_to_comparison(turn: Turn, act: Compare) -> Spoken:
    """The claim beside the one for another payer or by the other counting."""
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
        open_there=_open(explanation, turn),
        open_here=_open(before, turn) if before is not None else None,
        checks=[each for each in checks(explanation) if each.text not in known],
        counting_unknown=row.counting is None,
        statements=[each.key for each in turn.counter.desk.guidance.statements(act.payer)][:MOST_STATEMENTS]
        if row.estimate is not Binding.APPLIES
        else [],
    )
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes, coded)


def _compared_countings(turn: Turn) -> Spoken:
    assert turn.coded is not None
    answer, row, explanation = turn.coded.answer, turn.policy.payer, turn.explained()
    if answer.questions and not answer.by_total:
        by_total = turn.counter.desk.code(replace(turn.frame.visit, unit_rule=UnitRule.CMS))
        by_code = turn.counter.desk.code(replace(turn.frame.visit, unit_rule=UnitRule.AMA))
        cms, ama = lines_of(by_total), lines_of(by_code)
    else:
        cms, ama = answer.by_total, answer.by_code
    speech = turn.speak(
        "compare",
        kind="counting",
        checks=(),
        cms=cms,
        ama=ama,
        differ=billed(cms) != billed(ama),
        followed=row.counting.value.value if row.counting is not None else None,
        payer=row.name,
        open_here=_open(explanation, turn) if explanation is not None and not (cms or ama) else None,
    )
    return Spoken(speech.text, Action.EXPLAIN, None, speech.notes)


def _open(explanation: Explanation, turn: Turn) -> str | None:
    """The first question that stands between the facts and a claim, the one asked before any other."""
    wanted = turn.question(explanation)
    asked = wanted or (explanation.asked[0] if explanation.asked else None)
    return asked.question if asked is not None else None
