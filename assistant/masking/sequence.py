"""How far does a name reach that begins at a word: given names, initials, particles, surnames, ``Last, First M.``?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum

from assistant.masking.lexicon import Standing, is_foreign, is_given, is_rare_word, standing
from assistant.masking.page import Page, Shape, Word
from assistant.masking.typos import could_be_name
from assistant.masking.vocabulary import words

SHORTEST_LISTED, SHORTEST_FOLLOWING = 4, 3
LONGEST = 6
SIDES = frozenset("rlbsopxm")
"""Letters that stand for a side, a section of a note and the like."""
SMALL_INITIALS = frozenset("bdeghjkmntvyz") - frozenset("b")
PRONOUNS = frozenset("i we he she they you it this that the your".split())
WRITTEN_SIDES = frozenset("rlbx")
MODALS = frozenset("will may can mark rose drew chase grant guy hunter chance major junior royal see".split())
JOINS = re.compile(r"[ \u00a0]|-")
AFTER_LETTER = re.compile(r"\.?[ \u00a0]?|-")
NICKNAME = re.compile(r"[ \u00a0][\"“'‘(][^\W\d_]")
CLOSES = re.compile(r"[\"”'’)]?[ \u00a0]")


class Trust(IntEnum):
    """How much speaks for a name before it is looked at."""

    NOTHING = 0
    CUE = 1
    """A role, a verb, an age, a credential beside it."""
    SURE = 2
    """A title or a label in front of it."""
    NAMED = 3
    """It is said that here is a name."""


@dataclass
class Names:
    """The words of a page, less those that something else was found in or that stay."""

    page: Page
    taken: frozenset[int]
    firmly: frozenset[int]
    unless: frozenset[int]
    found: dict[tuple[int, int], Trust] = field(default_factory=dict)

    def at(self, place: int) -> Word | None:
        """The word at a place; None where there is none or it is not free."""
        if not 0 <= place < len(self.page.words) or place in self.taken or place in self.firmly:
            return None
        return self.page.words[place]

    def tells(self, word: Word) -> bool:
        """Does the way the word is written tell something?"""
        return self.page.tells(word)

    def add(self, first: int, last: int, trust: Trust) -> None:
        """A name from one word to another, the latter not included."""
        self.found[(first, last)] = max(trust, self.found.get((first, last), Trust.NOTHING))

    def span(self, first: int, last: int) -> tuple[int, int]:
        end = self.page.words[last - 1].end
        if self.page.words[last - 1].shape is Shape.LETTER and self.page.text[end : end + 1] == ".":
            end += 1
        return self.page.words[first].start, end

    def read(self, place: int, trust: Trust, *, relative: bool = False) -> int | None:
        """One past the last word of the name that begins here; None where none does."""
        first = self.at(place)
        if first is None:
            return None
        last = place
        while (
            last - place < LONGEST
            and (leading := self.at(last)) is not None
            and leading.low in words("people", "particles")
            and self._leads_on(last, trust)
        ):
            last += 1
        word = self.at(last)
        if word is None or not self._begins(last, word, trust, relative=relative):
            return None
        last += 1
        while last - place < LONGEST and self._goes_on(last, trust):
            last += 1
        last = self._with_first_name(place, last, trust)
        return last if self._is_whole(place, last, trust) else None

    def _leads_on(self, place: int, trust: Trust) -> bool:
        """A particle before a name: ``de la Cruz``."""
        after = self.at(place + 1)
        if after is None or not (
            JOINS.fullmatch(self.page.between(place, place + 1))
            or (self.page.between(place, place + 1) == ". " and self.page.words[place].low == "st")
        ):
            return False
        if self.page.words[place].low in ("a", "y", "e") and trust < Trust.SURE:
            return False
        return after.low in words("people", "particles") or (
            standing(after.low) in (Standing.NAME, Standing.UNKNOWN, Standing.BOTH)
            and (after.shape is not Shape.SMALL or standing(after.low) is Standing.NAME)
            and (
                self.page.words[place].shape is not Shape.SMALL
                or after.shape is not Shape.SMALL
                or trust > Trust.NOTHING
            )
        )

    def _begins(self, place: int, word: Word, trust: Trust, *, relative: bool) -> bool:
        kind = standing(word.low)
        after = self.page.words[place + 1] if place + 1 < len(self.page.words) else None
        if word.low in MODALS and after is not None and after.low in PRONOUNS and trust < Trust.NAMED:
            return False
        if place in self.unless and trust < Trust.SURE and not (trust is Trust.CUE and relative):
            return False
        if word.shape is Shape.LETTER:
            return self._is_first_initial(place, word, trust)
        is_day = kind is Standing.NEVER and word.low in words("date", "days") | words("date", "months")
        if is_day and trust >= Trust.SURE and word.shape is Shape.CAPITAL:
            return True
        if kind is Standing.NEVER or len(word.low) < 2:
            return False
        if word.shape is Shape.CAPITAL and self.tells(word):
            return self._capital_begins(word, kind, trust)
        if word.shape is Shape.CAPITALS and self.tells(word):
            return (kind is Standing.NAME and len(word.low) >= SHORTEST_LISTED) or (
                trust >= Trust.SURE and kind is not Standing.WORD and len(word.low) > 2
            )
        if trust is Trust.NAMED:
            return True
        if trust is Trust.SURE:
            return kind is not Standing.WORD
        if trust is Trust.CUE:
            return (
                (kind is Standing.NAME and len(word.low) >= SHORTEST_FOLLOWING)
                or (
                    relative
                    and kind is Standing.BOTH
                    and is_given(word.low)
                    and word.low not in MODALS
                    and len(word.low) > 2
                )
                or (word.shape is not Shape.SMALL and could_be_name(word.low))
            )
        return (
            kind is Standing.NAME
            and len(word.low) >= SHORTEST_LISTED
            and (word.shape is not Shape.SMALL or (is_given(word.low) or is_foreign(word.low)))
        )

    def _is_first_initial(self, place: int, word: Word, trust: Trust) -> bool:
        """``L.`` behind a title or a role; before a name also where nothing announces it: ``T.J. McCallister``."""
        has_point = self.page.text[word.end : word.end + 1] == "."
        if self._is_of_a_code(word):
            return False
        if trust >= Trust.SURE:
            return True
        if not has_point:
            return self._is_before_surname(place, word)
        if trust is Trust.CUE:
            return True
        at = place + 1
        while at - place < LONGEST and (more := self.at(at)) is not None and more.shape is Shape.LETTER:
            at += 1
        after = self.at(at)
        points = (self.page.between(each - 1, each) for each in range(place + 1, min(at, len(self.page.words) - 1) + 1))
        if after is None or not all(point in (". ", ".") for point in points):
            return False
        kind = standing(after.low)
        is_told = (after.shape is Shape.CAPITAL and self.tells(after)) or after.shape is Shape.CAPITALS
        if at in self.unless or not is_told:
            return False
        if (
            place
            and self.page.words[place - 1].low in words("kept", "eponyms")
            and after.low in words("kept", "eponyms")
        ):
            return False
        if kind is Standing.BOTH and after.shape is Shape.CAPITAL:
            likely = words("names", "frequent_surnames") | words("kept", "also_people")
            return word.low not in SIDES and (at - place > 1 or after.low in likely)
        return kind is Standing.NAME or (
            kind is Standing.UNKNOWN
            and after.shape is Shape.CAPITAL
            and ((word.low not in SIDES and word.low != "a") or could_be_name(after.low))
        )

    def _is_before_surname(self, place: int, word: Word) -> bool:
        """``J Whitlock``: a letter that is no side before a surname that is nothing else."""
        after = self.at(place + 1)
        return (
            after is not None
            and word.low not in SIDES | {"a", "i", "c", "k", "t", "v"}
            and self.page.between(place, place + 1) == " "
            and after.shape is Shape.CAPITAL
            and self.tells(after)
            and standing(after.low) is Standing.NAME
            and after.low not in words("kept", "eponyms")
        )

    def _is_of_a_code(self, word: Word) -> bool:
        """The letter of ``K4`` or ``5X``."""
        return (
            self.page.text[word.end : word.end + 1].isdigit()
            or self.page.text[max(0, word.start - 1) : word.start].isdigit()
        )

    def _capital_begins(self, word: Word, kind: Standing, trust: Trust) -> bool:
        if trust >= Trust.SURE:
            return True
        if trust is Trust.CUE:
            return kind is not Standing.WORD
        return kind is Standing.NAME

    def _goes_on(self, place: int, trust: Trust) -> bool:
        word = self.at(place)
        if word is None:
            return False
        before = self.page.words[place - 1]
        gap = self.page.between(place - 1, place)
        if (
            word.low in words("people", "suffixes")
            and before.low not in words("kept", "eponyms")
            and re.fullmatch(r",?[ \u00a0]", gap)
        ):
            return True
        if before.owns:
            return False
        if before.shape is Shape.LETTER:
            if not AFTER_LETTER.fullmatch(gap):
                return False
        elif (
            (NICKNAME.match(gap + "x") and gap.strip())
            or CLOSES.fullmatch(gap)
            or (before.low in ("st", "ste") and gap == ". ")
        ):
            pass
        elif not JOINS.fullmatch(gap):
            return False
        return self._may_follow(place, word, before, gap, trust)

    def _may_follow(self, place: int, word: Word, before: Word, gap: str, trust: Trust) -> bool:
        kind = standing(word.low)
        if (
            word.low in words("people", "particles")
            and self._leads_on(place, trust)
            and (word.shape is not Shape.LETTER)
        ):
            return place not in self.unless
        if word.shape is Shape.LETTER:
            return self._is_initial(place, word)
        is_behind_given = is_given(before.low) and standing(before.low) is Standing.NAME and word.shape is before.shape
        if word.low in words("names", "syllables") and self._is_syllable(word, before, gap):
            return True
        if kind is Standing.NEVER or len(word.low) < 2:
            return self._is_small_initial(place, word, before, trust)
        if place in self.unless and trust < Trust.SURE and not (is_behind_given and word.shape is Shape.CAPITAL):
            return False
        if "-" in gap:
            if word.shape is Shape.SMALL and before.shape is Shape.CAPITAL:
                return kind is not Standing.WORD
            is_of_name = word.shape is Shape.CAPITAL and standing(before.low) in (Standing.NAME, Standing.UNKNOWN)
            is_of_name = is_of_name and word.low not in words("kept", "nouns")
            return word.shape is before.shape and (kind is not Standing.WORD or trust >= Trust.SURE or is_of_name)
        if word.shape is Shape.CAPITAL and self.tells(word):
            if kind is Standing.WORD:
                return is_behind_given and (self._is_double(place) or is_rare_word(word.low))
            return (
                kind is not Standing.BOTH
                or is_behind_given
                or before.shape is Shape.LETTER
                or not self._is_heading(place)
            )
        if word.shape is Shape.CAPITALS and self.tells(word):
            is_alike = before.shape is Shape.CAPITALS or (
                before.shape is Shape.LETTER and place > 1 and self.page.words[place - 2].shape is Shape.CAPITALS
            )
            if before.shape is Shape.LETTER and trust >= Trust.SURE:
                return True
            return (is_alike and kind in (Standing.NAME, Standing.UNKNOWN, Standing.BOTH)) or (
                kind is Standing.NAME and len(word.low) >= SHORTEST_LISTED
            )
        if trust is Trust.NAMED:
            return kind in (Standing.NAME, Standing.UNKNOWN, Standing.BOTH)
        if (
            word.shape is Shape.CAPITALS
            and before.shape is Shape.CAPITALS
            and word.low in words("names", "frequent_surnames")
        ):
            return True
        if (
            word.shape is Shape.CAPITALS
            and before.shape is Shape.LETTER
            and trust >= Trust.SURE
            and gap.startswith(".")
        ):
            return True
        if word.shape is Shape.SMALL and word.low in words("names", "frequent_surnames"):
            return is_behind_given and self._ends_clause(place)
        if (
            kind is Standing.UNKNOWN
            and len(word.low) >= SHORTEST_LISTED
            and (not self.tells(word) or before.shape is Shape.SMALL)
        ):
            is_behind_name = is_given(before.low) and standing(before.low) is Standing.NAME
            return (is_behind_name and (word.shape is not Shape.SMALL or trust >= Trust.SURE)) or (
                before.shape is Shape.LETTER and trust >= Trust.SURE
            )
        return kind is Standing.NAME and len(word.low) >= SHORTEST_FOLLOWING and place not in self.unless

    def _ends_clause(self, place: int) -> bool:
        """Is there a sign behind the word, or what a person does?"""
        after = self.page.words[place + 1] if place + 1 < len(self.page.words) else None
        if after is None or re.match(
            r"\s?[,.;()|/\n-]", self.page.text[self.page.words[place].end : self.page.words[place].end + 2]
        ):
            return True
        return after.low in words("people", "verbs")

    def _is_syllable(self, word: Word, before: Word, gap: str) -> bool:
        """``Min`` of ``Zhao Min``: a capital inside a line, and no number behind it."""
        return (
            word.shape is Shape.CAPITAL
            and before.shape is Shape.CAPITAL
            and self.tells(word)
            and gap in (" ", "-")
            and not re.match(r"\s?[\d:=/]", self.page.text[word.end : word.end + 2])
            and standing(before.low) in (Standing.NAME, Standing.BOTH)
        )

    def _is_small_initial(self, place: int, word: Word, before: Word, trust: Trust) -> bool:
        """``m`` of ``pt lindsey m``, which is no side and no short form."""
        return (
            trust >= Trust.CUE
            and len(word.low) == 1
            and word.low in SMALL_INITIALS
            and before.shape is Shape.SMALL
            and standing(before.low) is Standing.NAME
            and self.page.between(place - 1, place) == " "
            and not re.match(r"[/.'’]|\s?\d", self.page.text[word.end : word.end + 2])
        )

    def _is_double(self, place: int) -> bool:
        """The first half of ``Heap-Jones``?"""
        after = self.at(place + 1)
        return (
            after is not None
            and self.page.between(place, place + 1) == "-"
            and after.shape is Shape.CAPITAL
            and standing(after.low) in (Standing.NAME, Standing.BOTH, Standing.UNKNOWN)
        )

    def _is_heading(self, place: int) -> bool:
        """Is the word the label of something: ``Ames Right:``?"""
        word = self.page.words[place]
        return self.page.text[word.end : word.end + 1] in (":", "=")

    def _is_initial(self, place: int, word: Word) -> bool:
        after = self.page.text[word.end : word.end + 1]
        if after == ".":
            return True
        if self._is_of_a_code(word):
            return False
        if after == " " and self.page.text[word.end + 1 : word.end + 2] == "|":
            return True
        if re.match(r"\s[-–—(/]\s?", self.page.text[word.end : word.end + 3]) and word.low not in WRITTEN_SIDES:
            named = self.page.words[place - 1]
            return is_given(named.low) or (named.shape is Shape.CAPITALS and standing(named.low) is Standing.NAME)
        given = self.page.words[place - 1]
        is_surname = given.shape is Shape.CAPITALS and standing(given.low) is Standing.NAME
        is_before_number = re.match(r"\s(?:\(|\d{5})", self.page.text[word.end : word.end + 6]) is not None
        if is_surname and is_before_number and word.low not in WRITTEN_SIDES:
            return True
        if (
            given.shape is Shape.CAPITALS
            and is_given(given.low)
            and after == " "
            and word.low not in WRITTEN_SIDES | {"i"}
            and not re.match(r"\s[-–—\d:]", self.page.text[word.end : word.end + 2])
        ):
            return True
        if word.low == "i" or (
            word.low in "mf" and re.match(r"\s?\d{1,3}(?!\d)", self.page.text[word.end : word.end + 5])
        ):
            return False
        if re.match(r"\s{2}|\t|\n", self.page.text[word.end : word.end + 2]) or after in (
            "",
            "\n",
            ",",
            ")",
            ";",
            '"',
            "|",
            "'",
            "’",
            "/",
        ):
            return True
        following = self.at(place + 1)
        if following is not None and self.page.between(place, place + 1) == " ":
            return (
                following.shape is not Shape.SMALL and standing(following.low) is Standing.NAME
            ) or word.low not in SIDES
        return word.low not in SIDES

    def _with_first_name(self, place: int, last: int, trust: Trust) -> int:
        """One past the end of ``Last, First M.`` where the words so far are the last name."""
        if not self._is_comma(last) or self.at(last) is None:
            return last
        first, before = self.page.words[last], self.page.words[last - 1]
        if before.shape is Shape.LETTER or before.owns or last in self.unless:
            return last
        kind, own = standing(first.low), standing(before.low)
        if first.shape is Shape.CAPITALS and before.shape is Shape.CAPITAL and trust < Trust.NAMED:
            return last
        is_small = first.shape is Shape.SMALL
        if first.shape is Shape.LETTER:
            is_side = first.low in WRITTEN_SIDES and not self.page.text[first.end : first.end + 2].strip().startswith(
                "|"
            )
            if self._is_of_a_code(first) or (is_side and self.page.text[first.end : first.end + 1] != "."):
                return last
            fits = own in (Standing.NAME, Standing.UNKNOWN) or trust >= Trust.SURE
        elif trust is Trust.NAMED:
            fits = kind in (Standing.NAME, Standing.UNKNOWN, Standing.BOTH)
        else:
            fits = (
                not (is_small and before.shape is not Shape.SMALL)
                and is_given(first.low)
                and (kind is Standing.NAME or (kind is Standing.BOTH and not is_small and self.tells(first)))
            )
            is_loud = first.shape is Shape.CAPITALS and before.shape is Shape.CAPITALS and own is Standing.NAME
            is_closed = (
                re.match(r"\s?(?:[|,;/(\d]|DOB|MRN|dob|$)", self.page.text[first.end : first.end + 5]) is not None
            )
            fits = fits or (
                is_closed
                and own is Standing.NAME
                and kind is Standing.UNKNOWN
                and first.shape is before.shape
                and first.shape is not Shape.SMALL
            )
            fits = fits or (is_loud and is_given(first.low) and kind is Standing.BOTH)
            is_line = self._opens_line(place)
            after = self.page.words[last + 1] if last + 1 < len(self.page.words) else None
            is_double = after is not None and self.page.between(last, last + 1) == "-" and after.shape is first.shape
            fits = fits or (is_double and not is_small and kind is not Standing.NEVER and own is not Standing.WORD)
            fits = fits or ((trust >= Trust.SURE or is_line) and not is_small and kind is Standing.UNKNOWN)
        if not fits:
            return last
        last += 1
        while last - place < LONGEST and self._goes_on(last, trust):
            last += 1
        return last

    def _opens_line(self, place: int) -> bool:
        start = self.page.words[place].start
        return not self.page.text[max(0, start - 12) : start].rpartition("\n")[2].strip(" *-•\t") and (
            start < 12 or "\n" in self.page.text[max(0, start - 12) : start]
        )

    def _is_comma(self, last: int) -> bool:
        return 0 < last < len(self.page.words) and bool(re.fullmatch(r",[ \u00a0]?", self.page.between(last - 1, last)))

    def _is_whole(self, place: int, last: int, trust: Trust) -> bool:
        """A single initial says too little without a title; a side or a section is none."""
        read = self.page.words[place:last]
        if any(word.shape is not Shape.LETTER for word in read):
            return True
        if trust >= Trust.SURE:
            return True
        return len(read) > 1 or read[0].low not in SIDES
