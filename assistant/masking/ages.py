"""Where is an age over 89, or a year of birth that shows one?"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.masking.form import Form
from assistant.masking.lexicon import Standing, standing
from assistant.masking.masked import Kind, Span
from assistant.masking.page import folded
from assistant.masking.spoken import ONES
from assistant.masking.vocabulary import words

OLD = r"(?:9\d|1[0-2]\d)"
SPOKEN = rf"(?:ninety(?:[\s-](?:{ONES}))?|(?:a |one )?hundred(?:(?: and)?[\s-](?:{ONES}|ten|eleven|twelve|thirteen))?)"
SPOKEN_YEARS = rf"(?:ninety[\s-](?:{ONES})|(?:a|one) hundred(?:(?: and)?[\s-](?:{ONES}))?)"
YEARS = (
    r"(?:y/?o|y\.o\.?|yom|yof|yrs?[\s-]old|years?[\s-]old|year[\s-]olds?|yr|yrs|years? (?:young|of age|and)"
    r"|y/?rs?|-?year-?old|yo[mf])"
)
PATTERNS = tuple(
    Form(pattern)
    for pattern in (
        rf"(?<![\w./$-])(?P<age>{OLD})\+?[\s-]?{YEARS}(?![a-z])",
        rf"\b(?:age|aged|ages|aet|aetat|ageing|age of|age is|edad|she's|he's|turned|turning|she is|he is)[\s:=]*"
        rf"(?P<age>{OLD})\b(?![\s-]?(?:%|min|deg|lb|ft|cm|mm|sec|step|feet|/|visit|day|rep|°|\d|kg|pound|meter"
        rf"|unit|in\b|m\b|s\b|-))(?!\.\d)",
        rf"\b(?:age|aged)\b[^\n\d]{{0,12}}?\b(?P<age>{OLD})\b(?![\s-]?(?:%|min|deg|°|day|week|month))",
        r"(?<![\w./$-])(?P<age>9\d|10\d)[\s-]?(?:y|yr|yrs|yo)?[\s,-]?(?:/\s?)?(?=(?:[MF]|male|female"
        r"|woman|man|lady|gentleman|w[mf]"
        r"|b[mf])\b)",
        r"(?<![\w./$-])(?P<age>9\d|10\d)[\s-]?Y(?=[\s,;|/]|$)",
        r"(?<![\w./-])(?:[MF]|male|female|sex|age/sex|sex/age)\s?[/:,-]?\s?(?P<age>9\d|10\d)(?=[\s,;|).]|$)"
        r"(?!\s?(?:min|deg|°|lb|ft|cm|mm|sec|%|/|to\b|-))",
        rf"(?<![\w./$-])(?P<age>{OLD})(?:\s?-?\s?(?:something|ish|plus))\b(?!\s(?:deg|min|feet|percent|lb))",
        rf"\b(?:i am|i'm|im|at the age of|celebrated|(?:s)?he'll be|she will be|he will be|turns|"
        rf"mother,|father,|mom,|dad,|grandma,|grandpa,)\s(?P<age>{OLD})(?=[,;.)!?\n]"
        rf"|\s(?:and (?:still|lives|sharp|frail|alert|very|has)|in"
        rf"\s(?:fact|may|june|july|august|january|february|march|april|september|october|november"
        rf"|december)|next|this year|now|already|when|but"
        rf"|who|yesterday|today|tomorrow|last|on (?:mon|tue|wed|thu|fri|sat|sun))|$)(?!\.\d)",
        rf"(?<![\w./$-])(?P<age>{OLD})(?=\s(?:in\sfact|now|and\sK[0-4]|and\sstill)\b)",
        rf"\b(?P<age>{OLD})(?:st|nd|rd|th)\s+(?:birthday|bday|b-day|year)",
        rf"\b(?P<age>{SPOKEN})[\s-]*(?:year|yr|y/?o)s?(?:[\s-]+old|[\s-]+young|[\s-]+of[\s-]+age)?\b",
        rf"\b(?:age|aged|turned|turning|she's|he's|she is|he is)\s+(?P<age>ninety(?:[\s-](?:{ONES}))?|(?:a "
        rf"|one )hundred(?:(?: and)?[\s-](?:{ONES}))?)\b(?!\s+(?:min|deg|percent|feet|step))",
        r"\b(?:early|mid|late|her|his|their)[\s-]+(?P<age>nineties|90'?s)\b",
        rf"(?<=[,;(])\s?(?P<age>{SPOKEN_YEARS})(?=[,;.)])",
        rf"\b(?:he|she|who|pt|patient|mom|dad|mother|father|wife|husband"
        rf"|(?-i:[A-Z][a-z]{{2,20}}))\s(?:is|was|turned|be)\s(?P<age>{SPOKEN_YEARS})"
        rf"(?=[,;.)!?]|\s(?:and|in|but|so|now|next)\b|$)",
        rf"(?:^\W*|(?<=[.!?]\s))(?P<age>{SPOKEN_YEARS})(?=,)",
        rf"\b(?:i am|i'm|im|she'll be|he'll be|turns|celebrated|aged?)"
        rf"\s(?P<age>{SPOKEN_YEARS})(?=[,;.)!?]|\s(?:and|in|next|now|but|who|when)\b|$)",
        rf"\b(?P<age>{SPOKEN_YEARS})(?=[\s-]+(?:something|or so|and change|if (?:he|she)'s a day)\b)",
        r"\b(?P<age>nonagenarian|centenarian|supercentenarian)s?\b",
        r"\b(?P<age>ninety[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|ninetieth|"
        r"(?:one )?hundredth)\s+(?:birthday|bday)",
        r"\b(?:born|b\.|birth year|year of birth|yob|b)(?!\w)[\s:]*(?:in |on |year )*[^\n\d]{0,16}?(?<![\w/-])"
        r"(?P<age>1[89]\d\d)(?![\d/-])",
        rf"\b(?P<age>{OLD})\s*(?:&|and)\s*(?:a half|½)?[\s-]?{YEARS}(?![a-z])",
    )
)
BETWEEN_COMMAS = Form(
    rf"(?<!\w)(?P<name>[^\W\d_a-z][^\W\d_]{{1,30}})(?:,\s|\s\()(?P<age>{OLD})(?=[,.;)]|\s[mMfF]\b)(?!\.\d)",
    any_case=False,
)
LAST_OLD_YEAR = 1940
"""A year of birth up to this one may show an age over 89 while the program is in use."""


SUBJECT = Form(
    rf"(?<!\w)(?P<who>[^\W\d_]{{2,20}})['’]?s?\s(?:is|was|turned|turns|just turned)\s(?:now\s|only\s"
    rf"|almost\s)?(?P<age>{OLD})(?=[,;.!?)\"”]|$)(?!\.\d)"
)


def _is_somebody(who: str) -> bool:
    low = folded(who)
    return (
        low in words("people", "relatives")
        or low in words("people", "roles")
        or (who[0].isupper() and standing(low) is Standing.NAME)
    )


def ages(text: str) -> Iterator[Span]:
    """Ages of 90 and more, in digits or words, without the words for years."""
    for match in BETWEEN_COMMAS.finditer(text):
        low = folded(match["name"])
        if low in words("names", "syllables") or standing(low) not in (Standing.WORD, Standing.NEVER):
            yield Span(match.start("age"), match.end("age"), Kind.AGE_OVER_89)
    for match in SUBJECT.finditer(text):
        if _is_somebody(match["who"]):
            yield Span(match.start("age"), match.end("age"), Kind.AGE_OVER_89)
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            age = match["age"]
            is_year = len(age) == 4 and age.isdigit()
            if is_year and int(age) > LAST_OLD_YEAR:
                continue
            yield Span(match.start("age"), match.end("age"), Kind.DATE if is_year else Kind.AGE_OVER_89)
