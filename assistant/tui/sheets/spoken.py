"""Replies that are words first: why, what if, a source, a refusal. The claim's own turns are told from the coding."""

from __future__ import annotations

from assistant.session import Action, Reply

OF_THE_CLAIM = (Action.CODE, Action.ASK)


def spoken_of(reply: Reply, before: Reply | None) -> str:
    """The words of a reply that does not tell of the claim; empty for one that does.

    A range, or parts beside their total, make a question of the claim like any other; two phrases for one fact, or
    words in which nothing was read, are told in words.
    """
    if reply.coded is not None and reply.action in OF_THE_CLAIM:
        return ""
    told = before is None or before.facts != reply.facts
    if reply.coded is not None and reply.action is Action.CLARIFY and told and not reply.frame.contradicted:
        return ""
    return reply.text.strip()
