"""Numbers in words, as they are dictated."""

from __future__ import annotations

DIGIT = "zero|oh|o|one|two|three|four|five|six|seven|eight|nine"
TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
ONES = "one|two|three|four|five|six|seven|eight|nine"
TWO_DIGITS = rf"(?:(?:{TENS})(?:[\s-](?:{ONES}))?|{TEENS})"
DIGIT_WORDS = rf"(?:(?:double|triple)[\s-](?:{DIGIT})|{DIGIT}|{TWO_DIGITS}|dash|hyphen)"
NOT_COUNTED = (
    r"(?!\w|[\s-]+(?:min(?:ute)?s?|degrees?|visits?|units?|percent|weeks?|days?|hours?|times|years?|feet"
    r"|reps?|sessions?|seconds?|months?)\b)"
)
ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    "|fifteenth|sixteenth|"
    "seventeenth|eighteenth|nineteenth|twentieth|twenty[\\s-](?:first|second|third|fourth|fifth|sixth"
    "|seventh|eighth|ninth)|thirtieth|thirty[\\s-]first"
)
LATE_ORDINALS = (
    "thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty[\\s-](?:first|second"
    "|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty[\\s-]first"
)
CARDINALS = rf"(?:{ONES}|{TEENS}|twenty(?:[\s-](?:{ONES}))?|thirty(?:[\s-]one)?)"
YEAR = (
    rf"(?:(?:nineteen|twenty)[\s-](?:(?:oh|o)[\s-](?:{ONES})|{TWO_DIGITS}|hundred)|two thousand(?: and)?"
    rf"(?:[\s-](?:{TWO_DIGITS}|{ONES}))?)"
)
