"""How far does the name of a device reach? Over the words that describe it, before and after the naming word."""

from __future__ import annotations

from typing import NamedTuple

from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("devices")
JOINED = frozenset(("trait", "region", "build", "amputation", "orthosis", "prosthesis"))
LIMBS = frozenset(("arm", "leg"))
"""Parts of the body too wide to be the region of a device."""
FARTHEST = 10
"""Describing words begin at most so many words before the naming word."""


class Mention(NamedTuple):
    """Words ``first`` to ``last`` name a device; ``core`` is the naming word, -1 in ``region`` means unsaid."""

    first: int
    last: int
    kind: str
    region: str
    generic: bool
    core: int
    custom: str
    part: bool = False

    def name(self, words: Words) -> str:
        return words.quoted(self.first, self.last)


def grow(words: Words, cue: Cue, by_word: dict[int, list[Cue]], taken: int) -> Mention | None:
    """Take in the describing words before the name and the general word after it."""
    last = _joined_after(cue, by_word)
    first, regions, custom = _joined_before(words, cue, by_word, taken)
    bare = cue.group == "head" or (cue.value == "unknown" and cue.last - cue.first == 1)
    generic = bare and first == cue.first
    kind = cue.value if cue.group == "head" else "orthosis" if cue.group == "part" else cue.group
    if cue.group == "head" and words.lower[cue.first] in WORDS["limbs"]:
        traits = {words.lower[i] for i in range(first, cue.first)}
        if not traits & WORDS["limb_traits"]:
            return None
    region = cue.value if cue.group in ("orthosis", "prosthesis", "part") and cue.value != "unknown" else ""
    if not region and regions:
        region = regions[-1]
    return Mention(first, last, kind, region, generic, cue.first, custom, part=cue.group == "part")


def _joined_after(cue: Cue, by_word: dict[int, list[Cue]]) -> int:
    last = cue.last
    for follower in by_word.get(last, ()):
        if follower.group == "head" and cue.group != "head":
            return follower.last
        if follower.group in ("orthosis", "prosthesis") and cue.group == follower.group and cue.value == follower.value:
            return follower.last
    return last


def _joined_before(words: Words, cue: Cue, by_word: dict[int, list[Cue]], taken: int) -> tuple[int, list[str], str]:
    first, custom = cue.first, ""
    regions: list[str] = []
    at = cue.first
    near = range(max(0, cue.first - FARTHEST), cue.first)
    ends = {each.last: each for i in near for each in by_word.get(i, ()) if each.group in JOINED}
    while at > taken:
        before = ends.get(at) or (
            ends.get(at - 1) if at and words.lower[at - 1] in ("-", "/") and not words.gap[at] else None
        )
        if before is None or before.first < taken or (words.lower[at - 1] == "/" and before.group == "build"):
            break
        if before.group in ("region", "amputation") and before.value not in LIMBS:
            regions.insert(0, before.value)
        if before.group == "build":
            custom = before.value.replace("material", "custom")
        else:
            first = before.first
        at = before.first
    return first, regions, custom
