"""What do the words of a turn say of the facts, beside what is known and what was asked?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.conversation.merge import merge
from assistant.conversation.paths import MINUTE_PATHS, differences, is_set, value_at
from assistant.conversation.phrases import Cue
from assistant.conversation.signals.heard import MARKS, Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.slots.find import NO, OPPOSITE, YES, slot_cues
from assistant.conversation.slots.put import with_slot
from assistant.conversation.told import Change, Source, Words
from assistant.conversation.told_by import told_by
from assistant.conversation.understanding.apart import SLOT as APART
from assistant.conversation.understanding.apart import apart_from, with_basis
from assistant.conversation.understanding.consistent import consistent
from assistant.conversation.understanding.context import Context, words_for, words_of
from assistant.conversation.understanding.dated import with_day
from assistant.conversation.understanding.device_minutes import with_device_minutes
from assistant.conversation.understanding.dollars import with_dollars
from assistant.conversation.understanding.each import of_all
from assistant.conversation.understanding.numbers import assigned, with_more
from assistant.conversation.understanding.numeric_facts import with_number, with_number_replaced
from assistant.conversation.understanding.performed import with_both, with_performer
from assistant.conversation.understanding.recalled import goes_on_by_place
from assistant.conversation.understanding.replaced import every_number, moved_number, replaced_number
from assistant.conversation.understanding.shares import given_alone
from assistant.conversation.understanding.spoken import with_same, with_spoken
from assistant.conversation.understanding.told_alone import told_alone
from assistant.conversation.understanding.totals import chosen_number, chosen_place, of_the_device
from assistant.conversation.understanding.weigh import of_the_evaluation, weighed
from assistant.conversation.without import without_work
from assistant.reading import Reading
from coder.visit import LCodeStatus, Range, Visit

IN_MINUTES = ("minutes.training", "assistant_minutes")
"""Questions whose answer is a number; ``none`` is nought."""
ORDINALS = {"2nd": 2, "3rd": 3, "third": 3, "4th": 4, "fourth": 4, "5th": 5, "fifth": 5, "6th": 6, "sixth": 6}
DENIALS = frozenset(("not", "never", "no", "without", "isnt", "wasnt", "dont", "didnt"))
ARTICLES = frozenset(("a", "an", "the", "our", "really", "yet", "been", "her", "his", "their", "any"))
ALONE = frozenset(("alone", "herself", "himself", "own", "solo", "them", "time", "today", "at", "all"))


SEVERAL = 2
SENTENCE = re.compile(r"[.;!]\s+")


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


CLAUSES = frozenset(("this", "it", "it's", "its", "that", "he", "she", "they", "i", "we", "the", "there", "today"))
"""Words that begin a clause after a no, which the no does not deny."""
BLANKED = {
    Mode.TELL: ("request", "modifier_named"),
    Mode.CORRECT: ("request", "modifier_named", "cue", "set", "back_to"),
    Mode.SUPPOSE: ("request", "modifier_named", "suppose", "if", "set"),
}


def read_change(text: str, ctx: Context, mode: Mode = Mode.TELL) -> Read:
    """Read a turn as facts."""
    heard = Heard(text)
    clean = _without_lead(heard, heard.without(*BLANKED[mode]))
    reading = replace(ctx.read(clean), text=text)
    reading = replace(reading, visit=of_all(reading))
    told_before = ctx.frame.visit
    if heard.has("of_someone_else"):
        ctx = replace(ctx, frame=replace(ctx.frame, visit=without_work(ctx.frame.visit)))
    before = ctx.frame.visit
    apart = with_device_minutes(heard, ctx)
    if apart is not None:
        return _read_apart(apart, reading, heard, ctx)
    for look in (chosen_number, chosen_place) if mode is not Mode.SUPPOSE else ():
        chosen = look(heard, ctx)
        if chosen is not None:
            return _read_apart(chosen, reading, heard, ctx)
    reading = _of_the_answer(heard, reading, ctx)
    reading = of_the_device(reading, ctx, corrects=mode is Mode.CORRECT)
    reading = of_the_evaluation(reading, before) if mode is not Mode.TELL else reading
    after = merge(before, weighed(reading, ctx.frame, ctx.asked, supposing=mode is Mode.SUPPOSE))
    after = _without_later(after, reading)
    after = _with_right_l_code(before, after, reading) if mode is Mode.CORRECT else after
    supposing, corrects = mode is not Mode.TELL, mode is Mode.CORRECT
    after = with_spoken(after, heard, reading, supposing=supposing, corrects=corrects)
    after = with_same(after, heard, ctx.frame.earlier)
    after, numbers = _with_numbers(after, heard, reading, ctx, mode)
    after = with_basis(given_alone(after, heard), heard, ctx)
    if mode is not Mode.TELL and all(said.path != "assistant_minutes" for said in reading.said):
        after = with_performer(after, heard, ctx)
    after = with_dollars(with_day(after, heard), heard)
    after, answer = _with_answer(after, heard, reading, ctx, mode, has_number=numbers)
    if after == before and mode is not Mode.SUPPOSE and not goes_on_by_place(heard):
        after = told_alone(before, heard, ctx)
    after = _with_other_number(after, heard)
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


def _without_lead(heard: Heard, text: str) -> str:
    """A yes or no that stands by itself at the beginning denies nothing of what follows."""
    for name in ("yes", "no"):
        for cue in heard.cues(name):
            after = heard.words.lower[cue.last : cue.last + 1]
            if cue.first == 0 and (not after or after[0] in (",", ".", "!", ";", "-", "–", "—") or after[0] in CLAUSES):
                start, end = heard.words.start[cue.first], heard.words.end[cue.last - 1]
                return text[:start] + " " * (end - start) + text[end:]
    return text


def _with_numbers(after: Visit, heard: Heard, reading: Reading, ctx: Context, mode: Mode) -> tuple[Visit, bool]:
    """Numbers that the reader left alone, put where the conversation says."""
    told = any(said.path.startswith(("minutes.", "other_services")) for said in reading.said)
    both = with_both(after, heard, ctx)
    if both is not None:
        return both, True
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


def _with_answer(
    after: Visit, heard: Heard, reading: Reading, ctx: Context, mode: Mode, *, has_number: bool
) -> tuple[Visit, str | None]:
    """The value of the slot that was asked, where the words give one and the reader did not."""
    slot = ctx.asked
    if slot is None or mode is Mode.SUPPOSE:
        return after, None
    if _is_told(slot, reading):
        return after, slot
    value = _slot_answer(slot, heard, ctx, after)
    if value is None:
        return after, slot if has_number else None
    told = with_slot(after, slot, value, ctx.question)
    if slot == "visit_kind" and told.visit_number is None:
        told = replace(told, visit_number=_ordinal(heard))
    return told, slot


def _is_told(slot: str, reading: Reading) -> bool:
    if slot == "minutes":
        return any(is_set(value_at(reading.visit, path)) for path in MINUTE_PATHS)
    roots = {said.path for said in reading.said}
    return slot in roots


def _slot_answer(slot: str, heard: Heard, ctx: Context, after: Visit) -> str | None:
    if goes_on_by_place(heard) or (slot == "visit_kind" and heard.has("back_to")):
        return None
    if heard.starts_with("no") and after != ctx.frame.visit and slot in NO and not _rest_is_new(ctx.frame.visit, after):
        return None
    cues = [cue for cue in slot_cues(slot, heard.words) if not _denies_something_else(cue, heard, ctx, after)]
    cues = [
        cue for cue in cues if not any(skip.first < cue.last and cue.first < skip.last for skip in heard.cues("skip"))
    ]
    best = max(cues, key=lambda cue: (cue.last - cue.first, -cue.first), default=None)
    if slot == APART and (basis := apart_from(heard)) is not None:
        return basis.value
    if best is not None:
        return OPPOSITE.get((slot, best.value)) if _is_denied(best, heard) else best.value
    if slot in IN_MINUTES:
        return NO.get(slot) if _says_none(heard) else None
    last = Heard(SENTENCE.split(heard.text.rstrip(" .!"))[-1])
    for each in (heard, last):
        if each.is_bare("yes"):
            return YES.get(slot)
        if each.is_bare("no"):
            return NO.get(slot)
    return None


def _with_other_number(after: Visit, heard: Heard) -> Visit:
    """``not 2nd, 3rd``: the number of the visit, where the known one is denied."""
    lower = heard.words.lower
    told = [
        (ORDINALS[word], lower[max(0, at - 1) : at] == ["not"]) for at, word in enumerate(lower) if word in ORDINALS
    ]
    new = [number for number, denied in told if not denied]
    if len(told) != 2 or len(new) != 1 or after.visit_number not in [number for number, denied in told if denied]:
        return after
    return replace(after, visit_number=new[0])


def _ordinal(heard: Heard) -> int | None:
    """``3rd``: the number of the visit, where it is the answer to which it is."""
    told = [ORDINALS[word] for word in heard.words.lower if word in ORDINALS]
    return told[0] if len(told) == 1 else None


def _denies_something_else(cue: Cue, heard: Heard, ctx: Context, after: Visit) -> bool:
    """``actually no PTA`` denies the PTA, where that is read, and not what was asked."""
    behind = heard.words.lower[cue.last : cue.last + 1]
    is_no = cue.last - cue.first == 1 and any(cue.first == each.first for each in heard.cues("no"))
    return is_no and bool(behind) and behind[0] not in MARKS and after != ctx.frame.visit


def _is_denied(cue: Cue, heard: Heard) -> bool:
    """``not billed``: a denial right before the answer, or before its article."""
    before = [word for word in heard.words.lower[: cue.first] if word not in ARTICLES]
    return bool(before) and (before[-1] in DENIALS or before[-1].endswith("n't"))


def _says_none(heard: Heard) -> bool:
    """``none``, ``no training``, ``none alone, she only helped``; ``no we don't`` is of something else."""
    lead = [cue for cue in heard.cues("none") if cue.first == heard.lead or cue.first == 0]
    if not lead:
        return False
    behind = heard.words.lower[lead[0].last :]
    end = next((at for at, word in enumerate(behind) if word in MARKS), len(behind))
    clause = Heard(" ".join(behind[:end]))
    rest = clause.left_after("minutes.training", "minutes", "filler", "none")
    return all((is_among(word, "small") and not is_among(word, "us")) or word in ALONE for word in rest)


def _rest_is_new(before: Visit, after: Visit) -> bool:
    """Does everything else that was said concern facts that were not known?"""
    return all(not is_set(value_at(before, path)) for path, _ in differences(before, after) if path != "implied")


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
