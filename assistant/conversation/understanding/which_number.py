"""Two numbers said of one activity, or a range: which holds, or both: ``the second``, ``the lower``, ``add them``?"""

from __future__ import annotations

from assistant.conversation.paths import MINUTES
from assistant.conversation.signals.heard import Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.numeric_facts import numeric_facts, with_number
from assistant.conversation.understanding.quantities import lengths
from coder.visit import Range, Visit

MOST_BESIDE = 3
"""Words beside those that choose."""
BESIDE = ("filler", "yes", "cue", "correct", "set", "minutes", "time_word", "agreed")
PLACES = {"first": 0, "1st": 0, "former": 0, "second": 1, "2nd": 1, "latter": 1, "last": -1, "later": -1}


def number_that_holds(heard: Heard, ctx: Context) -> Visit | None:
    """The visit with one of the two (minutes), their sum or an end of the range; None where no two numbers are open."""
    return _of_two(heard, ctx) or _end_of_range(heard, ctx)


def _end_of_range(heard: Heard, ctx: Context) -> Visit | None:
    """``the lower``, ``call it the higher one``"""
    ranges = [(path, value) for path, value in numeric_facts(ctx.frame.visit) if isinstance(value, Range)]
    if len(ranges) != 1 or heard.is_question or lengths(heard.words):
        return None
    path, value = ranges[0]
    rest = [word for word in heard.left_after(*BESIDE, "lower_end", "upper_end") if not is_among(word, "small")]
    if rest or heard.has("lower_end") == heard.has("upper_end"):
        return None
    return with_number(ctx.frame.visit, path, value.low if heard.has("lower_end") else value.high)


def _of_two(heard: Heard, ctx: Context) -> Visit | None:
    clash = next((each for each in ctx.frame.contradicted if each.path.startswith(MINUTES)), None)
    values = [each for each in clash.values if isinstance(each, int)] if clash is not None else []
    if clash is None or len(values) != len(clash.values) or heard.is_question or heard.has("denied"):
        return None
    rest = [word for word in heard.left_after(*BESIDE, "sums_up") if not word.isdigit() and word not in PLACES]
    if len([word for word in rest if not is_among(word, "small")]) > MOST_BESIDE:
        return None
    chosen = _chosen(heard, values)
    return with_number(ctx.frame.visit, clash.path, chosen) if chosen is not None else None


def _chosen(heard: Heard, values: list[int]) -> int | None:
    told = {each.low for each in lengths(heard.words)} - {1, 2}
    if len(told) == 1 and told <= {*values, sum(values)}:
        return told.pop()
    if heard.has("sums_up"):
        return sum(values) if told <= {*values, sum(values)} else None
    places = {PLACES[word] for word in heard.words.lower if word in PLACES}
    return values[places.pop()] if len(places) == 1 and not told else None
