"""What is read of one text, in the making: a component fills its own fields and reads the earlier ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from spacy.tokens import Doc, Span

from assistant.extraction.codes.find import CodesRead
from assistant.extraction.context.text import Text
from assistant.extraction.devices.mentions import DevicesNamed
from assistant.extraction.encounter.find import EncounterRead
from assistant.extraction.layout.divide import Layout
from assistant.extraction.minutes.read import MinutesRead
from assistant.extraction.payers.find import PayerRead
from assistant.extraction.people.find import PeopleRead
from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.record.find import RecordRead
from assistant.extraction.served.find import DevicesRead
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.work.anchors import Anchor
from assistant.reading import Offer, Said

KEY = "page"
Step: TypeAlias = Callable[[Doc], Doc]
"""A component at work on one document."""


@dataclass(slots=True)
class Page:
    """The readings of one text; each field belongs to the component of its name, in the order of the pipeline."""

    words: Words
    phrases: Phrases = field(init=False)
    layout: Layout = field(init=False)
    quantities: tuple[Quantity, ...] = field(init=False)
    text: Text = field(init=False)
    """The words with their sentences and contexts, of the component ``context``."""
    roles: tuple[Cue, ...] = field(init=False)
    codes: CodesRead = field(init=False)
    payers: PayerRead = field(init=False)
    devices: DevicesNamed = field(init=False)
    work: tuple[Anchor, ...] = field(init=False)
    people: PeopleRead = field(init=False)
    minutes: MinutesRead = field(init=False)
    served: DevicesRead = field(init=False)
    encounter: EncounterRead = field(init=False)
    record: RecordRead = field(init=False)
    circumstances: tuple[Said, ...] = field(init=False)
    offers: tuple[Offer, ...] = field(init=False)


def page_of(doc: Doc) -> Page:
    """The page that the tokenizer opened for a document."""
    page: Page = doc.user_data[KEY]
    return page


def mark(doc: Doc, name: str, found: list[tuple[int, int, str]]) -> None:
    """Show what a component found as labelled spans of the document; ``found`` holds first word, last word, label."""
    if not found:
        return
    token = page_of(doc).words.token
    doc.spans[name] = [Span(doc, token[first], token[last - 1] + 1, label) for first, last, label in found]
