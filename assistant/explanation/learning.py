"""What a learner is told: hints beforehand; afterwards what differs, which wrong rule gives it, and what is right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.explanation.case import Case
from assistant.explanation.environment import module, template
from assistant.explanation.explain import Explainer
from assistant.explanation.footnotes import Footnote, Footnotes
from assistant.explanation.misconceptions import Told as ModelTold
from assistant.explanation.misconceptions import misconception, misconception_name
from assistant.explanation.named import variables_of
from assistant.teaching.item import Item
from assistant.teaching.judging import Compared, Judged
from assistant.teaching.prediction import EXAMPLE, Unread
from assistant.teaching.session import HINTS, Ahead, lines_told
from assistant.teaching.skills import STEMS, is_model, stem_of
from assistant.teaching.topics import Topic
from coder.claim import Billed, billed
from coder.decision import Disposition
from coder.misconceptions.diagnosis import AnswerLine
from coder.policy import Policy
from knowledge.guidance import Guidance

NUMBER = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class TaughtRow:
    """One code: what was answered, what the claim has, and a short remark; ``yours`` and ``claim`` as ``×2``."""

    code: str
    modifiers: str
    yours: str
    claim: str
    remark: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class Taught:
    """An item explained; sentences carry the numbers of ``notes`` in brackets.

    ``told`` is the diagnosis, ``reasons`` is why the claim is as it is, ``passages`` are the rule's own, each with what
    it says; ``ahead`` are labels with what comes next.
    """

    heading: str
    state: str
    rows: tuple[TaughtRow, ...]
    told: tuple[str, ...]
    reasons: tuple[str, ...]
    passages: tuple[tuple[Footnote, str], ...]
    wrote: str
    ahead: tuple[tuple[str, str], ...]
    prose: tuple[str, ...]
    notes: tuple[Footnote, ...]


def _words() -> Any:
    return module("learn/words")


# ---- around a visit ----


def item_title(item: Item) -> str:
    """What an item is called."""
    return str(_words().title(item))


def item_kind(item: Item) -> str:
    """What kind of item it is, and which part of its lesson."""
    return str(_words().kind(item))


def item_question(item: Item) -> str:
    """What is asked about the visit."""
    return _flat(_words().asked(item))


def read_as(lines: Sequence[AnswerLine]) -> str:
    """How an answer was understood."""
    return str(_words().read_as(lines_told(tuple(lines))))


def not_read(unread: Unread) -> str:
    """That a piece was not read, with a line that would be."""
    line = unread.instead
    instead = " ".join((line.code, f"x{line.units}", *line.modifiers))
    return str(_words().not_read(unread.piece, instead, unread.instead is not EXAMPLE))


def standing(finished: int, lessons: int, right: int, asked: int, due: int, days: int) -> str:
    """How far a learner is, in one line."""
    return _flat(_words().standing(finished, lessons, right, asked, due, days))


def forecast_words(coming: Sequence[tuple[str, int]]) -> str:
    """How many skills come back on which of the next days (``YYYY-MM-DD``)."""
    return _flat(_words().forecast(coming))


def not_kept(reason: str) -> str:
    """That progress is kept for this sitting only."""
    return str(_words().not_kept(reason.rstrip(".")))


# ---- hints ----


def hint(item: Item, number: int, guidance: Guidance) -> str:
    """The first hint says which fact decides, the second which rule, the third the arithmetic."""
    assert item.coded is not None
    assert 1 <= number <= HINTS
    stem = _stem(item)
    if number == 1:
        macros = template("learn/hints.j2").make_module(variables_of(item.coded.policy))
        macro = getattr(macros, stem, None) or macros.any  # type: ignore[attr-defined]
        return _flat(macro(Case(item.coded), item.coded.visit))
    if number == 2:
        cited = [guidance.citation(key) for key in _cites(item, stem)[:1]]
        return _flat(" ".join(str(_words().rule_hint(each)) for each in cited))
    explained = Explainer(guidance).explain(item.coded)
    return _flat(_words().sentences(explained.summary or (explained.headline,)))


def _stem(item: Item) -> str:
    """The rule that decides an item: the one it asks for, else what is most particular about its claim."""
    for skill in item.skills:
        return stem_of(skill) if is_model(skill) else skill
    if item.topic in set(Topic) - {Topic.MIXED}:
        return STEMS[Topic(item.topic)]
    assert item.coded is not None
    case = Case(item.coded)
    if case.in_l_code:
        return "device_billing"
    return "unit_allocation" if len(case.parts) > 1 else "timed_units"


def _cites(item: Item, stem: str) -> list[str]:
    """The passages of the decisions of a rule, those of services before those of devices; else of any decision."""
    assert item.coded is not None
    area = f"{stem.replace('_', '-')}/"
    devices = item.coded.policy.devices.named
    lines = sorted(item.coded.answer.lines, key=lambda line: line.code in devices)
    made = [each for line in lines for each in line.decisions]
    rows = [row for row in item.coded.answer.coding.ledger if row.disposition is not Disposition.COUNTS]
    services = [d for line in lines if line.code not in devices for d in line.decisions if d.rule.startswith(area)]
    own = [key for each in services for key in each.cites]
    own += [key for row in rows if row.rule.startswith(area) or stem == "minute_ledger" for key in row.cites]
    own += [key for each in made if each.rule.startswith(area) for key in each.cites]
    return own or [key for each in made for key in each.cites]


# ---- afterwards ----


def taught(item: Item, guidance: Guidance, judged: Judged | None, why: str, ahead: Ahead) -> Taught:
    """An item explained: beside an answer, or as a worked example where there is none."""
    assert item.coded is not None
    explained = Explainer(guidance).explain(item.coded)
    footnotes = Footnotes(guidance, given=explained.grounds)
    policy = item.coded.policy
    models = judged.models if judged is not None and not judged.is_correct else ()
    told = tuple(_diagnosis(item, judged, ahead, guidance, footnotes)) if judged and not judged.is_correct else ()
    name = misconception_name(models[0], policy, guidance) if len(models) == 1 else ""
    sentences = (*explained.summary, *explained.marks) or (explained.headline,)
    whole = Taught(
        heading=_flat(_words().heading(judged)) if judged is not None else "",
        state=", ".join(row.code for row in judged.rows if not row.is_same) if judged is not None else "",
        rows=tuple(_row(row, name) for row in judged.rows) if judged is not None else _claim_rows(item),
        told=told,
        reasons=tuple(map(str, sentences)),
        passages=_passages(item, footnotes),
        wrote=str(_words().wrote(why)) if why else "",
        ahead=_ahead(models, ahead, policy, guidance),
        prose=tuple(each for each in item.prose.split("\n") if each),
        notes=footnotes.all(),
    )
    return _with_used_notes(whole)


def _with_used_notes(whole: Taught) -> Taught:
    """The same with only those passages that a sentence rests on, numbered in the order of reading."""
    texts = (*whole.told, *whole.reasons, *(f"[{note.number}]" for note, _ in whole.passages))
    used = dict.fromkeys(int(number) for text in texts for number in NUMBER.findall(text))
    numbers = {old: new for new, old in enumerate(used, 1)}
    notes = {note.number: replace(note, number=numbers[note.number]) for note in whole.notes if note.number in numbers}

    def renumbered(text: str) -> str:
        return NUMBER.sub(lambda found: f"[{numbers[int(found[1])]}]", text)

    return replace(
        whole,
        told=tuple(map(renumbered, whole.told)),
        reasons=tuple(map(renumbered, whole.reasons)),
        passages=tuple((notes[note.number], says) for note, says in whole.passages),
        notes=tuple(notes[old] for old in used),
    )


def _diagnosis(item: Item, judged: Judged, ahead: Ahead, guidance: Guidance, footnotes: Footnotes) -> Iterable[str]:
    """Which wrong models give the answer, in words; those that are known by now are told in full."""
    assert item.coded is not None
    policy = item.coded.policy
    names = [misconception_name(each, policy, guidance) for each in judged.models]
    yield _flat(_words().lead(names, judged.is_together))
    known = tuple(each for each in ahead.known if each in judged.models or not judged.models)
    if len(judged.models) > 1 and known and not judged.is_together:
        yield _flat(_words().known([misconception_name(each, policy, guidance) for each in known]))
    in_full = judged.models if judged.is_together else (known or judged.models)[:1]
    case = Case(item.coded, _billed(judged.answer))
    for each in in_full:
        yield from _renumbered(misconception(each, policy, guidance, case), footnotes)


def _renumbered(told: ModelTold, footnotes: Footnotes) -> Iterable[str]:
    """The paragraphs of a wrong model with the numbers of this text."""
    numbers = {note.number: footnotes.cite((note.key,))[0] for note in told.notes}
    for paragraph in told.paragraphs:
        yield NUMBER.sub(lambda found: f"[{numbers[int(found[1])]}]", paragraph)


def _billed(answer: Sequence[AnswerLine]) -> Billed:
    return tuple(sorted((line.code, line.units, line.modifiers) for line in answer))


def _row(row: Compared, name: str) -> TaughtRow:
    modifiers = row.claim_modifiers if row.claim is not None else row.your_modifiers
    return TaughtRow(
        row.code,
        " ".join(modifiers),
        _units(row.yours),
        _units(row.claim),
        str(_words().remark(row, name)),
        row.is_same,
    )


def _claim_rows(item: Item) -> tuple[TaughtRow, ...]:
    assert item.coded is not None
    lines = billed(item.coded.answer.lines)
    return tuple(TaughtRow(code, " ".join(mods), "", _units(units), "", True) for code, units, mods in lines)


def _units(units: int | None) -> str:
    return "–" if units is None else f"×{units}"


def _passages(item: Item, footnotes: Footnotes) -> tuple[tuple[Footnote, str], ...]:
    """The passage of the rule that decides the item, with what it says."""
    keys = _cites(item, _stem(item))[:1]
    numbers = footnotes.cite(keys)
    return tuple((note, str(_words().passage(note))) for note in footnotes.all() if note.number in numbers)


def _ahead(models: tuple[str, ...], ahead: Ahead, policy: Policy, guidance: Guidance) -> tuple[tuple[str, str], ...]:
    rows = []
    if models and ahead.is_open and not ahead.known:
        rows.append(("next", _flat(_words().next_visit())))
    days = sorted({day for skill, day in ahead.returns if is_model(skill)})
    if days:
        rows.append(("again", _flat(_words().comes_back(days[0]))))
    return tuple(rows)


def _flat(text: object) -> str:
    return " ".join(str(text).split())
