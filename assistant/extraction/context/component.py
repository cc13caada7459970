"""Registration of the component ``context``."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.context.scopes import find_contexts
from assistant.extraction.context.text import Text
from assistant.extraction.page import Step, mark, page_of
from assistant.extraction.phrases.scan import Phrases
from assistant.extraction.quantities.quantity import TIME_KINDS, Kind, Quantity
from assistant.extraction.tokens.lexer import Words

DONE_BEFORE_DAY = frozenset(("made", "fab", "fit", "eval", "evaluation", "seen", "built", "cast"))
FACTORY = "orthocoder_context"


def _is_done_on(words: Words, at: int) -> bool:
    """``on 3/2``, ``casted 4/2``, ``eval 4/2``: a day on which something was done."""
    before = words.lower[at - 1] if at else ""
    return before == "on" or before.endswith("ed") or before in DONE_BEFORE_DAY


def _denied_wholly(phrases: Phrases) -> dict[int, int]:
    """By the first word of a denial that is complete (``no PTA``, ``no L code``, ``no eval``) the word after it."""
    ends = {cue.first: cue.last for cue in phrases.of("alone")}
    ends |= {cue.first: cue.last for cue in phrases.of("l_code") if cue.value == "none"}
    return ends | {cue.first - 1: cue.last for cue in phrases.group("evaluation")}


def _denied_numbers(words: Words, numbers: Sequence[Quantity]) -> dict[int, int]:
    """``22 min, not 32, of training``: only the number is denied."""
    return {each.first - 1: each.last for each in numbers if each.first and words.lower[each.first - 1] == "not"}


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    def context(doc: Doc) -> Doc:
        page = page_of(doc)
        cues = page.phrases.of("context")
        dated = [
            each.first for each in page.quantities if each.kind is Kind.DATE and _is_done_on(page.words, each.first)
        ]
        numbers = [each for each in page.quantities if each.kind in TIME_KINDS]
        denied = _denied_wholly(page.phrases) | _denied_numbers(page.words, numbers)
        contexts = find_contexts(page.layout, cues, dated, denied)
        page.text = Text(page.words, page.layout, contexts)
        mark(doc, name, [(cue.first, cue.last, cue.group) for cue in cues if cue.group != "shift"])
        return doc

    return context
