"""What do the words of a turn say of the facts, beside what is known and what was asked?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.conversation.merge import merge
from assistant.conversation.paths import differences, is_set
from assistant.conversation.signals.heard import Heard
from assistant.conversation.slots.find import slot_cues
from assistant.conversation.told import Change, Source, Words
from assistant.conversation.told_by import told_by
from assistant.conversation.understanding.answered import with_answer_said
from assistant.conversation.understanding.apart import with_basis
from assistant.conversation.understanding.blanking import (
    with_payer_that_was,
    without_lead,
    without_order,
    without_scratched,
)
from assistant.conversation.understanding.consistent import consistent
from assistant.conversation.understanding.context import Context, words_for, words_of
from assistant.conversation.understanding.dated import with_day
from assistant.conversation.understanding.denied import with_denied_kind, with_denied_value
from assistant.conversation.understanding.device_minutes import with_device_minutes
from assistant.conversation.understanding.dollars import with_dollars
from assistant.conversation.understanding.each import of_all
from assistant.conversation.understanding.numbers import assigned, with_more
from assistant.conversation.understanding.numeric_facts import with_number, with_number_replaced
from assistant.conversation.understanding.other_device import with_other_device
from assistant.conversation.understanding.other_work import other_work
from assistant.conversation.understanding.performed import (
    therapists_share,
    whose_number,
    with_both,
    with_performer,
    with_pronoun,
)
from assistant.conversation.understanding.place import with_place
from assistant.conversation.understanding.recalled import goes_on_by_place
from assistant.conversation.understanding.relative import relative_number
from assistant.conversation.understanding.replaced import (
    doubted_number,
    every_number,
    moved_number,
    new_range,
    replaced_number,
)
from assistant.conversation.understanding.service_of_number import with_service_of_number
from assistant.conversation.understanding.shares import given_alone
from assistant.conversation.understanding.spoken import with_same, with_spoken
from assistant.conversation.understanding.told_alone import told_alone
from assistant.conversation.understanding.totals import chosen_number, chosen_place, of_the_device
from assistant.conversation.understanding.weigh import of_the_evaluation, weighed
from assistant.conversation.understanding.which_number import number_that_holds
from assistant.conversation.without import without_work
from assistant.reading import Reading
from coder.visit import LCodeStatus, Range, Visit

SEVERAL, A_NAME, MOST_OF_A_SHARE, MOST_OF_A_CLAIM = 2, 3, 12, 8
OF_A_CLAIM = frozenset(("claim", "claims", "bill", "bills", "billed", "ticket", "ours"))


class Mode(StrEnum):
    """How a turn speaks of the facts."""

    TELL = "tell"
    CORRECT = "correct"
    SUPPOSE = "suppose"


@dataclass(frozen=True, slots=True)
class Read:
    """A turn read into a change; ``answers`` tells that it answered the question."""

    change: Change
    reading: Reading
    answers: bool = False
    has_number: bool = False


BLANKED = {
    Mode.TELL: ("request", "modifier_named"),
    Mode.CORRECT: ("request", "modifier_named", "cue", "set", "back_to"),
    Mode.SUPPOSE: ("request", "modifier_named", "suppose", "if", "set"),
}


def read_change(text: str, ctx: Context, mode: Mode = Mode.TELL) -> Read:
    """Read a turn as facts."""
    heard = Heard(text)
    clean = without_lead(heard, heard.without(*BLANKED[mode]))
    clean = without_order(heard, clean) if not ctx.frame.is_empty else clean
    clean = with_payer_that_was(heard, clean) if not ctx.frame.is_empty else clean
    reading = replace(ctx.read(without_scratched(heard, clean, ctx)), text=text)
    reading = with_service_of_number(heard, replace(reading, visit=of_all(reading)), ctx)
    told_before = ctx.frame.visit
    if heard.has("of_someone_else"):
        ctx = replace(ctx, frame=replace(ctx.frame, visit=without_work(ctx.frame.visit)))
    before = ctx.frame.visit
    apart = with_device_minutes(heard, ctx)
    if apart is not None:
        return _read_apart(apart, reading, heard, ctx)
    looks = (
        (number_that_holds, chosen_number, chosen_place, doubted_number, new_range, whose_number)
        if mode is not Mode.SUPPOSE
        else ()
    )
    for look in (*looks, therapists_share, relative_number, other_work):
        chosen = look(heard, ctx)
        if chosen is not None:
            return _read_apart(chosen, reading, heard, ctx)
    corrects = mode is Mode.CORRECT
    reading = _of_the_answer(heard, reading, ctx)
    reading = of_the_device(reading, ctx, corrects=corrects)
    reading = of_the_evaluation(reading, before) if mode is not Mode.TELL else reading
    told = weighed(reading, ctx.frame, ctx.asked, supposing=mode is Mode.SUPPOSE, corrects=corrects)
    after = merge(before, told)
    after = with_other_device(before, after, heard) if corrects else after
    after = _without_later(after, reading)
    after = _with_right_l_code(before, after, reading) if corrects else after
    after = with_spoken(after, heard, reading, supposing=mode is not Mode.TELL, corrects=corrects)
    after = with_same(after, heard, ctx.frame.earlier)
    after, numbers = _with_numbers(after, heard, reading, ctx, mode)
    after = with_basis(given_alone(after, heard), heard, ctx)
    is_of_performers = mode is not Mode.TELL or (not ctx.frame.is_empty and len(heard.words) <= MOST_OF_A_SHARE)
    if is_of_performers and all(said.path != "assistant_minutes" for said in reading.said):
        after = with_performer(after, heard, ctx)
    if mode is not Mode.SUPPOSE:
        after = with_pronoun(before, after, heard)
    after = with_dollars(with_day(after, heard), heard)
    after, answer = with_answer_said(after, heard, reading, ctx, supposing=mode is Mode.SUPPOSE, has_number=numbers)
    if after == before and mode is not Mode.SUPPOSE and not goes_on_by_place(heard):
        after = told_alone(before, heard, ctx)
    after = with_place(before, after, heard)
    if mode is not Mode.SUPPOSE:
        after = with_denied_value(before, with_denied_kind(before, after, heard), heard, ctx)
    after = consistent(before, after)
    puts = differences(told_before, after)
    words = (*words_of(reading, ctx.turn), *_further(puts, reading, text, ctx, answer))
    return Read(Change(puts, tuple(words)), reading, answer is not None, numbers)


def _with_right_l_code(before: Visit, after: Visit, reading: Reading) -> Visit:
    """``L3670 I mean``: the one code that was told is taken for another."""
    told, known = reading.visit.l_codes_billed, before.l_codes_billed
    is_another = len(told) == 1 and len(known) == 1 and told != known and len(before.devices) < SEVERAL
    return replace(after, l_codes_billed=told) if is_another else after


def _without_later(after: Visit, reading: Reading) -> Visit:
    """No L code at all is none at delivery either."""
    told = {said.path for said in reading.said}
    is_none = reading.visit.l_code_status is LCodeStatus.NOT_BILLED and "l_code_status" in told
    return replace(after, l_code_later=None) if is_none and "l_code_later" not in told else after


def _read_apart(after: Visit, reading: Reading, heard: Heard, ctx: Context) -> Read:
    """Numbers that answer the question, and nothing else of what the words might be read for."""
    puts = differences(ctx.frame.visit, after)
    told = told_by(puts, ctx.frame.visit)
    words = tuple(words_for(path, value, heard.text, ctx.turn, Source.ANSWERED) for path, value in told)
    return Read(Change(puts, words), replace(reading, visit=Visit(), said=()), bool(puts), bool(puts))


def _of_the_answer(heard: Heard, reading: Reading, ctx: Context) -> Reading:
    """A person named in answer to whose L code it is bills it, and is not who treated."""
    slots = {"l_code_status"} if heard.has("l_code_status") else set()
    if ctx.asked not in (None, "discipline") and ctx.frame.visit.discipline is not None:
        slots |= {ctx.asked or ""}
    is_of_claim = len(heard.words) <= MOST_OF_A_CLAIM and bool(OF_A_CLAIM & set(heard.words.lower))
    is_short = len(heard.words) <= A_NAME or is_of_claim
    if ctx.frame.visit.discipline is not None and ctx.frame.visit.l_code_status is None and is_short:
        slots |= {"l_code_status"} if ctx.asked != "discipline" else set()
    cues = [cue for slot in slots for cue in slot_cues(slot, heard.words)]
    spans = [(heard.words.start[cue.first], heard.words.end[cue.last - 1]) for cue in cues]
    named = [
        said
        for said in reading.said
        if said.path == "discipline" and any(start <= said.start and said.end <= end for start, end in spans)
    ]
    if not named:
        return reading
    kept = tuple(said for said in reading.said if said not in named)
    return replace(reading, visit=replace(reading.visit, discipline=None), said=kept)


def _with_numbers(after: Visit, heard: Heard, reading: Reading, ctx: Context, mode: Mode) -> tuple[Visit, bool]:
    """Numbers that the reader left alone, put where the conversation says; none of a first description, of which
    everything that is certain was read."""
    told = any(said.path.startswith(("minutes.", "other_services")) for said in reading.said)
    both = with_both(after, heard, ctx)
    if both is not None:
        return both, True
    if ctx.frame.is_empty and len(heard.words) > MOST_OF_A_SHARE:
        return after, False
    moved = every_number(heard, ctx) or moved_number(heard, ctx)
    if moved is not None:
        return moved, True
    pair = replaced_number(heard, ctx) if not told else None
    if pair is not None:
        return with_number_replaced(after, *pair), True
    found = assigned(heard, reading, ctx, may_replace=mode is not Mode.TELL)
    for each in found:
        after = with_number(after, each.path, each.value)
        if each.path == "assistant_minutes":
            after = with_more(after, reading, each.value, heard)
    return after, bool(found)


def _further(
    puts: tuple[tuple[str, object], ...], reading: Reading, text: str, ctx: Context, answer: str | None
) -> list[Words]:
    """Words for the facts that the conversation, not the reader, understood."""
    told = {said.path.split(".")[0] if not said.path.startswith("minutes.") else said.path for said in reading.said}
    source = Source.ANSWERED if answer is not None else Source.SAID
    return [
        words_for(path, value, text, ctx.turn, source)
        for path, value in puts
        if path not in told and path != "implied" and is_set(value) and isinstance(value, str | int | bool | Range)
    ]
