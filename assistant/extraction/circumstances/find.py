"""Which further circumstances do the words state: setting, video, handed over only, dollars so far, day of service?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.extraction.circumstances.apart import find_apart
from assistant.extraction.circumstances.together import find_together
from assistant.extraction.codes.find import CodesRead
from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.minutes.read import MinutesRead
from assistant.extraction.people.find import PeopleRead
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Words
from assistant.reading import Certainty, Said
from coder.visit import Discipline, Setting

FLAGS = ("telehealth", "handover_only", "l_code_later")
MONEY = re.compile(r"\$\s?(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.(\d\d))?")
DAY = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)(?!\d)")
REACH = 40
"""Characters between ``YTD`` and its dollars, or ``DOS`` and its day."""
NOT_STATED = Context.DENIED | Context.HYPOTHETICAL | Context.POLICY
STRANGERS = frozenset(("vendor", "orthotist", "physician"))
PLANS = frozenset(("poc", "plan"))


def find_circumstances(
    text: Text,
    spoken_of: Sequence[Cue],
    roles: Sequence[Cue],
    codes: CodesRead,
    people: PeopleRead,
    minutes: MinutesRead,
) -> tuple[Said, ...]:
    """Each circumstance once, where it is plainly stated and not denied; ``spoken_of`` are the words for them."""
    cues = [cue for cue in spoken_of if not text.contexts.flags[cue.first] & NOT_STATED]
    cues = [cue for cue in cues if cue.value != "telehealth" or not _is_of_stranger(text, cue, roles)]
    found: dict[str, Said] = {}
    plan = _plan_discipline(text.words, roles, people)
    together = find_together(text, roles, people, minutes, cues)
    for said in (
        *(_said(text.words, cue) for cue in cues),
        plan,
        *together,
        *find_apart(text.words, codes, minutes, cues),
    ):
        if said and said.path not in found:
            found[said.path] = said
    return tuple(found.values())


def _is_of_stranger(text: Text, cue: Cue, roles: Sequence[Cue]) -> bool:
    """``the rep attended by video``: somebody else was not there, the patient was."""
    sentence = text.layout.sentence
    here = [each.value for each in roles if sentence[each.first] == sentence[cue.first] and each.first < cue.first]
    return not STRANGERS.isdisjoint(here) and "patient" not in here


def _said(words: Words, cue: Cue) -> Said | None:
    if cue.value in FLAGS:
        return say(words, cue.value, True, cue.first, cue.last)
    if cue.value in Setting.__members__.values():
        return say(words, "setting", Setting(cue.value), cue.first, cue.last)
    start, end = words.start[cue.first], words.end[cue.last - 1]
    if cue.value == "year_to_date":
        return _year_to_date(words.text, start, end)
    return _day_of_service(words.text, start, end) if cue.value == "date_of_service" else None


def _year_to_date(text: str, start: int, end: int) -> Said | None:
    match = MONEY.search(text, end, end + REACH) or MONEY.search(text, max(0, start - REACH), start)
    if match is None:
        return None
    dollars = float(match[1].replace(",", "") + "." + (match[2] or "0"))
    return Said(
        "year_to_date", dollars, min(start, match.start()), max(end, match.end()), Certainty.STATED, text[start:end]
    )


def _day_of_service(text: str, start: int, end: int) -> Said | None:
    """A day with its year; without one it is not told which day is meant."""
    match = DAY.match(text, end + len(text[end : end + 3]) - len(text[end : end + 3].lstrip(" :")))
    if match is None:
        return None
    year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
    try:
        day = date(year, int(match[1]), int(match[2]))
    except ValueError:
        return None
    return Said("date_of_service", day.isoformat(), start, match.end(), Certainty.STATED, text[start:end])


def _plan_discipline(words: Words, roles: Sequence[Cue], people: PeopleRead) -> Said | None:
    """``under the PT plan of care``, where another discipline furnished the service."""
    for cue in roles:
        after = words.lower[cue.last : cue.last + 1]
        if cue.value in ("PT", "OT", "SLP") and after and after[0] in PLANS and cue.value != people.discipline_name:
            return say(words, "plan_discipline", Discipline(cue.value), cue.first, cue.last + 1)
    return None
