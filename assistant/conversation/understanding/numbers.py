"""Which fact does a number in a turn belong to, where the words beside it do not say so by themselves?"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.conversation.paths import MINUTES, PARTS, value_at
from assistant.conversation.signals.heard import MARKS, Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.told import Words
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.numeric_facts import numeric_facts, with_number
from assistant.conversation.understanding.quantities import lengths, value_of
from assistant.conversation.understanding.shares import by_assistant, share_of_whole
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.reading import Reading
from coder.visit import Assistant, Range, Service, Visit

LEAST_ALONE = 10
"""A smaller number by itself may be one of the answers shown."""
PAIR = 2
WHOSE = frozenset(("me", "mine", "myself", "hers", "his", "theirs", "her", "him"))
NUMBERS_ASKED = ("minutes", "minutes.training", "assistant_minutes", "other_services")
TOGETHER = f"{MINUTES}combined"


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
    free = [each for each in free if not _is_reference(each, heard, ctx)]
    free = [each for each in free if value_of(each) != _of_evaluation(reading)]
    may_replace = may_replace and not _denies_unknown(free, heard, ctx)
    free = _that_leads(_without_denied(_sum_of_each(free, heard, ctx), heard), heard, ctx)
    told = any(said.path.startswith(("minutes", "other_services", "assistant_minutes")) for said in reading.said)
    told_paths = {said.path for said in reading.said}
    found = [] if free else [Assigned(*each) for each in share_of_whole(heard, ctx)]
    for each in free:
        says_more = each.kind is Kind.BARE and len(heard.left_after("filler", "no", "yes")) > 1
        says_more = says_more and not _leads(each, heard)
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
    return is_new and _has_minutes(ctx)


def _leads(quantity: Quantity, heard: Heard) -> bool:
    """``34, I misread the clock``: the number first, and behind a mark why."""
    return quantity.first == heard.lead and heard.words.lower[quantity.last : quantity.last + 1] == [","]


def _denies_unknown(free: list[Quantity], heard: Heard, ctx: Context) -> bool:
    """``38 not 28``, of a visit without a 28: the new number takes the place of none that is known."""
    known = {value for _, value in numeric_facts(ctx.frame.visit)}
    denied = [each for each in free if heard.words.lower[max(0, each.first - 1) : each.first] == ["not"]]
    return len(free) > 1 and any(value_of(each) not in known for each in denied)


def _that_leads(free: list[Quantity], heard: Heard, ctx: Context) -> list[Quantity]:
    """``13, two were tight``: the answer, and behind a mark a count in words of something else."""
    is_answer = ctx.asked in NUMBERS_ASKED and len(free) > 1 and _leads(free[0], heard)
    others = (heard.words.lower[each.first : each.last] for each in free[1:])
    is_count = all(len(words) == 1 and words[0].isalpha() for words in others)
    return free[:1] if is_answer and is_count else free


def _sum_of_each(free: list[Quantity], heard: Heard, ctx: Context) -> list[Quantity]:
    """``nine apiece, eighteen``: of a number for each of the devices and the number for all, the latter."""
    if len(free) != 2 or not any(is_among(word, "each") for word in heard.words.lower):
        return free
    one, whole = sorted(free, key=lambda each: each.low)
    return [whole] if one.low * len(ctx.frame.visit.devices) == whole.low else free


def _without_denied(free: list[Quantity], heard: Heard) -> list[Quantity]:
    """``27 not 17``: the one that holds."""
    if len(free) == PAIR and _is_put_right(free[0], free[1], heard):
        return free[1:]
    denied = [each for each in free if heard.words.lower[max(0, each.first - 1) : each.first] == ["not"]]
    return [each for each in free if each not in denied] if len(free) == 2 and len(denied) == 1 else free


def _is_put_right(old: Quantity, new: Quantity, heard: Heard) -> bool:
    """``eighteen, sorry, nineteen minutes``: nothing but a word of putting right between the two."""
    between = range(old.last, new.first)
    cues = [cue for name in ("cue", "no") for cue in heard.cues(name) if cue.first in between]
    covered = {at for cue in (*cues, *heard.cues("filler")) for at in range(cue.first, cue.last)}
    return bool(cues) and all(at in covered or heard.words.lower[at] in MARKS for at in between)


def _is_reference(quantity: Quantity, heard: Heard, ctx: Context) -> bool:
    """``8 of the 18`` speaks of the 18 that are known."""
    lower = heard.words.lower
    before = lower[max(0, quantity.first - 2) : quantity.first]
    known = {value for _, value in numeric_facts(ctx.frame.visit)}
    if value_of(quantity) in known and before[-1:] == ["the"] and _is_somebodys(quantity, heard):
        return True
    return "of" in before and value_of(quantity) in known and any(w.isdigit() for w in lower[: quantity.first])


def _is_somebodys(quantity: Quantity, heard: Heard) -> bool:
    """``the 14 was all me``: whose the minutes were follows."""
    behind = [word for word in heard.words.lower[quantity.last : quantity.last + 5] if not is_among(word, "small")]
    return any(word in WHOSE or is_among(word, "assistant_word") for word in behind)


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
    subject = _subject(quantity, heard)
    told = told_by_subject(subject, quantity, ctx) if subject else None
    if told is not None:
        return told
    if not alone or _is_beside_question(heard, ctx):
        return None
    wanted = by_assistant(heard, ctx) or _of_question(ctx, heard) or _share_of_assistant(quantity, heard, ctx)
    if wanted is None and may_replace:
        wanted = _last_spoken_of(ctx)
    return wanted or _first_minutes(quantity, heard, ctx)


def _is_beside_question(heard: Heard, ctx: Context) -> bool:
    """``40`` and ``12 minutes``, where it is asked whether an assistant took part: nobody's minutes."""
    is_one_there = ctx.frame.visit.assistant in (Assistant.PTA, Assistant.COTA)
    if ctx.asked != "assistant" or is_one_there or not _has_minutes(ctx) or heard.starts_with("yes"):
        return False
    rest = [word for word in heard.left_after("filler") if not is_among(word, "small")]
    return all(word.isdigit() for word in rest) and not heard.has("cue", "correct", "set")


def _has_minutes(ctx: Context) -> bool:
    return any(path.startswith(MINUTES) for path, _ in numeric_facts(ctx.frame.visit))


def _share_of_assistant(quantity: Quantity, heard: Heard, ctx: Context) -> str | None:
    """``well, 10 of it``, where an assistant took part and did not say how long."""
    visit, behind = ctx.frame.visit, heard.words.lower[quantity.last : quantity.last + 2]
    is_open = visit.assistant in (Assistant.PTA, Assistant.COTA) and visit.assistant_minutes is None
    is_share = behind[:1] == ["of"] and behind[1:] and behind[1] in ("it", "that", "them", "those")
    return "assistant_minutes" if is_open and is_share else None


def _subject(quantity: Quantity, heard: Heard) -> list[str]:
    """The telling words of the clause around a number."""
    lower = heard.words.lower
    first, last = quantity.first, quantity.last
    while first > 0 and lower[first - 1] not in (",", ";", ".", "\n"):
        first -= 1
    while last < len(lower) and lower[last] not in (",", ";", "."):
        last += 1
    cues = [cue for name in ("cue", "suppose", "filler", "correct") for cue in heard.cues(name)]
    covered = {at for cue in cues for at in range(cue.first, cue.last)} | set(range(quantity.first, quantity.last))
    return [
        heard.words.exact[at]
        for at in range(first, last)
        if at not in covered and not lower[at].isdigit() and not is_among(lower[at], "small") and lower[at] not in MARKS
    ]


def told_by_subject(subject: list[str], quantity: Quantity, ctx: Context) -> str | None:
    """The fact that the reader takes the subject for, else the one whose own words share one with it."""
    names = {word.casefold() for word in subject}
    if any(is_among(name, "assistant_word") for name in names):
        return "assistant_minutes"
    reading = ctx.read(f"{' '.join(subject)} {quantity.low} min")
    for said in reading.said:
        if said.path == TOGETHER:
            return f"{TOGETHER}.0" if ctx.frame.visit.minutes.combined else None
        if said.path.startswith(MINUTES):
            return said.path
        if said.path.startswith("other_services."):
            return _service_path(reading.visit, ctx.frame.visit)
        if said.path == "evaluation":
            return "evaluation"
    return _by_own_words(names, ctx)


def _service_path(told: Visit, known: Visit) -> str | None:
    for i, service in enumerate(known.other_services):
        if told.other_services and service.cpt == told.other_services[0].cpt:
            return f"other_services.{i}"
    return None


def _by_own_words(names: set[str], ctx: Context) -> str | None:
    for said in reversed(ctx.frame.facts):
        if not isinstance(said.value, int | Range | Service):
            continue
        clause = _clause(said, ctx)
        if names & {word.casefold() for word in clause}:
            return said.path
    return None


def _clause(said: Words, ctx: Context) -> list[str]:
    """The words of the clause in which a fact was told."""
    if said.turn >= len(ctx.texts):
        return []
    text = ctx.texts[said.turn]
    start = max(text.rfind(mark, 0, said.start) for mark in ".;,\n") + 1
    return [word for word in text[start : said.end].split() if not is_among(word, "small")]


def _first_minutes(quantity: Quantity, heard: Heard, ctx: Context) -> str | None:
    """Minutes without a word for what they were, while none are known: the device's; so a number by itself."""
    is_alone = not [word for word in heard.left_after("filler") if not word.isdigit()] and quantity.low >= LEAST_ALONE
    is_minutes = quantity.kind in (Kind.MINUTES, Kind.CLOCK_RANGE) or (is_alone and ctx.asked is not None)
    none_known = not any(path.startswith(MINUTES) for path, _ in numeric_facts(ctx.frame.visit))
    return "minutes.total_orthotic" if is_minutes and none_known and not ctx.frame.is_empty else None


def _of_question(ctx: Context, heard: Heard) -> str | None:
    """The fact that the question asked for; a number for each device is nobody's share."""
    visit = ctx.frame.visit
    if ctx.asked in ("assistant", "assistant_minutes") and any(is_among(word, "each") for word in heard.words.lower):
        return None
    is_one_there = visit.assistant in (Assistant.PTA, Assistant.COTA)
    if ctx.asked == "assistant" and not is_one_there and heard.has("cue"):
        return None
    match ctx.asked:
        case "minutes":
            return _range_path(visit) or "minutes.total_orthotic"
        case "assistant" | "assistant_minutes":
            return "assistant_minutes"
        case "minutes.training":
            return "minutes.training"
        case "other_services":
            question = ctx.question
            place = question.about[0] if question and question.about else _service_without_minutes(visit)
            return f"other_services.{place}" if int(place) < len(visit.other_services) else None
    return None


def _service_without_minutes(visit: Visit) -> str:
    return next((str(i) for i, each in enumerate(visit.other_services) if each.minutes is None), "0")


def _range_path(visit: Visit) -> str | None:
    return next((path for path, value in numeric_facts(visit) if isinstance(value, Range)), None)


def _last_spoken_of(ctx: Context) -> str | None:
    """The number told last."""
    known = dict(numeric_facts(ctx.frame.visit))
    for said in reversed(ctx.frame.history):
        if said.path in known and said.path != "visit_number":
            return said.path
    paths = [path for path in known if path != "visit_number"]
    parts = [path for path in paths if path.removeprefix(MINUTES) in PARTS]
    return next(iter(parts or paths), None)
