"""The few codes that are known without a catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.extraction.vocabulary import Node


@dataclass(frozen=True, slots=True)
class FewCodes:
    """Knows the service codes of the vocabulary, and takes every well-formed L code for known."""

    families: dict[str, str]

    @classmethod
    def of(cls, tree: Node) -> FewCodes:
        return cls({code: node.means[0].value for code, node in tree.then.items() if node.means})

    def knows(self, code: str) -> bool:
        return code in self.families or (code.startswith("L") and len(code) == 5)

    def nearest(self, code: str) -> str | None:
        """The service code that differs in the fewest places, orthotic ones first; none that differs in two."""
        near = [known for known in self.families if len(known) == len(code) and _differences(known, code) == 1]
        orthotic = [known for known in near if self.families[known] == "orthotic"]
        return (orthotic or near or [None])[0]


def _differences(first: str, second: str) -> int:
    return sum(a != b for a, b in zip(first, second, strict=True))
