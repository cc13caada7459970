"""Which codes does the writer propose or bill for today, and what is said of the device's own code?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.extraction.codes.billing import Judge
from assistant.extraction.codes.catalogue import FewCodes
from assistant.extraction.codes.device_charge import DeviceCharges
from assistant.extraction.codes.exchange import exchanged
from assistant.extraction.codes.items import Items
from assistant.extraction.codes.l_code_status import LCodesRead
from assistant.extraction.codes.l_codes import read_l_codes
from assistant.extraction.codes.mentions import CodeFinder, CodeMention, KnownCodes
from assistant.extraction.codes.standing import Standing
from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.quantities.numbers import NumberWords
from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import Node, load_phrases
from assistant.reading import Certainty, Said, SetAside, UnknownCode
from coder.visit import DeviceKind, ProposedCode

NO_LIMBS = ("L85", "L86", "L80", "L81")
"""How the codes of voice prostheses, implants and breast prostheses begin."""
ORTHOTIC, PROSTHETIC = DeviceKind.ORTHOSIS, DeviceKind.PROSTHESIS
GIVING = frozenset(("made", "issued"))
NOT_GIVEN = Context.DENIED | Context.PAST | Context.PLANNED | Context.HYPOTHETICAL | Context.PLAN_SECTION
NOT_PROPOSED = Context.PAST | Context.PLANNED | Context.HYPOTHETICAL | Context.SUBJECTIVE
DROPPED = frozenset((Standing.DENIED, Standing.PAST, Standing.REPLACED, Standing.NOT_NOW, Standing.LATER))
RULES = (["policy", ":"], ["rule", ":"], ["guideline", ":"], ["lcd", ":"])
"""Before a code that a rule is told of."""


@dataclass(frozen=True, slots=True)
class CodesRead:
    """Every code found, and what is made of it."""

    services: tuple[CodeMention, ...]
    l_codes: tuple[CodeMention, ...]
    proposed: tuple[Said, ...]
    device_codes: LCodesRead
    unknown: tuple[UnknownCode, ...]
    set_aside: tuple[SetAside, ...]
    families: dict[str, str]
    """What each service code found stands for: orthotic, evaluation, E/M, other, unknown."""
    kind: Said | None
    """The kind of device that a proposed code is for."""

    @property
    def is_orthotic(self) -> bool:
        """Is a code of the orthotic service itself proposed?"""
        return any(
            isinstance(s.value, ProposedCode) and self.families[s.value.code] == "orthotic" for s in self.proposed
        )

    @property
    def unit_words(self) -> frozenset[int]:
        """The words that are units and modifiers of codes."""
        return frozenset(word for mention in self.services for word in range(mention.last, mention.end))


@dataclass(frozen=True, slots=True)
class CodeReader:
    """Reads the codes of a text."""

    finder: CodeFinder
    billing: Node
    kinds: dict[str, str]

    @classmethod
    def load(cls) -> CodeReader:
        few = FewCodes.of(load_phrases("codes/known"))
        modifiers = frozenset(load_phrases("codes/modifier").then)
        numbers = NumberWords.of(load_phrases("quantities/number"))
        finder = CodeFinder(few.families, modifiers, numbers, few)
        return cls(finder, load_phrases("codes/billing"), few.kinds)

    def with_catalogue(self, known: KnownCodes) -> CodeReader:
        """The same reader with another catalogue of known codes."""
        return replace(self, finder=replace(self.finder, known=known))

    def read(self, text: Text, quantities: Sequence[Quantity], roles: Sequence[Cue], phrases: Phrases) -> CodesRead:
        """Find every code and judge it by the words around it."""
        services = self.finder.services(text.words, quantities)
        l_codes = self.finder.l_codes(text.words)
        starts = frozenset(mention.first for mention in services)
        items = Items.of(text.words, phrases)
        judge = Judge.of(self.billing, roles, quantities, text, items, starts)
        proposed, aside = _propose(text, services, judge.of_services())
        spoken_of = [*phrases.of("l_code"), *DeviceCharges.of(text, phrases, judge.subjects).find()]
        device_codes = read_l_codes(text, l_codes, spoken_of, judge, items, given=_is_given(text, phrases))
        families = {mention.code: self.finder.family(mention.code) for mention in services}
        unknown = _unknown(text.words, (*services, *l_codes), self.finder)
        return CodesRead(
            services,
            l_codes,
            proposed,
            device_codes,
            unknown,
            (*aside, *device_codes.set_aside),
            families,
            self._kind(proposed) or _kind_of_device(text.words, l_codes),
        )

    def _kind(self, proposed: Sequence[Said]) -> Said | None:
        for said in proposed:
            if isinstance(said.value, ProposedCode) and said.value.code in self.kinds:
                kind = DeviceKind(self.kinds[said.value.code])
                return replace(said, path="orthosis_or_prosthesis", value=kind, certainty=Certainty.IMPLIED)
        return None


def _kind_of_device(words: Words, l_codes: Sequence[CodeMention]) -> Said | None:
    """The kind of device that all L codes are for: orthoses have L0 to L4, prostheses L5 to L8."""
    limbs = [code for code in l_codes if not code.code.startswith(NO_LIMBS)]
    kinds = {PROSTHETIC if code.code[1] in "5678" else ORTHOTIC for code in limbs}
    if len(kinds) != 1:
        return None
    kind = kinds.pop()
    return say(words, "orthosis_or_prosthesis", kind, limbs[0].first, limbs[0].last, Certainty.IMPLIED)


def _is_given(text: Text, phrases: Phrases) -> bool:
    """Was a device made or given today?"""
    given = (cue for cue in phrases.group("served") if cue.value in GIVING)
    return any(not text.contexts.flags[cue.first] & NOT_GIVEN for cue in given)


def _propose(
    text: Text, mentions: Sequence[CodeMention], judge: Judge
) -> tuple[tuple[Said, ...], tuple[SetAside, ...]]:
    """The service codes written as billed, proposed or asked about for today."""
    words = text.words
    proposed: dict[str, Said] = {}
    aside: list[SetAside] = []
    stops = frozenset(mention.first for mention in mentions)
    changed = exchanged(text, mentions)
    for place, mention in enumerate(mentions):
        flags = text.contexts.over(mention.first, mention.last)
        past = flags & NOT_PROPOSED or judge.occasions.opening(mention.first)
        standing = Standing.PAST if past else judge.standing(mention, stops)[0]
        if changed.get(place) is Standing.REPLACED:
            standing = Standing.REPLACED
        if standing in DROPPED or (flags & Context.DENIED and words.lower[mention.first - 1] in ("no", "not")):
            aside.append(SetAside(words.start[mention.first], words.end[mention.end - 1], f"code_{standing.value}"))
            continue
        if words.lower[mention.first - 2 : mention.first] in RULES:
            continue
        value = ProposedCode(mention.code, mention.units, mention.modifiers)
        said = say(words, "proposed_codes", value, mention.first, mention.end)
        earlier = proposed.get(mention.code)
        if earlier is None or (_has_more(value) and not _has_more(earlier.value)):
            proposed[mention.code] = said
    return tuple(proposed.values()), tuple(aside)


def _has_more(value: object) -> bool:
    return isinstance(value, ProposedCode) and (value.units is not None or bool(value.modifiers))


def _unknown(words: Words, mentions: Sequence[CodeMention], finder: CodeFinder) -> tuple[UnknownCode, ...]:
    """Codes that no catalogue has, with the nearest one that is known."""
    found = []
    for mention in mentions:
        if not (finder.is_service(mention.code) or finder.known.knows(mention.code)):
            start, end = words.start[mention.first], words.end[mention.last - 1]
            nearest = finder.nearest_orthotic(mention.code) or finder.known.nearest(mention.code)
            found.append(UnknownCode(words.text[start:end], start, end, nearest))
    return tuple(found)
