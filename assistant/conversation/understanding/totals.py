"""Numbers in answer to a question: an answer by its place, one of two that contradict, a total of the device."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.signals.heard import Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.numeric_facts import with_number
from assistant.conversation.understanding.quantities import lengths
from assistant.reading import Reading
from coder.answers import with_answer
from coder.minute_classes import IN_MINUTES
from coder.rules.minute_ledger import said_parts
from coder.visit import Visit

OF_PLACES = ("option", "number", "no", "answer", "choice", "#")
MOST_PLACES = 9
SESSION, WHOLE = "minutes.session_total", "minutes.total_orthotic"


def chosen_number(heard: Heard, ctx: Context) -> Visit | None:
    """The visit with one of two numbers that contradict each other, said in answer to which of them holds."""
    told = lengths(heard.words)
    fact = ctx.open_fact
    if fact is None or ctx.coded is None or len(told) != 1 or str(told[0].low) not in fact.answers:
        return None
    rest = heard.left_after("filler", "agreed", "time_word", "minutes", "cue", "correct")
    if len([word for word in rest if not word.isdigit() and not is_among(word, "small")]) > 1:
        return None
    visit, _ = with_answer(ctx.frame.visit, ctx.coded.policy, fact, str(told[0].low))
    return visit


def chosen_place(heard: Heard, ctx: Context) -> Visit | None:
    """``2``, ``option 2``: the second of the answers shown, where they are words; the visit as it was for any other."""
    told, question, fact = lengths(heard.words), ctx.question, ctx.open_fact
    if question is None or fact is None or ctx.coded is None or fact.fact in IN_MINUTES or len(told) != 1:
        return None
    rest = [word for word in heard.left_after("filler", "agreed") if word not in OF_PLACES]
    place = told[0].low
    if len(rest) != 1 or not rest[0].isdigit() or place > MOST_PLACES:
        return None
    if not 1 <= place <= len(question.choices):
        return _of_open_minutes(place, ctx)
    visit, _ = with_answer(ctx.frame.visit, ctx.coded.policy, fact, question.choices[place - 1].answer)
    return visit


def _of_open_minutes(number: int, ctx: Context) -> Visit:
    """``6``, of two answers: the minutes that are open too, else nothing."""
    wanted = {each.fact for each in ctx.questions} & {"minutes", "minutes.training"}
    path = {"minutes": WHOLE, "minutes.training": "minutes.training"}.get(next(iter(wanted), ""))
    return with_number(ctx.frame.visit, path, number) if path is not None and number else ctx.frame.visit


def of_the_device(reading: Reading, ctx: Context, *, corrects: bool) -> Reading:
    """``15 min total`` where only the device's time was told is that time, and not a session around it."""
    visit, known = reading.visit, ctx.frame.visit
    total = visit.minutes.session_total
    evaluations = [each for each in (known.evaluation, visit.evaluation) if each and each.same_day is not False]
    others = known.other_services or visit.other_services or evaluations
    is_spoken_of = ctx.asked == "minutes" or (corrects and known.minutes.total_orthotic is not None)
    is_spoken_of = is_spoken_of or (bool(known.devices) and bool(said_parts(visit.minutes)))
    if total is None or others or known.minutes.session_total is not None or not is_spoken_of:
        return reading
    if visit.minutes.total_orthotic is not None:
        return reading
    minutes = replace(visit.minutes, session_total=None, total_orthotic=total)
    said = tuple(replace(each, path=WHOLE) if each.path == SESSION else each for each in reading.said)
    return replace(reading, visit=replace(visit, minutes=minutes), said=said)
