"""Registration of the component ``phrases``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from assistant.extraction.page import Step, mark, page_of
from assistant.extraction.phrases.scan import scan, short_forms
from assistant.extraction.vocabulary import load_phrases

EVERYWHERE = ("layout", "roles", "payers/payer", "devices", "served", "work")
"""Vocabularies that are looked for at every word; those of other components only next to what they speak of."""

MAY_BE_SHORTENED = ("roles", "devices", "work")
"""Payers are not read from words without vowels: a wrong payer is worse than none."""


@Language.factory("orthocoder_phrases")
def create(nlp: Language, name: str) -> Step:
    tree = load_phrases(*EVERYWHERE)
    shortened = short_forms(load_phrases(*MAY_BE_SHORTENED))

    def phrases(doc: Doc) -> Doc:
        page = page_of(doc)
        page.phrases = scan(page.words, tree, shortened)
        mark(doc, name, [(cue.first, cue.last, cue.group) for cue in page.phrases])
        return doc

    return phrases
