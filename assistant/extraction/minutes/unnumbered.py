"""Which services are said to be done today although no number of minutes stands with them?"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.extraction.context.text import Text
from assistant.extraction.layout.divide import Section
from assistant.extraction.minutes.disowned import ASSISTANTS
from assistant.extraction.minutes.performers import CLINICIANS
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Anchor

WORDS = SmallWords("minutes")
JOINING = frozenset(("and", "&", "n", "+", "a"))
REACH, BETWEEN = 3, 5


def sort_unnumbered(
    text: Text, anchors: Sequence[Anchor], roles: Sequence[Cue], discipline: str
) -> tuple[tuple[Anchor, ...], dict[str, str]]:
    """The services done without a number; and by code the assistant who did one whose number stands elsewhere."""
    clause, sentence = text.layout.clause, text.layout.sentence
    others = {clause[cue.first]: cue.first for cue in roles if cue.value in CLINICIANS and cue.value != discipline}
    assistants = {sentence[cue.first]: cue for cue in roles if cue.value in ASSISTANTS}
    done: list[Anchor] = []
    helped: dict[str, str] = {}
    for anchor in anchors:
        here = sentence[anchor.first]
        if text.contexts.over(anchor.first, anchor.last) or text.layout.asked[here]:
            continue
        if others.get(clause[anchor.first], anchor.first) < anchor.first:
            continue
        if here in assistants and _did(text.words, assistants[here].last, anchor):
            helped[anchor.value] = assistants[here].value
        elif anchor.coded or _is_done(text, anchor, done):
            done.append(anchor)
    return tuple(done), helped


def _did(words: Words, last: int, anchor: Anchor) -> bool:
    """``PTA Ruiz did the ther ex``: the assistant, what they did, and what it was."""
    near = 0 <= anchor.first - last <= BETWEEN
    return near and not WORDS["led"].isdisjoint(words.lower[last : anchor.first])


def _is_done(text: Text, anchor: Anchor, done: Sequence[Anchor]) -> bool:
    if text.layout.section_of(anchor.first) in (Section.SUBJECTIVE, Section.PLAN, Section.ASSESSMENT):
        return False
    lower = text.words.lower
    before = lower[max(0, anchor.first - REACH) : anchor.first]
    joined = bool(done) and done[-1].last >= anchor.first - 2 and set(lower[done[-1].last : anchor.first]) <= JOINING
    if anchor.detail == "rest":
        return True
    return joined or bool(WORDS["doing"] & set(before[-2:])) or before[-3:-1] == ["rest", "was"]
