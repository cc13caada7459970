"""``orthocoder diagnose``: which known wrong models produce a learner's answer."""

from __future__ import annotations

from typing import Any, TypeAlias

import click

from assistant.commands.extract import id_of, id_problem
from assistant.commands.options import guidance_here, profile_of
from assistant.commands.streams import STDIN, answer_records, write_lines
from assistant.commands.today import today
from assistant.conversation.told import Change
from assistant.desk import Desk
from assistant.facts import FactsError, visit_from_facts
from coder.answer import Answer
from coder.coding import DECIDED
from coder.misconceptions.diagnosis import AnswerLine, Diagnostician
from knowledge.guidance import NoGuidance

Json: TypeAlias = Any

KEYS = {"id", "facts", "answer"}
LINE_KEYS = {"code", "units", "modifiers"}
MOST_UNITS = 999


class NotAnAnswer(ValueError):
    """An answer in another form than lines of code, units and modifiers; the message is one sentence."""


@click.command()
@click.argument("visit", required=False)
@click.argument("answer", required=False)
@click.option("--jsonl", is_flag=True, help='stdin lines {"id","facts","answer":[{"code","units","modifiers"}]}')
@click.pass_context
def diagnose(context: click.Context, visit: str | None, answer: str | None, jsonl: bool) -> int:
    """Which wrong models produce a learner's answer

    In words: orthocoder diagnose VISIT ANSWER, the answer as 97760 x2 GO. Or one line of JSON for each line read.
    """
    if jsonl and visit is None:
        return answer_records(STDIN, AnswersDiagnosed(Desk(guidance_here(), today())).answer)
    if jsonl or visit is None or answer is None:
        raise click.UsageError(
            'diagnose reads a visit and an answer: orthocoder diagnose "OT, wrist splint, 16 min …" "97760 x2", '
            "or lines of facts with an answer: orthocoder diagnose --jsonl < FILE"
        )
    return _in_words(visit, _prediction(answer), Desk(guidance_here(), today()), profile_of(context))


def _prediction(answer: str) -> tuple[AnswerLine, ...]:
    from assistant.teaching.prediction import Unread, read_prediction

    read = read_prediction(answer)
    if read is None or isinstance(read, Unread):
        piece = read.piece if read is not None else answer
        raise click.UsageError(f"not read: {piece!r:.60}; the answer is written as 97760 x2 GO, or nothing")
    return read


def _in_words(words: str, answer: tuple[AnswerLine, ...], desk: Desk, profile: Change) -> int:
    from assistant.explanation.case import Case
    from assistant.explanation.diagnosis import diagnosis_lines
    from assistant.extraction import Reader
    from assistant.session import Session

    coded = Session(desk, Reader(desk.guidance, desk.guidance.own_payers), profile).tell(words).coded
    if coded is None:
        raise click.UsageError("nothing of a visit was read; say who treated, which device, and for how long")
    if coded.answer.status not in DECIDED:
        write_lines([_undecided(coded.answer)])
        return 1
    wrong = desk.guidance.policies.wrong_values(coded.policy.date)
    found = Diagnostician(coded.visit, coded.policy, wrong).diagnose(answer)
    case = Case(coded, tuple((line.code, line.units, line.modifiers) for line in answer))
    write_lines(diagnosis_lines(case, is_correct=found.is_correct, models=found.models, guidance=desk.guidance))
    return 0


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
