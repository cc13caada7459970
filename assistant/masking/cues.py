"""Where do the words around say that a name stands: title, label, role, verb, age, relation, credential?"""

from __future__ import annotations

import re
from bisect import bisect_left

from assistant.masking.form import Form
from assistant.masking.lexicon import Standing, is_given, is_given_word, standing
from assistant.masking.page import Shape, Word
from assistant.masking.sequence import Names, Trust
from assistant.masking.vocabulary import words

TITLE_GAP = Form(r"\.?[ \u00a0]{0,2}", any_case=False)
ROLE_GAP = Form(r"[ \u00a0]{0,2}[,(:\"“'‘–—=/-]{0,2}[ \u00a0]{0,2}[\"“'‘(]?", any_case=False)
LINK_GAP = Form(r"[ \u00a0,]{1,2}[\"“'‘(]?|['’]s ", any_case=False)
MOST_LINKS = 4
NAMED_LINKS = frozenset("named called name whose known goes by prefers nickname preferred".split())
NAME_LABEL = Form(r"name|last|first|nick|alias|aka|goes by|nombre|apellido|preferred|middle|^mi$")
AGE = Form(
    r"[,\s(]{1,3}(?:\(?age[d:]?\s)?(?:is |was |a |an )*\d{1,3}\s?[-]?\s?(?:y/?o|yo\b|y\.o|yrs?\b|years?"
    r"|year-old|[MF]\b|months? old|mo old|,|\))|,? (?:is|was) an? \d|\s\d{1,2}(?::?\d\d)?\s?[ap]m?\b"
)
SHORTEST_UNKNOWN = 3


def by_title(names: Names) -> None:
    """``Mrs. Okafor``, ``Mr L.``, ``Dr Falk``."""
    titles, weak = words("people", "titles"), words("people", "weak_titles")
    for place, word in enumerate(names.page.words[:-1]):
        if (
            word.low not in titles
            or place in names.taken
            or not TITLE_GAP.fullmatch(names.page.between(place, place + 1))
        ):
            continue
        if word.low == "ms" and word.shape is Shape.CAPITALS and names.tells(word):
            continue
        following = names.page.words[place + 1]
        is_weak = word.low in weak or word.low == "miss"
        if is_weak and not _is_likely(following, names):
            continue
        last = names.read(place + 1, Trust.CUE if is_weak else Trust.SURE, relative=True)
        if last is not None:
            names.add(place, last, Trust.SURE)


def _is_likely(word: Word, names: Names) -> bool:
    kind = standing(word.low)
    if word.shape is Shape.CAPITAL and names.tells(word):
        return kind is not Standing.WORD
    return kind is Standing.NAME or (
        kind is Standing.BOTH and is_given_word(word.low) and names.page.text[word.start].isupper()
    )


LABEL = Form(
    r"(?<![\w])(?P<label><people/labels>)(?:\s?\(s\)|s)?(?:\s?\([^()\n]{1,30}\))?[._·…]{0,40}[^\S\n]{0,3}(?:[:=?]|[^\S\n]-[^\S\n]"
    r"|(?<=name)(?:\t|[^\S\n]{2,8})|[^\S\n]?\|(?!\|)|>)[^\S\n]*[\"“(]?(?:(?:the|his|her|my|with"
    r"|w/)[^\S\n])?(?=[^\W\d_])"
)


def by_label(names: Names) -> None:
    """``Patient: Okonkwo, Chidi Jr``, ``Emergency contact: Lorena W.``"""
    starts = [word.start for word in names.page.words]
    for match in LABEL.finditer(names.page.text):
        place = bisect_left(starts, match.end())
        if place == len(starts) or starts[place] != match.end():
            continue
        is_named = bool(NAME_LABEL.search(match["label"]))
        names.page.words[place]
        if not is_named and not _fits_label(names, place):
            continue
        if _is_label_itself(names, place):
            continue
        last = names.read(place, Trust.NAMED if is_named else Trust.SURE)
        if last is not None:
            names.add(place, last, Trust.SURE)
            _and_more(names, last)


def _fits_label(names: Names, place: int) -> bool:
    """Behind ``PT:``, ``Re:`` and the like stands much else."""
    word = names.page.words[place]
    kind = standing(word.low)
    is_told = word.shape is Shape.CAPITAL and names.tells(word)
    if word.shape is Shape.LETTER:
        return names.page.text[word.end : word.end + 1] == "." or word.low not in "rlbsop"
    if place not in names.unless and kind is Standing.WORD and is_told:
        after = names.at(place + 1)
        return (
            after is not None
            and names.page.between(place, place + 1) == " "
            and after.shape is Shape.CAPITAL
            and standing(after.low) in (Standing.NAME, Standing.UNKNOWN)
        )
    if place in names.unless or kind in (Standing.WORD, Standing.NEVER):
        return False
    if kind is Standing.BOTH and word.shape is Shape.CAPITALS:
        return _is_last_first(names, place) or (
            word.low in words("names", "frequent_surnames")
            and names.page.text[word.end : word.end + 1] in ("", ",", "\n", ";", "|")
        )
    return is_told or kind is Standing.NAME or (kind is Standing.UNKNOWN and not names.tells(word))


def _is_last_first(names: Names, place: int) -> bool:
    """``SMITH-JONES, D'ANDRE``"""
    at = place
    while names.at(at + 1) is not None and names.page.between(at, at + 1) == "-":
        at += 1
    after = names.at(at + 1)
    return after is not None and names.page.between(at, at + 1) in (",", ", ") and is_given(after.low)


def _is_label_itself(names: Names, place: int) -> bool:
    """``Name: DOB:`` holds no name."""
    word = names.page.words[place]
    return names.page.text[word.end : word.end + 1] in (":", "=") and standing(word.low) in (
        Standing.WORD,
        Standing.NEVER,
    )


def _and_more(names: Names, place: int) -> None:
    """``Tanya and Luis Moreno``."""
    if (
        place + 1 < len(names.page.words)
        and names.page.words[place].low in ("and", "y")
        and names.page.between(place - 1, place) == " "
    ):
        last = names.read(place + 1, Trust.CUE)
        if last is not None and names.page.words[place + 1].shape is not Shape.SMALL:
            names.add(place + 1, last, Trust.CUE)
    elif place < len(names.page.words) and re.fullmatch(r" ?[&/+] ?", names.page.between(place - 1, place)):
        last = names.read(place, Trust.CUE)
        if last is not None and names.page.words[place].shape is not Shape.SMALL:
            names.add(place, last, Trust.CUE)


def by_role(names: Names) -> None:
    """``daughter Ines``, ``pt Ruiz``, ``his wife, whose name is Amina``."""
    roles, relatives, links = words("people", "roles"), words("people", "relatives"), words("people", "links")
    for place, word in enumerate(names.page.words):
        if word.low not in roles or place in names.taken:
            continue
        at, linked = place + 1, False
        while (
            at < len(names.page.words)
            and at - place <= MOST_LINKS
            and names.page.words[at].low in links
            and names.page.words[at].shape is not Shape.LETTER
            and (LINK_GAP.fullmatch(names.page.between(at - 1, at)))
        ):
            linked = linked or names.page.words[at].low in NAMED_LINKS
            at += 1
        if at >= len(names.page.words):
            continue
        gap = names.page.between(at - 1, at)
        if (word.owns and not linked) or (not ROLE_GAP.fullmatch(gap) and not LINK_GAP.fullmatch(gap)):
            continue
        following = names.page.words[at]
        relative = word.low in relatives
        if not _fits_role(names, at, following, gap, relative=relative, linked=linked, skipped=at > place + 1):
            continue
        is_word = len(following.low) > 1 and (standing(following.low) is Standing.WORD or _is_day(following))
        last = names.read(at, Trust.SURE if linked or is_word else Trust.CUE, relative=relative)
        if last is None and _is_unknown_who_does(names, at, following):
            last = at + 1
        if last is not None:
            names.add(at, last, Trust.SURE if linked or relative else Trust.CUE)
            _and_more(names, last)


def _is_unknown_who_does(names: Names, at: int, word: Word) -> bool:
    """Behind a relative, an unknown word before a verb or the end of a clause: ``dtr ania trained``."""
    if standing(word.low) is not Standing.UNKNOWN or len(word.low) < SHORTEST_UNKNOWN or at in names.taken or word.owns:
        return False
    if (
        names.page.words[at - 1].low not in words("people", "relatives")
        and word.shape is not Shape.SMALL
        and not names.tells(word)
    ):
        return _is_followed_by(names, at + 1, words("people", "verbs"))
    if names.page.text[word.end : word.end + 1] in (".", ",", ";", ")", "\n", ""):
        return names.page.between(at - 1, at) == " "
    return _is_followed_by(names, at + 1, words("people", "verbs") | {"trained", "instructed", "present", "and"})


def _is_day(word: Word) -> bool:
    return word.low in words("date", "days")


def _fits_role(names: Names, at: int, word: Word, gap: str, *, relative: bool, linked: bool, skipped: bool) -> bool:
    """May the word behind a role be the name of who holds it?"""
    kind = standing(word.low)
    is_told = word.shape is Shape.CAPITAL and names.tells(word)
    if word.shape is Shape.LETTER:
        return names.page.text[word.end : word.end + 1] == "."
    if skipped and not linked:
        return (is_told and kind in (Standing.NAME, Standing.UNKNOWN)) or (kind is Standing.NAME and relative)
    if "," in gap and not relative:
        return kind is Standing.NAME and is_told
    if kind is Standing.NEVER and _is_day(word):
        return is_told and relative and gap == " " and _is_followed_by(names, at + 1, words("people", "verbs"))
    if kind is Standing.WORD:
        has_accent = is_told and not names.page.text[word.start : word.end].isascii()
        if is_told and relative and gap == " " and word.low in words("kept", "eponyms"):
            return True
        return has_accent or (
            is_told and relative and gap == " " and _is_followed_by(names, at + 1, words("people", "verbs"))
        )
    if linked and not is_told:
        return kind is Standing.NAME or (kind is Standing.UNKNOWN and word.shape is Shape.SMALL)
    return True


BEFORE = Form(r"(?<![\w])(?:<people/before>)[\s,:]{1,2}[\"“'‘(]?(?=[^\W\d_])")


def by_words_before(names: Names) -> None:
    """``spoke with Tanya``, ``goes by Pari``, ``signed by J. Lund``."""
    starts = [word.start for word in names.page.words]
    for match in BEFORE.finditer(names.page.text):
        place = bisect_left(starts, match.end())
        if place == len(starts) or starts[place] != match.end():
            continue
        word = names.page.words[place]
        is_told = word.shape in (Shape.CAPITAL, Shape.LETTER) and names.tells(word)
        named = bool(
            re.match(
                r"goes by|go by|prefer|nick|aka|a\.k\.a|known as|name|née|nee|alias|likes to be"
                r"|calls? (?:me|her|him)",
                match[0],
                re.IGNORECASE,
            )
        )
        if (
            not is_told
            and standing(word.low) is not Standing.NAME
            and not (named and standing(word.low) in (Standing.UNKNOWN, Standing.BOTH) and word.low not in MODAL)
        ):
            continue
        if is_told and standing(word.low) is Standing.BOTH and not is_given(word.low) and not named:
            continue
        last = names.read(place, Trust.SURE if named and is_told else Trust.CUE, relative=named)
        if last is None and named and standing(word.low) is Standing.UNKNOWN:
            last = place + 1
        if last is not None:
            names.add(place, last, Trust.SURE if named else Trust.CUE)
            _and_more(names, last)


PAST = re.compile("[a-z]{2,}ed")
COLOURED = frozenset("colored coloured shaped flavored scented tinted based sized handed sided need".split())
MODAL = frozenset("may will can in".split())


SHORT_FOR = Form(
    r"(?P<name>(?<!\w)[A-Z][^\W\d_]+),?\s(?:as (?:he|she|they|we|i|everyone|everybody|family|friends"
    r"|his|her|mom|dad|the family)\s(?:\w+\s)?(?:likes?"
    r"|prefers?|calls?|called|goes|went|wants?|says?|said|signs?|knows?|knew)|for short\b)",
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


def by_words_behind(names: Names) -> None:
    """``Ramona, 67 y/o``, ``Ines (daughter)``, ``Jill Sanders, COTA``, ``Grace reports``, ``Penny's``."""
    relatives, verbs, credentials = (
        words("people", "relatives"),
        words("people", "verbs"),
        words("people", "credentials"),
    )
    for place, word in enumerate(names.page.words):
        if not (word.shape is Shape.CAPITAL and names.tells(word)) or place in names.taken:
            continue
        kind = standing(word.low)
        if kind in (Standing.WORD, Standing.NEVER) or (kind is Standing.BOTH and not is_given(word.low)):
            continue
        last = names.read(place, Trust.CUE)
        if last is None:
            continue
        is_more = last - place > 1
        if (
            (
                AGE.match(names.page.text, names.span(place, last)[1])
                and (kind is not Standing.BOTH or is_more or is_given_word(word.low))
            )
            or _is_followed_by_relation(names, last, relatives)
            or _is_followed_by_credential(names, place, last, credentials)
            or (
                _is_followed_by(names, last, verbs) and (kind is Standing.UNKNOWN or is_given_word(word.low) or is_more)
            )
            or (
                names.page.words[last - 1].owns
                and len(word.low) >= SHORTEST_UNKNOWN
                and (kind is Standing.UNKNOWN or is_given_word(word.low))
            )
        ):
            names.add(place, last, Trust.CUE)


def _is_followed_by(names: Names, last: int, verbs: frozenset[str]) -> bool:
    if last >= len(names.page.words) or names.page.words[last - 1].owns:
        return False
    if names.page.words[last - 1].low in MODAL and names.page.words[last].low in words("people", "bare_verbs"):
        return False
    after = names.page.words[last]
    is_past = is_given_word(names.page.words[last - 1].low) and PAST.fullmatch(after.low) and after.low not in COLOURED
    return names.page.between(last - 1, last) == " " and (
        after.low in verbs or (bool(is_past) and after.shape is Shape.SMALL)
    )


def _is_followed_by_relation(names: Names, last: int, relatives: frozenset[str]) -> bool:
    """``Tanya, his mother``, ``Ines (dtr)``."""
    for at in range(last, min(last + 2, len(names.page.words))):
        if at == last and not re.fullmatch(r",? ?[(\-–—] ?|, ", names.page.between(at - 1, at)):
            return False
        word = names.page.words[at]
        if word.low in relatives and not names.page.text[word.end : word.end + 1].isdigit():
            return True
        if word.low not in ("his", "her", "their", "the", "pt", "pts", "patients", "my", "our", "a", "adult"):
            return False
    return False


def _is_followed_by_credential(names: Names, place: int, last: int, credentials: frozenset[str]) -> bool:
    if last >= len(names.page.words) or not re.fullmatch(r",? ", names.page.between(last - 1, last)):
        return False
    word = names.page.words[last]
    if word.low not in credentials or word.shape is Shape.SMALL:
        return False
    first = names.page.words[place]
    is_sure = last - place > 1 or (standing(first.low) is Standing.NAME and first.low not in words("kept", "eponyms"))
    return is_sure and not (
        last - place == 1 and names.page.between(last - 1, last) == ", " and word.low in ("pt", "ot", "do", "ms")
    )
