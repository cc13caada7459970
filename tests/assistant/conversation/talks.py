"""Conversations written down in YAML: what is said, and what has to hold after each turn.

Keys of a turn beside ``say``: ``knows`` (facts by flat path), ``lacks`` (facts not set), ``asks`` (slot, or null),
``action``, ``claims`` (the claim in words), ``shows`` (the claim of a supposition), ``says`` and ``silent`` (pieces
of the text), ``cites`` (keys among the footnotes), ``opens`` (pieces of the first 160 characters), and
``same_facts: true`` (nothing moved). ``of`` names the slot that is taken to have been asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml

from assistant.commands.converse import state_of
from assistant.conversation.replying.claim_lines import lines_of
from assistant.desk import CodedVisit
from assistant.session import Reply, Session

Json: TypeAlias = Any
HERE = Path(__file__).parent / "talks"
FIRST_WORDS = 160
KEYS = frozenset(
    "say of knows lacks asks action claims shows says silent cites opens same_facts".split(),
)


def talks(*names: str) -> Iterator[Any]:
    """Every conversation of these files, by its name."""
    for name in names:
        for talk in yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8")):
            yield pytest.param(talk["turns"], id=talk["talk"])


def hold(session: Session, turns: list[Json]) -> Reply:
    """Hold the conversation and look at what is expected after each turn."""
    assert turns, "a conversation without turns shows nothing"
    before: Json = {}
    for number, turn in enumerate(turns, 1):
        assert set(turn) <= KEYS, f"turn {number} has other keys: {set(turn) - KEYS}"
        reply = session.say(str(turn["say"]), turn.get("of"))
        state = state_of(reply.frame.visit)
        _look(turn, reply, state, before, f"turn {number}, {turn['say']!r}: {reply.text}\n{state}")
        before = state
    return reply


def _look(turn: Json, reply: Reply, state: Json, before: Json, where: str) -> None:
    _facts(turn, state, before, where)
    if "asks" in turn:
        assert reply.asks == turn["asks"], f"asks {reply.asks}; {where}"
    if "action" in turn:
        assert reply.action == turn["action"], f"{reply.action}; {where}"
    if "claims" in turn:
        assert claim(reply.coded) == turn["claims"], f"{claim(reply.coded)}; {where}"
    if "shows" in turn:
        assert claim(reply.shown) == turn["shows"], f"{claim(reply.shown)}; {where}"
    _words(turn, reply, where)


def _facts(turn: Json, state: Mapping[str, Json], before: Json, where: str) -> None:
    for path, value in turn.get("knows", {}).items():
        assert state.get(path) == value, f"{path} is {state.get(path)}; {where}"
    for path in turn.get("lacks", ()):
        assert path not in state, f"{path} is {state[path]}; {where}"
    if turn.get("same_facts"):
        assert state == before, where


def _words(turn: Json, reply: Reply, where: str) -> None:
    for piece in turn.get("says", ()):
        assert piece.casefold() in reply.text.casefold(), f"lacks {piece!r}; {where}"
    for piece in turn.get("opens", ()):
        assert piece.casefold() in reply.text[:FIRST_WORDS].casefold(), f"does not open with {piece!r}; {where}"
    for piece in turn.get("silent", ()):
        assert piece.casefold() not in reply.text.casefold(), f"says {piece!r}; {where}"
    for key in turn.get("cites", ()):
        assert key in reply.citations, f"cites {reply.citations}; {where}"


def claim(coded: CodedVisit | None) -> str | None:
    """The lines in words: codes with modifiers and units; None where there is no visit."""
    if coded is None:
        return None
    return ", ".join(" ".join((line.code, *line.modifiers, f"×{line.units}")) for line in lines_of(coded))
