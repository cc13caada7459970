"""How far does a name reach that begins at a word: given names, initials, particles, surnames, ``Last, First M.``?"""

from __future__ import annotations

from assistant.masking.begins import begins
from assistant.masking.follows import goes_on
from assistant.masking.free_words import LONGEST, FreeWords
from assistant.masking.initials import SIDES
from assistant.masking.last_first import with_first_name
from assistant.masking.page import Shape
from assistant.masking.particles import leads_on
from assistant.masking.trust import Trust
from assistant.masking.vocabulary import words


class Names(FreeWords):
    """The free words of a page, read for names."""

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
            and leads_on(self, last, trust)
        ):
            last += 1
        word = self.at(last)
        if word is None or not begins(self, last, word, trust, relative=relative):
            return None
        last += 1
        while last - place < LONGEST and goes_on(self, last, trust):
            last += 1
        last = with_first_name(self, place, last, trust)
        return last if _is_whole(self, place, last, trust) else None


def _is_whole(free: Names, place: int, last: int, trust: Trust) -> bool:
    """A single initial says too little without a title; a side or a section is none."""
    read = free.page.words[place:last]
    if any(word.shape is not Shape.LETTER for word in read):
        return True
    if trust >= Trust.SURE:
        return True
    return len(read) > 1 or read[0].low not in SIDES
