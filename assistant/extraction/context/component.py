"""Registration of the component ``context``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.context.scopes import find_contexts
from assistant.extraction.context.text import Text
from assistant.extraction.page import Step, mark, page_of

FACTORY = "orthocoder_context"


@Language.factory(FACTORY)
def create(nlp: Language, name: str) -> Step:
    def context(doc: Doc) -> Doc:
        page = page_of(doc)
        cues = page.phrases.of("context")
        page.text = Text(page.words, page.layout, find_contexts(page.layout, cues))
        mark(doc, name, [(cue.first, cue.last, cue.group) for cue in cues if cue.group != "shift"])
        return doc

    return context
