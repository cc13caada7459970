"""A device that was served, put together from the words that name it."""

from __future__ import annotations

from assistant.extraction.devices.extent import Mention
from assistant.extraction.phrases.scan import Cue

KINDS = frozenset(("orthosis", "prosthesis"))


class Served:
    """One device served today, with the mentions of it and what the words around them say."""

    __slots__ = ("_kind", "_named", "best", "generic", "making", "mentions", "naming", "region", "region_cue", "side")

    def __init__(self, mention: Mention, side: tuple[str, Cue] | None, *, named: bool = True) -> None:
        self.mentions = [mention]
        self._named = named
        self.naming = [mention] if named else []
        """The mentions of the device as a whole, not of a part of it."""
        self.best = mention
        """The mention that says most."""
        self._kind = mention.kind if mention.kind in KINDS else ""
        self.generic = mention.generic
        self.side = side
        self.region = ""
        self.region_cue: Cue | None = None
        self.making: tuple[str, Cue | None] | None = None

    def add(self, mention: Mention, *, renames: bool = True) -> None:
        """Take in another mention of the device; one that ``renames`` it may name it better than those before."""
        self.mentions.append(mention)
        if renames and (not self._named or _weight(mention) > _weight(self.best)):
            self.best = mention
        self._named = self._named or renames
        if renames:
            self.naming.append(mention)
        if not self._kind and mention.kind in KINDS:
            self._kind = mention.kind
        self.generic = self.generic and mention.generic

    @property
    def is_told(self) -> bool:
        """Is more told than that it is a device: ``device check`` may be of an orthosis or a prosthesis?"""
        return bool(self._kind or self.region) or not self.generic

    @property
    def kind(self) -> str:
        """Orthosis or prosthesis; a device of which no name tells it is an orthosis."""
        return self._kind or "orthosis"


def _weight(mention: Mention) -> tuple[bool, int]:
    return not mention.generic, mention.last - mention.first
