"""What an answer that was chosen, not said, changes."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.conversation.frame import Frame
from assistant.conversation.paths import Put, differences
from assistant.conversation.told import NO_CHANGE, Change, Source, Words
from assistant.conversation.told_by import told_by
from assistant.desk import CodedVisit
from coder.answers import with_answer


def chosen(fact: str, answer: str, frame: Frame, coded: CodedVisit | None, turn: int) -> Change:
    """One of two phrases, or an answer by its key to a fact that the coder asks; nothing where nothing is open."""
    for clash in frame.contradicted:
        if clash.path == fact and answer in clash.phrases:
            put = (fact, clash.values[clash.phrases.index(answer)])
            return Change((put,), _words((put,), turn))
    open_fact = next((each for each in coded.answer.coding.open if each.fact == fact), None) if coded else None
    if coded is None or open_fact is None:
        return NO_CHANGE
    value = answer.partition("-")[0] if answer[:1].isdigit() else answer
    visit, _ = with_answer(frame.visit, coded.policy, open_fact, value)
    puts = differences(frame.visit, visit)
    return Change(puts, _words(told_by(puts, frame.visit), turn))


def _words(told: Iterable[Put], turn: int) -> tuple[Words, ...]:
    return tuple(Words(path, value, "", turn, 0, 0, False, Source.ANSWERED) for path, value in told)
