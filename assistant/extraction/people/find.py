"""Who furnished the orthotic service, and did an assistant take part?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extraction.codes.find import CodesRead
from assistant.extraction.context.scopes import Context, Contexts
from assistant.extraction.layout.divide import Layout
from assistant.extraction.roles.resolve import stands_alone
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.work.anchors import Anchor, Work
from assistant.reading import Certainty, Said
from coder.visit import Assistant, Discipline

THERAPISTS = frozenset(("PT", "OT", "CHT", "SLP", "hand therapist"))
ASSISTANTS = {"PTA": "PT", "COTA": "OT"}
OTHERS = frozenset(("orthotist", "physician"))
HANDS_ON = frozenset((Work.ACTIVITY, Work.CHECK, Work.ORTHOTIC))
MODIFIERS = {"GP": "PT", "GO": "OT", "GN": "SLP", "CQ": "PT"}
NOT_TODAY = Context.PAST | Context.PLANNED | Context.HYPOTHETICAL | Context.SUBJECTIVE | Context.HOME
SELF, ITEM, DOES, NAMED, PLANNED_CARE, HELPS, HINT = 12.0, 5.0, 4.0, 2.0, 1.6, 1.5, 1.0
REACH = 12
OWN_VISIT = frozenset(
    (
        "visit",
        "session",
        "note",
        "log",
        "daily",
        "tx",
        "treatment",
        "clinic",
        "cosign",
        "cosigned",
        "cosigning",
        "supervising",
    )
)
ASIDE_SHARE = 0.4
"""A speech therapist rarely furnishes an orthotic service; any other therapist named outweighs one."""
LICENSED = frozenset(("license", "lic", "licensed", "licence"))
SELF_WORDS = frozenset(("i'm", "im", "am", "me", "i", "it's", "its"))
SLIPPED = frozenset(("said", "put", "wrote", "typed", "selected"))
AWAY = frozenset(
    ("with", "w", "to", "from", "per", "for", "his", "her", "their", "outside", "see", "call", "re", "rx", "by")
)
REFERRALS = frozenset(
    ("referral", "referring", "pending", "order", "orders", "script", "rx", "referred", "goals", "ordered", "consult")
)


@dataclass(slots=True)
class Evidence:
    """What speaks for one discipline."""

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

    @property
    def discipline_name(self) -> str:
        return str(self.discipline.value) if self.discipline else ""


def find_people(
    words: Words,
    layout: Layout,
    payers: Sequence[Cue],
    roles: tuple[Cue, ...],
    contexts: Contexts,
    codes: CodesRead,
    work: tuple[Anchor, ...],
    alone: tuple[Cue, ...],
) -> PeopleRead:
    """Weigh who is named as the one who did the orthotic work; ``alone`` are the words for no assistant."""
    doing = frozenset(anchor.first for anchor in work if anchor.work in HANDS_ON)
    beside = frozenset([cue.first for cue in payers] + [cue.first for cue in roles])
    evidence: dict[str, Evidence] = defaultdict(Evidence)
    for cue in roles:
        name = ASSISTANTS.get(cue.value, cue.value)
        if name in THERAPISTS or name in OTHERS:
            weight = _weight(words, layout, cue, contexts, doing, beside)
            if weight:
                evidence[name].add(weight, cue.first, cue.last)
    for mention in codes.services:
        for modifier in mention.modifiers:
            if modifier in MODIFIERS:
                evidence[MODIFIERS[modifier]].add(HINT, mention.first, mention.end)
    assistant = _find_assistant(words, roles, contexts, alone)
    return PeopleRead(_choose(words, evidence), assistant)


def _weight(
    words: Words, layout: Layout, cue: Cue, contexts: Contexts, doing: frozenset[int], beside: frozenset[int]
) -> float:
    """How strongly this mention says that its person furnished the service."""
    flags = contexts.flags[cue.first]
    before = words.lower[max(0, cue.first - 3) : cue.first]
    after = words.lower[cue.last : cue.last + 2]
    if flags & Context.DENIED or before[-1:] == ["not"] or before[-1:] == ["no"]:
        return 0.0
    clause = layout.clause[cue.first]
    works = any(i in doing and layout.clause[i] == clause for i in range(cue.last, min(len(words), cue.last + REACH)))
    if cue.value in ASSISTANTS:
        return 0.0 if flags & NOT_TODAY else HELPS + works * HINT
    if _is_said_of_self(before) or LICENSED & set(before + after):
        return SELF
    if before[-1:] and before[-1] in SLIPPED:
        return 0.0
    if set(after) & REFERRALS or set(before) & {"refer", "referred", "co"}:
        return 0.0
    if _is_gloss(words, cue, beside):
        return 0.0
    if stands_alone(words, cue, beside) or (cue.value in THERAPISTS and after[:1] and after[0] in OWN_VISIT):
        return ITEM
    if flags & NOT_TODAY:
        return HINT if cue.value in THERAPISTS and not flags & NOT_TODAY & ~Context.PLANNED else 0.0
    if flags & Context.PLAN_SECTION:
        return PLANNED_CARE if cue.value in THERAPISTS else 0.0
    if cue.value in OTHERS:
        return _other_weight(words, cue, before)
    away = before[-1:] and before[-1] in ("with", "w", "early", "/") and "w" in before or before[-1:] == ["with"]
    if away:
        return 0.0
    return DOES if works or after[:1] in (["eval"], ["evaluation"]) else NAMED


def _is_gloss(words: Words, cue: Cue, beside: frozenset[int]) -> bool:
    """``PT (physical therapy)``: brackets that only explain the letters before them."""
    return (
        words.lower[cue.first - 1 : cue.first] == ["("]
        and cue.first - 2 in beside
        and words.lower[cue.last : cue.last + 1] == [")"]
    )


def _is_said_of_self(before: list[str]) -> bool:
    """``I'm his``, ``I, the``, ``it's``: the words before a person that make it the writer."""
    while before and before[-1] in ("a", "an", "the", "his", "her", "their", ",", "also", "just"):
        before = before[:-1]
    return bool(before) and before[-1] in SELF_WORDS


def _other_weight(words: Words, cue: Cue, before: list[str]) -> float:
    if "seen" in before and before[-1:] == ["by"]:
        return ITEM
    if words.lower[cue.first].endswith("office") or words.lower[cue.last - 1] == "office":
        return ITEM
    led = before[:-1] if before[-1:] in (["the"], ["an"], ["a"]) else before
    if led and led[-1] in AWAY:
        return 0.0
    at_start = cue.first == 0 or words.lower[cue.first - 1] in ".;:(" or "\n" in words.gap[cue.first]
    return NAMED if at_start else HINT / 2


def _choose(words: Words, evidence: dict[str, Evidence]) -> Said | None:
    if "CHT" in evidence or "hand therapist" in evidence:
        _settle_hand_therapist(evidence)
    if "SLP" in evidence:
        evidence["SLP"].weight *= ASIDE_SHARE
    ranked = sorted(evidence.items(), key=lambda each: (-each[1].weight, each[0] in OTHERS))
    if not ranked or ranked[0][0] == "hand therapist":
        return None
    name, first = ranked[0]
    if len(ranked) > 1 and ranked[1][1].weight == first.weight and (name in OTHERS) == (ranked[1][0] in OTHERS):
        return None
    start, end = words.start[first.first], words.end[first.last - 1]
    certainty = Certainty.STATED if first.best > HELPS + HINT else Certainty.IMPLIED
    return Said("discipline", Discipline(name), start, end, certainty, words.text[start:end])


def _settle_hand_therapist(evidence: dict[str, Evidence]) -> None:
    """A certified hand therapist is a PT or an OT where the licence is said."""
    for name in ("OT", "PT"):
        if name in evidence and evidence[name].best > HINT:
            evidence[name].weight += evidence.pop("CHT", Evidence()).weight
            evidence.pop("hand therapist", None)
            return
    if "CHT" in evidence:
        evidence.pop("hand therapist", None)


def _find_assistant(words: Words, persons: tuple[Cue, ...], contexts: Contexts, alone: tuple[Cue, ...]) -> Said | None:
    """The assistant who took part, or the statement that none did."""
    inside = {i for cue in alone for i in range(cue.first, cue.last)}
    for cue in persons:
        if cue.value in ASSISTANTS and cue.first not in inside:
            if contexts.flags[cue.first] & (NOT_TODAY | Context.DENIED | Context.POLICY):
                continue
            return _said_assistant(words, cue, cue.value)
    return _said_assistant(words, alone[0], "none") if alone else None


def _said_assistant(words: Words, cue: Cue, value: str) -> Said:
    start, end = words.start[cue.first], words.end[cue.last - 1]
    return Said("assistant", Assistant(value), start, end, Certainty.STATED, words.text[start:end])
