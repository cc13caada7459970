"""The components in the order in which they read a text."""

from __future__ import annotations

from importlib import import_module

import spacy
from spacy.language import Language

from assistant.extraction.tokens.component import Tokenizer

ORDER = (
    "phrases",
    "layout",
    "quantities",
    "context",
    "roles",
    "codes",
    "payers",
    "devices",
    "work",
    "people",
    "minutes",
    "served",
    "encounter",
    "record",
    "circumstances",
    "offers",
)
LONGEST_TEXT = 20_000_000
"""Characters; spaCy's own limit of a million is for components that we do not use."""


def build_pipeline() -> Language:
    """A blank English pipeline with our tokenizer and components; no model is loaded."""
    nlp = spacy.blank("en")
    nlp.max_length = LONGEST_TEXT
    nlp.tokenizer = Tokenizer(nlp.vocab)
    for name in ORDER:
        import_module(f"assistant.extraction.{name}.component")
        nlp.add_pipe(f"orthocoder_{name}", name=name)
    return nlp
