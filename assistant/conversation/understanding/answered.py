"""What do the words say to the question that was asked, where the reader did not take them for a fact?"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.conversation.paths import MINUTE_PATHS, differences, is_set, value_at
from assistant.conversation.phrases import Cue
from assistant.conversation.signals.heard import MARKS, Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.slots.find import NO, OPPOSITE, YES, slot_cues
from assistant.conversation.slots.put import with_slot
from assistant.conversation.understanding.apart import SLOT as APART
from assistant.conversation.understanding.apart import apart_from
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.owned import is_no_new_device
from assistant.conversation.understanding.place import denies_first
from assistant.conversation.understanding.recalled import goes_on_by_place
from assistant.reading import Reading
from coder.visit import Assistant, Encounter, LCodeStatus, Visit

L_CODE = re.compile(r"l\d{4}")
UNNAMED_PLAN = "Commercial"
IN_MINUTES = ("minutes.training", "assistant_minutes")
"""Questions whose answer is a number; ``none`` is nought."""
DENIALS = frozenset(("not", "nothing", "never", "no", "without", "isnt", "wasnt", "dont", "didnt"))
ARTICLES = frozenset(("a", "an", "the", "our", "really", "yet", "been", "her", "his", "their", "any"))
ALONE = frozenset(("alone", "herself", "himself", "own", "solo", "them", "time", "today", "at", "all"))
SENTENCE = re.compile(r"[.;!]\s+")
WHERE = frozenset(("with", "to", "at", "for", "seen"))
"""Before ``us`` they tell where the patient was, not who bills."""
OURS, BILLS = frozenset(("us", "our", "ours")), ("bill", "charg")
"""Words of a claim, within a phrase that tells whose the L code is."""
OF_THEIR_OWN = ("visit_kind", "assistant")
"""Facts whose phrases are looked for before a word within them answers another question."""


def with_answer_said(
    after: Visit, heard: Heard, reading: Reading, ctx: Context, *, supposing: bool, has_number: bool
) -> tuple[Visit, str | None]:
    """The value of the slot that was asked, where the words give one and the reader did not."""
    slot = ctx.asked
    if slot is None or supposing:
        return after, None
    if _is_told(slot, reading):
        return after, slot
    if slot == "payer" and heard.has("some_plan") and not heard.has("skip", "denied") and after.payer is None:
        return replace(after, payer=UNNAMED_PLAN), slot
    value = _slot_answer(slot, heard, ctx, after)
    if value is None:
        return after, slot if has_number else None
    told = with_slot(after, slot, value, ctx.question)
    return _with_code(told, reading, ctx) if slot == "l_code_status" else told, slot


def _names_code(heard: Heard) -> bool:
    return any(L_CODE.fullmatch(word) for word in heard.words.lower)


def _with_code(visit: Visit, reading: Reading, ctx: Context) -> Visit:
    """``yes L1832``: that code; ``then yes we do``, right behind ``what if we bill L3906``: that one."""
    told = reading.visit.l_codes_mentioned_not_billed
    if visit.l_code_status is LCodeStatus.BILLED and told and not ctx.frame.visit.l_codes_mentioned_not_billed:
        return replace(visit, l_codes_billed=told, l_codes_mentioned_not_billed=())
    codes = dict(ctx.supposed.puts).get("l_codes_billed")
    is_open = visit.l_code_status is LCodeStatus.BILLED and not visit.l_codes_billed
    return replace(visit, l_codes_billed=codes) if is_open and isinstance(codes, tuple) else visit


def _is_told(slot: str, reading: Reading) -> bool:
    if slot == "minutes":
        return any(is_set(value_at(reading.visit, path)) for path in MINUTE_PATHS)
    roots = {said.path for said in reading.said}
    return slot in roots


def _slot_answer(slot: str, heard: Heard, ctx: Context, after: Visit) -> str | None:
    if slot == "l_code_status" and heard.starts_with("yes") and _names_code(heard) and not heard.has("denied"):
        return "billed"
    if slot == "assistant" and heard.starts_with("yes") and after.assistant_minutes and not ctx.frame.visit.assistant:
        return "took_part"
    if slot == "assistant" and after.assistant is Assistant.NONE and ctx.frame.visit.assistant is None:
        return "none"
    if goes_on_by_place(heard) or (slot == "visit_kind" and heard.has("back_to")):
        return None
    if slot != "visit_kind" and denies_first(heard, ctx.frame.visit, after):
        return None
    if heard.starts_with("no") and after != ctx.frame.visit and slot in NO and not _rest_is_new(ctx.frame.visit, after):
        return None
    if slot == "visit_kind" and is_no_new_device(heard):
        return Encounter.SUBSEQUENT.value
    cues = [cue for cue in slot_cues(slot, heard.words) if not _denies_something_else(cue, heard, ctx, after)]
    cues = [cue for cue in cues if not _is_of_another(cue, slot, heard)]
    cues = [
        cue for cue in cues if not any(skip.first < cue.last and cue.first < skip.last for skip in heard.cues("skip"))
    ]
    best = max(cues, key=lambda cue: (cue.last - cue.first, -cue.first), default=None)
    if slot == APART and (basis := apart_from(heard)) is not None:
        return basis.value
    if best is not None:
        if _is_denied(best, heard) and best.value != NO.get(slot):
            return OPPOSITE.get((slot, best.value))
        return best.value if slot != "visit_kind" or not _is_denied(best, heard) else OPPOSITE.get((slot, best.value))
    if slot in IN_MINUTES:
        return NO.get(slot) if _says_none(heard) else None
    if (slot != "l_code_status" and _is_of_the_claim(heard)) or _is_choice(slot, ctx):
        return None
    *first, end = SENTENCE.split(heard.text.rstrip(" .!"))
    last = Heard(end if not _is_reason_of_another(first, slot) else "")
    for each in (heard, last):
        if each.is_bare("yes"):
            return YES.get(slot)
        if each.is_bare("no") and not _goes_on(each):
            return NO.get(slot)
    return None


def _is_choice(slot: str, ctx: Context) -> bool:
    """Which of two statements holds is no question for a yes or a no."""
    return any(each.path == slot for each in ctx.frame.contradicted)


def _is_of_the_claim(heard: Heard) -> bool:
    """``not us``, ``no, we don't bill it``: the no is of whose L code it is, whatever was asked."""
    phrases = (heard.words.lower[cue.first : cue.last] for cue in slot_cues("l_code_status", heard.words))
    return any(word in OURS or word.startswith(BILLS) for phrase in phrases for word in phrase)


def _goes_on(heard: Heard) -> bool:
    """``it was not right``: the not belongs to what follows it, and answers nothing."""
    lower = heard.words.lower
    cues = [cue for cue in heard.cues("no") if cue.first <= heard.lead and lower[cue.last - 1] == "not"]
    return any(lower[cue.last :] and lower[cue.last] not in MARKS for cue in cues)


def _is_reason_of_another(sentences: list[str], slot: str) -> bool:
    """``like I said, drugstore. so no``: what stands before the no tells of another fact than the one asked."""
    said = [Heard(each) for each in sentences]
    return any(
        slot_cues(other, each.words) for each in said for other in (*OF_THEIR_OWN, "l_code_status") if other != slot
    )


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


def _is_of_another(cue: Cue, slot: str, heard: Heard) -> bool:
    """``us`` within ``new to us`` and ``nobody`` within ``nobody but me`` are of another fact than the one asked."""
    lower = heard.words.lower
    if slot == "l_code_status" and lower[cue.first : cue.last] == ["us"] and lower[max(0, cue.first - 1)] in WHERE:
        return True
    return any(
        each.first <= cue.first and cue.last <= each.last and each.last - each.first > cue.last - cue.first
        for other in OF_THEIR_OWN
        if other != slot
        for each in slot_cues(other, heard.words)
    )
