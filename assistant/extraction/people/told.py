"""Is a person told of as somebody who was at work today?"""

from __future__ import annotations

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("people")
NOT_TODAY = Context.PAST | Context.PLANNED | Context.HYPOTHETICAL | Context.SUBJECTIVE
"""Not what is done at home: a therapist may come there."""
THAT_ONE = frozenset(("she", "he", "they", "her", "him"))
ONE_REACH = 4


def has_done(text: Text, cue: Cue) -> bool:
    """``PTA did the session so it needs CQ``: said of today by its verb, whatever is to come."""
    after = text.words.lower[cue.last : cue.last + 1]
    told = text.contexts.flags[cue.first] & NOT_TODAY == Context.PLANNED
    return told and bool(after) and after[0] in WORDS["did"]


def is_any(text: Text, cue: Cue) -> bool:
    """``can a PTA do this?`` asks about any assistant, unless the next words tell what that one did."""
    article = text.words.lower[cue.first - 1 : cue.first] in (["a"], ["an"])
    at = text.layout.sentence[cue.first]
    if not article or not text.layout.asked[at]:
        return False
    told = text.layout.sentences[at][1]
    ahead = text.words.lower[told : told + ONE_REACH]
    return not (ahead[:1] and ahead[0] in THAT_ONE and not WORDS["did"].isdisjoint(ahead[1:2]))
