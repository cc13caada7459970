"""What the learning screen shows of a sitting."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.explanation.learning import (
    Taught,
    forecast_words,
    hint,
    item_kind,
    item_question,
    item_title,
    not_kept,
    not_read,
    read_as,
    taught,
)
from assistant.teaching.opening import Room, Standing
from assistant.teaching.prediction import Unread
from assistant.teaching.session import Phase
from assistant.tui import learn_words
from assistant.tui.sheets.minutes import minutes_sheet
from assistant.tui.sheets.timeline import MinutesSheet


@dataclass(frozen=True, slots=True)
class LearnSheet:
    """One item, before or after its answer; ``remark`` is what is said under the form."""

    task: str
    heading: str
    title: str
    words: tuple[str, ...]
    question: str
    is_predicted: bool
    is_judged: bool
    remark: str
    is_unread: bool
    hints: tuple[str, ...]
    taught: Taught | None
    reply: str
    minutes: MinutesSheet | None
    standing: Standing
    forecast: str
    trouble: str


def learn_sheet(room: Room, unread: Unread | None = None) -> LearnSheet:
    """The sitting as it stands; ``unread`` is a piece of the last answer that was not read."""
    sitting, item, guidance = room.sitting, room.sitting.item, room.course.guidance
    judged = sitting.judged
    shows_claim = sitting.phase is Phase.GO_ON and item.coded is not None
    told = taught(item, guidance, judged, sitting.why, sitting.ahead) if shows_claim else None
    standing = room.standing
    remark = not_read(unread) if unread is not None else (read_as(judged.answer) if judged is not None else "")
    return LearnSheet(
        task=item.task,
        heading=_heading(room),
        title=item_title(item),
        words=item.words,
        question=item_question(item),
        is_predicted=item.is_predicted,
        is_judged=sitting.phase is Phase.GO_ON,
        remark=remark,
        is_unread=unread is not None,
        hints=tuple(hint(item, number, guidance) for number in range(1, sitting.hints + 1)),
        taught=told,
        reply=item.reply if item.coded is None else "",
        minutes=minutes_sheet(item.coded) if shows_claim and item.coded is not None else None,
        standing=standing,
        forecast=forecast_words(standing.coming),
        trouble=not_kept(room.keeper.trouble) if room.keeper.trouble else "",
    )


def _heading(room: Room) -> str:
    """The kind of the item, a lesson's with its number."""
    item = room.sitting.item
    kind = item_kind(item)
    number = room.number_of(item.lesson) if item.lesson else 0
    return kind.replace("Lesson", learn_words.LESSON.format(number=number), 1) if number else kind
