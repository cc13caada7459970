"""The components in the order in which they read a text."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import spacy
from spacy.language import Language

from assistant.extraction.circumstances import component as circumstances
from assistant.extraction.codes import component as codes
from assistant.extraction.context import component as context
from assistant.extraction.devices import component as devices
from assistant.extraction.encounter import component as encounter
from assistant.extraction.layout import component as layout
from assistant.extraction.minutes import component as minutes
from assistant.extraction.offers import component as offers
from assistant.extraction.payers import component as payers
from assistant.extraction.people import component as people
from assistant.extraction.phrases import component as phrases
from assistant.extraction.quantities import component as quantities
from assistant.extraction.record import component as record
from assistant.extraction.roles import component as roles
from assistant.extraction.served import component as served
from assistant.extraction.tokens import component as tokens
from assistant.extraction.work import component as work

ORDER = (
    phrases,
    layout,
    quantities,
    context,
    roles,
    codes,
    payers,
    devices,
    work,
    people,
    minutes,
    served,
    encounter,
    record,
    circumstances,
    offers,
)
LONGEST_TEXT = 20_000_000
"""Characters; spaCy's own limit of a million is for components that we do not use."""


def build_pipeline() -> Language:
    """A blank English pipeline with our tokenizer and components; no model is loaded."""
    with _uncollected():
        nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": tokens.NAME}}})
        nlp.max_length = LONGEST_TEXT
        for component in ORDER:
            nlp.add_pipe(component.FACTORY, name=component.FACTORY.removeprefix("orthocoder_"))
    return nlp


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the garbage collector: the vocabulary is many small objects that all stay, and walking over them while
    they are made takes as long as making them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
