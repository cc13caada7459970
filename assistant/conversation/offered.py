"""Words that may be slips of the pen: which are offered, and does the next turn take one up?

Nothing is put right silently: what was read stands, and the word counts only once it is said again.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.conversation.signals.heard import Heard
from assistant.reading import Offer, Reading
from coder.visit import Visit

PAYER = "payer"


def offers_of(reading: Reading, visit: Visit) -> tuple[Offer, ...]:
    """The offers for words whose fact the visit does not hold, in the order of the text."""
    return tuple(sorted((each for each in reading.offers if not _is_known(each, reading, visit)), key=_place))


def _place(offer: Offer) -> int:
    return offer.start


def _is_known(offer: Offer, reading: Reading, visit: Visit) -> bool:
    if offer.kind == PAYER:
        return visit.payer == offer.suggestion
    return any(
        said.path.startswith("devices") and said.start <= offer.start and offer.end <= said.end for said in reading.said
    )


def with_offers_taken(text: str, before: Reading, visit: Visit, *, asked: bool) -> str | None:
    """The text before with the words put right that this turn takes up; None where it takes up none.

    A yes takes all of them, where nothing else was asked; the word itself takes its own.
    """
    offers = offers_of(before, visit)
    if not offers:
        return None
    heard = Heard(text)
    if not asked and heard.is_bare("yes") and not heard.left_after("yes", "filler", "agreed"):
        return _put_right(before.text, offers)
    said = {word.casefold() for word in heard.left_after("yes", "filler", "cue", "correct", "agreed", "that")}
    named = [each for each in offers if set(each.suggestion.casefold().split()) & said]
    meant = {word for each in named for word in each.suggestion.casefold().split()}
    wrong = {each.text.casefold() for each in offers} | {"not"}
    return _put_right(before.text, named) if named and said <= meant | wrong else None


def _put_right(text: str, offers: Sequence[Offer]) -> str:
    for each in sorted(offers, key=lambda offer: offer.start, reverse=True):
        text = text[: each.start] + each.suggestion + text[each.end :]
    return text
