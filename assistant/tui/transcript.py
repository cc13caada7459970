"""The conversation as a transcript: its turns as they replay, and what holds after each of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass

from assistant.conversation.told import Change
from assistant.session import Reply, Session
from assistant.transcripts.accept import accept
from assistant.transcripts.parse import FENCE, INDENT, parse
from assistant.transcripts.replay import replay
from assistant.tui.copies import claim_of
from assistant.tui.layout.columns import visible
from assistant.tui.profile_words import profile_words
from coder.claim import billed

NAME = "export"


@dataclass(frozen=True, slots=True)
class Told:
    """One turn: words that may stand for it, the likeliest first, and the reply."""

    candidates: tuple[str, ...]
    reply: Reply


@dataclass(frozen=True, slots=True)
class Exported:
    """The text of a transcript, and whether its words lead to the claim of the conversation."""

    text: str
    is_same: bool


def exported_transcript(told: Sequence[Told], opened: Callable[[], Session], profile: Change, page: Page) -> Exported:
    """A transcript that replays with ``orthocoder check``, which knows no profile: its facts are told first."""
    first = profile_words(profile)
    rows = [*([first] if first else []), *_replayable(told, opened(), first)]
    bare = page.text(rows)
    replayed = list(replay(parse(bare, NAME), lambda day: opened()))
    last, wanted = replayed[-1].said.reply, told[-1].reply
    return Exported(accept(bare, replayed), billed(claim_of(last)) == billed(claim_of(wanted)))


@dataclass(frozen=True, slots=True)
class Page:
    """What stands around the conversation: title, day (``YYYY-MM-DD``), and Markdown that tells of the claim."""

    title: str
    day: str
    prose: str

    def text(self, rows: Iterable[str]) -> str:
        """The whole file, with nothing expected yet."""
        front = f"---\ntitle: {json.dumps(self.title, ensure_ascii=False)}\ndate: {self.day}\n---\n"
        block = "\n".join(_row(row) for row in rows)
        return f"{front}\n{self.prose.strip()}\n\n```{FENCE}\n{block}\n```\n"


def _row(said: str) -> str:
    """What was said behind its verb, further lines under it; lines without words are left out."""
    first, *more = [line.rstrip() for line in visible(said).split("\n") if line.strip()] or [""]
    return "\n".join([f"{'you':<{INDENT}}{first.strip()}", *(f"{' ' * INDENT}{line}" for line in more)])


def _replayable(told: Iterable[Told], session: Session, first: str) -> Iterator[str]:
    """For each turn the words after which the visit is as it was after the turn, else the likeliest."""
    if first:
        session.say(first)
    for turn in told:
        tries = [_tried(candidate, session) for candidate in turn.candidates]
        said, session = next((each for each in tries if _is_as(each[1], turn.reply)), tries[0])
        yield said


def _tried(candidate: str, session: Session) -> tuple[str, Session]:
    trial = copy(session)
    trial.say(candidate)
    return candidate, trial


def _is_as(session: Session, reply: Reply) -> bool:
    visits = [each.visit if each is not None else None for each in (session.coded, reply.coded)]
    return visits[0] == visits[1]
