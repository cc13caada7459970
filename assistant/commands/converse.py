"""``orthocoder converse``: conversations, turn by turn, as JSON lines."""

from __future__ import annotations

from typing import Any, TypeAlias

import click

from assistant.coding_form import CodingForms
from assistant.commands.extract import id_of
from assistant.commands.options import guidance_here, profile_of
from assistant.commands.streams import STDIN, answer_records
from assistant.commands.today import today
from assistant.conversation.told import NO_CHANGE, Change
from assistant.desk import Desk
from assistant.explanation.text import spoken_turn
from assistant.facts import facts_as_read
from assistant.session import Reads, Reply, Session
from coder.visit import Visit
from knowledge.guidance import Guidance

Json: TypeAlias = Any
USAGE = 'expected: orthocoder converse --jsonl, with lines {"id","turns":[{"user"}]} on standard input'


@click.command()
@click.option("--jsonl", is_flag=True, help='stdin lines {"id","turns":[{"user","assumes_question"}]}')
@click.pass_context
def converse(context: click.Context, jsonl: bool) -> int:
    """Hold conversations (stdin lines {"id","turns"}) and show the state after every turn."""
    if not jsonl:
        raise click.UsageError(USAGE)
    profile = profile_of(context, or_own=False)
    return answer_records(STDIN, Conversations(guidance_here(), today(), profile).answer)


class Conversations:
    """Answers records of turns, each record a conversation of its own."""

    def __init__(self, guidance: Guidance, day: str, profile: Change = NO_CHANGE) -> None:
        from assistant.extraction import Reader

        self._desk = Desk(guidance, day)
        self._reader: Reads = Reader(guidance, guidance.own_payers)
        self._forms = CodingForms(guidance)
        self._profile = profile

    def open(self) -> Session:
        return Session(self._desk, self._reader, self._profile)

    def answer(self, record: Json) -> Json:
        problem = _problem(record)
        if problem:
            return {"id": id_of(record), "error": problem}
        session = self.open()
        turns = [self.form(session.say(each["user"], each.get("assumes_question"))) for each in record["turns"]]
        return {"id": id_of(record), "turns": turns}

    def form(self, reply: Reply) -> Json:
        """One turn in the public form."""
        coded = reply.shown or reply.coded
        return {
            "state": state_of(reply.frame.visit),
            "asks": reply.asks,
            "action": reply.action.value,
            "coding": None if coded is None else self._forms.form(coded.answer, coded.policy),
            "reply": spoken_turn(reply.text, reply.notes),
            "citations": list(reply.citations),
        }


def state_of(visit: Visit) -> Json:
    """The facts that are set, by flat paths."""
    state: Json = {}
    for name, value in facts_as_read(visit).items():
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
        if not isinstance(turn.get("assumes_question"), str | None):
            return f"expected the name of a slot @ $.turns[{i}].assumes_question"
    return None
