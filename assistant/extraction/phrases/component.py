"""Registration of the component ``phrases``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.page import Step, mark, page_of
from assistant.extraction.phrases.scan import scan
from assistant.extraction.vocabulary import load_phrases

EVERYWHERE = ("layout", "roles", "payers/payer", "devices", "served", "work")
"""Vocabularies that are looked for at every word; those of other components only next to what they speak of."""


@Language.factory("orthocoder_phrases")
def create(nlp: Language, name: str) -> Step:
    tree = load_phrases(*EVERYWHERE)

    def phrases(doc: Doc) -> Doc:
        page = page_of(doc)
        page.phrases = scan(page.words, tree)
        mark(doc, name, [(cue.first, cue.last, cue.group) for cue in page.phrases])
        return doc

    return phrases
