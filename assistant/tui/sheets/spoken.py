"""Replies that are words first: why, what if, a source, a refusal. The claim's own turns are told from the coding."""

from __future__ import annotations

from assistant.session import Action, Reply

OF_THE_CLAIM = (Action.CODE, Action.ASK)


def spoken_of(reply: Reply) -> str:
    """The words of a reply that does not tell of the claim; empty for one that does."""
    if reply.action in OF_THE_CLAIM and reply.coded is not None:
        return ""
    return reply.text.strip()
