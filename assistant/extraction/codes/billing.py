"""Does the writer bill this code for today, or is it someone else's, of another day, or dropped?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.extraction.codes.beside import Beside
from assistant.extraction.codes.billing_phrases import BillingPhrases
from assistant.extraction.codes.claims import Claims
from assistant.extraction.codes.elsewhere import Elsewhere
from assistant.extraction.codes.items import Items
from assistant.extraction.codes.mentions import CodeMention
from assistant.extraction.codes.occasion import Occasions
from assistant.extraction.codes.sources import Sources
from assistant.extraction.codes.standing import Standing
from assistant.extraction.codes.subject import Subjects
from assistant.extraction.codes.supposed import Supposed
from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.layout.divide import Layout
from assistant.extraction.phrases.scan import Cue, phrase_at
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import Node, SmallWords

WORDS = SmallWords("codes")

REACH_AFTER, REACH_BEFORE = 12, 8
DOUBTFUL = frozenset((Standing.DENIED, Standing.UNSURE, Standing.SETTLED))
JOINING = frozenset("+&,/-")
THERAPISTS = frozenset(("PT", "OT", "PTA", "COTA", "CHT"))


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges each mention by the nearest words that speak of it."""

    phrases: Node
    said: BillingPhrases
    persons: dict[int, Cue]
    words: Words
    layout: Layout
    subjects: Subjects
    occasions: Occasions
    sources: Sources
    elsewhere: Elsewhere
    beside: Beside
    flags: Sequence[int]
    """Per word the contexts it stands in."""
    services: frozenset[int] = frozenset()
    """The first words of service codes."""
    close: bool = False
    """Only words of the same clause speak of a code."""

    @classmethod
    def of(
        cls,
        phrases: Node,
        persons: Sequence[Cue],
        quantities: Sequence[Quantity],
        text: Text,
        items: Items,
        services: frozenset[int] = frozenset(),
    ) -> Judge:
        """A judge of one text; a practice in which no therapist is named may be a physician's."""
        therapist = any(cue.value in THERAPISTS for cue in persons)
        own = WORDS["ourselves"] if therapist else WORDS["ourselves"] | WORDS["physicians"]
        dates = {quantity.first: quantity for quantity in quantities if quantity.kind is Kind.DATE}
        people = {cue.first: cue for cue in persons}
        occasions = Occasions(text.words, text.layout, dates)
        subjects = Subjects(text.words, text.layout, people, own, therapist, items.ends, items.named)
        sources = Sources(text.words, people, frozenset(dates), services, subjects, occasions)
        elsewhere = Elsewhere(text, subjects, sources)
        supposed, claims = Supposed(text.words, text.layout, subjects), Claims(text.words, text.layout)
        beside = Beside(text.words, text.layout, subjects, occasions, supposed, claims, services)
        flags = text.contexts.flags
        said = BillingPhrases(phrases, text.words, text.layout, dates, services, subjects, occasions)
        return cls(
            phrases,
            said,
            people,
            text.words,
            text.layout,
            subjects,
            occasions,
            sources,
            elsewhere,
            beside,
            flags,
            services,
        )

    def of_services(self) -> Judge:
        """The same judge for the codes of services, of which only words of their own clause speak."""
        return replace(self, close=True, beside=replace(self.beside, close=True))

    @property
    def ours(self) -> frozenset[str]:
        return self.subjects.ours

    def standing(self, mention: CodeMention, stops: frozenset[int]) -> tuple[Standing, int]:
        """What is said of a code, and the first word that says it; another code ends the search."""
        denied = self.beside.said(mention, stops) or self._recalled(mention)
        if denied:
            return denied
        after = self._after(mention, stops)
        before = self._before(mention, stops)
        if after and before and after[0] is Standing.BILLED and before[0] in DOUBTFUL:
            return (before[0] if before[0] is Standing.SETTLED else Standing.UNSURE), before[1]
        if after and after[0] is Standing.BILLED and not self.close and self._is_recalled_behind(after[1]):
            return Standing.DENIED, after[1]
        if after and before:
            nearer_after = after[1] - mention.last <= mention.first - before[1]
            meant = before[0] in (Standing.BILLED, Standing.INTENDED)
            return after if nearer_after or meant else before
        return after or before or (Standing.UNSAID, mention.first)

    def _after(self, mention: CodeMention, stops: frozenset[int]) -> tuple[Standing, int] | None:
        settled: tuple[Standing, int] | None = None
        for at in range(mention.last, self._last(mention)):
            if at in stops:
                return settled
            found = self.sources.said(at) or self.said.said_at(at, "backward", mention)[0]
            if found and "or" in self.words.lower[mention.last : at] and not stops.isdisjoint((at + 1, at + 2)):
                return settled
            if found and found is not Standing.NOT_OURS and self._is_of_other_matter(at, mention):
                return settled
            if found is Standing.BILLED and self._is_taken_back(at + 1):
                return Standing.CONTRADICTED, at
            if found is Standing.SETTLED and settled is None:
                settled = found, at
            elif found is Standing.DENIED and settled and self.words.lower[at - 1] in WORDS["reasons"]:
                return settled
            elif found and (settled is None or found in (Standing.DENIED, Standing.NOT_OURS)):
                return found, at
        return settled

    def _is_of_other_matter(self, at: int, mention: CodeMention) -> bool:
        """``L3763, eval 97165 done 10/2``: what follows is said of the evaluation."""
        lower = self.words.lower
        between = range(mention.end, at)
        service = next((i for i in between if i in self.services), None)
        if at + 1 in self.services:
            return True
        apart = service is not None and not all(
            lower[i] in JOINING or lower[i] in WORDS["beside_item"] for i in range(mention.end, service)
        )
        return apart or (at > mention.end and lower[at - 1] in WORDS["other_matters"])

    def _is_taken_back(self, at: int) -> bool:
        """``billed not billed``: the denial of the word itself follows."""
        said = self.words.lower[at : at + 3]
        said = said[1:] if said[:1] in ([","], ["or"], ["/"]) else said
        return said[:2] in (["not", "billed"], ["not", "charged"], ["not", "ours"]) or said[:1] == ["unbilled"]

    def _last(self, mention: CodeMention) -> int:
        """Where the words after a code end: with its sentence, or a little into the answer to ``L3808?``."""
        _, closes = self.layout.sentences[self.layout.sentence[mention.first]]
        last = min(closes, mention.last + REACH_AFTER)
        clause = self.layout.clause
        if self.close:
            return next((i for i in range(mention.last, last) if clause[i] != clause[mention.first]), last)
        if closes < len(self.words) and self.words.lower[closes - 1] == "?":
            return min(closes + 4, len(self.words))
        return last

    def _is_recalled_behind(self, at: int) -> bool:
        """``on my claim, take it off``, ``on the claim by accident``."""
        _, closes = self.layout.sentences[self.layout.sentence[at]]
        return any(
            meaning.value == "recalled"
            for i in range(at + 1, min(closes, at + REACH_AFTER))
            for meaning in phrase_at(self.words, self.phrases, i)[0]
        )

    def _recalled(self, mention: CodeMention) -> tuple[Standing, int] | None:
        """``L1970 on our claim. Should not be there``, ``L3960. Not ours``: the next sentence takes it back."""
        _, closes = self.layout.sentences[self.layout.sentence[mention.first]]
        means, _ = phrase_at(self.words, self.phrases, closes)
        if any(meaning.value == "recalled" for meaning in means):
            return Standing.DENIED, closes
        theirs = any(meaning.value == "not_ours" and meaning.detail == "backward" for meaning in means)
        return (Standing.NOT_OURS, closes) if theirs and not self.close else None

    def _before(self, mention: CodeMention, stops: frozenset[int]) -> tuple[Standing, int] | None:
        opens, _ = self.layout.sentences[self.layout.sentence[mention.first]]
        nearest: tuple[Standing, int] | None = None
        at = max(opens, mention.first - REACH_BEFORE)
        while at < mention.first:
            last = at + 1
            if at in stops:
                nearest = None
            elif not self.close or self.layout.clause[at] == self.layout.clause[mention.first]:
                found, last = self.said.said_at(at, "forward", mention)
                if self.words.lower[at] == "from" and last < mention.first:
                    found = None
                if found is Standing.DENIED and "so" in self.words.lower[last : mention.first]:
                    found = None
                if found in (Standing.BILLED, Standing.INTENDED) and self.flags[at] & Context.DENIED:
                    found = found if self.words.lower[at + 1] == "forget" else Standing.DENIED
                apart = self.layout.clause[at] != self.layout.clause[mention.first]
                if found in (Standing.DENIED, Standing.UNSURE) and apart and self.words.lower[last : last + 1] != [":"]:
                    found = None
                if found:
                    nearest = found, at
            at = last
        return nearest
