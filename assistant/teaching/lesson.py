"""A transcript as a lesson: its visits told so far and replayed, each with the claim that the coder comes to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.reply import Reply
from assistant.session import Session
from assistant.teaching.item import Item, Kind
from assistant.transcripts.lessons import Lesson
from assistant.transcripts.parse import FRONT, parse
from assistant.transcripts.replay import replay
from coder.claim import Billed, billed
from coder.coding import DECIDED

OpenSession = Callable[[str], Session]
"""Opens a session of a day (``YYYY-MM-DD``)."""
FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1\s*$", re.DOTALL | re.MULTILINE)


def lesson_items(lesson: Lesson, open_session: OpenSession) -> tuple[Item, ...]:
    """The parts of a lesson in order; what leads to a claim not seen in it yet is to be predicted.

    Raises ``knowledge.problems.GuidanceError`` where the file is no transcript.
    """
    text = lesson.path.read_text(encoding="utf-8")
    transcript = parse(text, lesson.path.name)
    told: list[str] = []
    seen: set[Billed | None] = {None}
    made: list[Item] = []
    for each in replay(transcript, open_session):
        reply = each.said.reply
        telling = {reply.readings[fact.turn].text for fact in reply.facts if fact.turn < len(reply.readings)}
        told = [*(text for text in told if text in telling), each.turn.you.text]
        claim = _claim(reply)
        made.append(_item(lesson, tuple(told), reply, is_predicted=claim not in seen))
        seen.add(claim)
    return tuple(_numbered(made, _prose(text)))


def _claim(reply: Reply) -> Billed | None:
    """The claim that a reply comes to; None where it is about something else, or open."""
    coded = reply.coded
    if coded is None or reply.shown is not None or coded.answer.status not in DECIDED:
        return None
    return billed(coded.answer.lines)


def _item(lesson: Lesson, told: tuple[str, ...], reply: Reply, *, is_predicted: bool) -> Item:
    coded = reply.coded if is_predicted else None
    rules = tuple(each for each in lesson.teaches if each not in lesson.models)
    topic = rules[0] if rules else lesson.name.partition("/")[0]
    return Item(Kind.LESSON, "", lesson.title, topic, told, coded, lesson.teaches, reply=reply.text, lesson=lesson.name)


def _numbered(items: list[Item], prose: str) -> Iterator[Item]:
    for place, item in enumerate(items, 1):
        last = prose if place == len(items) else ""
        yield replace(item, task=f"{item.lesson}#{place}", part=place, parts=len(items), prose=last)


def _prose(text: str) -> str:
    """What the lesson says around its conversations, as one paragraph a paragraph."""
    front = FRONT.match(text)
    body = FENCE.sub("", text[front.end() :] if front else text)
    paragraphs = (" ".join(each.split()) for each in re.split(r"\n\s*\n", body))
    return "\n".join(each for each in paragraphs if each)
