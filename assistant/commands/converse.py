"""``orthocoder converse``: conversations, turn by turn, as JSON lines."""

from __future__ import annotations

from typing import Any, TypeAlias

import click

from assistant.coding_form import CodingForms
from assistant.commands.extract import id_of
from assistant.commands.streams import STDIN, answer_records
from assistant.commands.today import today
from assistant.desk import Desk
from assistant.facts import facts_from_visit
from assistant.session import Reads, Reply, Session
from coder.visit import Visit
from knowledge.guidance import Guidance

Json: TypeAlias = Any
USAGE = 'expected: orthocoder converse --jsonl, with lines {"id","turns":[{"user"}]} on standard input'


@click.command()
@click.option("--jsonl", is_flag=True, help='stdin lines {"id","turns":[{"user","assumes_question"}]}')
def converse(jsonl: bool) -> int:
    """Hold conversations (stdin lines {"id","turns"}) and show the state after every turn."""
    if not jsonl:
        raise click.UsageError(USAGE)
    return answer_records(STDIN, Conversations(Guidance.open(), today()).answer)


class Conversations:
    """Answers records of turns, each record a conversation of its own."""

    def __init__(self, guidance: Guidance, day: str) -> None:
        from assistant.extraction import Reader

        self._desk = Desk(guidance, day)
        self._reader: Reads = Reader(guidance)
        self._forms = CodingForms(guidance)

    def answer(self, record: Json) -> Json:
        problem = _problem(record)
        if problem:
            return {"id": id_of(record), "error": problem}
        session = Session(self._desk, self._reader)
        turns = [self.turn(session, each["user"], each.get("assumes_question")) for each in record["turns"]]
        return {"id": id_of(record), "turns": turns}

    def turn(self, session: Session, words: str, assumed: str | None = None) -> Json:
        """One turn in the public form."""
        return self.form(session.say(words, assumed))

    def form(self, reply: Reply) -> Json:
        coded = reply.shown or reply.coded
        return {
            "state": state_of(reply.frame.visit),
            "asks": reply.asks,
            "action": reply.action.value,
            "coding": None if coded is None else self._forms.form(coded.answer, coded.policy),
            "reply": reply.text,
            "citations": list(reply.citations),
        }


def state_of(visit: Visit) -> Json:
    """The facts that are set, by flat paths."""
    state: Json = {}
    for name, value in facts_from_visit(visit).items():
        if name == "minutes":
            state.update({f"minutes.{part}": minutes for part, minutes in value.items()})
        else:
            state[name] = value
    return state


def _problem(record: Json) -> str | None:
    if not isinstance(record, dict) or not isinstance(record.get("turns"), list):
        return "an object with id and turns was expected"
    for i, turn in enumerate(record["turns"]):
        if not isinstance(turn, dict) or not isinstance(turn.get("user"), str):
            return f"expected text @ $.turns[{i}].user"
        if not isinstance(turn.get("assumes_question", None), str | None):
            return f"expected the name of a slot @ $.turns[{i}].assumes_question"
    return None
