"""Which fact does a number in a turn belong to, where the words beside it do not say so by themselves?"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.conversation.paths import MINUTES, value_at
from assistant.conversation.signals.heard import Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.number_asked import (
    first_minutes,
    has_minutes_told,
    is_beside_question,
    last_spoken_of,
    of_question,
    share_of_assistant,
)
from assistant.conversation.understanding.number_filters import (
    denies_unknown,
    is_reference,
    leads,
    sum_of_each,
    that_leads,
    without_denied,
)
from assistant.conversation.understanding.number_subjects import subject_of, told_by_subject
from assistant.conversation.understanding.numeric_facts import with_number
from assistant.conversation.understanding.quantities import lengths, value_of
from assistant.conversation.understanding.shares import by_assistant, share_of_whole
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.reading import Reading
from coder.visit import Assistant, Range, Visit


@dataclass(frozen=True, slots=True)
class Assigned:
    """A number with the fact it belongs to: a path of minutes, ``assistant_minutes``, an evaluation or a service."""

    path: str
    value: int | Range


def assigned(heard: Heard, reading: Reading, ctx: Context, *, may_replace: bool) -> list[Assigned]:
    """The turn's free numbers with the facts they belong to.

    A bare number replaces what is known only where the turn puts something right, or says nothing else.
    """
    free = lengths(heard.words, reading.said)
    free = [each for each in free if not is_reference(each, heard, ctx)]
    free = [each for each in free if value_of(each) != _of_evaluation(reading)]
    may_replace = may_replace and not denies_unknown(free, heard, ctx)
    free = that_leads(without_denied(sum_of_each(free, heard, ctx), heard), heard, ctx)
    told = any(said.path.startswith(("minutes", "other_services", "assistant_minutes")) for said in reading.said)
    told_paths = {said.path for said in reading.said}
    found = [] if free else [Assigned(*each) for each in share_of_whole(heard, ctx)]
    puts_right = ctx.asked is not None or heard.has("correct", "cue")
    for each in free:
        says_more = each.kind is Kind.BARE and len(heard.left_after("filler", "no", "yes")) > 1
        says_more = (says_more and not (leads(each, heard) and puts_right)) or _is_of_other_time(each, heard)
        alone = len(free) == 1 and not told
        if alone and _is_of_evaluation(reading, ctx):
            found.append(Assigned("evaluation", value_of(each)))
            continue
        if alone and _is_of_newcomer(reading, ctx):
            found.append(Assigned("assistant_minutes", value_of(each)))
            continue
        path = _path_of(each, heard, ctx, alone=alone, may_replace=may_replace or not says_more)
        if path is None and _is_whole(each, heard):
            path = "minutes.total_orthotic"
        if path is not None and (path not in told_paths or path == "assistant_minutes"):
            found.append(Assigned(path, value_of(each)))
    return found


def _is_of_other_time(quantity: Quantity, heard: Heard) -> bool:
    """``the patient also waited 10 min``: words for what the minutes were, that name no fact."""
    rest = heard.left_after("filler", "no", "yes", "minutes", "time_word", "cue", "correct", "set", "that", "all")
    names = ("small", "time_verb", "told_thing", "device_noun", "therapist_word", "assistant_word", "person")
    telling = [word for word in rest if word.isalpha() and not any(is_among(word, name) for name in names)]
    return quantity.kind is Kind.MINUTES and bool(telling)


def _of_evaluation(reading: Reading) -> object:
    """The evaluation's minutes, which its words tell beside its code."""
    return reading.visit.evaluation.minutes if reading.visit.evaluation is not None else None


def _is_of_evaluation(reading: Reading, ctx: Context) -> bool:
    """``and a PT eval, 97161, 20 min``: an evaluation told in the turn, without minutes of its own so far."""
    told, known = reading.visit.evaluation, ctx.frame.visit.evaluation
    is_today = told is not None and told.same_day is not False and told.minutes is None
    return is_today and (known is None or known.minutes is None) and not reading.visit.devices


def _is_of_newcomer(reading: Reading, ctx: Context) -> bool:
    """``there was a PTA, 10 minutes``, where none was known and the device's minutes are."""
    there = (Assistant.PTA, Assistant.COTA)
    is_new = reading.visit.assistant in there and ctx.frame.visit.assistant not in there
    return is_new and has_minutes_told(ctx)


def with_more(visit: Visit, reading: Reading, assistant: int | Range, heard: Heard) -> Visit:
    """``PT 28, the PTA another 3``: the assistant's minutes come on top of the one number that was told."""
    told = [said.path for said in reading.said if said.path.startswith(MINUTES) and said.path != "minutes.combined"]
    if (
        len(told) != 1
        or not isinstance(assistant, int)
        or not any(is_among(word, "more") for word in heard.words.lower)
    ):
        return visit
    known = value_at(visit, told[0])
    return with_number(visit, told[0], known + assistant) if isinstance(known, int) else visit


def _is_whole(quantity: Quantity, heard: Heard) -> bool:
    """``30 min, 12 of it teaching``: the 30 are the whole."""
    behind = heard.words.lower[quantity.last : quantity.last + 5]
    return any(
        behind[at : at + 2] in (["of", "it"], ["of", "that"], ["of", "which"], ["of", "those"])
        for at in range(1, len(behind))
    )


def _path_of(quantity: Quantity, heard: Heard, ctx: Context, *, alone: bool, may_replace: bool) -> str | None:
    subject = subject_of(quantity, heard)
    told = told_by_subject(subject, quantity, ctx) if subject else None
    if told is not None:
        return told
    if not alone or is_beside_question(heard, ctx):
        return None
    wanted = by_assistant(heard, ctx) or of_question(ctx, heard) or share_of_assistant(quantity, heard, ctx)
    if wanted is None and may_replace:
        wanted = last_spoken_of(ctx)
    return wanted or first_minutes(quantity, heard, ctx)
