"""How strongly does one mention of a person say that this person furnished the orthotic service?"""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.people.told import NOT_TODAY, has_done, is_in_house
from assistant.extraction.people.writer import THERAPISTS, is_another, is_aside, is_writer
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.roles.resolve import stands_alone
from assistant.extraction.tokens.lexer import Shape
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("people")

ASSISTANTS = {"PTA": "PT", "COTA": "OT"}
SELF, SIGNED, ITEM, DOES, SMALL, NAMED = 12.0, 6.0, 5.0, 4.0, 2.5, 2.0
"""``I'm the PT``; ``Ruiz PT.``; ``PT.`` as an item; ``PT made``; ``pt`` in small letters; any other mention."""
PLANNED_CARE, HELPS, HINT = 1.6, 1.5, 1.0
"""``cont PT``; the assistant's; a modifier's."""
REACH, LED_REACH = 12, 3
MINUTES = frozenset(("min", "mins", "minutes", "m", "'"))
CLOSES = frozenset(".;,|)/")
LONGEST_ITEM = 8
"""Words of a sentence that is only a profession with what describes it."""


@dataclass(frozen=True, slots=True)
class Scales:
    """Weighs mentions by the words around them."""

    text: Text
    doing: frozenset[int]
    """The first words of orthotic work."""
    beside: frozenset[int]
    """The first words of payers and people, before which a person still is an item of its own."""
    people: dict[int, str]
    """The people of the text by the word after each."""
    families: dict[int, str] = field(default_factory=dict)
    """What each service code stands for, by its first word."""

    def weigh(self, cue: Cue) -> float:
        """The weight of a mention; 0 where it names somebody who is not the writer."""
        words = self.text.words
        before = words.lower[max(0, cue.first - 3) : cue.first]
        after = words.lower[cue.last : cue.last + 2]
        if before[-2:] == ["?", "no"]:
            return SIGNED
        if cue.value in THERAPISTS and cue.first - self.text.opens(cue.first) <= 1 and self._begins_work(cue):
            return DOES
        if after[:1] and after[0] in ("evaluation", "eval") and before[-1:] != ["no"]:
            return NAMED
        if before[-1:] in (["not"], ["no"]):
            return 0.0
        if self.text.contexts.flags[cue.first] & Context.DENIED and not has_done(self.text, cue):
            return 0.0
        if after == ["?", "no"] or before[-1:] == ["was"] or is_another(self.text, cue, self.people):
            return 0.0
        if cue.value in ASSISTANTS:
            return self._assistant(cue)
        if (
            is_writer(self.text, cue)
            or WORDS["licensed"] & {*before, *after}
            or (after[:1] == ["i"] and "as" in before)
        ):
            return SELF
        if is_aside(self.text, cue, self.people) or self._is_diagnosis(cue):
            return 0.0
        weight = self._named(cue, before, after)
        small = words.lower[cue.first] == "pt" and words.exact[cue.first] != "PT"
        return min(weight, SMALL) if small else weight

    def _named(self, cue: Cue, before: list[str], after: list[str]) -> float:
        if self._is_signature(cue):
            return SIGNED
        own = bool(after) and after[0] in WORDS["own_visit"]
        if own and cue.value in THERAPISTS:
            return ITEM if cue.first else SIGNED
        planned = self.text.contexts.flags[cue.first] & Context.PLAN_SECTION
        behind_label = self.text.words.lower[cue.first - 1] == ":" and not planned
        opened = cue.first == self.text.opens(cue.first) or behind_label
        if own and opened and (after[0] != "here" or not after[-1].isalpha()):
            return SIGNED
        titled = self.text.words.lower[cue.first] in ("dr", "dr.")
        if (stands_alone(self.text.words, cue, self.beside) and not titled) or self._is_whole_sentence(cue):
            return ITEM if cue.first or cue.value in THERAPISTS else SIGNED
        if self._leads_number(cue, after):
            return self._of_code(cue)
        return self._in_sentence(cue, before)

    def _of_code(self, cue: Cue) -> float:
        """``OT 97763`` outweighs ``PT 97116``."""
        family = self.families.get(cue.last)
        if family is None or "orthotic" not in self.families.values():
            return ITEM
        return SIGNED if family == "orthotic" else HELPS

    def _is_signature(self, cue: Cue) -> bool:
        """``J. Ruiz PA-C.``, ``- L. Brandt, OTR/L``: a name before it, nothing after it, and nobody referred."""
        words = self.text.words
        closed = cue.last >= len(words) or words.lower[cue.last] in CLOSES or "\n" in words.gap[cue.last]
        at = cue.first - 1
        if at >= 0 and words.lower[at] == ",":
            at -= 1
        if not closed or at < 0 or words.lower[at] in WORDS["no_names"]:
            return False
        initial = at > 1 and words.lower[at - 1] == "." and len(words.exact[at - 2]) == 1
        if not (words.exact[at].istitle() or (initial and words.exact[at].isupper())):
            return False
        if not (words.exact[at].isalpha() and len(words.exact[at]) > 1) or words.lower[cue.first] in ("dr", "dr."):
            return False
        led = words.lower[max(0, at - LED_REACH) : at]
        return WORDS["away"].isdisjoint(led) and WORDS["referrals"].isdisjoint(led) and "dr" not in led

    def _is_whole_sentence(self, cue: Cue) -> bool:
        """``Peds PT.``, ``Certified orthotic fitter.``"""
        opens, closes = self.text.layout.sentences[self.text.layout.sentence[cue.first]]
        lower = self.text.words.lower
        if closes - opens > LONGEST_ITEM:
            return False
        last = closes - 1 if lower[closes - 1] in "." else closes
        others = [*lower[opens : cue.first], *lower[cue.last : last]]
        return len(others) <= LED_REACH and all(word in WORDS["settings"] for word in others)

    def _is_diagnosis(self, cue: Cue) -> bool:
        """``CP, spastic diplegia`` is no prosthetist."""
        lower = self.text.words.lower
        around = lower[max(0, cue.first - 4) : cue.first] + lower[cue.last : cue.last + 4]
        return lower[cue.first] == "cp" and not WORDS["palsy"].isdisjoint(around)

    def _leads_number(self, cue: Cue, after: list[str]) -> bool:
        """``PT 97760 1 unit``: at the start of a sentence, a code or a number after it."""
        opens = cue.value in THERAPISTS and cue.first == self.text.opens(cue.first)
        return opens and bool(after) and after[0].isdigit()

    def _assistant(self, cue: Cue) -> float:
        if self.text.contexts.flags[cue.first] & NOT_TODAY and not has_done(self.text, cue):
            return 0.0
        if self._is_signature(cue) or stands_alone(self.text.words, cue):
            return DOES
        return HELPS + HINT * self._works(cue)

    def _is_timed(self, cue: Cue) -> bool:
        """``cast 20 min by the orthotist``: the one time that is told is theirs, and nobody else is named."""
        if any(value in THERAPISTS or value in ASSISTANTS for value in self.people.values()):
            return False
        words = self.text.words
        opens = self.text.opens(cue.first)
        led = words.lower[max(opens, cue.first - LED_REACH) : cue.first]
        timed = any(
            words.shape[at] == Shape.NUMBER and words.lower[at + 1] in MINUTES for at in range(opens, cue.first)
        )
        return "by" in led and timed and any(at in self.doing for at in range(opens, cue.first))

    def _works(self, cue: Cue) -> bool:
        """Is orthotic work named after the person, in the same clause?"""
        clause = self.text.layout.clause
        last = min(len(clause), cue.last + REACH)
        return any(i in self.doing and clause[i] == clause[cue.first] for i in range(cue.last, last))

    def _begins_work(self, cue: Cue) -> bool:
        """``The occupational therapist fabricated``: said of today, whatever the rest of the sentence says."""
        return cue.last in self.doing and self.text.words.lower[cue.last].endswith("ed")

    def _in_sentence(self, cue: Cue, before: list[str]) -> float:
        flags = self.text.contexts.flags[cue.first]
        therapist = cue.value in THERAPISTS
        if flags & NOT_TODAY:
            return HINT if therapist and not flags & NOT_TODAY & ~Context.PLANNED else 0.0
        if flags & Context.PLAN_SECTION:
            return PLANNED_CARE if therapist else 0.0
        if not therapist:
            return self._other(cue, before)
        if before[-1:] in (["with"], ["w"], ["early"]) or before[-2:] == ["w", "/"]:
            return 0.0
        return DOES if self._works(cue) else NAMED

    def _other(self, cue: Cue, before: list[str]) -> float:
        """Orthotists and physicians are mostly named as somebody else: from whom, to whom, by whom."""
        words = self.text.words
        if before[-1:] == ["from"]:
            place = (
                words.lower[cue.last : cue.last + 1] in (["office"], ["clinic"])
                or words.lower[cue.last - 1] == "office"
            )
            return ITEM if cue.first == 1 and place else 0.0
        done = before[-1:] == ["by"] and not WORDS["done"].isdisjoint(before)
        if done or words.lower[cue.last - 1].endswith("office") or is_in_house(words, cue):
            return ITEM
        if cue.value == "orthotist" and before[-1:] in (["by"], ["the"]) and self._is_timed(cue):
            return NAMED
        led = before[:-1] if before[-1:] in (["the"], ["an"], ["a"]) else before
        if led and led[-1] in WORDS["away"]:
            return 0.0
        opens = cue.first == 0 or words.lower[cue.first - 1] in ".;:(" or "\n" in words.gap[cue.first]
        return NAMED if opens else HINT / 2
