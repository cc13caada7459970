"""Was there an evaluation today, of which kind, and which was on another day?"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.extraction.codes.find import CodesRead
from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Anchor, Work
from assistant.reading import Said
from coder.visit import Evaluation, EvaluationKind, Range

WORDS = SmallWords("encounter")

PATH = "evaluation"
PHYSICIANS = frozenset(("physician", ""))
ELSEWHEN = Context.PAST | Context.DENIED
SKIPPED = Context.HYPOTHETICAL | Context.PLANNED | Context.POLICY
AFTER_DAY = 6


def find_evaluation(
    text: Text,
    anchors: Sequence[Anchor],
    quantities: Sequence[Quantity],
    codes: CodesRead,
    minutes: int | Range | None,
    discipline: str,
) -> Said | None:
    """The evaluation of today, else the statement that there was none today; a therapist's ``clinic visit`` is none."""
    dates = dates_of(quantities)
    today: list[Anchor] = []
    elsewhen: list[Anchor] = []
    for anchor in anchors:
        if anchor.work is not Work.EVALUATION or (anchor.value == "E/M" and discipline not in PHYSICIANS):
            continue
        flags = text.contexts.over(anchor.first, anchor.last)
        none = text.words.lower[anchor.first - 1 : anchor.first] == ["0"]
        if flags & ELSEWHEN or none or was_on_a_day(text.words, anchor.last, dates):
            elsewhen.append(anchor)
        elif not flags & SKIPPED:
            today.append(anchor)
    if today:
        return _say_today(text.words, today, codes, minutes)
    if elsewhen:
        value = Evaluation(same_day=False, kind=_kind(elsewhen[0], codes))
        return say(text.words, PATH, value, elsewhen[0].first, elsewhen[0].last)
    return None


def _say_today(words: Words, today: Sequence[Anchor], codes: CodesRead, minutes: int | Range | None) -> Said:
    coded = next((anchor for anchor in today if anchor.coded), None)
    chosen = coded or today[0]
    cpt = coded.value if coded else None
    value = Evaluation(same_day=True, kind=_kind(chosen, codes), cpt=cpt, minutes=minutes)
    return say(words, PATH, value, chosen.first, chosen.last)


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
    return any(i in dates or words.lower[i] in WORDS["other_day"] for i in range(was + 1, min(len(words), was + 5)))
