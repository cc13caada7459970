"""What do the words around a payer's name say of it: that it pays, is former, denied, second, somebody else's?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.payers.items import stands_alone, stands_behind
from assistant.extraction.phrases.scan import Cue, phrase_at, phrase_before
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import Node, SmallWords, load_phrases

WORDS = SmallWords("payers")
OUT = frozenset(("former", "denied", "secondary", "compared", "asked", "pending", "unsure", "later"))
"""Standings of a payer that does not pay today."""
WEAK = frozenset(("refused", "noted"))
"""Standings of a payer that pays only where no other is named: it refused before, or an old record names it."""
NOT_PAYING = frozenset(("former", "denied", "compared", "noted"))
MEDICARE = "Medicare"
JOINED = frozenset(("/", "+", "&", "and", "w", "with"))
PRIMARY, FORMER, DENIED, SECOND = "primary", "former", "denied", "secondary"
STILL_DENIED = ("not", "no", "never")
BEHIND_NO = frozenset((",", ";", "."))
AFTER_NAME = frozenset((",", "(", ")", ":"))
ONLY_BESIDE = frozenset(("compared", "asked", "pending"))
MOST_FILLERS = 5
"""Words that may stand between a name and what is said of it."""
RELATIVE_REACH, SLIP_REACH, CHANGE_REACH = 7, 5, 5
ITEM_BREAKS = frozenset(".;,|\n")
ARROWS = frozenset(("→", "⇒", ">"))


@dataclass(frozen=True, slots=True)
class Standings:
    """Tells what is said of each payer's name."""

    after: Node
    before: Node
    """What is said before and after a name; the latter planted backwards."""

    @classmethod
    def load(cls) -> Standings:
        return cls(load_phrases("payers/standing"), load_phrases("payers/standing", backwards=True))

    def of(self, text: Text, named: Sequence[Cue]) -> dict[Cue, str]:
        """The standing of each name, empty where nothing is said."""
        firsts = {cue.first for cue in named}
        standing = {cue: self._standing(text, cue, firsts) for cue in named}
        for one, other in pairwise(named):
            if _is_change(text.words, one, other):
                standing[one], standing[other] = FORMER, PRIMARY
            elif text.words.lower[one.last : other.first] == ["then"] and standing[other] == "":
                standing[other] = SECOND
        _put_behind_medicare(text.words, named, standing)
        return standing

    def _standing(self, text: Text, cue: Cue, firsts: set[int]) -> str:
        words = text.words
        after = words.lower[cue.last : cue.last + 2]
        if after[:1] == ["no"] and after[-1] in BEHIND_NO:
            return DENIED
        relatives = _of_relatives(words, cue)
        if relatives:
            return relatives
        led = self._said_before(words, cue)
        near = phrase_before(words, self.before, cue.first)[0]
        leading = any(meaning.value == PRIMARY and meaning.detail == "forward" for meaning in near)
        leading = leading and not self._is_of_rules(words, cue)
        behind = PRIMARY if leading else self._said_behind(words, cue, firsts)
        if led in NOT_PAYING and (leading or behind == PRIMARY):
            return led
        if behind or _is_second(words, cue.last):
            return behind or SECOND
        if led:
            return led
        flags = text.contexts.flags[cue.first]
        if flags & (Context.POLICY | Context.HYPOTHETICAL) and not stands_alone(words, cue):
            return "asked"
        return ""

    def _is_of_rules(self, words: Words, cue: Cue) -> bool:
        """``Aetna uses Medicare rules``: what follows the name makes it only spoken of."""
        means, _ = phrase_at(words, self.after, cue.last)
        return any(meaning.value == "asked" and meaning.detail == "backward" for meaning in means)

    def _said_before(self, words: Words, cue: Cue) -> str:
        """The nearest thing said before a name, over small words: ``was covered by``; that it pays may be denied."""
        at, verdict = cue.first, ""
        for _ in range(MOST_FILLERS):
            means, begins = phrase_before(words, self.before, at)
            said = next((meaning.value for meaning in means if meaning.detail == "forward"), "")
            if verdict:
                return DENIED if said == DENIED and words.lower[begins] in STILL_DENIED else verdict
            if said and said != PRIMARY:
                return said
            if said:
                verdict, at = said, begins
            elif at and words.lower[at - 1] in WORDS["before_name"]:
                at -= 1
            else:
                break
        return verdict

    def _said_behind(self, words: Words, cue: Cue, firsts: set[int]) -> str:
        """What is said right behind a name, behind a comma or bracket after it, or after ``is only the``."""
        said_here, ends = phrase_at(words, self.after, cue.last)
        for meaning in said_here:
            if meaning.detail == "backward" and not (meaning.value == PRIMARY and ends in firsts):
                return meaning.value
        at = cue.last
        while at < len(words) and words.lower[at] in AFTER_NAME:
            at += 1
        for _ in range(MOST_FILLERS):
            means, last = phrase_at(words, self.after, at)
            said = {meaning.value for meaning in means if meaning.detail == "backward"} - ONLY_BESIDE
            if said and last not in firsts:
                return said.pop()
            if at >= len(words) or words.lower[at] not in WORDS["after_name"]:
                return ""
            at += 1
        return ""


def _put_behind_medicare(words: Words, named: Sequence[Cue], standing: dict[Cue, str]) -> None:
    """``Medicare w/ TFL``, ``Medicare/Medicaid``: what by law pays only after Medicare."""
    paying = [cue for cue in named if cue.value == MEDICARE and standing[cue] not in OUT | WEAK]
    if not paying:
        return
    for cue in named:
        if standing[cue] in OUT:
            continue
        for_life = cue.value == "TRICARE" and words.lower[cue.last - 1] in ("tfl", "life")
        joined = cue.value == "Medicaid" and any(
            JOINED.issuperset(words.lower[one.last : cue.first]) and 0 < cue.first - one.last <= len("w/")
            for one in paying
        )
        if for_life or joined:
            standing[cue] = SECOND


def _is_change(words: Words, one: Cue, other: Cue) -> bool:
    """``from Anthem to Aetna``, ``changed: Anthem -> Aetna``, ``Anthem, sorry, Aetna``."""
    between = words.lower[one.last : other.first]
    if between == ["to"]:
        led = words.lower[max(0, one.first - CHANGE_REACH) : one.first]
        return not WORDS["changes"].isdisjoint(led)
    if between and between[-1] in ARROWS and len(between) <= len("->"):
        return True
    if between[-2:] == ["no", ","] and len(between) <= len(("(", "no", ",")):
        return True
    said = [word for word in between if word.isalpha()]
    return len(between) <= SLIP_REACH and bool(WORDS["slips"].intersection(said)) and WORDS["in_slips"].issuperset(said)


def _of_relatives(words: Words, cue: Cue) -> str:
    """``his wife has Humana``, ``Humana is her husband's``: compared, unless the patient is insured through them;
    ``his mother's plan is Humana`` insures him too, if no other plan is named."""
    at = cue.last
    while at < len(words) and words.lower[at] in WORDS["belongs"]:
        at += 1
    if cue.last < at < len(words) and words.lower[at] in WORDS["relatives"]:
        return "compared"
    for at in range(cue.first - 1, max(-1, cue.first - RELATIVE_REACH), -1):
        if words.lower[at] in WORDS["relatives"]:
            before = at - 1
            while before >= 0 and words.lower[before] in WORDS["owners"]:
                before -= 1
            of_theirs = words.lower[at + 1 : cue.first] == ["'s"] and (before < 0 or words.lower[before] in ITEM_BREAKS)
            if (
                at + 1 == cue.first
                or (of_theirs and stands_behind(words, cue))
                or (before >= 0 and words.lower[before] in WORDS["through"])
            ):
                return ""
            plan = not WORDS["covering"].isdisjoint(words.lower[at + 1 : cue.first])
            return "noted" if plan and words.lower[at] in WORDS["parents"] else "compared"
        if words.lower[at] not in WORDS["of_relatives"]:
            return ""
    return ""


def _is_second(words: Words, at: int) -> bool:
    """``Tricare 2nd``, ``Tricare comes second``, and not ``Tricare 2nd visit``."""
    while at < len(words) and words.lower[at] in WORDS["before_second"]:
        at += 1
    after = words.lower[at : at + 2]
    return after[:1] in (["2nd"], ["second"]) and (len(after) == 1 or after[1] in WORDS["after_second"])
