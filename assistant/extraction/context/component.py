"""Registration of the component ``context``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.context.scopes import find_contexts
from assistant.extraction.page import Step, mark, page_of
from assistant.extraction.vocabulary import load_phrases


@Language.factory("orthocoder_context")
def create(nlp: Language, name: str) -> Step:
    tree = load_phrases("context")

    def context(doc: Doc) -> Doc:
        page = page_of(doc)
        page.context = find_contexts(page.words, page.layout, tree)
        mark(doc, name, [(cue.first, cue.last, cue.group) for cue in page.context.cues])
        return doc

    return context
