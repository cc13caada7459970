"""Who furnished the orthotic service, and did an assistant take part?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.extraction.codes.find import CodesRead
from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.people.told import NOT_TODAY, has_done, is_any, is_general
from assistant.extraction.people.weigh import ASSISTANTS, HELPS, HINT, ITEM, SMALL, Scales
from assistant.extraction.people.writer import OTHERS, THERAPISTS
from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Anchor, Work
from assistant.reading import Certainty, Conflict, Said
from coder.visit import Assistant, Discipline

WORDS = SmallWords("people")
HANDS_ON = frozenset((Work.ACTIVITY, Work.CHECK, Work.ORTHOTIC))
MODIFIERS = {"GP": "PT", "GO": "OT", "GN": "SLP", "CQ": "PT"}
NOT_HERE = NOT_TODAY | Context.DENIED | Context.POLICY
BREAKS = frozenset(".,;|/")
SUPPOSED = Context.HYPOTHETICAL | Context.PAST
SLIPS = frozenset(("sorry", "correction", "wait", "oops", "mean"))
SLIP_REACH, LOOK_REACH, ZERO_REACH = 4, 5, 4
ASIDE_SHARE = 0.4
"""A speech therapist rarely furnishes an orthotic service; any other therapist named outweighs one."""


@dataclass(slots=True)
class Evidence:
    """What speaks for one discipline, and the words that speak loudest."""

    weight: float = 0.0
    best: float = 0.0
    first: int = 0
    last: int = 0

    def add(self, weight: float, first: int, last: int) -> None:
        self.weight += weight
        if weight > self.best:
            self.best, self.first, self.last = weight, first, last


@dataclass(frozen=True, slots=True)
class PeopleRead:
    """The discipline that furnished the orthotic service, and the assistant, each as said."""

    discipline: Said | None
    assistant: Said | None
    conflict: Conflict | None = None

    @property
    def discipline_name(self) -> str:
        return str(self.discipline.value) if self.discipline else ""


def find_people(
    text: Text, phrases: Phrases, roles: Sequence[Cue], codes: CodesRead, work: Sequence[Anchor]
) -> PeopleRead:
    """Weigh who is named as the one who did the orthotic work."""
    scales = Scales(
        text,
        doing=frozenset(anchor.first for anchor in work if anchor.work in HANDS_ON),
        beside=frozenset(cue.first for cue in (*phrases.group("payer"), *roles)),
        people={cue.last: cue.value for cue in roles},
        families={mention.first: codes.families[mention.code] for mention in codes.services},
    )
    evidence: dict[str, Evidence] = defaultdict(Evidence)
    for cue in roles:
        name = ASSISTANTS.get(cue.value, cue.value)
        weight = scales.weigh(cue) if name in THERAPISTS or name in OTHERS else 0.0
        if weight:
            evidence[name].add(weight, cue.first, cue.last)
    for mention in codes.services:
        for modifier in MODIFIERS.keys() & set(mention.modifiers):
            evidence[MODIFIERS[modifier]].add(HINT, mention.first, mention.end)
    for at, name in _lone_modifiers(text.words):
        evidence[name].add(HINT, at, at + 1)
    for mention in codes.services:
        if codes.families[mention.code] == "E/M" and not text.contexts.flags[mention.first] & NOT_HERE:
            evidence["physician"].add(SMALL, mention.first, mention.end)
    if not evidence:
        evidence.update(_supposed(text, roles))
    discipline, conflict = _choose(text.words, evidence)
    return PeopleRead(discipline, _find_assistant(text, roles, phrases.of("alone")), conflict)


def _lone_modifiers(words: Words) -> Iterator[tuple[int, str]]:
    """``GO.``, ``GP mod``: a discipline's modifier as an item of its own."""
    for at, word in enumerate(words.exact):
        if word in MODIFIERS and (at == 0 or words.lower[at - 1] in BREAKS or "\n" in words.gap[at]):
            after = words.lower[at + 1] if at + 1 < len(words) else "."
            if after in BREAKS or after in ("mod", "modifier", "kx"):
                yield at, MODIFIERS[word]


def _supposed(text: Text, roles: Sequence[Cue]) -> dict[str, Evidence]:
    """``If a PT spends 14 minutes``: the only therapist of a visit that is told as a supposition."""
    cues = [cue for cue in roles if cue.value in THERAPISTS]
    if len({cue.value for cue in cues}) != 1 or not text.contexts.flags[cues[0].first] & SUPPOSED:
        return {}
    supposed = Evidence()
    supposed.add(HINT, cues[0].first, cues[0].last)
    return {cues[0].value: supposed}


def _choose(words: Words, evidence: dict[str, Evidence]) -> tuple[Said | None, Conflict | None]:
    """The heaviest; two therapists of one weight are a question where both are plainly named."""
    if "CHT" in evidence or "hand therapist" in evidence:
        _settle_hand_therapist(evidence)
    if "SLP" in evidence:
        evidence["SLP"].weight *= ASIDE_SHARE
    ranked = sorted(evidence.items(), key=lambda each: (-each[1].weight, each[0] in OTHERS))
    if not ranked or ranked[0][0] == "hand therapist":
        return None, None
    ties = [(name, each) for name, each in ranked if each.weight == ranked[0][1].weight]
    if len(ties) == 1 or (ties[0][0] in OTHERS) != (ties[1][0] in OTHERS):
        return _said(words, *ranked[0]), None
    if ranked[0][1].best < ITEM or any(name == "hand therapist" for name, _ in ties):
        return None, None
    return None, Conflict("discipline", tuple(_said(words, name, each) for name, each in ties))


def _said(words: Words, name: str, evidence: Evidence) -> Said:
    certainty = Certainty.STATED if evidence.best > HELPS + HINT else Certainty.IMPLIED
    return say(words, "discipline", Discipline(name), evidence.first, evidence.last, certainty)


def _settle_hand_therapist(evidence: dict[str, Evidence]) -> None:
    """A certified hand therapist is a PT or an OT where the licence is said."""
    for name in ("OT", "PT"):
        if name in evidence and evidence[name].best > HINT:
            evidence[name].weight += evidence.pop("CHT", Evidence()).weight
            evidence.pop("hand therapist", None)
            return
    if "CHT" in evidence:
        evidence.pop("hand therapist", None)


def _is_asked(text: Text, cue: Cue) -> bool:
    return text.layout.asked[text.layout.sentence[cue.first]]


def _gave_none(text: Text, cue: Cue) -> bool:
    """``COTA MIN: 0``, ``PTA 0``: none of the minutes are the assistant's."""
    ahead = text.words.lower[cue.last : cue.last + ZERO_REACH]
    while ahead and ahead[0] in WORDS["counting"]:
        ahead = ahead[1:]
    return ahead[:1] in (["0"], ["zero"])


def _looks_on(text: Text, cue: Cue) -> bool:
    """``COTA there but only watching``."""
    return not WORDS["looking_on"].isdisjoint(text.words.lower[cue.last : cue.last + LOOK_REACH])


def _is_slip(text: Text, cue: Cue, roles: Sequence[Cue]) -> bool:
    """``PTA, sorry PT``: another person is meant."""
    after = text.words.lower[cue.last : cue.last + SLIP_REACH]
    near = any(cue.last < other.first <= cue.last + SLIP_REACH for other in roles)
    return near and not SLIPS.isdisjoint(after)


def _find_assistant(text: Text, roles: Sequence[Cue], alone: Sequence[Cue]) -> Said | None:
    """The assistant who took part, or the statement that none did."""
    if alone and all(_is_asked(text, cue) for cue in roles if cue.value in ASSISTANTS):
        roles = ()
    inside = {i for cue in alone for i in range(cue.first, cue.last)}
    for cue in roles:
        here = (
            cue.value in ASSISTANTS
            and inside.isdisjoint(range(cue.first, cue.last))
            and not (
                _gave_none(text, cue)
                or is_any(text, cue)
                or is_general(text, cue)
                or _is_slip(text, cue, roles)
                or _looks_on(text, cue)
            )
        )
        if here and (not text.contexts.flags[cue.first] & NOT_HERE or has_done(text, cue)):
            return say(text.words, "assistant", Assistant(cue.value), cue.first, cue.last)
    none = next((cue for cue in roles if cue.value in ASSISTANTS and _gave_none(text, cue)), None)
    said = alone[0] if alone else none
    return say(text.words, "assistant", Assistant.NONE, said.first, said.last) if said else None
