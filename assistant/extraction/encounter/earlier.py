"""Was the device there before today, as the words tell of an earlier day: made weeks ago, worked on last time?"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.extraction.context.scopes import Context
from assistant.extraction.encounter.scene import WORDS, Scene, Span
from assistant.extraction.work.anchors import Work

TIME_REACH = 6
SUPPOSED = Context.HYPOTHETICAL | Context.PLANNED
ORTHOTIC = frozenset((Work.ACTIVITY, Work.CHECK, Work.ORTHOTIC, Work.DEVICE))
ABOUT_EVALUATION = frozenset(("eval", "evaluation", "evaluated"))
LOST_REACH, LOST_BEHIND = 3, 2
BEHIND = frozenset(("so", "and", "again", "at", "on", "in"))
VISITS = (["visit"], ["time"], ["session"], ["tx"], ["treatment"], ["appointment"], ["appt"])


def find_earlier(scene: Scene) -> Iterator[Span]:
    """``delivered in March``, ``the splint from last month``, ``last visit 50 min on the harness``."""
    yield from _long_ago(scene)
    yield from _last_time(scene)


def is_lost(scene: Scene) -> bool:
    """``lost her splint``, ``the dog ate the brace``, ``old splint cracked``: the device, and not a part of it."""
    lower, starts, ends = scene.text.words.lower, scene.named_starts, scene.named_ends
    for at, word in enumerate(lower):
        if word in WORDS["lost"] and not scene.text.contexts.flags[at] & SUPPOSED:
            told = (
                word != "lost" or not lower[at + 1 : at + 2] or not lower[at + 1].isalpha() or lower[at + 1] in BEHIND
            )
            before = {at - i for i in range(LOST_BEHIND)} if told else set()
            after = set(range(at + 1, at + LOST_REACH + 1))
            if (ends & before) or (starts & after):
                return True
    return False


def _long_ago(scene: Scene) -> Iterator[Span]:
    """A device made or given weeks ago or in another month."""
    lower = scene.text.words.lower
    told = {cue.last for cue in scene.cues if cue.value in ("made", "issued", "given", "arrived")} | scene.named_ends
    for at in told:
        if scene.text.clause(at - 1) not in scene.device_clauses:
            continue
        for i in range(at, min(len(lower), at + TIME_REACH)):
            if (
                not (lower[i].isalnum() or lower[i] == "-")
                or scene.text.layout.sentence[i] != scene.text.layout.sentence[at - 1]
            ):
                break
            month = lower[i] in WORDS["months"] and lower[i - 1] in ("in", "from", "since", "of", "last")
            ago = lower[i : i + 1] == ["ago"] and not WORDS["long_spans"].isdisjoint(lower[max(0, i - 2) : i])
            last = lower[i] in WORDS["long_spans"] and lower[i - 1] == "last"
            if month or ago or last:
                yield Span(at - 1, i + 1)
                break


def _last_time(scene: Scene) -> Iterator[Span]:
    """``Last time I built it``, ``last visit 50 min on the harness``: the work of an earlier visit."""
    lower, sentences = scene.text.words.lower, scene.text.layout.sentences
    for opens, closes in sentences:
        if lower[opens : opens + 1] != ["last"] or lower[opens + 1 : opens + 2] not in VISITS:
            continue
        inside = range(opens, closes)
        told = any(a.work in ORTHOTIC and a.first in inside for a in scene.all_work)
        thing = not WORDS["it"].isdisjoint(lower[opens + 2 : closes])
        if (told or thing) and ABOUT_EVALUATION.isdisjoint(lower[opens:closes]):
            yield Span(opens, opens + 2)
