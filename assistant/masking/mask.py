"""Text in, text without identifiers out."""

from __future__ import annotations

from assistant.masking.addresses.find import addresses
from assistant.masking.ages import ages
from assistant.masking.contacts import contacts
from assistant.masking.dates import dates
from assistant.masking.exchange import exchanged
from assistant.masking.kept import placeholders
from assistant.masking.masked import Masked, Span, apply
from assistant.masking.numbers import numbers
from assistant.masking.people import people
from assistant.masking.settle import settle
from assistant.masking.spelled import spelled


def mask(text: str) -> Masked:
    """The text with everything replaced that identifies patient, relatives or caregivers; never raises."""
    already = tuple(placeholders(text))
    found: list[Span] = [
        *contacts(text),
        *numbers(text),
        *addresses(text),
        *dates(text),
        *ages(text),
        *spelled(text),
        *exchanged(text),
    ]
    taken = settle(found, already)
    found += people(text, taken)
    return apply(text, settle(found, already))
