"""Does a first name stand behind the last name: ``Last, First M.``?"""

from __future__ import annotations

import re

from assistant.masking.follows import goes_on
from assistant.masking.free_words import LONGEST, FreeWords
from assistant.masking.initials import WRITTEN_SIDES, is_of_a_code
from assistant.masking.lexicon import Standing, is_given, standing
from assistant.masking.page import Shape
from assistant.masking.trust import Trust


def with_first_name(free: FreeWords, place: int, last: int, trust: Trust) -> int:
    """One past the end of ``Last, First M.`` where the words so far are the last name."""
    if not _is_comma(free, last) or free.at(last) is None:
        return last
    first, before = free.page.words[last], free.page.words[last - 1]
    if before.shape is Shape.LETTER or before.owns or last in free.unless:
        return last
    kind, own = standing(first.low), standing(before.low)
    if first.shape is Shape.CAPITALS and before.shape is Shape.CAPITAL and trust < Trust.NAMED:
        return last
    is_small = first.shape is Shape.SMALL
    if first.shape is Shape.LETTER:
        is_side = first.low in WRITTEN_SIDES and not free.page.text[first.end : first.end + 2].strip().startswith("|")
        if is_of_a_code(free, first) or (is_side and free.page.text[first.end : first.end + 1] != "."):
            return last
        fits = own in (Standing.NAME, Standing.UNKNOWN) or trust >= Trust.SURE
    elif trust is Trust.NAMED:
        fits = kind in (Standing.NAME, Standing.UNKNOWN, Standing.BOTH)
    else:
        fits = (
            not (is_small and before.shape is not Shape.SMALL)
            and is_given(first.low)
            and (kind is Standing.NAME or (kind is Standing.BOTH and not is_small and free.tells(first)))
        )
        is_loud = first.shape is Shape.CAPITALS and before.shape is Shape.CAPITALS and own is Standing.NAME
        is_closed = re.match(r"\s?(?:[|,;/(\d]|DOB|MRN|dob|$)", free.page.text[first.end : first.end + 5]) is not None
        fits = fits or (
            is_closed
            and own is Standing.NAME
            and kind is Standing.UNKNOWN
            and first.shape is before.shape
            and first.shape is not Shape.SMALL
        )
        fits = fits or (is_loud and is_given(first.low) and kind is Standing.BOTH)
        is_line = _opens_line(free, place)
        after = free.page.words[last + 1] if last + 1 < len(free.page.words) else None
        is_double = after is not None and free.page.between(last, last + 1) == "-" and after.shape is first.shape
        fits = fits or (is_double and not is_small and kind is not Standing.NEVER and own is not Standing.WORD)
        fits = fits or ((trust >= Trust.SURE or is_line) and not is_small and kind is Standing.UNKNOWN)
    if not fits:
        return last
    last += 1
    while last - place < LONGEST and goes_on(free, last, trust):
        last += 1
    return last


def _opens_line(free: FreeWords, place: int) -> bool:
    start = free.page.words[place].start
    return not free.page.text[max(0, start - 12) : start].rpartition("\n")[2].strip(" *-•\t") and (
        start < 12 or "\n" in free.page.text[max(0, start - 12) : start]
    )


def _is_comma(free: FreeWords, last: int) -> bool:
    return 0 < last < len(free.page.words) and bool(re.fullmatch(r",[ \u00a0]?", free.page.between(last - 1, last)))
