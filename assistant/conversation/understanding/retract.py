"""Which fact is to be taken away?"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.conversation.paths import MINUTES, differences, is_set, value_at, with_values
from assistant.conversation.signals.heard import MARKS, Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.slots.put import with_slot
from assistant.conversation.told import Change, Words
from assistant.conversation.understanding.consistent import consistent
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.numeric_facts import numeric_facts
from assistant.conversation.understanding.quantities import lengths
from assistant.conversation.understanding.retract_codes import without_l_codes, without_that_code
from assistant.conversation.without import without
from assistant.extraction.quantities.quantity import Kind, Quantity
from coder.visit import Assistant, Device, Minutes, Visit

WHOLE = "minutes.total_orthotic"
CLAUSE = re.compile(r"[,.;!]\s*(?=\s|$)|\s+[-–—]\s+")
VERBS = frozenset(
    ("was", "were", "is", "isn't", "wasn't", "weren't", "are", "'s", "belongs", "belonged", "goes", "he", "she")
)
TAKE = (["take"], ["pull"], ["leave"], ["cross"], ["strip"], ["get"])
OUT = frozenset(("out", "off", "gone"))
SEVERAL, MOST_OF_A_NAME = 2, 4
ASSISTANTS = tuple(each.value for each in (Assistant.PTA, Assistant.COTA))
MENTIONED = {
    "side": (),
    "encounter_word": ("visit_kind", "visit_number"),
    "discipline": ("discipline",),
    "setting": ("setting",),
    "unit_rule": ("unit_rule",),
    "of_service": ("date_of_service",),
}
"""Facts that are called by a name of their own, and the paths that go with them."""


def retracted(heard: Heard, ctx: Context) -> Change | None:
    """The change that takes the named fact away; None where no known fact is named."""
    before = ctx.frame.visit
    for said in (heard, *_narrower(heard)):
        after = _without_named(said, ctx)
        if after is not None and after != before:
            return Change(differences(before, consistent(before, after)))
    return None


def _narrower(heard: Heard) -> list[Heard]:
    """The clauses that take something back: ``massage didn't happen, fire alarm``; for ``drop it``, the one before."""
    clauses = [Heard(each.strip()) for each in CLAUSE.split(heard.text) if each.strip()]
    if len(clauses) < SEVERAL:
        return []
    found = []
    for at, each in enumerate(clauses):
        is_empty = not each.left_after("retract", "that", "filler", "no")
        if each.has("retract") and is_empty:
            found += [_with_cue(clauses[at - 1])] if at else []
        elif each.has("retract") or _goes_out(each):
            found.append(each)
    return found


def _with_cue(clause: Heard) -> Heard:
    """``the TE was his brother's, drop it``: what stands before the verb that only says so."""
    lower = clause.words.lower
    end = next((at for at, word in enumerate(lower) if word in VERBS), len(lower))
    return Heard(f"drop {' '.join(clause.words.exact[:end])}")


def scratches(heard: Heard) -> bool:
    """``scratch that gait``: the words go on with what is taken back, and tell no number in its place."""
    leads = [cue for cue in heard.cues("scratched") if cue.first == heard.lead]
    behind = heard.words.lower[leads[0].last :][:1] if leads else []
    return bool(behind) and behind[0] not in MARKS and not lengths(heard.words)


def takes_out(heard: Heard) -> bool:
    """``UBE out, the aide ran it``"""
    return any(
        _goes_out(each) or _is_taken(each) for part in CLAUSE.split(heard.text) if (each := Heard(part.strip())).text
    )


def _is_taken(clause: Heard) -> bool:
    """``take that code off the claim``"""
    lower = clause.words.lower
    return lower[clause.lead : clause.lead + 1] in TAKE and bool(OUT & set(lower)) and not lengths(clause.words)


def _goes_out(clause: Heard) -> bool:
    lower = clause.words.lower
    return 1 < len(lower) <= MOST_OF_A_NAME and lower[-1] in OUT and not set(lower) & VERBS


def _without_named(heard: Heard, ctx: Context) -> Visit | None:
    visit = ctx.frame.visit
    subject = _subject(heard)
    names = {word.casefold().rstrip("s") for word in subject}
    device = _device_named(names, visit)
    if device is not None:
        return replace(visit, devices=visit.devices[:device] + visit.devices[device + 1 :])
    coded = without_that_code(subject, visit, heard, ctx)
    if coded is not None:
        return coded
    if heard.has("l_code_status"):
        return without_l_codes(visit, heard)
    if heard.has("poc"):
        return replace(visit, poc=None)
    if heard.has("payer"):
        return replace(visit, payer=None)
    if heard.has("assistant"):
        return _without_assistant(visit, heard)
    for look in (_without_told, _without_mentioned, _without_only_device):
        told = look(subject, visit, ctx)
        if told is not None:
            return told
    return _without_number(heard, visit)


def _without_assistant(visit: Visit, heard: Heard) -> Visit:
    """Nobody takes part where that is said (``the COTA wasn't there``); else it is open who did."""
    services = tuple(replace(each, by=None) if each.by in ASSISTANTS else each for each in visit.other_services)
    without = replace(visit, assistant=None, assistant_minutes=None, minutes_by=(), other_services=services)
    return with_slot(without, "assistant", "none") if heard.has("absent") else without


def _subject(heard: Heard) -> list[str]:
    """The words for the thing that goes; what is demanded in its place (``and bill 97760``) is none."""
    cues = [cue for name in ("retract", "cue", "filler", "that", "no") for cue in heard.cues(name)]
    covered = {at for cue in cues for at in range(cue.first, cue.last)}
    demanded = min((cue.first for cue in heard.cues("demand")), default=len(heard.words))
    return [
        w
        for at, w in enumerate(heard.words.exact[:demanded])
        if at not in covered and not is_among(w.casefold(), "general") and w.isalnum()
    ]


def _device_named(names: set[str], visit: Visit) -> int | None:
    """A device by a word of its name, where it is not the only one."""
    if len(visit.devices) < 2:
        return None
    for i, device in enumerate(visit.devices):
        own = _words_of(device) | {device.body_region or ""}
        others = {word for other in visit.devices if other is not device for word in _words_of(other)}
        if any(not is_among(name, "general") for name in names & (own - others)):
            return i
    return None


def _without_told(words: list[str], visit: Visit, ctx: Context) -> Visit | None:
    """What the reader takes the named thing for: a service, the evaluation, minutes, a code."""
    subject = " ".join(words)
    if not subject:
        return None
    told = ctx.read(f"{subject} 10 min").visit
    if told.payer is not None and told.payer == visit.payer and len(words) <= MOST_OF_A_NAME:
        return replace(visit, payer=None)
    if told.evaluation is not None and visit.evaluation is not None:
        code = visit.evaluation.cpt
        proposed = tuple(each for each in visit.proposed_codes if each.code != code)
        return replace(visit, evaluation=None, proposed_codes=proposed)
    for service in told.other_services:
        left = tuple(each for each in visit.other_services if each.cpt != service.cpt)
        if left != visit.other_services:
            proposed = tuple(each for each in visit.proposed_codes if each.code != service.cpt)
            return replace(visit, other_services=left, proposed_codes=proposed)
    for said in ctx.read(f"{subject} 10 min").said:
        is_known = said.path.startswith(MINUTES) and is_set(value_at(visit, said.path))
        if is_known and (said.path != WHOLE or _speaks_of_time(subject)):
            return with_values(visit, ((said.path, None if said.path != "minutes.combined" else ()),))
    codes = {each.code for each in told.proposed_codes}
    left_codes = tuple(each for each in visit.proposed_codes if each.code not in codes)
    return replace(visit, proposed_codes=left_codes) if left_codes != visit.proposed_codes else None


def _without_mentioned(words: list[str], visit: Visit, ctx: Context) -> Visit | None:
    """A fact called by its own name, and nothing else: the side, the encounter, who treated, the minutes."""
    heard = Heard(" ".join(words))
    if not words or heard.left_after(*MENTIONED, "minutes", "time_word"):
        return None
    for name, paths in MENTIONED.items():
        if paths and heard.has(name):
            return with_values(visit, ((path, None) for path in paths))
    if heard.has("side"):
        return replace(visit, devices=tuple(replace(each, laterality=None) for each in visit.devices))
    return replace(visit, minutes=Minutes()) if _speaks_of_time(heard.text) else None


def _without_only_device(words: list[str], visit: Visit, ctx: Context) -> Visit | None:
    """The one device there is, by a word of its name."""
    names = {word.casefold().rstrip("s") for word in words}
    if len(visit.devices) != 1 or not names & _words_of(visit.devices[0]):
        return None
    return without(visit, Words("devices.0", visit.devices[0], "", 0, 0, 0, False))


def _words_of(device: Device) -> set[str]:
    return {word.casefold().rstrip("s") for word in (device.name or "").split()}


def _speaks_of_time(subject: str) -> bool:
    """The whole time goes only where time is spoken of: any other words beside minutes read as the whole."""
    return Heard(subject).has("minutes", "time_word")


def _without_number(heard: Heard, visit: Visit) -> Visit | None:
    """``drop the 12``: the fact with that number."""
    for quantity in lengths(heard.words):
        if quantity.kind not in (Kind.BARE, Kind.MINUTES) or not _is_with_it(quantity, heard):
            continue
        for path, value in numeric_facts(visit):
            if value == quantity.low and not path.startswith("minutes.combined"):
                return _without_path(visit, path)
    return None


def _is_with_it(quantity: Quantity, heard: Heard) -> bool:
    """``forget it, 8 is what happened`` takes back nothing that has an 8."""
    return any(
        not set(heard.words.lower[min(cue.last, quantity.first) : max(cue.first, quantity.first)]) & {",", ".", ";"}
        for cue in heard.cues("retract")
    )


def _without_path(visit: Visit, path: str) -> Visit:
    if path.startswith("other_services."):
        place = int(path.rpartition(".")[2])
        return replace(visit, other_services=visit.other_services[:place] + visit.other_services[place + 1 :])
    return with_values(visit, ((path, None),))
