"""Does another visit begin: of the same patient, or of another?"""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.acts import NewVisit
from assistant.conversation.frame import after
from assistant.conversation.paths import MINUTES, PARTS, differences, is_set, value_at
from assistant.conversation.signals.heard import MARKS, Heard
from assistant.conversation.slots.find import slot_cues
from assistant.conversation.told import Change, Words
from assistant.conversation.understanding.change import Mode, Read, read_change
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.numeric_facts import numeric_facts, with_number
from assistant.conversation.understanding.quantities import lengths, value_of
from assistant.extraction.quantities.quantity import Quantity
from coder.visit import Encounter, Visit

OF_A_VISIT = ("discipline", "payer", "visit_kind", "minutes.total_orthotic", "minutes.training", "l_code_status")
LEAST_OF_A_VISIT, MOST_THE_SAME = 6, 2
"""Words of a visit told whole; facts that are another's where so many differ."""
WITHIN = 6
"""How far from the beginning of a turn another visit is announced."""
ANNOUNCES_ONLY = ("other_patient", "new_visit", "next_alone", "start_over", "wrong_chart")
"""Words that announce another visit and tell nothing of it."""
ANNOUNCES = (
    "same_patient",
    "other_patient",
    "new_visit",
    "next_alone",
    "start_over",
    "wrong_chart",
    "as_last_visit",
    "as_before",
    "later_time",
)


def next_visit(heard: Heard, ctx: Context) -> NewVisit | None:
    """The new visit with what the turn tells of it; None where the turn goes on with the present one."""
    same = _announces(heard, ctx)
    if same is None:
        return None
    fresh = after(ctx.frame, NewVisit(same, Change()))
    text = heard.without(*(ANNOUNCES if not _keeps_words(heard) else ANNOUNCES_ONLY))
    read = read_change(text, replace(ctx, frame=fresh, asked=None), Mode.TELL)
    change = replace(read.change, words=_original(read.change.words, heard.text))
    return NewVisit(same, _as_a_later_one(change, heard, ctx, fresh.visit) if same else change)


def as_other_visit(heard: Heard, ctx: Context) -> NewVisit:
    """The turn as the visit of another patient."""
    fresh = after(ctx.frame, NewVisit(False, Change()))
    return NewVisit(False, read_change(heard.text, replace(ctx, frame=fresh, asked=None), Mode.TELL).change)


def _announces(heard: Heard, ctx: Context) -> bool | None:
    """True for the same patient, False for another, None where no new visit is announced."""
    if heard.starts_with("suppose", within=2) or _asks(heard) or heard.has("no_visit"):
        return None
    if ctx.frame.is_empty:
        return True if ctx.frame.earlier and heard.starts_with("same_patient", within=WITHIN) else None
    weak = {cue.first for cue in heard.cues("weakly_back")}
    if ctx.asked is not None and weak and weak >= {cue.first for cue in heard.cues("same_patient")}:
        return None
    if heard.starts_with("start_over", "wrong_chart", within=1) and len(heard.words) >= LEAST_OF_A_VISIT:
        return False
    if heard.starts_with("other_patient", within=WITHIN):
        return False
    if heard.starts_with("same_patient", within=WITHIN) or heard.has("same_patient"):
        return True
    if heard.starts_with("as_last_visit") and ctx.asked is None:
        return True
    if heard.has("as_before", "as_last_visit") and heard.has("later_time", "new_visit"):
        return True
    if _is_later_encounter(heard, ctx):
        return True
    return False if heard.starts_with("new_visit", within=2) or _is_next_alone(heard, ctx) else None


def _is_later_encounter(heard: Heard, ctx: Context) -> bool:
    """``she came back two days later, 12 min``; ``follow-up for the same AFO next day``, where a first one was told."""
    if ctx.asked == "visit_kind" or not lengths(heard.words) or heard.starts_with("cue", "no"):
        return False
    if heard.has("comes_back") and heard.has("days_later") and ctx.frame.visit.minutes != Visit().minutes:
        return True
    if ctx.asked is not None or ctx.frame.visit.visit_kind is not Encounter.INITIAL:
        return False
    is_later = any(cue.value == Encounter.SUBSEQUENT for cue in slot_cues("visit_kind", heard.words))
    return is_later and heard.has("later_time") and not heard.has("cue", "denied")


def is_other_visit(read: Read, words: int, before: Visit) -> bool:
    """A visit told anew: another device, and most of what was known told otherwise, as of the next patient."""
    if words < LEAST_OF_A_VISIT or not before.devices:
        return False
    puts = dict(read.change.puts)
    devices = puts.get("devices")
    is_added = isinstance(devices, tuple) and len(devices) > len(before.devices)
    told = [path for path in OF_A_VISIT if path in puts and is_set(value_at(before, path)) and is_set(puts[path])]
    return is_added and len(told) >= MOST_THE_SAME


def _is_next_alone(heard: Heard, ctx: Context) -> bool:
    """``next. PT, knee brace``: the word by itself, with a mark behind it; alone it leaves a question that is open."""
    lower = heard.words.lower
    for cue in heard.cues("next_alone"):
        if cue.first == heard.lead and cue.last == len(lower):
            return ctx.asked is None and lower[cue.first] == "next"
        if cue.first == heard.lead and lower[cue.last] in MARKS:
            return True
    return False


def _told_with_minutes(heard: Heard, number: Quantity, ctx: Context) -> tuple[tuple[str, object], ...] | None:
    """``remolded both, 12``: the activity that the words tell, were the number said to be of minutes."""
    end = heard.words.end[number.last - 1]
    text = heard.without(*ANNOUNCES)
    visit = ctx.read(f"{text[:end]} min{text[end:]}").visit
    told = [(f"{MINUTES}{part}", value_at(visit, f"{MINUTES}{part}")) for part in PARTS]
    given = tuple(pair for pair in told if pair[1] == number.low)
    return given if len(given) == 1 else None


def _asks(heard: Heard) -> bool:
    is_asked = "?" in heard.words.lower[-2:] or heard.starts_with("wh", within=1) or heard.has("how_to_be")
    return is_asked or (heard.is_question and not lengths(heard.words))


def _keeps_words(heard: Heard) -> bool:
    """Words such as ``came back today`` announce the visit and tell of it."""
    return any(
        word in ("back", "today", "returned", "returns")
        for cue in heard.cues("later_time")
        for word in heard.words.lower[cue.first : cue.last]
    )


def _original(words: tuple[Words, ...], text: str) -> tuple[Words, ...]:
    return tuple(replace(each, words=text[each.start : each.end]) for each in words)


def _as_a_later_one(change: Change, heard: Heard, ctx: Context, fresh: Visit) -> Change:
    """A later encounter of the same device, unless told otherwise; a bare number is of what was timed before."""
    puts = dict(change.puts)
    devices = puts.get("devices")
    if (
        isinstance(devices, tuple)
        and devices[: len(fresh.devices)] != fresh.devices
        and len(devices) > len(fresh.devices)
    ):
        return replace(change, puts=tuple({**puts, "devices": devices[len(fresh.devices) :]}.items()))
    told = _with_number(change, heard, ctx, fresh)
    puts = dict(told.puts)
    if not is_set(puts.get("visit_kind")) and fresh.devices:
        implied = puts.get("implied", fresh.implied)
        assert isinstance(implied, tuple)
        puts |= {"visit_kind": Encounter.SUBSEQUENT, "implied": (*implied, "visit_kind")}
    return replace(told, puts=tuple(puts.items()))


def _with_number(change: Change, heard: Heard, ctx: Context, fresh: Visit) -> Change:
    """``as before but 20``: the number belongs to the one fact that had a number before."""
    whole = dict(change.puts).get("minutes.total_orthotic")
    told_paths = [path for path, _ in change.puts if path.startswith(("minutes", "other_services"))]
    if told_paths == ["minutes.total_orthotic"] and heard.has("as_before", "as_last_visit"):
        parts = [path for path, _ in numeric_facts(ctx.frame.visit) if path.startswith(("minutes.", "other_services."))]
        kept = tuple(each for each in change.puts if each[0] != "minutes.total_orthotic")
        return change if len(parts) != 1 else replace(change, puts=(*kept, (parts[0], whole)))
    if told_paths:
        return change
    free = lengths(heard.words)
    before = [path for path, _ in numeric_facts(ctx.frame.visit) if path.startswith(("minutes.", "other_services."))]
    free = [each for each in free if each.low != dict(change.puts).get("assistant_minutes")]
    if len(free) != 1:
        return change
    told = _told_with_minutes(heard, free[0], ctx)
    if told is not None or len(before) != 1:
        return change if told is None else replace(change, puts=(*change.puts, *told))
    kept = tuple((path, value) for path, value in change.puts if not path.startswith("minutes."))
    return replace(change, puts=(*kept, *differences(fresh, with_number(fresh, before[0], value_of(free[0])))))
