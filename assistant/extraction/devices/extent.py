"""How far does the name of a device reach? Over the words that describe it, before and after the naming word."""

from __future__ import annotations

from typing import NamedTuple

from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("devices")
JOINED = frozenset(("trait", "region", "build", "amputation", "orthosis", "prosthesis"))
NAMING = frozenset(("orthosis", "prosthesis", "head"))
SHAPE = "shape"
"""Words that name an orthosis only after a part of the body, or after what it does or is made of."""
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
    kind = _kind_of(cue)
    if cue.group == "head" and not _is_named(words, cue, first, regions):
        return None
    region = cue.value if cue.group in ("orthosis", "prosthesis", "part") and cue.value != "unknown" else ""
    if region and words.lower[cue.first] in WORDS["makers"]:
        region = _region_told(cue, last, by_word) or (regions[-1] if regions else region)
    if not region and regions:
        region = regions[-1]
    if not region:
        region = _region_after(cue, last, by_word)
    return Mention(first, last, kind, region, generic, cue.first, custom, part=cue.group == "part")


def _kind_of(cue: Cue) -> str:
    if cue.group == "part" or cue.value == SHAPE:
        return "orthosis"
    return cue.value if cue.group == "head" else cue.group


def _is_named(words: Words, cue: Cue, first: int, regions: list[str]) -> bool:
    """``leg`` and ``loop`` name a device only after words that make them one."""
    before = {words.lower[i] for i in range(first, cue.first)}
    if cue.value == SHAPE:
        return bool(regions) or bool(before & WORDS["shape_traits"])
    return words.lower[cue.first] not in WORDS["limbs"] or bool(before & WORDS["limb_traits"])


def _joined_after(cue: Cue, by_word: dict[int, list[Cue]]) -> int:
    """The end of the name: over describing words that lead, without a break, to one more naming word of its kind."""
    last = at = cue.last
    while True:
        followers = by_word.get(at, ())
        name = next((each for each in followers if each.group in NAMING and _kind_of(each) == cue.group), None)
        if name is not None and cue.group != "head":
            last = at = name.last
            continue
        describing = next((each for each in followers if each.group in JOINED), None)
        if describing is None:
            return last
        at = describing.last


def _region_after(cue: Cue, last: int, by_word: dict[int, list[Cue]]) -> str:
    """The region that a further naming word tells: ``JAS wrist splint``."""
    joined = (each for at in range(cue.last, last) for each in by_word.get(at, ()))
    return next((each.value for each in joined if each.group == cue.group and each.value != "unknown"), "")


def _region_told(cue: Cue, last: int, by_word: dict[int, list[Cue]]) -> str:
    """What the words behind a maker's name tell: ``Bledsoe wrist brace``."""
    joined = (each for at in range(cue.last, last + 1) for each in by_word.get(at, ()))
    told = (each.value for each in joined if each.group == "region" or each.group == cue.group)
    return next((value for value in told if value != "unknown" and value not in LIMBS), "")


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
