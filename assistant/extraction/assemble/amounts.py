"""From placed minutes to the minutes of a visit by activity and in total, each with its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.extraction.assemble.repeats import contradict, without_repeats
from assistant.extraction.assemble.say import say_minutes
from assistant.extraction.context.text import Text
from assistant.extraction.minutes.account import is_part
from assistant.extraction.minutes.attribute import ACTIVITIES, Slot
from assistant.extraction.minutes.gather import Placed, added
from assistant.extraction.minutes.performers import Giver
from assistant.extraction.minutes.read import MinutesRead
from assistant.extraction.minutes.uncertain import DISAGREEING
from assistant.extraction.saying import say
from assistant.reading import Conflict, Said
from coder.visit import Combined, Minutes, Range

TOTAL, SESSION, TIMED, TRAINING = "total_orthotic", "session_total", "timed_total", "training"
BY = frozenset((*ACTIVITIES, TOTAL))


@dataclass(slots=True)
class Amounts:
    """The minutes of a visit in the making."""

    parts: dict[str, int | Range] = field(default_factory=dict)
    combined: list[Combined] = field(default_factory=list)
    by: dict[str, str] = field(default_factory=dict)
    """The assistant who gave all minutes of an activity."""
    said: list[Said] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    @property
    def minutes(self) -> Minutes:
        get = self.parts.get
        return Minutes(
            training=get(TRAINING),
            fitting=get("fitting"),
            assessment=get("assessment"),
            fabrication=get("fabrication"),
            management=get("management"),
            total_orthotic=get(TOTAL),
            combined=tuple(self.combined),
            session_total=get(SESSION),
            timed_total=get(TIMED),
        )


def state_amounts(text: Text, read: MinutesRead) -> Amounts:
    """Add up the parts, choose the totals, leave contradictions open."""
    stated = Amounts()
    _state(text, stated, SESSION, read.of(Slot.SESSION)[:1])
    _state(text, stated, TIMED, read.of(Slot.TIMED)[:1])
    if not read.doubts:
        _state_orthotic(text, stated, read)
    elif all(doubt.why == DISAGREEING for doubt in read.doubts):
        _state_disagreement(text, stated, read)
    return stated


def _state_disagreement(text: Text, stated: Amounts, read: MinutesRead) -> None:
    """A total and parts that do not add up to it: both are shown, and which of them holds is asked."""
    parts, totals = read.of(Slot.ACTIVITY, Slot.COMBINED), read.of(Slot.TOTAL)
    sums = added(parts), added(totals[:1])
    one_giver = len({each.giver for each in (*parts, *totals)}) == 1
    if one_giver and isinstance(sums[0], int) and isinstance(sums[1], int) and len(totals) == 1:
        path = f"minutes.{TOTAL}"
        each_part = [say_minutes(text.words, each, path, sums[0]) for each in parts]
        ends = max(said.end for said in each_part)
        in_parts = replace(min(each_part, key=lambda said: said.start), end=ends)
        stated.conflicts.append(Conflict(path, (say_minutes(text.words, totals[0], path, sums[1]), in_parts)))


def _state_orthotic(text: Text, stated: Amounts, read: MinutesRead) -> None:
    for activity in ACTIVITIES:
        _state(text, stated, activity, _parts(read, activity))
    for each in read.of(Slot.COMBINED):
        value = Combined(each.share.names, added([each]))
        stated.combined.append(value)
        stated.said.append(say_minutes(text.words, each, "minutes.combined", value))
    _state(text, stated, TOTAL, [each for each in read.of(Slot.TOTAL) if not _is_part(read, each)])
    _state_whole(text, stated, read)
    _state_no_training(text, stated, read)


def _parts(read: MinutesRead, activity: str) -> list[Placed]:
    parts = [each for each in read.of(Slot.ACTIVITY) if each.share.names == (activity,)]
    if activity == "management":
        parts += [each for each in read.of(Slot.TOTAL) if _is_part(read, each)]
    return parts


def _is_part(read: MinutesRead, each: Placed) -> bool:
    return is_part(each, read.of(Slot.ACTIVITY, Slot.COMBINED))


def _state(text: Text, stated: Amounts, name: str, parts: Sequence[Placed]) -> None:
    if not parts:
        return
    parts = without_repeats(text, parts)
    path = f"minutes.{name}"
    if contradict(text, parts):
        said = tuple(say_minutes(text.words, each, path, each.quantity.low) for each in parts)
        stated.conflicts.append(Conflict(path, said))
        return
    value = added(parts)
    if value is None:
        return
    givers = {each.person.value if each.person and each.giver is Giver.ASSISTANT else "" for each in parts}
    if name in BY and len(givers) == 1 and (giver := givers.pop()):
        stated.by[name] = giver
    stated.parts[name] = value
    stated.said += [say_minutes(text.words, each, path, value) for each in parts]


def _state_whole(text: Text, stated: Amounts, read: MinutesRead) -> None:
    """A number for several activities, or with a code, that is all the orthotic time there is, is the whole of it."""
    orthotic = read.of(Slot.ACTIVITY, Slot.COMBINED, Slot.TOTAL)
    if len(orthotic) != 1 or not (orthotic[0].share.slot is Slot.COMBINED or orthotic[0].share.may_be_whole):
        return
    value = added(orthotic)
    only = orthotic[0].share.names
    if orthotic[0].stint.total and len(only) == 1 and only[0] != TRAINING:
        stated.parts.pop(only[0], None)
        stated.said = [said for said in stated.said if said.path != f"minutes.{only[0]}"]
    if value is not None and TOTAL not in stated.parts:
        stated.parts[TOTAL] = value
        stated.said.append(say_minutes(text.words, orthotic[0], f"minutes.{TOTAL}", value))


def _state_no_training(text: Text, stated: Amounts, read: MinutesRead) -> None:
    """``no training`` is a statement: none of the time was training."""
    parts, denied = _parts(read, TRAINING), read.no_training
    none = bool(parts) and not any(each.quantity.high for each in parts)
    if TRAINING in stated.parts or not (denied or none):
        return
    path = f"minutes.{TRAINING}"
    stated.parts[TRAINING] = 0
    stated.said += [say_minutes(text.words, each, path, 0) for each in parts]
    if denied:
        stated.said.append(say(text.words, path, 0, denied.first, denied.last))
