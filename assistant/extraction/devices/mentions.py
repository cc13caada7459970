"""Which words name a device, and what do they say of its kind, region, side and making?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assistant.extraction.devices.extent import Mention, grow
from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("devices")
JOINTS = frozenset(("hip", "knee", "shoulder", "joint", "elbow", "ankle"))
NAMES = frozenset(("orthosis", "prosthesis", "head", "part"))
WITH = (["w"], ["w", "/"], ["with"], ["with", "a"], ["w", "/", "a"])
DESCRIBING = ("orthosis", "prosthesis", "head", "part", "trait", "region", "build", "amputation")


class DevicesNamed(NamedTuple):
    """Every naming of a device, and every adjective that only tells the kind (``prosthetic training``)."""

    mentions: tuple[Mention, ...]
    adjectives: tuple[Cue, ...]
    levels: tuple[Cue, ...] = ()
    """Levels of amputation, which speak of a prosthesis."""


def find_mentions(words: Words, phrases: Phrases) -> DevicesNamed:
    """Every naming of a device in order; where no prosthesis is named, the level of amputation names it."""
    levels = phrases.group("amputation")
    implanted = not levels and _has_implant(words, phrases)
    by_word: dict[int, list[Cue]] = {}
    for group in DESCRIBING:
        for cue in phrases.group(group):
            by_word.setdefault(cue.first, []).append(cue)
    mentions: list[Mention] = []
    adjectives: list[Cue] = []
    taken = -1
    for at in sorted(by_word):
        name = next((cue for cue in by_word[at] if cue.group in NAMES), None)
        if name is None or at < taken or _is_ordinary_word(words, name) or _is_label(words, name):
            continue
        if implanted and (name.value in ("unknown", "device")) and name.group in ("prosthesis", "head"):
            continue
        if _is_adjective(words, name):
            adjectives.append(name)
            continue
        mention = grow(words, name, by_word, taken)
        if mention is None:
            continue
        taken = mention.last
        if mentions and _is_component(words, mentions[-1], mention):
            mentions[-1] = mentions[-1]._replace(last=mention.last)
        else:
            mentions.append(mention)
    if not any(mention.kind == "prosthesis" for mention in mentions):
        mentions = sorted([*mentions, *_short_names(levels)])
    return DevicesNamed(tuple(mentions), tuple(adjectives), tuple(levels))


def _has_implant(words: Words, phrases: Phrases) -> bool:
    """Is a joint or voice prosthesis spoken of, in a text without an amputation?"""
    lower = words.lower
    replaced = any(lower[i] in ("replacement", "replacements") and lower[i - 1] in JOINTS for i in range(1, len(lower)))
    return replaced or bool(phrases.group("implant")) or not WORDS["implants"].isdisjoint(words.lower)


def _is_label(words: Words, cue: Cue) -> bool:
    """``DEVICE: hook`` names a field; ``Muenster socket`` is a kind of socket."""
    after = words.lower[cue.last : cue.last + 1]
    if words.lower[cue.last - 1] == "device":
        return after in ([":"], ["="])
    return cue.group == "orthosis" and after == ["socket"]


def _is_component(words: Words, mention: Mention, part: Mention) -> bool:
    """``AFO with heel lift``, ``partial foot prosthesis w/ toe filler``."""
    between = words.lower[mention.last : part.first]
    if between == ["("] and mention.region == part.region:
        return True
    return not part.generic and between in WITH


def _short_names(levels: Sequence[Cue]) -> list[Mention]:
    """``BK``, ``transfemoral``: short for the prosthesis of that level."""
    return [
        Mention(cue.first, cue.last, "prosthesis", cue.value, False, cue.first, "")
        for cue in levels
        if cue.detail == "short"
    ]


def _is_ordinary_word(words: Words, cue: Cue) -> bool:
    """``who`` is no wrist-hand orthosis unless written ``WHO``."""
    word = words.lower[cue.first]
    return cue.last - cue.first == 1 and word in WORDS["capitals"] and not words.exact[cue.first].isupper()


def _is_adjective(words: Words, cue: Cue) -> bool:
    """``orthotic training`` names a service; ``orthotics`` name a device."""
    word = words.lower[cue.last - 1]
    if word not in ("orthotic", "prosthetic", "orthotics", "prosthetics", "orth", "prosth"):
        return False
    after = words.lower[cue.last] if cue.last < len(words) else ""
    alone = word == "prosthetic" and (after in (",", ";", ".", "", "/") or after.isdigit())
    return alone or after in WORDS["after_adjective"] or (after == "/" and cue.last + 1 < len(words))
