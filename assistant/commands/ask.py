"""``orthocoder ask``: one question or visit in words, answered as the conversation would."""

from __future__ import annotations

import click

from assistant.commands.converse import Conversations
from assistant.commands.options import guidance_here, profile_of
from assistant.commands.streams import STDIN, pretty, read_text, write_lines
from assistant.commands.today import today
from assistant.conversation.acts import Action
from assistant.explanation.text import spoken_turn
from assistant.session import Reply
from coder.coding import DECIDED

ANSWERED = (Action.EXPLAIN, Action.REFUSE, Action.WHAT_IF_ANSWER, Action.ACK)


@click.command()
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="the answer as one turn of converse")
@click.pass_context
def ask(context: click.Context, text: str, as_json: bool) -> int:
    """Answer one question or visit in words; - reads it from standard input."""
    conversations = Conversations(guidance_here(), today(), profile_of(context))
    words = read_text(STDIN) if text == STDIN else text
    if not words.strip():
        raise click.UsageError('nothing was asked; expected for example: orthocoder ask "is 97762 still valid?"')
    reply = conversations.open().say(words.strip())
    write_lines([pretty(conversations.form(reply)) if as_json else spoken_turn(reply.text, reply.notes)])
    return status_of(reply)


def status_of(reply: Reply) -> int:
    """0 where the question is answered or the claim decided, 1 where something is still open."""
    coded = reply.shown or reply.coded
    if coded is not None and reply.action in (Action.ASK, Action.CODE, Action.CLARIFY):
        return 0 if coded.answer.status in DECIDED else 1
    return 0 if reply.action in ANSWERED else 1
