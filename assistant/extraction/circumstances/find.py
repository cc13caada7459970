"""Which further circumstances do the words state: setting, video, handed over only, treated together?"""

from __future__ import annotations

import re

from assistant.extraction.context.scopes import Context, Contexts
from assistant.extraction.phrases.scan import Cue, scan
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import Node
from assistant.reading import Certainty, Said
from coder.visit import Setting

FLAGS = ("telehealth", "handover_only", "l_code_later")
MONEY = re.compile(r"\$\s?(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.(\d\d))?")
REACH = 40


def find_circumstances(words: Words, tree: Node, contexts: Contexts) -> tuple[Said, ...]:
    """Each circumstance once, where it is plainly stated and not denied."""
    found: dict[str, Said] = {}
    for cue in scan(words, tree):
        if cue.group != "circumstance" or contexts.flags[cue.first] & (Context.DENIED | Context.HYPOTHETICAL):
            continue
        said = _said(words, cue)
        if said and said.path not in found:
            found[said.path] = said
    return tuple(found.values())


def _said(words: Words, cue: Cue) -> Said | None:
    start, end = words.start[cue.first], words.end[cue.last - 1]
    text = words.text[start:end]
    if cue.value in FLAGS:
        return Said(cue.value, True, start, end, Certainty.STATED, text)
    if cue.value in Setting.__members__.values():
        return Said("setting", Setting(cue.value), start, end, Certainty.STATED, text)
    if cue.value == "year_to_date":
        return _year_to_date(words.text, start, end)
    return None


def _year_to_date(text: str, start: int, end: int) -> Said | None:
    """The dollars next to ``YTD``."""
    low = max(0, start - REACH)
    match = MONEY.search(text, end, end + REACH) or MONEY.search(text, low, start)
    if match is None:
        return None
    dollars = float(match[1].replace(",", "") + "." + (match[2] or "0"))
    return Said("year_to_date", dollars, min(start, match.start()), max(end, match.end()), Certainty.STATED, text[start:end])
