"""Does a turn contradict what was said, without putting it right?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.conversation.frame import Frame
from assistant.conversation.paths import MINUTES, is_set, value_at
from assistant.conversation.signals.heard import Heard, left_over
from assistant.conversation.signals.small import is_among
from assistant.conversation.slots.find import slot_cues
from assistant.conversation.told import Change, Contradiction
from assistant.conversation.understanding.change import Read
from assistant.conversation.understanding.context import Context
from coder.visit import Encounter

MARKS = ",;.\n"
CLAUSE_MARKS = (",", ";", ".")
VISIT = frozenset(("visit", "encounter", "session", "appointment"))
NAMES = tuple([word] for word in VISIT)
BESIDE = 2
"""Words beside the encounter with which a turn speaks of something else."""
MATTERS = ("l_code_status", "visit_kind", "discipline", "payer", "orthosis_or_prosthesis", "assistant")


def contradicted(heard: Heard, read: Read, ctx: Context) -> Change:
    """The change, with facts left open that the turn says in two ways or that somebody else says otherwise; a sum that
    the conversation made of two people's minutes is no third statement."""
    change = read.change
    put = {path: value for path, value in change.puts if path.startswith(MINUTES)}
    found = [
        _within(conflict.path, conflict.said, read)
        for conflict in read.reading.conflicts
        if put.get(conflict.path) is None or put[conflict.path] in [said.value for said in conflict.said]
    ]
    if heard.has("hearsay") and not heard.has("cue"):
        found += [each for path, value in change.puts if (each := _against(path, value, heard, ctx.frame))]
    found += [each for each in _in_one_breath(heard) if all(each.path != other.path for other in found)]
    found += [each for each in _by_the_way(heard, read, ctx) if all(each.path != other.path for other in found)]
    if not found:
        return change
    paths = {each.path for each in found}
    puts = tuple((path, None if path in paths else value) for path, value in change.puts)
    words = tuple(each for each in change.words if each.path not in paths)
    return replace(change, puts=puts, words=words, contradictions=tuple(found))


def kind_by_hearsay(heard: Heard, frame: Frame) -> Change | None:
    """``the desk says it was a follow-up``, of a visit told as the first: which holds is asked."""
    known = frame.visit.visit_kind
    told = {cue.value for cue in slot_cues("visit_kind", heard.words)}
    if known is None or not heard.has("hearsay") or heard.is_question or len(told) != 1 or known.value in told:
        return None
    clash = _against("visit_kind", Encounter(told.pop()), heard, frame)
    return Change((("visit_kind", None),), (), (clash,)) if clash is not None else None


def _in_one_breath(heard: Heard) -> Iterator[Contradiction]:
    """``first visit, ..., second visit``: two clauses that call the visit by different names."""
    if heard.has("cue"):
        return
    lower = heard.words.lower
    told: dict[str, str] = {}
    for cue in slot_cues("visit_kind", heard.words):
        last = cue.last + (lower[cue.last : cue.last + 1] in NAMES)
        before, behind = lower[: cue.first][-1:], lower[last:][:1]
        is_clause = (not before or before[0] in CLAUSE_MARKS) and (not behind or behind[0] in CLAUSE_MARKS)
        if is_clause and VISIT & set(lower[cue.first : last]):
            told.setdefault(cue.value, heard.text[heard.words.start[cue.first] : heard.words.end[last - 1]])
    if len(told) > 1:
        yield Contradiction("visit_kind", tuple(told.values()), tuple(Encounter(value) for value in told))


def _by_the_way(heard: Heard, read: Read, ctx: Context) -> Iterator[Contradiction]:
    """Another encounter than the stated one, told beside something else and without a word of putting right."""
    frame, said = ctx.frame, [each for each in read.change.words if each.path == "visit_kind"]
    before, now = frame.visit.visit_kind, dict(read.change.puts).get("visit_kind")
    is_stated = before is not None and "visit_kind" not in frame.visit.implied
    puts_right = heard.has("cue") or heard.starts_with("no") or ctx.asked == "visit_kind"
    if puts_right or not (said and is_stated and now not in (None, before)):
        return
    names = ("filler", "correct", "set", "no", "encounter_word")
    same = (cue for cue in slot_cues("visit_kind", heard.words) if cue.value == now)
    cues = [*same, *(cue for name in names for cue in heard.cues(name))]
    rest = left_over(heard.words, cues)
    if len([word for word in rest if not is_among(word, "small") and word not in VISIT]) < BESIDE:
        return
    earlier = next((each.words for each in reversed(frame.said_of("visit_kind")) if each.words), str(before))
    yield Contradiction("visit_kind", (earlier, said[-1].words), (before, now))


def _within(path: str, said: tuple[object, ...], read: Read) -> Contradiction:
    text = read.reading.text
    phrases = tuple(text[each.start : each.end] for each in said)  # type: ignore[attr-defined]
    if len(set(phrases)) == 1:
        phrases = tuple(_clause(text, each.start, each.end) for each in said)  # type: ignore[attr-defined]
    return Contradiction(path, phrases, tuple(each.value for each in said))  # type: ignore[attr-defined]


def _clause(text: str, start: int, end: int) -> str:
    """The words around a phrase, up to the marks on both sides."""
    first = max(text.rfind(mark, 0, start) for mark in MARKS) + 1
    last = min((at for mark in MARKS if (at := text.find(mark, end)) >= 0), default=len(text))
    return text[first:last].strip()


def _against(path: str, value: object, heard: Heard, frame: Frame) -> Contradiction | None:
    before = value_at(frame.visit, path)
    if path not in MATTERS or not is_set(before) or before == value or not is_set(value):
        return None
    earlier = next((each.words for each in reversed(frame.said_of(path)) if each.words), "")
    return Contradiction(path, (earlier or str(before), _phrase(heard)), (before, value))


def _phrase(heard: Heard) -> str:
    return heard.text.strip()
