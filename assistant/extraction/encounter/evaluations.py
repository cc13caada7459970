"""Was there an evaluation today, of which kind, and which was on another day?"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.extraction.codes.find import CodesRead
from assistant.extraction.context.scopes import Context, Contexts
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.work.anchors import Anchor, Work
from assistant.reading import Certainty, Said
from coder.visit import Evaluation, EvaluationKind, Range

ELSEWHEN = Context.PAST | Context.DENIED
SKIPPED = Context.HYPOTHETICAL | Context.PLANNED | Context.POLICY
AFTER_DAY = 6
LATER_WORDS = frozenset("last yest yesterday mon tues wed thurs fri monday tuesday wednesday thursday friday".split())


def find_evaluation(
    words: Words,
    anchors: Sequence[Anchor],
    contexts: Contexts,
    quantities: Sequence[Quantity],
    codes: CodesRead,
    minutes: int | Range | None,
) -> Said | None:
    """The evaluation of today, else the statement that there was none today."""
    dates = dates_of(quantities)
    today: list[Anchor] = []
    elsewhen: list[Anchor] = []
    for anchor in anchors:
        if anchor.work is not Work.EVALUATION:
            continue
        flags = contexts.over(anchor.first, anchor.last)
        if (
            flags & ELSEWHEN
            or words.lower[anchor.first - 1 : anchor.first] == ["0"]
            or was_on_a_day(words, anchor.last, dates)
        ):
            elsewhen.append(anchor)
        elif not flags & SKIPPED:
            today.append(anchor)
    if today:
        return _said(words, today, codes, minutes)
    if elsewhen:
        kind = _kind(elsewhen[0], codes)
        return _span(words, elsewhen[0], Evaluation(same_day=False, kind=kind))
    return None


def _said(words: Words, today: list[Anchor], codes: CodesRead, minutes: int | Range | None) -> Said:
    coded = next((anchor for anchor in today if anchor.coded), None)
    chosen = coded or today[0]
    cpt = coded.value if coded else None
    return _span(words, chosen, Evaluation(same_day=True, kind=_kind(chosen, codes), cpt=cpt, minutes=minutes))


def _kind(anchor: Anchor, codes: CodesRead) -> EvaluationKind:
    name = codes.families[anchor.value].removeprefix("former ") if anchor.coded else anchor.value
    return EvaluationKind(name)


def dates_of(quantities: Sequence[Quantity]) -> set[int]:
    """The first words of all dates."""
    return {quantity.first for quantity in quantities if quantity.kind is Kind.DATE}


def was_on_a_day(words: Words, last: int, dates: set[int]) -> bool:
    """``97164 was on the 4/29 visit``, ``eval 97165 was Tues``, ``eval yest``."""
    after = range(last, min(len(words), last + AFTER_DAY))
    was = next((i for i in after if words.lower[i] in ("was", "done", "from", "dated", "completed", "on")), None)
    if was is None:
        return words.lower[last : last + 1] in (["yest"], ["yesterday"])
    return any(i in dates or words.lower[i] in LATER_WORDS for i in range(was + 1, min(len(words), was + 5)))


def _span(words: Words, anchor: Anchor, value: Evaluation) -> Said:
    start, end = words.start[anchor.first], words.end[anchor.last - 1]
    return Said("evaluation", value, start, end, Certainty.STATED, words.text[start:end])
