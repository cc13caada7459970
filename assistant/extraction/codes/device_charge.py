"""What is said of charging the device itself: ``no charge for the brace``, ``DME bills the AFO``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.extraction.codes.subject import Subjects
from assistant.extraction.context.text import Text
from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("codes")
DEVICES = ("orthosis", "prosthesis", "head", "part")
MOST_NAMES = 3
GROUP = "l_code"
OURSELVES = frozenset(("we", "i", "we're", "i'm", "we'll", "i'll"))
CLOSED = frozenset(".;,)")
OPENED = frozenset(".;!")
CODES = (["code"], ["codes"])
THROUGH = ("through", "thru", "via")


@dataclass(frozen=True, slots=True)
class DeviceCharges:
    """Finds what is said of charging the device, without its code."""

    words: Words
    text: Text
    devices: Mapping[int, int]
    """Where the words that name a device or its code begin, with where they end."""
    subjects: Subjects

    @classmethod
    def of(cls, text: Text, phrases: Phrases, subjects: Subjects) -> DeviceCharges:
        named = {cue.first: cue.last for group in DEVICES for cue in phrases.group(group)}
        return cls(text.words, text, named | dict(_codes(text.words)), subjects)

    def find(self) -> Iterator[Cue]:
        """Each such statement: ``none``, ``billed`` by us, or ``it`` where whoever is named before bills it."""
        for at, word in enumerate(self.words.lower):
            last, value = 0, "none"
            if word in WORDS["none"]:
                last = self._no_charge(at)
            elif word in WORDS["nothing"]:
                last = self._nothing_for(at)
            elif word in WORDS["billing_verbs"]:
                last, value = self._bills_device(at), self._whose(at)
            elif word in WORDS["handling"]:
                last, value = self._handles_charge(at), "it"
            elif word == "'s":
                last, value = self._on_their_claim(at), "supplier"
            elif at in self.devices:
                last, value = self._is_free(at), "none"
                if not last:
                    last, value = self._billed_by(at)
            if last and not (value != "none" and self.text.layout.asked[self.text.layout.sentence[at]]):
                yield Cue(GROUP, value, "forward", at, last)

    def _device(self, at: int) -> int:
        """Where the name of a device ends that begins here, articles aside; 0 where none does."""
        lower = self.words.lower
        while at < len(lower) and lower[at] in WORDS["before_device"]:
            at += 1
        last = 0
        for _ in range(MOST_NAMES):
            if at not in self.devices:
                break
            last = at = self.devices[at]
        return last

    def _word(self, at: int) -> str:
        return self.words.lower[at] if at < len(self.words) else ""

    def _no_charge(self, at: int) -> int:
        """``no brace charge``, ``no charge for the brace``, ``No charge.``"""
        last = self._device(at + 1)
        if last and self._word(last) in WORDS["charge"]:
            return last + 1
        if self._word(at + 1) not in WORDS["charge"]:
            return 0
        if self._word(at + 2) in ("for", "on"):
            return self._device(at + 3)
        alone = at == 0 or self.words.lower[at - 1] in OPENED or "\n" in self.words.gap[at]
        closed = at + 2 >= len(self.words) or self.words.lower[at + 2] in CLOSED or "\n" in self.words.gap[at + 2]
        return at + 2 if alone and closed and self._word(at + 1) != "code" else 0

    def _nothing_for(self, at: int) -> int:
        """``nothing billed for the wrap``."""
        billed = self._word(at + 1) in WORDS["billed"] and self._word(at + 2) == "for"
        named = self._word(at + 3) in WORDS["before_device"] and self._word(at + 4).isalpha()
        return at + 4 if billed and (named or self._device(at + 3)) else 0

    def _bills_device(self, at: int) -> int:
        """``billing the AFO``, ``charges for the brace``."""
        return self._device(at + 2 if self._word(at + 1) == "for" else at + 1)

    def _whose(self, at: int) -> str:
        """``we are billing the splint`` is ours; else it is for the one named before."""
        before = at - 1
        while before >= 0 and self.words.lower[before] in WORDS["auxiliaries"]:
            before -= 1
        return "billed" if before >= 0 and self.words.lower[before] in OURSELVES else "it"

    def _on_their_claim(self, at: int) -> int:
        """``on the orthotist's claim``, ``Vendor's L code``."""
        if at == 0 or not (self.subjects.supplies(at - 1) or self._word(at - 1) in WORDS["short_suppliers"]):
            return 0
        coded = self.devices.get(at + 1, 0) if self._word(at + 1) in ("l", *WORDS["code_names"]) else 0
        return at + 2 if self._word(at + 1) in WORDS["claims"] else coded

    def _handles_charge(self, at: int) -> int:
        """``DME handled the brace charge``."""
        after = at + 1
        while self._word(after) in WORDS["before_device"]:
            after += 1
        last = self._device(after) or after
        if last > after and self._word(after) in ("l", *WORDS["code_names"]):
            return last
        return last + 1 if last > after and self._word(last) in WORDS["charge"] else 0

    def _billed_by(self, at: int) -> tuple[int, str]:
        """``the brace is billed by the vendor``, ``L code billed by us``: where it ends, and whose bill it is."""
        last = self._device(at)
        while self._word(last) in WORDS["copulas"]:
            last += 1
        if self._word(last) == "their" and self._word(last + 1) in WORDS["claims"]:
            return last + 2, "supplier"
        if self._word(last) in WORDS["going"] and self._word(last + 1) in THROUGH:
            end = last + 3 if self._word(last + 2) in ("the", "a", "an") else last + 2
            return (end + 1, "supplier") if end < len(self.words) and self.subjects.supplies(end) else (0, "")
        if self._word(last) not in WORDS["billed"] or self._word(last + 1) != "by":
            return 0, ""
        return last + 2, "billed" if self.subjects.is_by_us(last + 2) else "supplier"

    def _is_free(self, at: int) -> int:
        """``the splint is free``, ``brace not billed``, ``splint no charge``."""
        last = self._device(at)
        while self._word(last) in WORDS["copulas"]:
            last += 1
        if self._word(last) in WORDS["free"]:
            closed = not self._word(last + 1).isalpha() or self._word(last + 1) in ("so", "and", "to", "today")
            return last + 1 if closed or (self._word(last + 1) == "of" and self._word(last + 2) == "charge") else 0
        if self._word(last) == "no":
            return last + 2 if self._word(last + 1) in WORDS["charge"] else 0
        if self._word(last) not in WORDS["undoing"]:
            return 0
        said = last + 1
        while self._word(said) in WORDS["copulas"]:
            said += 1
        ours = (
            self._word(said) == "on"
            and self._word(said + 1) in ("our", "the")
            and self._word(said + 2) in WORDS["claims"]
        )
        return said + 1 if self._word(said) in WORDS["billed"] or ours else 0


def _codes(words: Words) -> Iterator[tuple[int, int]]:
    """The words for the device's own code: ``L code``, ``Lcodes``, ``HCPCS``."""
    for at, word in enumerate(words.lower):
        if word in WORDS["code_names"]:
            yield at, at + 1
        elif word == "l":
            last = at + 2 if words.lower[at + 1 : at + 2] == ["-"] else at + 1
            if words.lower[last : last + 1] in CODES:
                yield at, last + 1
