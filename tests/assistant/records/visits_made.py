"""Drafts of invented visits, as a conversation would hand them over."""

from __future__ import annotations

from functools import cache

from assistant.desk import Desk
from assistant.extraction import Reader
from assistant.own_guidance import own_guidance
from assistant.records.visit_draft import Draft, drafted
from assistant.session import Session
from knowledge.guidance import Guidance

FIRST = (
    "Mrs. Okafor, OT, first fitting and training of a custom wrist splint, right, 25 min, no L code, no assistant, "
    "Medicare. Daughter Ines holds the brown strap."
)
LATER = "OT, custom wrist splint, right, 20 min, no L code, no assistant, Medicare"
DAY, NOW = "2026-03-10", "2026-03-10T09:00:00Z"


@cache
def guidance() -> Guidance:
    return own_guidance()


@cache
def reader() -> Reader:
    return Reader(guidance())


def told(text: str, day: str = DAY) -> Session:
    """A conversation in which one visit was told."""
    session = Session(Desk(guidance(), day), reader())
    session.say(text)
    return session


def draft(text: str = FIRST, label: str = "case 12", day: str = DAY) -> Draft:
    """A visit ready to be saved."""
    session = told(text, day)
    assert session.coded is not None
    return drafted(session.telling, session.coded, guidance(), day, label)
