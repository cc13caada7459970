"""The few codes that are known without a catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.extraction.vocabulary import Node


@dataclass(frozen=True, slots=True)
class FewCodes:
    """Knows the service codes of the vocabulary, and takes every well-formed L code for known."""

    families: dict[str, str]
    """What each code stands for."""
    kinds: dict[str, str]
    """The kind of device that a code is for: orthosis or prosthesis."""

    @classmethod
    def of(cls, tree: Node) -> FewCodes:
        known = {code: node.means[0] for code, node in tree.then.items() if node.means}
        kinds = {code: means.detail for code, means in known.items() if means.detail in ("orthosis", "prosthesis")}
        return cls({code: means.value for code, means in known.items()}, kinds)

    def knows(self, code: str) -> bool:
        return code in self.families or (code.startswith("L") and len(code) == 5)

    def nearest(self, code: str) -> str | None:
        """The service code that differs in the fewest places, orthotic ones first; none that differs in two."""
        near = [known for known in self.families if len(known) == len(code) and _differences(known, code) == 1]
        near.sort(key=lambda known: self.families[known] != "orthotic")
        return near[0] if near else None


def _differences(first: str, second: str) -> int:
    return sum(a != b for a, b in zip(first, second, strict=True))
