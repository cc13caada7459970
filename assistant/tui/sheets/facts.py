"""What was read, each fact in one row beside its words; then what is missing, supposed, and set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.conversation.acts import Source as How
from assistant.explanation.explanation import Explanation
from assistant.explanation.facts import fact_label, fact_value
from assistant.reading import Reading
from assistant.session import Reply, Words
from assistant.tui.sheets.model import FactRow, FactsSheet, Place, Source
from assistant.tui.sheets.statement import Statement
from assistant.tui.words import NONE_SAID, NOT_SETTLED

ORDER = (
    "discipline",
    "plan_discipline",
    "visit_kind",
    "visit_number",
    "devices",
    "orthosis_or_prosthesis",
    "l_codes_billed",
    "l_codes_mentioned_not_billed",
    "l_code_status",
    "l_code_biller",
    "l_code_later",
    "handover_only",
    "minutes",
    "excluded_minutes",
    "assistant_minutes",
    "together_minutes",
    "minutes_by",
    "times",
    "other_services",
    "cotreatment",
    "separate_services",
    "evaluation",
    "payer",
    "unit_rule",
    "year_to_date",
    "assistant",
    "setting",
    "telehealth",
    "date_of_service",
    "locality",
    "poc",
    "proposed_codes",
    "doc_elements",
)
ASSUMED, ASIDE, UNSURE, UNKNOWN = "assumed", "set aside", "unsure", "unknown"


def facts_sheet(reply: Reply) -> FactsSheet:
    """All facts of a reply, in the order in which a claim is thought through."""
    said = _said(reply.facts, reply.readings)
    missing = list(_missing(reply))
    assumed = list(_assumed(reply.explanation)) if reply.explanation is not None else []
    rows = sorted((*said, *missing), key=_place)
    told = [place for row in said for place in row.places]
    aside = [row for row in _all_aside(reply) if not _is_told(row, told)]
    own = sum(1 for row in said if row.source is Source.PROFILE)
    parts = [f"{len(said) - own} said"] if len(said) > own else []
    parts += [f"{own} profile"] if own else []
    parts += [f"{len(missing)} missing"] if missing else []
    sentences = reply.explanation.supposed if reply.explanation is not None else ()
    parts += [f"{len(assumed)} assumed"] if assumed else []
    supposed = tuple(Statement(each.text, each.notes) for each in sentences)
    return FactsSheet(", ".join(parts) or NONE_SAID, (*rows, *assumed, *aside), len(said) + len(missing), supposed)


def _all_aside(reply: Reply) -> Iterator[FactRow]:
    """What was set aside in the texts that told of this visit; of the last text also what was not understood."""
    before = max((each.turn for frame in reply.frame.earlier for each in frame.history), default=-1)
    telling = {each.turn for each in reply.frame.history if each.words and each.turn > before}
    for turn, reading in enumerate(reply.readings):
        if turn in telling:
            yield from _aside(reading, turn)
        if turn in telling or turn == len(reply.readings) - 1:
            yield from _unsure(reading, turn)


def _is_told(aside: FactRow, told: Sequence[Place]) -> bool:
    """Do the same words tell a fact?"""
    return any(
        own.reading == place.reading and own.start <= place.start and place.end <= own.end
        for place in aside.places
        for own in told
    )


def _place(row: FactRow) -> int:
    root = row.path.split(".")[0]
    return ORDER.index(root) if root in ORDER else len(ORDER)


def _said(facts: Sequence[Words], readings: Sequence[Reading]) -> list[FactRow]:
    kept = _collapse(facts)
    rows = [_row(fact) for fact in kept if fact.path != "doc_elements"]
    shown = [fact for fact in kept if fact.path == "doc_elements"]
    if shown:
        first = _row(shown[0])
        value = ", ".join(told_value(fact) for fact in shown)
        places = tuple(place for fact in shown for place in _row(fact).places)
        said = " · ".join(fact.words for fact in shown)
        rows.append(replace(first, value=value, words=said, places=places, told=tuple(shown)))
    return [_with_whole_words(row, facts, readings) for row in rows]


def _row(fact: Words) -> FactRow:
    value = told_value(fact)
    source = Source.WORDS if fact.words else Source.ANSWER
    if fact.source is How.PROFILE:
        source = Source.PROFILE
    places = (Place(fact.turn, fact.start, fact.end),) if fact.words else ()
    value = f"{value}, implied" if fact.is_implied else value
    return FactRow(fact_label(fact.path), value, source, fact.words, places, fact.path, (fact,))


def told_value(fact: Words) -> str:
    """A fact's value as it is read; several values of one fact after each other."""
    values = fact.value if isinstance(fact.value, tuple) else (fact.value,)
    return ", ".join(fact_value(fact.path, value) for value in values)


@dataclass(frozen=True, slots=True)
class _Told:
    """Which facts say the same as a fuller one beside them."""

    paths: frozenset[str]
    facts: Sequence[Words]

    def repeats(self, fact: Words) -> bool:
        parts = fact.path.split(".")
        if parts[0] == "devices" and len(parts) > 2:
            return ".".join(parts[:2]) in self.paths
        if fact.path == "l_code_status":
            return bool(self.paths & {"l_codes_billed", "l_codes_mentioned_not_billed"})
        if fact.path == "visit_number":
            return any(f.path == "visit_kind" and (f.turn, f.start) == (fact.turn, fact.start) for f in self.facts)
        if fact.path == "orthosis_or_prosthesis":
            return any(path.startswith("devices") for path in self.paths)
        return False


def _collapse(facts: Sequence[Words]) -> list[Words]:
    told = _Told(frozenset(fact.path for fact in facts), facts)
    return [fact for fact in facts if not told.repeats(fact)]


def _with_whole_words(row: FactRow, facts: Sequence[Words], readings: Sequence[Reading]) -> FactRow:
    """A device's words run from the first to the last word that tells of it."""
    parts = row.path.split(".")
    if parts[0] != "devices" or len(parts) != 2 or not row.places:
        return row
    turn = row.places[0].reading
    own = [f for f in facts if f.path.startswith(f"{row.path}.") and f.turn == turn and f.words]
    start = min([row.places[0].start, *(f.start for f in own)])
    end = max([row.places[0].end, *(f.end for f in own)])
    if turn >= len(readings) or end - start > 80:
        return row
    return replace(row, words=readings[turn].text[start:end], places=(Place(turn, start, end),))


def _missing(reply: Reply) -> Iterator[FactRow]:
    """What was said in two ways, with both phrases, and what no one said and must be asked."""
    if reply.coded is None:
        return
    for each in reply.frame.contradicted:
        phrases = " or ".join(f"“{phrase}”" for phrase in each.phrases)
        yield FactRow(fact_label(each.path), phrases, Source.MISSING, path=each.path)
    contradicted = {each.path.split(".")[0] for each in reply.frame.contradicted}
    roots = {fact.path.split(".")[0] for fact in reply.facts}
    for question in reply.coded.answer.questions:
        if question.fact.split(".")[0] not in contradicted and question.usual is None:
            value = NOT_SETTLED if question.fact.split(".")[0] in roots else ""
            yield FactRow(fact_label(question.fact), value, Source.MISSING, path=question.fact)


def _assumed(explanation: Explanation) -> Iterator[FactRow]:
    for sentence in explanation.supposed:
        if not sentence.text.endswith("by the words"):
            yield FactRow(ASSUMED, sentence.text, Source.ASSUMED, path=sentence.about or "")


def _aside(reading: Reading, turn: int) -> Iterator[FactRow]:
    for aside in reading.set_aside:
        words = reading.text[aside.start : aside.end]
        kind = aside.kind.replace("_", " ")
        yield FactRow(ASIDE, kind, Source.ASIDE, words, (Place(turn, aside.start, aside.end),))


def _unsure(reading: Reading, turn: int) -> Iterator[FactRow]:
    for offer in reading.offers:
        places = (Place(turn, offer.start, offer.end),)
        yield FactRow(UNSURE, f"{offer.suggestion}?", Source.ASIDE, offer.text, places)
    for code in reading.unknown_codes:
        nearest = f"{code.nearest}?" if code.nearest else "in no catalogue held here"
        yield FactRow(UNKNOWN, nearest, Source.ASIDE, code.text, (Place(turn, code.start, code.end),))
