"""Which fact does a number in a turn belong to, where the words beside it do not say so by themselves?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.conversation.acts import Words
from assistant.conversation.paths import MINUTE_PATHS, MINUTES, PARTS, is_set, value_at, with_values
from assistant.conversation.signals.heard import MARKS, Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.quantities import lengths, quantities, value_of
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.reading import Reading
from coder.visit import Assistant, Evaluation, Range, Service, Visit

NO_NUMBER = 10
"""Stands in for minutes where only the words beside them are of interest."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """A number with the fact it belongs to: a path of minutes, ``assistant_minutes``, an evaluation or a service."""

    path: str
    value: int | Range


def replaced_number(heard: Heard, ctx: Context) -> tuple[int, int | Range] | None:
    """An old number and the new one: ``not 16, 26``, ``12 is wrong, she had 20``, ``from 20 to 30``."""
    found = [each for each in quantities(heard.words) if each.kind in (Kind.MINUTES, Kind.BARE, Kind.VISIT_NUMBER)]
    if len(found) != 2:
        return _range_as_change(heard, found, ctx)
    known = {value for _, value in numeric_facts(ctx.frame.visit)}
    first, second = found
    old, new = (first, second) if first.low in known else (second, first)
    if old.low not in known or old.low == new.low or not _is_denied(old, heard):
        return None
    return old.low, value_of(new)


def moved_number(heard: Heard, ctx: Context) -> Visit | None:
    """``that 20 was training, not gait``: the minutes go from the second fact to the first."""
    lower = heard.words.lower
    if "not" not in lower or not ctx.frame.history:
        return None
    at = lower.index("not")
    told = [_told_alone(heard.words.exact[:at], ctx), _told_alone(heard.words.exact[at + 1 :], ctx)]
    known = dict(numeric_facts(ctx.frame.visit))
    if told[0] is None or told[1] is None or told[0] == told[1] or told[1] not in known or told[0] in known:
        return None
    minutes = known[told[1]]
    assert isinstance(minutes, int | Range)
    return with_number(_without(ctx.frame.visit, told[1]), told[0], minutes)


def _told_alone(exact: Sequence[str], ctx: Context) -> str | None:
    """The fact that some words name, without a number of their own."""
    subject = [w for w in exact if not is_among(w.casefold(), "small") and w.isalpha()]
    return _told_by_subject(subject, Quantity(Kind.BARE, NO_NUMBER, NO_NUMBER, 0, 0), ctx) if subject else None


def _without(visit: Visit, path: str) -> Visit:
    if path.startswith("other_services."):
        place = int(path.rpartition(".")[2])
        return replace(visit, other_services=visit.other_services[:place] + visit.other_services[place + 1 :])
    return with_values(visit, ((path, None),))


def _range_as_change(heard: Heard, found: list[Quantity], ctx: Context) -> tuple[int, int | Range] | None:
    """``change 20 to 30`` looks like a range; with the old number known it is a change."""
    if len(found) != 1 or found[0].low == found[0].high or not heard.has("cue"):
        return None
    known = {value for _, value in numeric_facts(ctx.frame.visit)}
    return (found[0].low, found[0].high) if found[0].low in known else None


def _is_denied(old: Quantity, heard: Heard) -> bool:
    """Is the old number denied, doubted or changed by the words beside it?"""
    lower = heard.words.lower
    before, behind = lower[max(0, old.first - 3) : old.first], lower[old.last : old.last + 4]
    denials = {"not", "from", "instead", "wrong", "isn't", "wasn't", "never", "change", "replace", "swap"}
    return bool(denials & {*before}) or bool(
        {"wrong", "?", "should", "not", "typo", "instead", "->", "→", "mistake"} & {*behind}
    )


def numeric_facts(visit: Visit) -> Iterator[tuple[str, object]]:
    """Every fact of the visit that is a number, by its path."""
    for path in (*MINUTE_PATHS, "assistant_minutes", "visit_number"):
        if is_set(value_at(visit, path)):
            yield path, value_at(visit, path)
    for i, combined in enumerate(visit.minutes.combined):
        yield f"minutes.combined.{i}", combined.minutes
    for i, service in enumerate(visit.other_services):
        if service.minutes is not None:
            yield f"other_services.{i}", service.minutes
    if visit.evaluation is not None and visit.evaluation.minutes is not None:
        yield "evaluation", visit.evaluation.minutes


def with_number_replaced(visit: Visit, old: int, new: int | Range) -> Visit:
    """The visit with a new number wherever the old one stands; minutes first, an assistant's share before a whole."""
    paths = [path for path, value in numeric_facts(visit) if value == old]
    device = [path for path in paths if path.startswith(MINUTES)]
    for path in device or paths[:1]:
        visit = with_number(visit, path, new)
    return visit


def with_number(visit: Visit, path: str, value: int | Range) -> Visit:
    """The visit with a number put at one path."""
    if path == "assistant_minutes":
        return replace(visit, assistant_minutes=value, minutes_by=())
    if path == "visit_number":
        return replace(visit, visit_number=value if isinstance(value, int) else value.low)
    if path.startswith("minutes.combined"):
        place = int(path.rpartition(".")[2])
        combined = list(visit.minutes.combined)
        combined[place] = replace(combined[place], minutes=value)
        return replace(visit, minutes=replace(visit.minutes, combined=tuple(combined)))
    if path.startswith("other_services."):
        services = list(visit.other_services)
        place = int(path.rpartition(".")[2])
        services[place] = replace(services[place], minutes=value)
        return replace(visit, other_services=tuple(services))
    if path == "evaluation":
        return replace(visit, evaluation=replace(visit.evaluation or Evaluation(True), minutes=value))
    return with_values(visit, ((path, value),))


def assigned(heard: Heard, reading: Reading, ctx: Context, *, may_replace: bool) -> list[Assigned]:
    """The turn's free numbers with the facts they belong to.

    A bare number replaces what is known only where the turn puts something right, or says nothing else.
    """
    free = lengths(heard.words, reading.said)
    free = [each for each in free if not _is_reference(each, heard, ctx)]
    told = any(said.path.startswith(("minutes", "other_services", "assistant_minutes")) for said in reading.said)
    told_paths = {said.path for said in reading.said}
    found = [] if free else _part_of_whole(heard, ctx)
    for each in free:
        says_more = each.kind is Kind.BARE and len(heard.left_after("filler", "no", "yes")) > 1
        alone = len(free) == 1 and not told
        path = _path_of(each, heard, ctx, alone=alone, may_replace=may_replace or not says_more)
        if path is None and _is_whole(each, heard):
            path = "minutes.total_orthotic"
        if path is not None and (path not in told_paths or path == "assistant_minutes"):
            found.append(Assigned(path, value_of(each)))
    return found


def _part_of_whole(heard: Heard, ctx: Context) -> list[Assigned]:
    """``half of it``, ``the whole time``, ``none``: a share of the minutes known, for what is asked or spoken of."""
    whole = whole_of(ctx.frame.visit)
    if whole is None or not heard.has("half", "all") or heard.has("denied", "none"):
        return []
    path = _by_assistant(heard, ctx) or _share_asked(ctx)
    if path is None and heard.has("assistant", "therapist"):
        path = "assistant_minutes"
    if path is None:
        return []
    return [Assigned(path, whole // 2 if heard.has("half") else whole)]


def _share_asked(ctx: Context) -> str | None:
    return {
        "assistant": "assistant_minutes",
        "assistant_minutes": "assistant_minutes",
        "minutes.training": "minutes.training",
    }.get(ctx.asked or "")


def whole_of(visit: Visit) -> int | None:
    """The device's whole time: its total, else its parts together."""
    total = visit.minutes.total_orthotic
    if isinstance(total, int):
        return total
    parts = [value_at(visit, f"{MINUTES}{part}") for part in PARTS]
    said = [part for part in parts if isinstance(part, int)]
    return sum(said) if said else None


def _is_reference(quantity: Quantity, heard: Heard, ctx: Context) -> bool:
    """``8 of the 18`` speaks of the 18 that are known."""
    lower = heard.words.lower
    before = lower[max(0, quantity.first - 2) : quantity.first]
    known = {value for _, value in numeric_facts(ctx.frame.visit)}
    return "of" in before and value_of(quantity) in known and any(w.isdigit() for w in lower[: quantity.first])


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
        for at in range(len(behind))
    )


def _path_of(quantity: Quantity, heard: Heard, ctx: Context, *, alone: bool, may_replace: bool) -> str | None:
    subject = _subject(quantity, heard)
    told = _told_by_subject(subject, quantity, ctx) if subject else None
    if told is not None:
        return told
    if not alone:
        return None
    wanted = _by_assistant(heard, ctx) or _of_question(ctx)
    if wanted is None and may_replace:
        wanted = _last_spoken_of(ctx)
    return wanted or _first_minutes(quantity, ctx)


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
        if at not in covered and not is_among(lower[at], "small") and lower[at] not in MARKS
    ]


def _told_by_subject(subject: list[str], quantity: Quantity, ctx: Context) -> str | None:
    """The fact that the reader takes the subject for, else the one whose own words share one with it."""
    names = {word.casefold() for word in subject}
    if any(is_among(name, "assistant_word") for name in names):
        return "assistant_minutes"
    reading = ctx.read(f"{' '.join(subject)} {quantity.low} min")
    for said in reading.said:
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


def _first_minutes(quantity: Quantity, ctx: Context) -> str | None:
    """Minutes without a word for what they were, while none are known: the device's."""
    is_minutes = quantity.kind in (Kind.MINUTES, Kind.CLOCK_RANGE)
    none_known = not any(path.startswith(MINUTES) for path, _ in numeric_facts(ctx.frame.visit))
    return "minutes.total_orthotic" if is_minutes and none_known and not ctx.frame.is_empty else None


def _by_assistant(heard: Heard, ctx: Context) -> str | None:
    takes_part = ctx.frame.visit.assistant in (Assistant.PTA, Assistant.COTA)
    if takes_part and any(is_among(word, "person") for word in heard.words.lower):
        return "assistant_minutes"
    return None


def _of_question(ctx: Context) -> str | None:
    """The fact that the question asked for."""
    visit = ctx.frame.visit
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
            return f"other_services.{place}"
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
