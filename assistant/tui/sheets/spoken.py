"""Replies that are words first: why, what if, a source, a refusal. The claim's own turns are told from the coding."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.session import Reply

CLAIM_ACTIONS = ("code", "ask")


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of a reply, the passages that they rest on by number, and the fact that is asked for."""

    text: str
    citations: tuple[str, ...]
    asks: str | None
    asks_nothing: bool


def spoken_of(reply: Reply) -> Spoken:
    action = getattr(reply, "action", None)
    if action is None:
        return Spoken("", (), None, False)
    asks: str | None = getattr(reply, "asks", None)
    text = "" if str(action) in CLAIM_ACTIONS and reply.coded is not None else reply.text
    return Spoken(text.strip(), tuple(getattr(reply, "citations", ())) if text else (), asks, asks is None)
