"""Where are mail addresses, web addresses, network addresses and telephone numbers?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.masking.form import Form
from assistant.masking.lexicon import Standing, standing
from assistant.masking.masked import Kind, Span
from assistant.masking.spoken import DIGIT_WORDS, NOT_COUNTED

MAIL = Form(
    r"(?<![\w.+%&'-])[\w.+%&'-]{0,63}[\w+%&-](?:@|\s?(?:\(at\)|\[at\])\s?|\s?@\s?(?=[\w-]{1,40}\s?\.\s?(?:com"
    r"|net|org|edu|gov|example)\b))"
    r"[\w-]{1,63}(?:(?:\.|\s?(?:\(dot\)|\[dot\])\s?|(?<=\w)\s?\.\s?(?=(?:com|net|org|edu|gov)\b))[\w-]{1,63})*"
)
SPOKEN_MAIL = Form(
    r"\b[\w']+(?:\s(?:dot|underscore|dash|hyphen|point)\s[\w']+)*\s+at\s+\w+(?:\s\w+)?\s+dot\s+(?:com|net|org"
    r"|edu|gov|us|example|co|me|io|mail)\b"
    r"(?:\s+dot\s+\w+)?"
)
URL = Form(
    r"(?:https?|ftp)://[^\s<>\"'\])]*[^\s<>\"'\]).,;:!?]"
    r"|\bwww\.[^\s<>\"'\])]*[^\s<>\"'\]).,;:!?]"
    r"|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|info|io|health|care|example|test|us|me|app|biz"
    r"|clinic|co)\b(?:/[^\s<>\"'\])]*[^\s<>\"'\]).,;:!?])?"
)
V4 = Form(
    r"(?<![\d.])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d]|\.\d)(?::\d{2,5})?"
    r"(?:/\d{1,2})?",
    any_case=False,
)
V6 = Form(
    r"(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,6}(?![\w:])|(?<![\w:])(?:[0-9a-f]{1,4}:){1,6}:"
    r"(?:[0-9a-f]{1,4}:?){1,6}(?<!:)(?![\w:])"
)
CLOCK_LIKE = Form(r"\d{1,2}:\d{2}(?::\d{2})?", any_case=False)
EXTENSION = r"(?:[\s,]*(?:x|ext\.?|extn\.?|extension|#)\s?\d{1,6}\b)?"
SEP = r"[-.\s/–—·_]{1,3}"
LONG = Form(
    rf"(?<![\w$])(?:(?:\+?1|001){SEP}?)?(?:\(\s?\d{{3}}\s?\)\s?[-.]?\s?"
    rf"|\d{{3}}{SEP})\d{{3}}{SEP}\d{{4}}(?![\d])(?!-\d)" + EXTENSION
)
ABROAD = Form(r"(?<![\w])\+\d{1,3}[\d\s().-]{6,18}\d(?!\d)", any_case=False)
SHORT = Form(r"(?<![\w.$/-])\d{3}[-.–]\d{4}(?![\w]|[-./]\d)" + EXTENSION)
WORDED = Form(r"(?<!\w)1?[-.\s]?8(?:00|33|44|55|66|77|88)[-.\s][0-9A-Z]{2,}(?:-[0-9A-Z]+)*[A-Z]\b", any_case=False)
RUN = Form(r"(?<![\w.$-])1?[2-9]\d{2}[2-9]\d{6}(?![\w-])", any_case=False)
LABELLED = Form(
    r"(?<![\w])(?:<label/phone>)\b[\s#:.=()-]{0,4}(?:(?:no|number|is|at|is at|her at|him at|me at"
    r"|them at)\b[\s.:#]*)?"
    r"(?P<number>\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}|\d{3}[\s.-]\d{4}|\d{7})(?![\d])" + EXTENSION
)
EXTENSION_ALONE = Form(r"(?<!\w)(?:ext\.?|extn\.?|extension)[\s#:]*\d{3,6}\b(?!\s?(?:min|deg|°))|(?<!\w)x\d{3,6}\b")
CALLED = Form(
    r"(?<!\w)(?:(?:call|text|phone|reach|dial|ring|contact|vm|number|cell|mobile|tel|home|work"
    r"|fax)\b[^\n\d.;]{0,28}?|(?=555))"
    r"(?<![\d.$-])(?P<number>[2-9]\d{2}[ ./]\d{4})(?![\w/%-])"
)
SPACED = Form(r"(?<!\d )(?<![\w.])\d(?: \d){6,10}(?![\w.]| \d)", any_case=False)
BEFORE_LABEL = Form(r"(?<![\w.$/-])\d{3}\s\d{4}(?=[\s(]{1,2}(?:home|work|cell|mobile|fax|c|h|w)\b)")
LOGIN = Form(
    r"(?<!\w)(?:user|username|user id|userid|login|log-?in|handle|screen name|logged in as|instagram|insta|ig"
    r"|facebook|fb|twitter|tiktok|venmo|zelle|skype)\b[\s:=#]{1,3}(?P<number>@?[\w.-]*[_\d.][\w.-]*\w|@\w+)"
)
USER = Form(
    r"(?<!\w)(?:username|user id|userid|user|login|log-?in|logged in as|handle"
    r"|screen name)\s?[:=]?\s(?P<number>[a-z]{4,30})\b"
)
GREETED = Form(r"(?<!\w)(?:hello|hi|hey|welcome(?: back)?|dear),?\s(?P<number>[a-z][a-z0-9]*[_.\d][a-z0-9_.]*\w)\b")
HANDLE = Form(r"(?<![\w@.])@[A-Za-z]\w{2,}[\w.]*\w\b", any_case=False)
PAGER = Form(r"(?<!\w)(?:pager|beeper)[\s#:.-]*(?:(?:number|no|is)[\s.:]*)?(?P<number>\d{3,10})\b")
SPOKEN = Form(
    rf"(?<!\w)(?:(?:{DIGIT_WORDS}|hundred|thousand|area code|extension)[\s,.–-]{{1,3}}){{6,}}(?:{DIGIT_WORDS}"
    rf"|hundred|thousand){NOT_COUNTED}"
)


def contacts(text: str) -> Iterator[Span]:
    """Mail, web and network addresses, telephone and fax numbers, each with its extension."""
    if "@" in text or "at" in text:
        for pattern in (MAIL, SPOKEN_MAIL):
            yield from _found(pattern, text, Kind.EMAIL)
    yield from _found(URL, text, Kind.URL)
    yield from _found(V4, text, Kind.IP)
    for match in V6.finditer(text):
        if not CLOCK_LIKE.fullmatch(match[0]) and (
            re.search("[a-f]", match[0], re.IGNORECASE) or match[0].count(":") > 3
        ):
            yield Span(match.start(), match.end(), Kind.IP)
    for pattern in (LONG, ABROAD, SHORT, WORDED, RUN, SPACED, EXTENSION_ALONE, BEFORE_LABEL, SPOKEN):
        yield from _found(pattern, text, Kind.PHONE)
    for match in USER.finditer(text):
        if standing(match["number"].lower()) is Standing.UNKNOWN:
            yield Span(match.start("number"), match.end("number"), Kind.OTHER)
    for pattern in (LOGIN, GREETED):
        for match in pattern.finditer(text):
            yield Span(match.start("number"), match.end("number"), Kind.OTHER)
    yield from _found(HANDLE, text, Kind.OTHER)
    for pattern in (LABELLED, PAGER, CALLED):
        for match in pattern.finditer(text):
            yield Span(match.start("number"), match.end(), Kind.PHONE)


def _found(pattern: Form, text: str, kind: Kind) -> Iterator[Span]:
    return (Span(match.start(), match.end(), kind) for match in pattern.finditer(text))
