"""Which words name a device, and what do they say of its kind, region, side and making?"""

from __future__ import annotations

from typing import NamedTuple

from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.tokens.lexer import Words

NAMES = frozenset(("orthosis", "prosthesis", "head", "part"))
DESCRIBING = ("orthosis", "prosthesis", "head", "part", "trait", "region", "build", "amputation")
JOINED = frozenset(("trait", "region", "build", "amputation", "orthosis", "prosthesis"))
NEEDS_CAPITALS = frozenset(("who", "eo", "ho", "fo", "so", "lo", "aso", "cto", "pls"))
GENERIC = frozenset(("leg", "limb", "arm", "socket", "pylon", "prosthetics"))
LIMB_TRAITS = frozenset(
    (
        "prosthetic",
        "artificial",
        "prep",
        "preparatory",
        "test",
        "check",
        "myo",
        "definitive",
        "running",
        "bk",
        "ak",
        "tt",
        "tf",
    )
)
NOT_A_DEVICE_BEFORE = frozenset(
    "training train fitting mgmt mgt management visit session clinic code codes group gait class service services therapist care tx ed education "
    "instruction instructions treatment time eval evaluation assessment checkout check limb encounter minutes min enc claim billing work appointment "
    "company shop lab patient program vendor charge program use visits/ department dept rep supplier needs goals fabrication adjustment unit units".split()
)
SHORT_FOR_PROSTHESIS = frozenset(
    (
        "bk",
        "ak",
        "tt",
        "tf",
        "transtibial",
        "transfemoral",
        "transfem",
        "transtib",
        "transradial",
        "transhumeral",
        "below knee",
        "above knee",
    )
)


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
        return words.text[words.start[self.first] : words.end[self.last - 1]]


class DevicesNamed(NamedTuple):
    """Every naming of a device, and every adjective that only tells the kind (``prosthetic training``)."""

    mentions: tuple[Mention, ...]
    adjectives: tuple[Cue, ...]


def find_mentions(words: Words, phrases: Phrases) -> DevicesNamed:
    """Every naming of a device in order; where no prosthesis is named, the level of amputation names it."""
    by_word: dict[int, list[Cue]] = {}
    for group in DESCRIBING:
        for cue in phrases.group(group):
            by_word.setdefault(cue.first, []).append(cue)
    mentions: list[Mention] = []
    adjectives: list[Cue] = []
    taken = -1
    for at in sorted(by_word):
        cue = next((c for c in by_word[at] if c.group in NAMES), None)
        if cue is None or at < taken or _is_shouted_word(words, cue):
            continue
        if _is_adjective(words, cue):
            adjectives.append(cue)
            continue
        mention = _grow(words, cue, by_word, taken)
        if mention and mentions and _is_component(words, mentions[-1], mention):
            mentions[-1] = mentions[-1]._replace(last=mention.last)
            taken = mention.last
        elif mention:
            mentions.append(mention)
            taken = mention.last
    if not any(mention.kind == "prosthesis" for mention in mentions):
        mentions = sorted([*mentions, *_short_names(words, by_word)])
    return DevicesNamed(tuple(mentions), tuple(adjectives))


def _is_component(words: Words, mention: Mention, part: Mention) -> bool:
    """``AFO with heel lift``, ``partial foot prosthesis w/ toe filler``."""
    between = words.lower[mention.last : part.first]
    if between == ["("] and mention.region == part.region:
        return True
    return between in (["w"], ["w", "/"], ["with"], ["with", "a"], ["w", "/", "a"]) and not part.generic


def _short_names(words: Words, by_word: dict[int, list[Cue]]) -> list[Mention]:
    """``BK``, ``transfemoral``: short for the prosthesis of that level."""
    cues = [cue for at in by_word for cue in by_word[at] if cue.group == "amputation"]
    return [
        Mention(cue.first, cue.last, "prosthesis", cue.value, False, cue.first, "")
        for cue in cues
        if " ".join(words.lower[cue.first : cue.last]) in SHORT_FOR_PROSTHESIS
    ]


def _is_shouted_word(words: Words, cue: Cue) -> bool:
    """``who`` is no wrist-hand orthosis unless written ``WHO``."""
    word = words.lower[cue.first]
    return cue.last - cue.first == 1 and word in NEEDS_CAPITALS and not words.exact[cue.first].isupper()


def _is_adjective(words: Words, cue: Cue) -> bool:
    """``orthotic training`` names a service; ``orthotics`` name a device."""
    word = words.lower[cue.last - 1]
    if word not in ("orthotic", "prosthetic", "orthotics", "prosthetics", "orth", "prosth"):
        return False
    after = words.lower[cue.last] if cue.last < len(words) else ""
    alone = word == "prosthetic" and (after in (",", ";", ".", "", "/") or after.isdigit())
    return alone or after in NOT_A_DEVICE_BEFORE or (after == "/" and cue.last + 1 < len(words))


def _grow(words: Words, cue: Cue, by_word: dict[int, list[Cue]], taken: int) -> Mention | None:
    """Take in the describing words before the name and the general word after it."""
    last = _joined_after(cue, by_word)
    first, regions, custom = _joined_before(words, cue, by_word, taken)
    bare = cue.group == "head" or (cue.value == "unknown" and cue.last - cue.first == 1)
    generic = bare and first == cue.first
    kind = cue.value if cue.group == "head" else "orthosis" if cue.group == "part" else cue.group
    if cue.group == "head" and words.lower[cue.first] in GENERIC:
        traits = {words.lower[i] for i in range(first, cue.first)}
        if not traits & LIMB_TRAITS:
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
    first, regions, custom = cue.first, [], ""
    at = cue.first
    ends = {
        c.last: c for i in range(max(0, cue.first - 10), cue.first) for c in by_word.get(i, ()) if c.group in JOINED
    }
    while at > taken:
        before = ends.get(at) or (
            ends.get(at - 1) if at and words.lower[at - 1] in ("-", "/") and not words.gap[at] else None
        )
        if before is None or before.first < taken or (words.lower[at - 1] == "/" and before.group == "build"):
            break
        if before.group in ("region", "amputation"):
            regions.insert(0, before.value)
        if before.group == "build":
            custom = before.value.replace("material", "custom")
        else:
            first = before.first
        at = before.first
    return first, regions, custom
