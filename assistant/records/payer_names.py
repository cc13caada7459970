"""Which payer is meant by a name: a shipped one, one of the clinic's own, or a new one that was said to be new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum, auto

from assistant.records.payers import Recorded
from knowledge.clinic_rows import RowError
from knowledge.guidance import Guidance
from knowledge.payers import UNKNOWN, id_of


class NewName(Enum):
    """What becomes of a name that no payer has."""

    REFUSED = auto()
    IF_UNLIKE = auto()
    """A new payer, unless the name is a slip or two from one that is known."""
    TAKEN = auto()


def own_names(recorded: Iterable[Recorded]) -> dict[str, str]:
    """The names of the payers that the clinic has rows of, by id."""
    return {each.row.payer: each.row.name for each in recorded}


def who_is(name: str, guidance: Guidance, own: Mapping[str, str], new: NewName) -> tuple[str, str]:
    """The id and name of a payer as it was named; ``own`` holds the clinic's payers, their names by id.

    Raises ``RowError`` for a name that can be none, and for one that no payer has where ``new`` does not take it.
    """
    known = guidance.payers.find(name)
    if known is not None:
        return known.id, known.name
    payer = id_of(name)
    if payer in own:
        return payer, own[payer]
    if payer == UNKNOWN:
        raise RowError([("payer", f"expected the name of a payer, found {name!r:.60}")])
    alike = None if new is NewName.TAKEN else like(name, guidance, own)
    if alike is not None:
        raise RowError([("payer", f"no payer {name!r:.60} is known; did you mean {alike}? ({_confirming(new)})")])
    if new is NewName.REFUSED:
        raise RowError([("payer", f"no payer {name!r:.60} is known ({_confirming(new)})")])
    return payer, name.strip()


def like(name: str, guidance: Guidance, own: Mapping[str, str]) -> str | None:
    """The name of the known payer that this one is a slip or two from, None where none is."""
    from assistant.extraction.offers.alike import nearest

    names = {name.casefold(): name for name in own.values()}
    for record in guidance.payers.all():
        names |= dict.fromkeys((each.casefold() for each in (record.name, *record.aliases)), record.name)
    found = nearest(name.strip().casefold(), list(names))
    return names[found] if found is not None else None


def _confirming(new: NewName) -> str:
    """How a new payer is confirmed: a name that looks like a slip only by itself."""
    if new is NewName.REFUSED:
        return "if it is new here, add --new"
    return "if it is new here, record it by itself first: orthocoder payers set NAME … --new"
