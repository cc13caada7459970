"""May a number without a unit be minutes?"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.extraction.layout.divide import Layout
from assistant.extraction.minutes.beside import Beside
from assistant.extraction.minutes.counts import Counts
from assistant.extraction.minutes.item import Items
from assistant.extraction.minutes.told import Told
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("minutes")

MOST_BARE = 240
WIDEST = 3
"""``ROM 8-112`` is no range of minutes."""
MOST_DEVICES = 4
LEADS, LEAST_LEADING = frozenset(("then", "and", "plus", "another", "after", "+", "&")), 3
LISTED_BEFORE = frozenset(("first", "then", "another", "plus"))
SETTINGS = frozenset(
    ("hinge", "hinges", "stop", "stops", "lock", "dial", "rom", "arc", "set", "range", "block", "at", "from")
)
"""Before two numbers that are a setting: ``hinge 30-110``."""
REACH = 4
FAR = 12
LEAST_MINUTES = 5
SPENT = frozenset(("got", "the", "spent", "did", "put", "took", "only", "had", "another", "gave"))
FUZZY = frozenset(
    (
        "actually",
        "really",
        "just",
        "only",
        "maybe",
        "about",
        "like",
        "around",
        "roughly",
        "prob",
        "probably",
        "idk",
        "~",
        "approx",
    )
)
CALLED = (["call", "that"], ["call", "it"], ["called", "it"], ["say", "it"])


@dataclass(frozen=True, slots=True)
class BareNumbers:
    """Decides on numbers without a unit by what stands next to them."""

    words: Words
    layout: Layout
    starts: frozenset[int]
    """The first words of what minutes can belong to."""
    ends: frozenset[int]
    """The words after what minutes can belong to, and after people."""
    known: frozenset[int]
    """The first words of any known phrase."""
    devices: frozenset[int]
    """The first words that name a device."""
    told: Told
    """Knows how minutes are said one after another."""
    beside: Beside
    """Knows what stands right beside a number."""
    items: Items
    """Knows the items of a list."""
    counts: Counts
    """Knows what numbers count."""
    works: frozenset[int] = frozenset()
    """The first words of work on a device or a service."""
    people: frozenset[int] = frozenset()
    """The first words of people."""

    def is_minutes(self, quantity: Quantity) -> bool:
        """A number right beside words of work, alone in its clause after them, or as one speaks it."""
        words, first = self.words, quantity.first
        if self.counts.is_negative(first):
            return False
        if quantity.kind is not Kind.BARE:
            return True
        if self._is_out_of_question(quantity):
            return False
        if quantity.low < quantity.high and "to" in words.lower[first : quantity.last]:
            return self._is_told_of_work(first)
        named = quantity.last in self.starts or quantity.last in self.devices
        if self.told.is_part(quantity.last) or (named and self.told.is_of_whole(first)):
            return quantity.low >= LEAST_MINUTES
        if self.counts.is_count(quantity):
            return False
        if self.told.is_told(quantity, beside=self.beside.is_beside(first)) or self.items.closes(quantity):
            return True
        return self._is_by_its_place(quantity)

    def _is_out_of_question(self, quantity: Quantity) -> bool:
        """Too great, a number of a list or of devices, or a setting such as ``hinge 30-110``."""
        words, first = self.words, quantity.first
        if quantity.high > MOST_BARE or self.counts.is_list_number(quantity):
            return True
        if self._before(first) == "all" and quantity.high <= MOST_DEVICES:
            return True
        if quantity.high > WIDEST * max(quantity.low, 1):
            return True
        if words.lower[first] in ("one", "two") or (quantity.low < quantity.high and not quantity.low):
            return True
        if quantity.low < quantity.high and self._before(first) in SETTINGS:
            return True
        return words.lower[max(0, first - 1) : first] == ["at"] and self._before(first - 1) in WORDS["set_at"]

    def _is_by_its_place(self, quantity: Quantity) -> bool:
        """By what stands right beside it: work, a device, a break; or as one speaks it."""
        words, first = self.words, quantity.first
        before_break = first == 0 or words.lower[first - 1] in ":,;/+("
        beside, loose = self.beside.is_beside(first), self._is_loose(quantity.last)
        spoken = words.shape[first] == Shape.WORD
        if self._is_todays(quantity) or self._leads_on(quantity, before_break=before_break):
            return True
        counted = quantity.last in self.devices and (spoken or quantity.low <= MOST_DEVICES)
        if beside and loose and not counted:
            return True
        if quantity.last in self.devices and spoken:
            return before_break and quantity.low > MOST_DEVICES and self.told.has_time(first)
        if quantity.last in self.devices:
            return quantity.low > MOST_DEVICES and before_break
        if spoken:
            return self._is_spoken(quantity, loose=loose) or self._is_item_end(quantity)
        return self._is_led_to(quantity, loose=loose, before_break=before_break)

    def _is_led_to(self, quantity: Quantity, *, loose: bool, before_break: bool) -> bool:
        """By the word before it, or as the end of an item; in digits, and with no device behind it."""
        words, first = self.words, quantity.first
        before = self._before(first)
        if quantity.last in self.starts and before not in WORDS["counted_before"]:
            return True
        if (
            quantity.low > 2
            and quantity.last in self.people
            and quantity.last + 1 in self.starts
            and before not in WORDS["counted_before"]
        ):
            return True
        if before in SPENT and quantity.low >= LEAST_MINUTES and self._is_on_device(quantity.last):
            return True
        if before in ("spent", "took") and loose:
            return True
        if before == "for" and loose and self._names_work(first):
            return True
        if before in LISTED_BEFORE and loose:
            return True
        leads = words.lower[quantity.last : quantity.last + 1] in (["for"], ["on"])
        if leads and before_break and quantity.low >= LEAST_MINUTES:
            return self._starts_soon(quantity.last) or quantity.last + 1 in self.devices
        if (
            before == "in"
            and quantity.low >= LEAST_MINUTES
            and self.told.ends(quantity.last)
            and self._names_work(first)
        ):
            return True
        if self._is_item_end(quantity):
            return True
        if before in ("and", "+", "&") and loose and words.shape[first - 2] == Shape.NUMBER:
            return True
        return loose and self.beside.is_alone(first)

    def _before(self, first: int) -> str:
        """The word before a number, words of doubt such as ``maybe`` passed over."""
        while first and self.words.lower[first - 1] in FUZZY:
            first -= 1
        return self.words.lower[first - 1] if first else ""

    def _is_loose(self, last: int) -> bool:
        """Nothing that would be counted follows."""
        if last >= len(self.words) or "\n" in self.words.gap[last]:
            return True
        word = self.words.lower[last]
        if word == "not" and self.words.lower[last + 1 : last + 2] in (["mine"], ["me"], ["ours"], ["my"]):
            return True
        if word == "not" and self.words.shape[last + 1 : last + 2] == [Shape.NUMBER]:
            return True
        return not word[0].isalnum() or word in WORDS["loose_after"] or (last in self.known and last not in self.people)

    def _is_spoken(self, quantity: Quantity, *, loose: bool) -> bool:
        """``about thirty grip practice``, ``then twenty on gait``, ``eight on the ankle one``."""
        words = self.words
        before = words.lower[quantity.first - 1] if quantity.first else "."
        after = words.lower[quantity.last] if quantity.last < len(words) else "."
        if words.lower[max(0, quantity.first - 2) : quantity.first] in CALLED:
            return loose
        if before not in WORDS["spoken_before"]:
            return False
        if quantity.last in self.starts or (after in WORDS["spoken_after"] and self._starts_soon(quantity.last)):
            return True
        if after in ("on", "for", "going") or (after == "of" and before in ("took", "spent", "about", "was")):
            return True
        if words.lower[quantity.last : quantity.last + 3] in (["of", "that", "on"], ["of", "those", "on"]):
            return True
        if loose and before in ("was", "for", "about", "then", "took", "spent") and (after in ".,;" or after == "and"):
            return True
        return loose and self.beside.is_alone(quantity.first)

    def _is_todays(self, quantity: Quantity) -> bool:
        """``15 today teaching the new splint``: it opens the sentence, and work is named in it."""
        opens, ends = self.layout.sentences[self.layout.sentence[quantity.first]]
        todays = self.words.lower[quantity.last : quantity.last + 1] in (["today"], ["tday"], ["bedside"])
        plain = quantity.first == opens and quantity.low >= LEAST_MINUTES
        return todays and plain and any(at in self.works for at in range(quantity.last, min(ends, quantity.last + FAR)))

    def _leads_on(self, quantity: Quantity, *, before_break: bool) -> bool:
        """``Nine to get the fit right, eight for the teaching piece``, ``then 13 to fit the splint``."""
        first, lower, clause = quantity.first, self.words.lower, self.layout.clause
        opens = (
            before_break
            or (first and lower[first - 1] in LEADS)
            or first == self.layout.sentences[self.layout.sentence[first]][0]
        )
        if (
            not opens
            or quantity.low < LEAST_LEADING
            or lower[quantity.last : quantity.last + 1] not in (["to"], ["for"])
        ):
            return False
        for at in range(quantity.last + 1, min(quantity.last + 1 + REACH, len(self.words))):
            if clause[at] != clause[first] or not lower[at].isalpha():
                return False
            if at in self.works:
                return True
            if lower[at] not in WORDS["purpose"]:
                return False
        return False

    def _is_item_end(self, quantity: Quantity) -> bool:
        """``moved the strap and added 2 ply, 11.``: the last word of an item that names work, after other minutes."""
        first, lower = quantity.first, self.words.lower
        if quantity.low < LEAST_MINUTES or first < 2 or lower[first - 1] != "," or not self.told.ends(quantity.last):
            return False
        if self.words.shape[first - 2] == Shape.NUMBER or not self.told.has_time(first):
            return False
        opens = self.layout.sentences[self.layout.sentence[first]][0]
        return any(at in self.ends for at in range(max(opens, self.told.last_timed(first) + 1, first - FAR), first))

    def _is_on_device(self, last: int) -> bool:
        """``only got 7 in on the bending brace``, ``the 24 on a gunslinger brace``."""
        lower = self.words.lower
        last += lower[last : last + 1] == ["in"]
        if lower[last : last + 1] != ["on"]:
            return False
        return any(at in self.devices for at in range(last + 1, min(last + 1 + REACH, len(self.words))))

    def _is_told_of_work(self, first: int) -> bool:
        """``made both splints, somewhere 25 to 30 for that``: work is named before in the sentence."""
        opens = self.layout.sentences[self.layout.sentence[first]][0]
        return any(at in self.ends for at in range(max(opens, first - FAR), first))

    def _names_work(self, first: int) -> bool:
        """``went over straps with his niece for 9``: work is named before the number, in its clause."""
        clause = self.layout.clause
        return any(at in self.ends for at in range(max(1, first - FAR), first) if clause[at - 1] == clause[first])

    def _starts_soon(self, at: int) -> bool:
        for i in range(at, min(at + REACH, len(self.words))):
            if i in self.starts:
                return True
            if self.words.lower[i] not in WORDS["passed_over"]:
                return False
        return False
