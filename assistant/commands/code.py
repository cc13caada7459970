"""``orthocoder code``: a visit in words, or as facts, to its claim."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any, TypeAlias

import click

from assistant.coding_form import CodingForms
from assistant.commands.extract import id_of, id_problem, spans_of, text_problem
from assistant.commands.options import guidance_here, profile_of
from assistant.commands.streams import STDIN, answer_records, pretty, read_json, read_text, write_lines
from assistant.commands.today import today
from assistant.conversation.told import NO_CHANGE, Change
from assistant.desk import Desk, Given
from assistant.facts import FactsError, facts_from_visit, visit_from_facts
from assistant.profile import with_profile
from coder.coding import DECIDED
from coder.visit import UnitRule
from knowledge.guidance import NoGuidance

Json: TypeAlias = Any


@click.command()
@click.argument("text", required=False)
@click.option("--facts", metavar="FILE", help="a file of facts (JSON), or -")
@click.option("--json", "as_json", is_flag=True, help="the coding as JSON")
@click.option("--jsonl", is_flag=True, help="one visit a line: texts on standard input, or facts in --facts FILE")
@click.option("--payer", help="the payer, whatever the visit says")
@click.option("--date", "day", metavar="YYYY-MM-DD", help="date of service")
@click.option("--unit-rule", help="cms or ama")
@click.pass_context
def code(
    context: click.Context,
    text: str | None,
    facts: str | None,
    as_json: bool,
    jsonl: bool,
    payer: str | None,
    day: str | None,
    unit_rule: str | None,
) -> int:
    """Code one visit, in words or as facts; with --jsonl many."""
    desk = Desk(guidance_here(), today(), _given(payer, day, unit_rule))
    if facts is not None and text is not None:
        raise click.UsageError("give the visit either in words or with --facts, not both")
    profile = profile_of(context, or_own=facts is None and not jsonl)
    if facts is not None:
        return _code_facts_lines(desk, facts, profile) if jsonl else _code_facts(desk, facts, profile)
    if jsonl:
        return _code_text_lines(desk, profile)
    if text is None:
        raise click.UsageError('no visit given; expected for example: orthocoder code "OT, wrist splint, 20 min"')
    words = read_text(STDIN) if text == STDIN else text
    return _code_text(desk, words, profile, as_json=as_json)


def _given(payer: str | None, day: str | None, unit_rule: str | None) -> Given:
    if day is not None:
        try:
            day = date.fromisoformat(day).isoformat()
        except ValueError:
            raise click.UsageError(f"--date {day!r:.40}: a day as YYYY-MM-DD was expected") from None
    if unit_rule is not None and unit_rule not in set(UnitRule):
        raise click.UsageError(f"--unit-rule {unit_rule!r:.40}: cms or ama was expected")
    return Given(payer, day, UnitRule(unit_rule) if unit_rule else None)


def _code_facts(desk: Desk, source: str, profile: Change) -> int:
    answered = FactsCoder(desk, profile).answer(read_json(source))
    if "error" in answered:
        _complain(f"{'stdin' if source == STDIN else source}: {answered['error']}")
        return 2
    write_lines([pretty(answered)])
    return exit_code(answered)


def _complain(message: str) -> None:
    print(f"orthocoder: {message}", file=sys.stderr)


def _code_facts_lines(desk: Desk, source: str, profile: Change) -> int:
    return answer_records(source, FactsCoder(desk, profile).answer)


def _code_text_lines(desk: Desk, profile: Change) -> int:
    return answer_records(STDIN, TextCoder(desk, profile).answer)


def _code_text(desk: Desk, words: str, profile: Change, *, as_json: bool) -> int:
    coder = TextCoder(desk, profile)
    if as_json:
        form = coder.answer({"id": None, "text": words})
        write_lines([pretty(form)])
        return exit_code(form)
    from assistant.session import Session

    reply = Session(desk, coder.reader, profile).tell(words)
    write_lines([reply.whole])
    return reply.exit_code


def exit_code(form: Json) -> int:
    """0 where the claim is decided, 1 where something is still open or could not be coded."""
    return 0 if form.get("status") in DECIDED else 1


class FactsCoder:
    """Answers records of facts, bare or as ``{"id", "facts"}``."""

    def __init__(self, desk: Desk, profile: Change = NO_CHANGE) -> None:
        self._desk = desk
        self._profile = profile
        self._forms = CodingForms(desk.guidance)

    def answer(self, record: Json) -> Json:
        echo = id_of(record)
        facts = record
        problem = id_problem(record)
        if problem:
            return {"id": None, "error": problem}
        if isinstance(record, dict) and "facts" in record:
            unknown = sorted(set(record) - {"id", "facts"})
            if unknown:
                return {"id": echo, "error": f"unknown key {unknown[0]!r:.42} @ $"}
            facts = record["facts"]
            if isinstance(facts, dict) and echo is None:
                echo = id_of(facts)
        try:
            coded = self._desk.code(with_profile(visit_from_facts(facts), self._profile))
        except (FactsError, NoGuidance) as error:
            return {"id": echo, "error": str(error)}
        return self._forms.form(coded.answer, coded.policy, echo=echo)


class TextCoder:
    """Answers records ``{"id", "text"}``: the words are read, then coded."""

    def __init__(self, desk: Desk, profile: Change = NO_CHANGE) -> None:
        from assistant.extraction import Reader

        self._desk = desk
        self._profile = profile
        self._forms = CodingForms(desk.guidance)
        self.reader = Reader(desk.guidance, desk.guidance.own_payers)

    def answer(self, record: Json) -> Json:
        problem = text_problem(record)
        if problem:
            return {"id": id_of(record), "error": problem}
        reading = self.reader.read(record["text"])
        try:
            coded = self._desk.code(with_profile(reading.visit, self._profile))
        except NoGuidance as error:
            return {"id": id_of(record), "error": str(error)}
        form = self._forms.form(coded.answer, coded.policy, echo=id_of(record))
        return {**form, "facts": facts_from_visit(coded.visit), "spans": spans_of(reading)}
