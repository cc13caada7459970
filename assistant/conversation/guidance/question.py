"""What a question holds: the concepts it speaks of, its codes, minutes, amounts, years, payer, and how it is asked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from assistant.conversation.guidance.form import begins_with_verb, wants_yes_or_no
from assistant.conversation.guidance.names import exact_payer, named_payer
from assistant.conversation.phrases import Cue, Words, split_words, spot_all
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.quantities import quantities
from assistant.extraction.quantities.quantity import Kind
from assistant.reading import Reading
from knowledge.payers import PayerRecord

CODE = re.compile(r"\b(?:[A-Z]\d{4}|\d{4}[A-Z]|\d{5})\b", re.IGNORECASE)
MODIFIER = re.compile(r"\b(?:GP|GO|GN|KX|CQ|CO|59|XS|XE|XP|XU|LT|RT|25|95|52)\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MONEY = re.compile(r"\$\s?([\d,]+(?:\.\d+)?)|\b([\d,]{2,}(?:\.\d+)?)\s*(?:dollars|usd)", re.IGNORECASE)
LARGE = re.compile(r"\b(?:\d{1,2},\d{3}|\d{4})(?:\.\d\d)?\b")
PERCENT = re.compile(r"\b(\d{1,3})\s?(?:%|percent|per cent)", re.IGNORECASE)
SECONDS = re.compile(r"\b\d{1,2}:[0-5]\d\b|\b\d+\.5\b")
ORDINALS = (
    "one first",
    "two second",
    "three third",
    "four fourth",
    "five fifth",
    "six sixth",
    "seven seventh",
    "eight eighth",
    "nine ninth",
    "ten tenth",
)
NUMBERS = {name: n for n, names in enumerate(ORDINALS, 1) for name in names.split()}
SHORT_MODIFIERS = ("go", "co", "gn", "gp")
MOST_UNITS = 96
"""Units of a whole day."""
MINUTE_WORDS = ("minutes", "mins", "min")
UNIT, KINDS = ("unit", "units"), ("timed", "billing", "billable", "full", "whole")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question taken apart."""

    text: str
    concepts: frozenset[str]
    codes: tuple[str, ...]
    modifiers: tuple[str, ...]
    minutes: tuple[int, ...]
    amounts: tuple[float, ...]
    percents: tuple[int, ...]
    year: int | None
    units: int | None
    payer: str | None
    names_payer: bool
    reading: Reading
    is_yes_no: bool
    repeated: tuple[int, int] | None = None
    """So many services of so many minutes each."""
    leads: frozenset[str] = frozenset()
    """The concepts of a question that leans on another, without those of the other."""

    @property
    def whole_minutes(self) -> tuple[int, ...]:
        """Numbers of minutes, those told with seconds or halves cut to the minute."""
        cut = tuple(int(re.split(r"[:.]", found)[0]) for found in SECONDS.findall(self.text))
        return self.minutes or cut

    @property
    def training_minutes(self) -> int | None:
        """The minutes of training that are told; the one number of minutes where nothing else is."""
        training = self.reading.visit.minutes.training
        if isinstance(training, int):
            return training
        return self.minutes[0] if len(self.minutes) == 1 and not self.reading.visit.other_services else None

    @property
    def numbers(self) -> tuple[int, ...]:
        """Numbers of minutes, with the bare ones that stand in a row with them: ``5 and 4 minutes``."""
        words = split_words(self.text)
        found = [each for each in quantities(words) if each.kind in (Kind.MINUTES, Kind.BARE) and each.low == each.high]
        counted = (
            each
            for each in found
            if not any(is_among(w, "service_word") for w in words.lower[each.last : each.last + 1])
        )
        return tuple(each.low for each in counted)

    @property
    def begins_with_verb(self) -> bool:
        """Does it open as a question for yes or no, not as a bare name with a question mark?"""
        return begins_with_verb(self.text)

    @property
    def names_pt_and_ot(self) -> bool:
        """Are both disciplines named?"""
        return {"pt", "ot"} <= set(split_words(self.text).lower)

    def has(self, *concepts: str) -> bool:
        """Is one of these concepts in the question?"""
        return bool(self.concepts & set(concepts))


def asked(text: str, reading: Reading, payer: str | None = None, payers: Iterable[PayerRecord] = ()) -> Asked:
    """Take a question apart; ``payer`` is one that is known from the conversation, ``payers`` are those with rules."""
    words = split_words(text)
    amounts = _amounts(words, reading)
    cues = spot_all(words, "guidance", "concepts")
    concepts = frozenset(cue.value for cue in cues if not _is_other_word(cue, words, amounts))
    if _all_within(cues, "laterality", "not_side"):
        concepts -= {"laterality"}
    if _all_within(cues, "l_code", "no_l_code"):
        concepts -= {"l_code"}
    if _all_within(cues, "which_code", "no_l_code"):
        concepts -= {"which_code"}
    if "as_student" in concepts:
        concepts -= {"student"}
    named = exact_payer(words, payers) or reading.visit.payer or named_payer(words)
    years = [int(match) for match in YEAR.findall(text)]
    return Asked(
        text,
        concepts,
        tuple(dict.fromkeys(match.upper() for match in CODE.findall(text) if not YEAR.fullmatch(match))),
        named_modifiers(words, amounts),
        _minutes(words, {at for cue in cues if cue.value == "eight_rule" for at in range(cue.first, cue.last)}),
        _dollars(text, of_threshold=bool(concepts & {"kx", "threshold_amount"})),
        tuple(int(match) for match in PERCENT.findall(text)),
        years[-1] if years else None,
        _units(words),
        named or payer,
        named is not None,
        reading,
        wants_yes_or_no(text) or "truth_word" in concepts,
        _repeated(words),
    )


def _all_within(cues: Sequence[Cue], inner: str, outer: str) -> bool:
    """Is each mention of one concept only a part of a mention of another: ``the right code``, ``no L code``?"""
    others = [range(cue.first, cue.last) for cue in cues if cue.value == outer]
    return all(any(cue.first in other for other in others) for cue in cues if cue.value == inner)


def _dollars(text: str, *, of_threshold: bool) -> tuple[float, ...]:
    """Amounts of money; beside the threshold, which is one, large numbers without a sign too."""
    told = tuple(float((a or b).replace(",", "")) for a, b in MONEY.findall(text))
    if told or not of_threshold:
        return told
    return tuple(float(found.replace(",", "")) for found in LARGE.findall(text) if not YEAR.fullmatch(found))


def _amounts(words: Words, reading: Reading) -> frozenset[int]:
    """The words that are a number of minutes, so that ``25 minutes`` names no modifier 25."""
    told = [(said.start, said.end) for said in reading.said if said.path.startswith(("minutes", "other_services"))]
    of_minutes = {at for each in quantities(words) if each.kind is Kind.MINUTES for at in range(each.first, each.last)}
    claimed = {
        at for at in range(len(words)) if any(start <= words.start[at] and words.end[at] <= end for start, end in told)
    }
    return frozenset(of_minutes | claimed)


def _is_other_word(cue: Cue, words: Words, amounts: frozenset[int]) -> bool:
    """A bare number that counts minutes, ``go`` that is a verb, or the ``CO`` of a reason of denial."""
    word = words.exact[cue.last - 1]
    if word.lower() in SHORT_MODIFIERS and is_numbered(words, cue.last):
        return True
    if cue.last - cue.first != 1:
        return False
    return (word.isdigit() and cue.first in amounts) or (word.lower() in SHORT_MODIFIERS and not word.isupper())


def is_numbered(words: Words, at: int) -> bool:
    """Does ``-97`` stand there, as behind the group of a reason of denial?"""
    mark, number = (*words.exact[at : at + 2], "", "")[:2]
    return mark == "-" and number.isdigit()


def named_modifiers(words: Words, amounts: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """The modifiers that are named, numbers of minutes apart."""
    named = (
        word
        for at, word in enumerate(words.exact)
        if at not in amounts and MODIFIER.fullmatch(word) and not is_numbered(words, at + 1)
    )
    return tuple(dict.fromkeys(named))


def _minutes(words: Words, named: Collection[int]) -> tuple[int, ...]:
    """Numbers of minutes, those in the name of the rule apart."""
    found = [each for each in quantities(words) if each.low == each.high and each.first not in named]
    told = tuple(each.low for each in found if each.kind is Kind.MINUTES)
    bare = tuple(each.low for each in found if each.kind is Kind.BARE)
    return bare if not told and len(bare) == 1 and set(MINUTE_WORDS) & set(words.lower) else told


def _repeated(words: Words) -> tuple[int, int] | None:
    """``four services of 8 minutes each``: the two numbers."""
    found = [each for each in quantities(words) if each.kind is Kind.MINUTES and each.low == each.high]
    if len(found) != 1:
        return None
    before, behind = words.lower[max(0, found[0].first - 1) : found[0].first], words.lower[found[0].last :][:1]
    counted = NUMBERS.get(before[0], 0) if before else 0
    if counted > 1 and behind and is_among(behind[0], "service_word"):
        return counted, found[0].low
    if not any(is_among(word, "each") for word in words.lower):
        return None
    for at, word in enumerate(words.lower[:-1]):
        if is_among(words.lower[at + 1], "service_word") and (word in NUMBERS or word.isdigit()):
            return NUMBERS.get(word) or int(word), found[0].low
    return None


def _units(words: Words) -> int | None:
    """A number beside ``units``."""
    for at, word in enumerate(words.lower[:-1]):
        number = NUMBERS.get(word) or (int(word) if word.isdigit() else 0)
        behind = words.lower[at + 1 : at + 3]
        if 0 < number <= MOST_UNITS and (behind[0] in UNIT or (behind[-1] in UNIT and behind[0] in KINDS)):
            return number
    return None


def asks_for_claim(question: Asked) -> bool:
    """Is it the claim that is asked for: a code, units, lines, what to bill?"""
    return question.has("claim_word") and not question.is_yes_no
