"""Where is a name said in passing: initials, a chat, pronouns in brackets, a short form?"""

from __future__ import annotations

import re
from bisect import bisect_left

from assistant.masking.form import Form
from assistant.masking.lexicon import Standing, standing
from assistant.masking.sequence import Names
from assistant.masking.trust import Trust
from assistant.masking.vocabulary import words

SHORT_FOR = Form(
    r"(?P<name>(?<!\w)[A-Z][^\W\d_]+),?\s(?:as (?:he|she|they|we|i|everyone|everybody|family|friends"
    r"|his|her|mom|dad|the family)\s(?:\w+\s)?(?:likes?"
    r"|prefers?|calls?|called|goes|went|wants?|says?|said|signs?|knows?|knew)"
    r"|for short\b|\(?(?:short for|aka|a\.k\.a\.?|née|nee|formerly|legally|real name)\s[\"“]?[A-Z])",
    any_case=False,
)


INITIALS = Form(
    r"(?<![\w.])(?P<name>(?:[A-Z]\.\s?){2,3})(?=['’]s\b|,?\s(?:\d{1,3}[\s-]?(?:y|yo|F|M)|[a-z]+\b))", any_case=False
)


def by_initials(names: Names) -> None:
    """``L.B. wore it``, ``A.K., 34 yo``."""
    starts = [word.start for word in names.page.words]
    for match in INITIALS.finditer(names.page.text):
        letters = "".join(each for each in match["name"].lower() if each.isalpha())
        if letters in words("people", "no_initials"):
            continue
        place = bisect_left(starts, match.start("name"))
        last = place + len(letters)
        is_person = re.match(r"['’]s|,?\s\d", names.page.text[match.end("name") :]) or (
            last < len(names.page.words) and names.page.words[last].low in words("people", "verbs")
        )
        if is_person and all(names.at(each) is not None for each in range(place, last)):
            names.add(place, last, Trust.SURE)


CHAT = Form(r"(?:^|(?<=[\s\[]))\d{1,2}:\d\d(?::\d\d)?\s?(?:[ap]m)?\]?\s-?\s?(?P<name>[^\W\d_]{2,15}):\s")


def by_chat(names: Names) -> None:
    """``[10:03] ty: rm 3``"""
    starts = [word.start for word in names.page.words]
    for match in CHAT.finditer(names.page.text):
        place = bisect_left(starts, match.start("name"))
        if names.at(place) is not None and standing(names.page.words[place].low) not in (Standing.WORD, Standing.NEVER):
            names.add(place, place + 1, Trust.CUE)


PRONOUN_TAG = Form(r"(?<!\w)(?P<name>[^\W\d_]{2,20})\s[(\[](?:they|she|he|ze|xe)/\w+(?:/\w+)?[)\]]")


def by_pronouns(names: Names) -> None:
    """``tj (they/them)``"""
    starts = [word.start for word in names.page.words]
    for match in PRONOUN_TAG.finditer(names.page.text):
        place = bisect_left(starts, match.start("name"))
        if names.at(place) is not None and standing(names.page.words[place].low) is not Standing.NEVER:
            names.add(place, place + 1, Trust.SURE)


def by_short_form(names: Names) -> None:
    """``Nacho as he likes``, ``Mags for short``."""
    starts = [word.start for word in names.page.words]
    for match in SHORT_FOR.finditer(names.page.text):
        place = bisect_left(starts, match.start("name"))
        if names.at(place) is not None and names.page.words[place].low not in PRONOUNS:
            names.add(place, place + 1, Trust.SURE)


PRONOUNS = frozenset("he she they we it just but and or so".split())
