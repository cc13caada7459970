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
BESIDE, DATE_REACH, OTHERS_REACH = 5, 4, 4
SERVICE_DAY = frozenset(("dos", "today", "date"))


def find_evaluation(
    text: Text,
    anchors: Sequence[Anchor],
    quantities: Sequence[Quantity],
    codes: CodesRead,
    minutes: int | Range | None,
    discipline: str,
) -> Said | None:
    """The evaluation of today, else the statement that there was none today; a therapist's ``clinic visit`` is none."""
    dates, lower = dates_of(quantities), text.words.lower
    services = {_day_at(text.words, i) for i in dates if not SERVICE_DAY.isdisjoint(lower[max(0, i - 3) : i])}
    told = "today" in lower
    entries = [opens for opens, _ in text.layout.sentences if opens in dates]
    earlier = frozenset(entries[:-1])
    today: list[Anchor] = []
    elsewhen: list[Anchor] = []
    for anchor in anchors:
        if anchor.work is not Work.EVALUATION or (anchor.value == "E/M" and discipline not in PHYSICIANS):
            continue
        flags = text.contexts.over(anchor.first, anchor.last)
        if _is_others(text.words, anchor):
            continue
        none = text.words.lower[anchor.first - 1 : anchor.first] == ["0"]
        beside = bool(elsewhen) and anchor.coded and anchor.first - elsewhen[-1].last <= BESIDE
        entry = text.opens(anchor.first) in earlier
        dated = _dated(text.words, anchor, dates, services)
        other = was_on_a_day(text.words, anchor.last, dates) or _is_off(text, anchor, told=told)
        if dated is not True and (flags & ELSEWHEN or none or beside or dated is False or other or entry):
            elsewhen.append(anchor)
        elif not flags & SKIPPED and not _is_to_come(text.words, anchor):
            today.append(anchor)
    if today:
        return _say_today(text.words, today, codes, minutes)
    if elsewhen:
        value = Evaluation(same_day=False, kind=_kind(elsewhen[0], codes))
        return say(text.words, PATH, value, elsewhen[0].first, elsewhen[0].last)
    return None


def _dated(words: Words, anchor: Anchor, dates: set[int], services: set[str]) -> bool | None:
    """``eval 5/2``, ``EVAL DATE: 02/03``: is that day the day of service? None where no day follows."""
    at = anchor.last
    while at < len(words) and at < anchor.last + DATE_REACH and words.lower[at] in WORDS["before_date"]:
        at += 1
    if at not in dates:
        return None
    return _day_at(words, at) in services


def _day_at(words: Words, at: int) -> str:
    """Month and day as written, such as ``9/18``."""
    return "".join(words.lower[at : at + 3])


def _is_off(text: Text, anchor: Anchor, *, told: bool) -> bool:
    """``RE-EVAL NOT DUE``, ``eval nope``, ``the eval is Thursday``, ``Tues: eval``."""
    words = text.words
    after = words.lower[anchor.last : anchor.last + 3]
    marked = after[:1] in ([":"], ["="], ["-"])
    if (after[:1] and after[0] in WORDS["naught"]) or (marked and after[1:] and after[1] in WORDS["naught"]):
        return True
    if after[:1] and after[0] in WORDS["weekdays"] and "today" not in after:
        return True
    if (
        {"today", "now"}.isdisjoint(after)
        and not WORDS["weekdays"].isdisjoint(after)
        and after[0] in ("is", "on", "was")
    ):
        return True
    opens = text.opens(anchor.first)
    labelled = words.lower[opens] in WORDS["weekdays"] and words.lower[opens + 1 : opens + 2] == [":"]
    return labelled and told and "today" not in words.lower[opens : anchor.last]


def _is_to_come(words: Words, anchor: Anchor) -> bool:
    """``re-eval in 30 days``, ``re-eval due 4/2``."""
    after = words.lower[anchor.last : anchor.last + 3]
    spans = after[:1] == ["in"] and len(after) > 1 and (after[1].isdigit() or after[1] in WORDS["counts"])
    return spans or (bool(after) and after[0] in WORDS["due"])


def _is_others(words: Words, anchor: Anchor) -> bool:
    """``PT for their own evaluation``: somebody else's; and so is the code that follows it."""
    before = words.lower[max(0, anchor.first - OTHERS_REACH) : anchor.first]
    return "their" in before or before[-1:] == ["separate"]


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
