"""Where are dates, but the year: in digits, with the month's name, or dictated?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.masking.form import Form
from assistant.masking.lexicon import is_word
from assistant.masking.masked import Kind, Span
from assistant.masking.spoken import CARDINALS, LATE_ORDINALS, ORDINALS, TWO_DIGITS, YEAR
from assistant.masking.vocabulary import entries, words

MONTHS = "(?:<date/months>)"
MONTH = rf"(?:{MONTHS})\b\.?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
D, M = r"(?:3[01]|[12]\d|0?[1-9])", r"(?:1[0-2]|0?[1-9])"
Y4, Y2 = r"(?:1[89]|20)\d\d", r"['’]?\d\d"
ANY_YEAR = rf"(?:{Y4}|{Y2})"
START = r"(?<![\w/.$#-])(?<!\d,)"
S = r"\s?[/∕]\s?"
FULL = tuple(
    Form(pattern)
    for pattern in (
        rf"{START}(?:{M}{S}{D}|{D}{S}{M}){S}{ANY_YEAR}(?![\w/])",
        rf"(?<![\w/.$#])(?<!\d-)(?:{M}-{D}|{D}-{M})-{ANY_YEAR}(?![\w/]|-\d)",
        rf"{START}(?:{M}\.{D}|{D}\.{M})\.{ANY_YEAR}(?![\w/]|\.\d)",
        rf"(?<![\d/.$#-]){Y4}([-/.])(?:{M})\1(?:{D})(?=T\d|\b)(?![-/]\d)",
        rf"(?<![\w.$]){Y4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)",
        rf"(?<![\w/]){D}(?:st|nd|rd|th)?(?:\s?of\s|[\s-]?)(?:{MONTHS})(?![a-z])\.?(?:(?:,?\s|-|"
        rf"(?<=[a-z])){ANY_YEAR}(?![\d:]))?",
        rf"(?<!\w)(?:{MONTHS})(?:\.\s?|\s|-|(?=\d))(?:the\s)?{DAY}(?:st|nd|rd|th)?(?!\d|[./:]\d|[\s-]?(?:min|visit"
        rf"|unit|x\b|wk|day|week|%|session|lb|deg|year|yo|y/o))(?:\s?[-–&]\s?{DAY}(?:st|nd|rd|th)?(?!\d))?"
        rf"(?:,?\s?[-\s]?(?:{Y4}|['’]\d\d|(?<=-)\d\d)(?!\d))?",
        rf"(?<!\w)(?:{MONTHS})\b\.?,?(?:\s|-|\sof\s)(?:{Y4}|['’]\d\d)(?!\d)",
        rf"(?<!\w)(?:the\s)?(?:{ORDINALS})\s(?:of\s|day\sof\s)(?:{MONTHS})\b(?:,?\s(?:{YEAR}|{Y4}))?",
        rf"(?<!\w)(?:{MONTHS})\s(?:the\s)?(?:{ORDINALS})\b(?:,?\s(?:{YEAR}|{Y4}))?",
        rf"(?<!\w)(?:{MONTHS})\s(?:{CARDINALS})\b(?:,?\s(?:{YEAR}|{Y4}))",
        rf"(?<!\w)(?:{MONTHS})\s{YEAR}(?!\w)",
        r"(?<!\w)(?:<date/holidays>)(?!\w)",
        rf"(?<![\w.]){D}[./-](?-i:X?(?:IX|IV|V?I{{1,3}}|V|X))[./-]{ANY_YEAR}(?!\w)",
        rf"(?<!\w)(?:{MONTHS})/{D}(?:/{ANY_YEAR})?(?![\w/])",
        rf"(?<![\w/.-]){M}[-/.]{D}\s{Y4}(?![\w/.-])",
        r"(?<![\w/.-])(?:0[1-9]|1[0-2])[/-](?:19|20)\d\d(?![\w/-])",
        rf"(?<!\w)(?:{MONTHS})[-/](?:{Y4}|\d\d)(?![\w/])",
        r"(?<!\w)(?:the\s)?(?:1[3-9]|2\d|3[01])(?:st|nd|rd|th)?\sof\s(?:this|last|next)\smonth\b",
    )
)
LABELLED_RUN = Form(
    r"\b(?:dob|dos|doi|d\.o\.b\.?|birth|born|date)[\s:#=]*(?P<date>\d{6}(?:\d\d)?"
    r"|\d{1,2} \d{1,2} \d{2}(?:\d\d)?)(?!\d)"
)
LABELLED_DASHED = Form(
    r"\b(?:dob|dos|doi|soc|date(?: of \w+)?|dated|seen|svc|service|visit of|eval|sent|signed|rcvd|received"
    r"|delivered|on|from|since|thru|until|d/?c|due|born|bday|through|f/?u|rtc|appt|next|recheck|then|and"
    r"|return|left|arrived|called|came|fell|missed|moved|wk of|week of|starting|dated|rtw|cast|fit"
    r"|billed|faxed|paid|mailed|duty|released|release|off work|dates)[\s:=]+(?P<date>(?:1[0-2]"
    r"|0?[1-9])[-.](?:3[01]|[12]\d"
    r"|0?[1-9]))(?![\w:]|[-./%]\d|\s?(?:min|x\b"
    r"|visit|deg|in\b|cm|mm|hr|hour|day|week|wk|lb|unit|times|rep|set|year|°|month|to\b|ply|ft|feet|am|pm"
    r"|sec))"
)
SHORT = Form(r"(?<![\w/.$#+-])(?P<first>\d{1,2})/(?P<second>\d{1,2})(?![\w/%+]|\.\d|-\d*/)", any_case=False)
RANGE = Form(
    rf"(?<![\w/.$#+]){M}/{D}\s?(?:-|–|to|thru|through|&|and)\s?{M}/{D}(?:/{ANY_YEAR})?(?![\w/%])", any_case=False
)
BEFORE = Form(r"([\w./'&-]+)[^\w\n]*$", any_case=False)
AFTER = Form(r"\s?[-]?([\w\"]+)", any_case=False)
MONTH_ALONE = Form(rf"(?<![\w/])(?<!\d-)(?P<month>{MONTHS})(?![\w/'’]|-\w)")
DAY_ALONE = Form(
    r"\b(?:on|by|since|until|till|from|of|the|for|before|after|mon|tues?|wed|thurs?|thu|fri|sat|sun|(?:mon"
    r"|tues|wednes|thurs|fri|satur|sun)day)[\s,]+(?:the[\s]+)?(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd"
    r"|th))\b(?P<after>[\s-]*(?:[\w']+))?"
)
SPOKEN_DAY = Form(
    rf"\b(?:on|by|since|until|till)\s+the\s+(?P<day>{ORDINALS})\b(?![\s-]+(?P<after>\w))"
    rf"|\b(?:him|her|them|us|you|me|back|again|return|returns|due|appointment|for|from|through"
    rf"|before|after)\s+(?:\w+day\s+)?the\s+"
    rf"(?P<late>{LATE_ORDINALS})\b(?=[.,;!?\n]|$|\s(?:at|and|for|to|if|with|of)\b)"
)
DESCENDING = Form(r"(?<=[,;]\s)(?P<first>1[0-2]|[1-9])-(?P<second>[12]?\d|3[01])(?=[,;])", any_case=False)
SPOKEN_BIRTH = Form(
    rf"\b(?:birth|born|dob|birthday)\b[^\d\n.]{{0,24}}?(?P<date>(?:{CARDINALS}|{ORDINALS})[\s,]+(?:{CARDINALS}"
    rf"|{ORDINALS})[\s,]+(?:{YEAR}|{TWO_DIGITS}))"
)
CLOCK_BEHIND = Form(r",?\s(?:at\s)?\d{1,2}:\d\d|,?\s(?:at\s)?\d{1,2}\s?[ap]\.?m\b")
SPANISH = Form(
    r"(?<!\w)(?:\d{1,2}\s(?:de\s)?)?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre"
    r"|octubre|noviembre|diciembre)\b(?:\s(?:de|del)\s(?:19|20)\d\d)?"
)
COUNTED_OF = (2, 3, 4, 5, 8, 10, 12, 16, 20, 24)
"""Numbers that often stand below the stroke of a count, a score or a fraction."""
SCORES = (5, 10, 3)
"""Numbers that stand below the stroke of strength, pain and stairs."""
PARTS = ("1/2", "1/4", "3/4", "1/8", "3/8", "5/8", "7/8", "1/3", "2/3", "1/16", "3/16", "5/16", "3/32")
LAST_DAY, LAST_MONTH = 31, 12


def dates(text: str) -> Iterator[Span]:
    """Dates in every form, months alone, days of the month and holidays; a year alone is none."""
    for pattern in FULL:
        for match in pattern.finditer(text):
            if _is_ordinary_may(match[0], text[match.end() : match.end() + 8]):
                continue
            yield Span(match.start(), match.end(), Kind.DATE)
    for pattern in (LABELLED_RUN, LABELLED_DASHED, SPOKEN_BIRTH):
        for match in pattern.finditer(text):
            yield Span(match.start("date"), match.end("date"), Kind.DATE)
    for match in RANGE.finditer(text):
        if _is_change_of_score(match[0]):
            continue
        if any(_short_is_date(text, each) for each in SHORT.finditer(text, match.start(), match.end())):
            yield Span(match.start(), match.end(), Kind.DATE)
    for match in SHORT.finditer(text):
        if _short_is_date(text, match):
            yield Span(match.start(), match.end(), Kind.DATE)
    for match in SPANISH.finditer(text):
        yield Span(match.start(), match.end(), Kind.DATE)
    yield from _months(text)
    for match in DAY_ALONE.finditer(text):
        after = re.sub(r"^[\s-]+", "", match["after"] or "").lower()
        if after not in _under("ordinal_nouns") and not (match["after"] or " ").startswith("-"):
            yield Span(match.start("day"), match.end("day"), Kind.DATE)
    for match in SPOKEN_DAY.finditer(text):
        yield Span(*match.span("day" if match["day"] else "late"), Kind.DATE)
    for match in DESCENDING.finditer(text):
        if int(match["first"]) > int(match["second"]) > 0:
            yield Span(match.start(), match.end(), Kind.DATE)


@cache
def _under(heading: str) -> frozenset[str]:
    return frozenset(entries("date", heading))


def _is_ordinary_may(found: str, behind: str) -> bool:
    """``may 2`` and ``30 may be`` in small letters, where it is no month."""
    if re.fullmatch(r"\d{1,2}\s(?:may|march)", found) and re.match(r"\s[a-z]{2}", behind):
        return not re.match(r"\s(?:at|and|for|with|to|pt|visit|she|he)\b", behind)
    return bool(re.fullmatch(r"(?:may|mar|sep|dec|jan|march)\.?\s\d{1,2}", found)) and not found.startswith(
        ("mar", "sep", "dec", "jan")
    )


def _short_is_date(text: str, match: re.Match[str]) -> bool:
    """Two numbers with a stroke: month and day, or a score, a fraction, a count?"""
    first, second = int(match["first"]), int(match["second"])
    is_day = 1 <= first <= LAST_MONTH and 1 <= second <= LAST_DAY
    if not is_day and not (1 <= second <= LAST_MONTH < first <= LAST_DAY):
        return False
    before = BEFORE.search(text[max(0, match.start() - 24) : match.start()])
    word = before[1].lower().strip(".'-/&") if before else ""
    after = AFTER.match(text, match.end())
    follows = after[1].lower() if after else ""
    if CLOCK_BEHIND.match(text, match.end()) and word not in _under("counted_before"):
        return True
    if match[0].startswith("0") or (match["second"].startswith("0") and word not in _under("counted_before")):
        return word not in _under("pages")
    if word in _under("counted_before") or follows in _under("counted_after"):
        return False
    if (
        match[0] == "24/7"
        or word in _under("pages")
        or _is_count_of_things(follows, text[match.end() : match.end() + 1])
    ):
        return False
    if word in _under("before"):
        return match[0] not in PARTS or word not in _under("before_weakly")
    if follows in _under("verbs_behind"):
        return True
    opens = not text[max(0, match.start() - 40) : match.start()].rpartition("\n")[2].strip(" \t-*•")
    if second in SCORES or match[0] in PARTS or (first >= second and second <= LAST_MONTH and not opens):
        is_more = first > second and second not in SCORES and second > 1
        return is_more or (opens and match[0] not in PARTS and second not in SCORES[:2])
    return second not in COUNTED_OF or opens


def _is_change_of_score(found: str) -> bool:
    """``3/10 to 1/10``, ``1/5 to 4/5``: twice below the stroke what strength and pain are measured by."""
    below = [int(each) for each in re.findall(r"/(\d{1,2})(?!\d)", found)]
    return len(below) == 2 and below[0] == below[1] and below[0] in SCORES


def _is_count_of_things(follows: str, sign: str) -> bool:
    """``4/7 shelves``: a plural behind two numbers."""
    return sign == " " and follows.endswith("s") and follows.islower() and len(follows) > 4 and is_word(follows[:-1])


def _months(text: str) -> Iterator[Span]:
    """Months alone; those that are other words too only behind a word of time."""
    before_month = words("date", "before_month")
    for match in MONTH_ALONE.finditer(text):
        month = match["month"]
        low = month.lower()
        before = BEFORE.search(text[max(0, match.start() - 16) : match.start()])
        word = before[1].lower() if before else ""
        if low in words("date", "also_words"):
            is_month = word in before_month
            if low in ("may", "march", "mar"):
                is_month = is_month and (month[0].isupper() or word in words("date", "before_small_month"))
            elif low in ("august", "jan", "jun"):
                is_month = is_month and month[0].isupper()
            elif low in ("sept", "sep", "dec"):
                is_month = is_month or (month[0].isupper() and low == "sept")
            if not is_month:
                continue
        elif low in ("april", "june") and not (word in before_month or month[0].islower()):
            continue
        yield Span(match.start("month"), match.end("month"), Kind.DATE)
