"""Is a person told of as somebody who was at work today?"""

from __future__ import annotations

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("people")
NOT_TODAY = Context.PAST | Context.PLANNED | Context.HYPOTHETICAL | Context.SUBJECTIVE
"""Not what is done at home: a therapist may come there."""
THAT_ONE = frozenset(("she", "he", "they", "her", "him"))
GENERAL = frozenset(("assistant", "assistants", "asst"))
TITLES = frozenset("physical occupational pt ot phys".split())
STATES = frozenset(("was", "is", "does"))
SUPPOSING = frozenset(("if", "when", "once", "should", "suppose"))
ARTICLE_REACH, ONE_REACH = 2, 4


def has_done(text: Text, cue: Cue) -> bool:
    """``PTA did the session so it needs CQ``, ``the PTA saw her at home``: said of today by its verb, whatever is to
    come; a brace that is at home was not here, a therapist there was."""
    after = text.words.lower[cue.last : cue.last + 1]
    flags = text.contexts.flags[cue.first]
    if flags & Context.HOME:
        flags &= ~(Context.HOME | Context.DENIED)
    supposed = not SUPPOSING.isdisjoint(text.words.lower[max(0, cue.first - ARTICLE_REACH) : cue.first])
    return not flags & ~Context.PLANNED and not supposed and bool(after) and after[0] in WORDS["did"] - STATES


def is_any(text: Text, cue: Cue) -> bool:
    """``can a PTA do this?``, ``may the assistant?`` asks about any, unless the next words tell what that one did."""
    lower = text.words.lower
    general = lower[cue.last - 1] in GENERAL and WORDS["did"].isdisjoint(lower[cue.last : cue.last + 1])
    article = general or lower[cue.first - 1 : cue.first] in (["a"], ["an"])
    at = text.layout.sentence[cue.first]
    if not article or not text.layout.asked[at]:
        return False
    told = text.layout.sentences[at][1]
    ahead = lower[told : told + ONE_REACH]
    return not (ahead[:1] and ahead[0] in THAT_ONE and not WORDS["did"].isdisjoint(ahead[1:2]))


def is_general(text: Text, cue: Cue) -> bool:
    """``the assistant`` with no word of what that one did or of the time they had."""
    lower = text.words.lower
    if lower[cue.last - 1] not in GENERAL or not lower[cue.first].isalpha() or cue.value not in ("PTA", "COTA"):
        return False
    if lower[cue.first] in TITLES:
        return False
    before, after = lower[cue.first - 1 : cue.first], lower[cue.last : cue.last + 1]
    done = bool(after) and (after[0][0].isdigit() or after[0] in WORDS["did"] - STATES)
    return not done and not (before and before[0] in WORDS["company"])


def is_in_house(words: Words, cue: Cue) -> bool:
    """``by in-house CPO``, ``our orthotist fitted``, ``the prosthetist on staff``."""
    lower = words.lower
    before, after = lower[max(0, cue.first - 3) : cue.first], lower[cue.last : cue.last + 2]
    house = (
        before == ["in", "-", "house"] or before[1:] in (["in", "house"], ["by", "our"]) or before[-1:] == ["inhouse"]
    )
    return house or after == ["on", "staff"]
