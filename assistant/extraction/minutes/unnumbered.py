"""Which services are said to be done today although no number of minutes stands with them?"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.extraction.context.scopes import Contexts
from assistant.extraction.layout.divide import Layout, Section
from assistant.extraction.minutes.performers import ASSISTANTS, CLINICIANS
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.work.anchors import Anchor

DOING = frozenset(("did", "some", "also", "rest", "was", "then", "plus", "performed", "completed", "received", "with"))
JOINING = frozenset(("and", "&", "n", "+", "a"))
REACH = 3


def sort_unnumbered(
    words: Words, layout: Layout, contexts: Contexts, anchors: Sequence[Anchor], roles: Sequence[Cue], discipline: str
) -> tuple[tuple[Anchor, ...], dict[str, str]]:
    """The services done without a number; and by code the assistant who did one whose number stands elsewhere."""
    others = {
        layout.clause[cue.first]: cue.first for cue in roles if cue.value in CLINICIANS and cue.value != discipline
    }
    assistants = {layout.sentence[cue.first]: cue for cue in roles if cue.value in ASSISTANTS}
    done: list[Anchor] = []
    helped: dict[str, str] = {}
    for anchor in anchors:
        sentence = layout.sentence[anchor.first]
        if contexts.over(anchor.first, anchor.last) or layout.asked[sentence]:
            continue
        if others.get(layout.clause[anchor.first], anchor.first) < anchor.first:
            continue
        if sentence in assistants and _did(words, assistants[sentence].last, anchor):
            helped[anchor.value] = assistants[sentence].value
        elif anchor.coded or _is_done(words, layout, anchor, done):
            done.append(anchor)
    return tuple(done), helped


def _did(words: Words, last: int, anchor: Anchor) -> bool:
    """``PTA Ruiz did the ther ex``: the assistant, what they did, and what it was."""
    between = words.lower[last : anchor.first]
    return len(between) <= 5 and bool({"did", "performed", "ran", "led", "does", "covered", "handled"} & set(between))


def _is_done(words: Words, layout: Layout, anchor: Anchor, done: list[Anchor]) -> bool:
    if layout.section_of(anchor.first) in (Section.SUBJECTIVE, Section.PLAN, Section.ASSESSMENT):
        return False
    before = words.lower[max(0, anchor.first - REACH) : anchor.first]
    joined = (
        bool(done) and done[-1].last >= anchor.first - 2 and set(words.lower[done[-1].last : anchor.first]) <= JOINING
    )
    return joined or bool(DOING & set(before[-2:])) or before[-3:-1] == ["rest", "was"]
