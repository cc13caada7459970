"""``orthocoder diagnose``: which known wrong models produce a learner's answer."""

from __future__ import annotations

from typing import Any, TypeAlias

import click

from assistant.commands.extract import id_of, id_problem
from assistant.commands.streams import STDIN, answer_records
from assistant.commands.today import today
from assistant.desk import Desk
from assistant.facts import FactsError, visit_from_facts
from coder.answer import Answer
from coder.coding import DECIDED
from coder.misconceptions.diagnosis import AnswerLine, Diagnostician
from knowledge.guidance import Guidance, NoGuidance

Json: TypeAlias = Any

KEYS = {"id", "facts", "answer"}
LINE_KEYS = {"code", "units", "modifiers"}
MOST_UNITS = 999


class NotAnAnswer(ValueError):
    """An answer in another form than lines of code, units and modifiers; the message is one sentence."""


@click.command()
@click.option("--jsonl", is_flag=True, help='stdin lines {"id","facts","answer":[{"code","units","modifiers"}]}')
def diagnose(jsonl: bool) -> int:
    """Which wrong models produce a learner's answer: one line of JSON for each line read"""
    if not jsonl:
        raise click.UsageError("diagnose reads lines of facts with an answer: orthocoder diagnose --jsonl < FILE")
    guidance = Guidance.open()
    return answer_records(STDIN, AnswersDiagnosed(Desk(guidance, today())).answer)


class AnswersDiagnosed:
    """Answers records ``{"id", "facts", "answer"}``."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def answer(self, record: Json) -> Json:
        problem = id_problem(record) or _problem(record)
        if problem:
            return {"id": id_of(record), "error": problem}
        try:
            lines = _lines(record.get("answer"))
            coded = self._desk.code(visit_from_facts(record.get("facts", {})))
        except (FactsError, NoGuidance, NotAnAnswer) as error:
            return {"id": id_of(record), "error": str(error)}
        if coded.answer.status not in DECIDED:
            return {"id": id_of(record), "error": _undecided(coded.answer)}
        wrong = self._desk.guidance.policies.wrong_values(coded.policy.date)
        diagnosis = Diagnostician(coded.visit, coded.policy, wrong).diagnose(lines)
        return {"id": id_of(record), "correct": diagnosis.is_correct, "misconceptions": list(diagnosis.models)}


def _undecided(answer: Answer) -> str:
    if not answer.questions:
        return "these facts hold nothing that is coded here"
    return f"the claim is open: {', '.join(question.fact for question in answer.questions)} not said"


def _problem(record: Json) -> str | None:
    if not isinstance(record, dict):
        return "an object with id, facts and answer was expected"
    unknown = sorted(set(record) - KEYS)
    return f"unknown key {unknown[0]!r:.42} @ $" if unknown else None


def _lines(answer: Json) -> list[AnswerLine]:
    if not isinstance(answer, list):
        raise NotAnAnswer("a list of lines was expected @ $.answer")
    return [_line(each, f"$.answer[{place}]") for place, each in enumerate(answer)]


def _line(line: Json, where: str) -> AnswerLine:
    if not isinstance(line, dict) or not isinstance(line.get("code"), str) or set(line) - LINE_KEYS:
        raise NotAnAnswer(f"a line with code, units and modifiers was expected @ {where}")
    units = line.get("units")
    units = 1 if units is None else units
    if isinstance(units, bool) or not isinstance(units, int) or not 0 <= units <= MOST_UNITS:
        raise NotAnAnswer(f"a whole number from 0 to {MOST_UNITS} was expected @ {where}.units")
    modifiers = line.get("modifiers") or []
    if not isinstance(modifiers, list) or not all(isinstance(each, str) for each in modifiers):
        raise NotAnAnswer(f"a list of modifiers was expected @ {where}.modifiers")
    return AnswerLine(line["code"].strip().upper(), units, tuple(each.strip().upper() for each in modifiers))
