"""Was there an evaluation today, of which kind, and which was on another day?"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.extraction.codes.find import CodesRead
from assistant.extraction.context.text import Text
from assistant.extraction.devices.mentions import DevicesNamed
from assistant.extraction.encounter.dates import dates_of, day_at
from assistant.extraction.encounter.evaluation_day import Day, EvaluationDays
from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Anchor, Work
from assistant.reading import Said
from coder.visit import Evaluation, EvaluationKind, Range

WORDS = SmallWords("encounter")
PATH = "evaluation"
PHYSICIANS = frozenset(("physician", ""))
BESIDE, LABEL_REACH = 5, 3
SERVICE_DAY = frozenset(("dos", "today", "date"))


def find_evaluation(
    text: Text,
    anchors: Sequence[Anchor],
    devices: DevicesNamed,
    quantities: Sequence[Quantity],
    codes: CodesRead,
    minutes: int | Range | None,
    discipline: str,
) -> Said | None:
    """The evaluation of today, else the statement that there was none today; a therapist's ``clinic visit`` is none."""
    evaluations = [
        each for each in anchors if each.work is Work.EVALUATION and (each.value != "E/M" or discipline in PHYSICIANS)
    ]
    if not evaluations:
        return None
    days = _days(text, evaluations, devices, dates_of(quantities))
    today: list[Anchor] = []
    elsewhen: list[Anchor] = []
    for anchor in evaluations:
        beside = bool(elsewhen) and anchor.coded and anchor.first - elsewhen[-1].last <= BESIDE
        day = days.of(anchor, beside=beside)
        if day is not Day.NONE:
            (today if day is Day.TODAY else elsewhen).append(anchor)
    if today:
        return _say_today(text.words, today, codes, minutes)
    if elsewhen:
        value = Evaluation(same_day=False, kind=_kind(elsewhen[0], codes))
        return say(text.words, PATH, value, elsewhen[0].first, elsewhen[0].last)
    return None


def _days(text: Text, evaluations: Sequence[Anchor], devices: DevicesNamed, dates: set[int]) -> EvaluationDays:
    lower = text.words.lower
    labels = {at for anchor in evaluations for at in range(anchor.first, anchor.last + 1)}
    services = {
        day_at(text.words, at)
        for at in dates
        for i in range(max(0, at - LABEL_REACH), at)
        if lower[i] in SERVICE_DAY and i not in labels
    }
    entries = [opens for opens, _ in text.layout.sentences if opens in dates]
    named = frozenset(at for mention in devices.mentions for at in (mention.first, mention.last))
    told = not WORDS["now"].isdisjoint(lower)
    return EvaluationDays(text, dates, services, frozenset(entries[:-1]), named, told)


def _say_today(words: Words, today: Sequence[Anchor], codes: CodesRead, minutes: int | Range | None) -> Said:
    coded = next((anchor for anchor in today if anchor.coded), None)
    chosen = coded or today[0]
    cpt = coded.value if coded else None
    value = Evaluation(same_day=True, kind=_kind(chosen, codes), cpt=cpt, minutes=minutes)
    return say(words, PATH, value, chosen.first, chosen.last)


def _kind(anchor: Anchor, codes: CodesRead) -> EvaluationKind:
    name = codes.families[anchor.value].removeprefix("former ") if anchor.coded else anchor.value
    return EvaluationKind(name)
