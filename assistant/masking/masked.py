"""What masking gives back: the spans that identify, and the text without them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    NAME = "name"
    DATE = "date"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    MRN = "mrn"
    ACCOUNT = "account"
    SSN = "ssn"
    MEMBER_ID = "member_id"
    URL = "url"
    IP = "ip"
    LICENSE = "license"
    DEVICE_SERIAL = "device_serial"
    AGE_OVER_89 = "age_over_89"
    OTHER = "other"


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (not included) of a text, which identify somebody in the way of ``kind``."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with its identifiers replaced by ``[KIND]``, and where they stood in the original, in order."""

    text: str
    spans: tuple[Span, ...]


def apply(text: str, spans: Iterable[Span]) -> Masked:
    """The text with each span replaced; the spans are in order and do not overlap."""
    kept = tuple(spans)
    parts: list[str] = []
    at = 0
    for span in kept:
        parts += (text[at : span.start], f"[{span.kind.upper()}]")
        at = span.end
    return Masked("".join((*parts, text[at:])), kept)
