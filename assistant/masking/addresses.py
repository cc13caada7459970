"""Where are streets, flats, boxes, cities and ZIP codes? A state alone may stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.masking.codes import is_code
from assistant.masking.form import Form
from assistant.masking.lexicon import Standing, standing
from assistant.masking.masked import Kind, Span
from assistant.masking.page import folded
from assistant.masking.spoken import DIGIT_WORDS, ORDINALS
from assistant.masking.vocabulary import entries, words, words_of_the_field

UNITS = "(?:<address/units>)"
DIRECTIONS = "(?:<address/directions>)"
STATE = r"(?:<address/states>|<address/state_codes>)\b\.?"
UNIT = rf"(?:[\s,]*(?:\b(?:{UNITS})\b\.?\s?#?\s?|#\s?)[A-Z]?-?\d*[A-Z]?\b)"
NAME = r"(?:[^\W\d_][\w'’.-]{0,30}|\d{1,3}(?:st|nd|rd|th))"
ZIP = r"\d{5}(?:-\d{4})?"
TAIL = (
    rf"(?:{UNIT})?(?:[\s,]{{1,3}}(?P<city>{NAME}(?:\s{NAME}){{0,2}}),?\s(?P<state>{STATE})"
    rf"(?:,?\s{{1,2}}{ZIP}\b)?|[\s,]{{1,3}}(?P<city2>{NAME}(?:\s{NAME}){{0,2}})[,\s]\s?{ZIP}\b"
    rf"|[\s,]{{1,3}}{ZIP}\b)?"
)
STREET = Form(
    rf"(?<![\w./$:-])(?P<number>\d{{1,6}}(?:-?[A-Z])?(?:-\d{{1,4}})?(?:\s1/2)?)\s+(?:(?:{DIRECTIONS})\b\.?\s)?"
    rf"(?P<names>{NAME}(?:\s{NAME}){{0,3}}?)\s(?P<kind><address/streets>)\b\.?(?:\s"
    rf"(?P<kind2><address/streets>)\b\.?)?(?P<dir>\s(?:{DIRECTIONS})\b)?{TAIL}"
)
NUMBERED = Form(
    rf"(?<![\w./$:-])(?:\d{{1,6}}\s+)?(?:(?:{DIRECTIONS})\b\.?\s)?\d{{1,3}}(?:st|nd|rd"
    rf"|th)\s(?P<kind>st|street|ave|av|avenue|blvd|pl|place"
    rf"|rd|road|ln|lane|dr|drive|ter|terrace|ct|court|way)\b\.?(?:\s(?:{DIRECTIONS})\b)?{TAIL}"
)
UNKINDED = Form(
    rf"(?<![\w./$:-])(?:\d{{2,6}}\s+(?:{DIRECTIONS})\b\.?\s(?:\d{{1,3}}(?:st|nd|rd|th)"
    rf"|[^\W\d_][\w'’-]{{2,30}})(?=,|\s(?:apt|unit|#))"
    rf"|\d{{1,6}}[A-Z]?\s+(?:(?:{DIRECTIONS})\.?\s)?Broadway\b"
    rf"|\d{{1,6}}[A-Z]?\s+(?:Avenue|Avenida|Ave|Calle|Camino|Via|Paseo|Rue|Highway|Hwy|Route|Old"
    rf"|Rural Route)\s[A-Z]\w*(?:\s[A-Z]\w+){{0,2}}\b){TAIL}"
)
CITY_ZIP = Form(rf"[\s,.]{{1,3}}(?:(?P<town>{NAME}(?:\s{NAME}){{0,2}}),?\s(?:{STATE},?\s)?)?(?P<zip>{ZIP})(?![\d-])")
SPOKEN_STREET = Form(
    rf"(?<!\w)(?P<number>{DIGIT_WORDS}(?:[\s-]{DIGIT_WORDS}){{0,4}}(?:\shundred)?)\s(?:(?:{DIRECTIONS})\s)?"
    rf"(?P<names>(?:{NAME}|{ORDINALS})(?:\s{NAME}){{0,1}})\s(?P<kind><address/without_number>)\b(?:,?\s"
    rf"(?:{UNITS})\s(?:{DIGIT_WORDS}|\w)+)?"
)
ROUTE = Form(
    rf"(?<![\w./])\d{{1,6}}(?:-?[A-Z])?\s(?:(?:{DIRECTIONS})\.?\s)?(?:(?:US|State|County|Rural"
    rf"|Old)\s)*(?:hwy|highway|route|rte|county road|cr|fm"
    rf"|sr|loop|interstate|i|road|rd|us|avenue|ave|street)[\s-]\d{{1,4}}[A-Z]?\b(?:\s(?:{DIRECTIONS})\b)?{TAIL}"
)
NAMED = Form(
    r"(?<![\w/])(?P<names>[A-Z][\w'’-]{1,30}(?:\s[A-Z][\w'’-]{1,30})?)\s(?P<kind><address/named:capital>)\b\.?",
    any_case=False,
)
BOX = Form(
    rf"(?<!\w)(?:[AFD]PO)\s(?:A[AEP])\s{ZIP}|(?<!\w)(?:(?:P\.?\s?O\.?"
    rf"|post office)\s?bo?x\s?#?\s?(?:\w*\d\w*|(?:{DIGIT_WORDS})(?:\s(?:{DIGIT_WORDS}))*)"
    rf"|(?:RR|R\.R\.|HC|rural route)\s?#?\s?\d{{1,3}},?\s?box\s?\d+\w?){TAIL}"
)
FLAT = Form(
    r"(?<!\w)(?:apt|apartment|ste|suite|trlr|trailer|lot)\.?\s?#?\s?(?P<flat>\d{1,5}-?[A-Z]?"
    r"|[A-Z]-?\d{0,4})(?![\w%])"
)
CITY = Form(
    rf"(?P<city>[A-Z][\w'’.-]{{1,30}}(?:\s[A-Z][\w'’-]{{1,30}}){{0,2}}),?\s(?P<state>(?:<address/state_codes:upper>)\b|"
    rf"(?:<address/states:title>)\b)(?P<zip>,?\s{{1,2}}{ZIP}\b)?",
    any_case=False,
)
ZIP_ALONE = Form(
    rf"(?<!\w)(?:zip(?:\s?code)?|postal code|cp)\b[\s:#=]*(?:is\s)?(?P<zip>{ZIP}|(?:"
    rf"(?:{DIGIT_WORDS})[\s-]?){{4,5}})(?![\da-z])"
)
STATE_ZIP = Form(
    rf"\b(?:<address/state_codes:upper>|<address/states:title>)[ ,]{{1,2}}(?P<zip>{ZIP})(?![\d-])", any_case=False
)
LABELLED = Form(
    r"(?<!\w)(?:address|addr|add|street|mailing address|home address|city/state/zip|city, state zip|city|town"
    r"|hometown|domicilio|direcci[oó]n|city/st/zip)(?:[._·]{2,40}\s?[:=?]?|\s?[:=?])\s*(?P<rest>[^\n;|]{2,80})"
)
LIVES = Form(
    r"(?<!\w)(?:<address/lives>)\s(?:(?:alone|with \w+|w/ ?\w+|now|back|up|out|down|over|here|all the way"
    r"|about an hour)\s){0,2}(?:<address/lives_in>)\s(?:the\s)?(?P<place>[^\W\d_a-z][\w'’.-]{0,30}"
    r"(?:\s[^\W\d_a-z][\w'’-]{0,30}){0,3}(?:\s(?:rm|room|apt|unit|#)\.?\s?\w{1,4})?)",
    any_case=False,
)
LIVES_ANY = Form(
    r"(?<!\w)(?:lives|living|resides|residing|resident|moved)\s(?:in|at|near|to|from|of)\s"
    r"(?P<place>[^\W\d_][\w'’.-]{0,30}(?:\s[^\W\d_][\w'’-]{0,30}){0,2}\s(?:<address/homes>)\b(?:\s(?:rm|room|apt|unit"
    r"|#)\.?\s?\w{1,4})?)"
)
CAPITALIZED = r"[A-Z][\w'’-]{1,30}(?:\s[A-Z][\w'’-]{1,30}){0,2}"
ABROAD = Form(
    rf"(?<![\w.])(?P<place>\d{{1,5}}[A-Z]?,?\s(?:Rue|Calle|Avenida|Camino|Via|Paseo|Avda|Cll|Carrera|Callejon"
    rf"|Plaza)\.?\s(?:(?:de|del|la|las|los|du|des)\s){{0,2}}(?P<names>{CAPITALIZED})(?:,?\s{STATE}\s{ZIP})?)",
    any_case=False,
)
PARK = Form(
    rf"(?<!\w)(?P<place>(?:(?:Lot|Space|Spc|Unit|Trlr|#)\s?#?\w{{1,4}},?\s)?(?P<names>{CAPITALIZED})\s"
    rf"(?:(?:Trailer|Mobile Home|RV|Mobile)\s(?:Park|Court|Estates|Village)|MHP"
    rf"|Mobile Homes)\b(?:[,\s]{{1,2}}(?:lot|space|spc|unit"
    rf"|#)\s?#?\w{{1,4}})?)",
    any_case=False,
)
TOWN = Form(
    r"(?<!\w)(?:in|from|near|to|of|at|outside)\s(?P<place>(?P<names>[A-Z][\w'’-]{1,30})\s(?:Springs|Falls|Beach"
    r"|City|Heights|Creek|Valley|Hills|Grove|Harbor|Bay|Junction|Mills|Lake|Lakes|Ridge|Township|County"
    r"|Island|Rapids|Bluffs|Landing|Center|Forks|Shores|Prairie)\b)",
    any_case=False,
)
ON_A_STREET = Form(
    r"(?<!\w)(?:on|at|near|off|to|from)\s(?P<place>(?P<names>[^\W\d_]{3,20}(?:\s[^\W\d_]{3,20})?)\s(?:street|avenue|road|lane|boulevard|blvd))\b"
)
NUMBER_BEHIND = Form(
    r"(?<!\w)(?P<place>(?:(?:Calle|Avenida|Avda\.?|Rue|Via|Viale|Rua|Ulica|Ul\.)\s(?:(?:de|del|la"
    r"|las|los|da|do|du|des)\s){0,2}(?P<names>[A-Z][\w'’-]{2,30})"
    r"(?:\s[A-Z][\w'’-]{2,30})?|[A-Z][a-zäöüß]{2,20}(?:straße|strasse|str\.|weg|gasse|platz|gatan"
    r"|vägen|straat|laan|gata))\s\d{1,4}[A-Za-z]?(?:,\s\d{4,5}\s[^\W\d_a-z]\w+)?)(?!\w)",
    any_case=False,
)
COUNTY_ROAD = Form(
    r"(?<!\w)(?P<place>(?:County|State|Rural|Forest|Farm|Ranch|US|Old)\s(?:(?:to Market)\s)?(?:Rd"
    r"|Road|Route|Rte|Hwy|Highway)\.?\s\d{1,4}[A-Z]?|(?:Hwy|Highway|Interstate)"
    r"\s\d{1,4}[A-Z]?)(?!\w)",
    any_case=False,
)
BOX_ALONE = Form(
    r"(?<!\w)(?P<place>(?:Box|Slip|Berth|Space|Dock|Pier|Unit|Apt|Suite|Lot|Cabin"
    r"|Camp)\s#?\d{1,5}[A-Z]?,?\s[A-Z][\w'’-]{2,20}(?:\s[A-Z][\w'’-]{1,20}){0,2}\.?)"
    r"(?=[\s,.;)]|$)",
    any_case=False,
)
CITY_ALONE = Form(r",\s(?P<town>[A-Z][\w'’-]{2,20}(?:\s[A-Z][\w'’-]{2,20})?)(?=[.;\n)]|,?$)", any_case=False)
LANDMARK = Form(
    r"(?<!\w)(?P<place>(?P<names>[A-Z][\w'’-]{2,30})\s(?:Butte|Mesa|Knoll|Dock|Landing|Bluff"
    r"|Crossing|Corners|Gap|Haven|Hollow|Pines|Palms"
    r"|Shores|Springs|Harbor|Wharf|Township|Reservation|Pueblo|Ranch|Quay|Glen|Cove|Meadows"
    r"|Acres)(?:\s(?:apts|apartments|condos|estates)\b)?"
    r"(?:,?\s(?:bldg|building|apt|unit|lot|rm|room|#)\.?\s?\w{1,4})?)(?!\w)",
    any_case=False,
)
FARM = Form(
    r"(?<!\w)(?P<place>(?P<names>[A-Z][\w'’-]{1,30}(?:\s[A-Z][\w'’-]{1,30})?)\s(?:Farm|Ranch|Hollow"
    r"|Homestead|Hall|Cottage|Grange|House"
    r"|Terrace|Condominiums|Condos|Townhomes|Senior Living|Assisted Living|Nursing Home|Care Center"
    r"|Care Ctr|CARE CTR|CARE CENTER|NURSING HOME|ASSISTED LIVING|NURSING CENTER|SENIOR LIVING"
    r"|Retirement Village|Retirement Community)\b)",
    any_case=False,
)
HOME = Form(
    rf"(?<!\w)(?P<place>(?P<names>{CAPITALIZED})\s(?:Manor|Apartments|Apts|Estates|Towers|Villas|Lodge|Commons"
    rf"|Gardens|Meadows|Pines)\b(?:,?\s(?:[Rr]m|[Rr]oom|[Aa]pt|[Uu]nit|#)\.?\s?\w{{1,4}})?)",
    any_case=False,
)
LAST_LINE = Form(
    rf"\n[ \t]*(?=[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){{0,2}},?\s(?:<address/state_codes:upper>)\s{{1,2}}{ZIP})",
    any_case=False,
)
LONGEST_LINE = 60
LABEL_ENDS = Form(
    r"(?<=\d)\.\s|\s(?=[A-Z]\w*\s?[?:])|\s{2,}|\t|\s(?=(?:phone|ph|cell|tel|email|dob|mrn|ins|ssn|home|fax"
    r"|city|state|zip|county)\b\s?[:#=])|[;|]"
)


def addresses(text: str) -> Iterator[Span]:
    """Streets with number, flat, city and ZIP; boxes; cities beside a state or where somebody lives; ZIP codes."""
    for pattern in (STREET, SPOKEN_STREET):
        for match in pattern.finditer(text):
            if _is_street(match["names"], match.groupdict().get("kind2") or match["kind"], text):
                yield Span(match.start(), _end(match), Kind.ADDRESS)
                yield from _city_behind(text, match)
    for pattern in (BOX, ROUTE, NUMBERED, UNKINDED):
        for match in pattern.finditer(text):
            yield Span(match.start(), _end(match), Kind.ADDRESS)
            yield from _city_behind(text, match)
    for match in NAMED.finditer(text):
        if _is_named_street(match["names"], match["kind"]):
            yield Span(match.start(), match.end(), Kind.ADDRESS)
            alone = CITY_ALONE.match(text, match.end())
            if alone and not any(_is_never(part) or _is_field_word(part) for part in alone["town"].split()):
                yield Span(match.end(), alone.end("town"), Kind.ADDRESS)
    for match in FLAT.finditer(text):
        if any(each.isdigit() for each in match["flat"]):
            yield Span(match.start("flat"), match.end("flat"), Kind.ADDRESS)
    yield from _cities(text)
    for match in ZIP_ALONE.finditer(text):
        yield Span(match.start("zip"), match.end("zip"), Kind.ADDRESS)
    for match in STATE_ZIP.finditer(text):
        if not is_code(match["zip"]):
            yield Span(match.start("zip"), match.end("zip"), Kind.ADDRESS)
    for pattern in (COUNTY_ROAD, BOX_ALONE):
        for match in pattern.finditer(text):
            if not any(map(_is_field_word, match["place"].split()[2:])):
                yield Span(match.start("place"), match.end("place"), Kind.ADDRESS)
    yield from _blocks(text)
    for match in NUMBER_BEHIND.finditer(text):
        yield Span(match.start("place"), match.end("place"), Kind.ADDRESS)
    for match in ON_A_STREET.finditer(text):
        last = match["names"].split()[-1]
        if not _is_never(last) and not _is_field_word(last):
            start = match.end("names") - len(last) if _is_never(match["names"].split()[0]) else match.start("place")
            yield Span(start, match.end("place"), Kind.ADDRESS)
    for pattern in (LANDMARK, ABROAD, PARK, TOWN, HOME, FARM):
        for match in pattern.finditer(text):
            parts = match["names"].split()
            if not any(map(_is_never, parts)) and not all(map(_is_field_word, parts)) and not _is_field_word(parts[0]):
                yield Span(match.start("place"), match.end("place"), Kind.ADDRESS)
    for match in LABELLED.finditer(text):
        rest = LABEL_ENDS.split(match["rest"])[0].rstrip(" ,.")
        if rest:
            yield Span(match.start("rest"), match.start("rest") + len(rest), Kind.ADDRESS)


def _blocks(text: str) -> Iterator[Span]:
    """The line over a line of city, state and ZIP, where a number stands in it."""
    for match in LAST_LINE.finditer(text):
        line = text[: match.start()].rpartition("\n")[2].strip()
        start = match.start() - len(line)
        if (
            line
            and len(line) < LONGEST_LINE
            and any(map(str.isdigit, line))
            and ":" not in line
            and text[start : match.start()] == line
        ):
            yield Span(start, match.start(), Kind.ADDRESS)


def _city_behind(text: str, match: re.Match[str]) -> Iterator[Span]:
    """The city and ZIP behind a street, also without a state: ``Lower Wallop, 54830``."""
    end = _end(match)
    behind = CITY_ZIP.match(text, end)
    alone = None if behind else CITY_ALONE.match(text, end)
    if alone and not any(_is_never(part) or _is_field_word(part) for part in alone["town"].split()):
        yield Span(end, alone.end("town"), Kind.ADDRESS)
    if behind and not is_code(behind["zip"]) and (behind["town"] is None or behind["town"][0].isupper()):
        yield Span(end, behind.end(), Kind.ADDRESS)


def _end(match: re.Match[str]) -> int:
    """Where an address ends: before a city that is none."""
    ended = re.search(r"[\s,]+(\d{5})$", match[0])
    if ended and is_code(ended[1]) and not match.groupdict().get("state"):
        return match.start() + ended.start()
    name = next((each for each in ("city", "city2") if match.groupdict().get(each)), None)
    if name is None:
        return match.end()
    city = match[name]
    if not _may_be_city(city):
        before = match.string[match.start() : match.start(name)]
        return match.start() + len(before.rstrip(" ,\n"))
    return match.end()


def _is_street(names: str, kind: str, text: str) -> bool:
    """``412 Maple St``, not ``12 min way`` or ``2 in strap place``."""
    parts = re.split(r"\s", names)
    if any(folded(part.strip(".,")) in words("address", "no_street") or _is_never(part) for part in parts):
        return False
    if all(part[:1].isupper() or part[:1].isdigit() for part in parts):
        return not all(_is_field_word(part) for part in parts) or kind.lower() in words("address", "without_number")
    is_small = not kind[0].isupper()
    if not is_small:
        return False
    return kind.lower() in words("address", "in_small_letters") and all(
        standing(folded(part)) in (Standing.NAME, Standing.BOTH, Standing.UNKNOWN)
        or part[0].isdigit()
        or (
            kind.lower() in ("street", "avenue", "road", "blvd", "lane", "ave", "rd", "ln", "st")
            and not _is_field_word(part)
        )
        for part in parts
    )


def _is_named_street(names: str, kind: str) -> bool:
    last = folded(names.split()[-1])
    if kind.lower() in ("place", "way", "village", "st"):
        return standing(last) in (Standing.NAME, Standing.UNKNOWN) and kind != "ST"
    if kind.lower() in ("drive", "court", "circle", "highway", "terrace"):
        if " " in names:
            return not any(_is_field_word(part) or _is_never(part) for part in names.split())
        return standing(last) in (Standing.NAME, Standing.UNKNOWN, Standing.BOTH)
    return standing(last) is not Standing.NEVER and not _is_field_word(last)


def _cities(text: str) -> Iterator[Span]:
    for match in CITY.finditer(text):
        code = match["state"].lower()
        has_zip = match["zip"] is not None
        if not has_zip and code in words("address", "state_codes_also_words") and not _is_place(match["city"]):
            continue
        if _may_be_city(match["city"]) and (
            has_zip or "," in text[match.end("city") : match.start("state")] or len(code) > 2
        ):
            start = match.start("city")
            yield Span(start, match.end() if has_zip else match.end("city"), Kind.ADDRESS)
    for match in LIVES.finditer(text):
        if _may_be_city(match["place"]) and folded(match["place"]) not in entries("address", "states"):
            yield Span(match.start("place"), match.end("place"), Kind.ADDRESS)
    for match in LIVES_ANY.finditer(text):
        if not _is_never(match["place"].split()[0]):
            yield Span(match.start("place"), match.end("place"), Kind.ADDRESS)


def _may_be_city(city: str) -> bool:
    """Not a word of the field, nor a name of a person before a credential."""
    return not any(_is_never(part) or _is_field_word(part) for part in city.split())


@cache
def _is_place(city: str) -> bool:
    return all(standing(folded(part)) in (Standing.NAME, Standing.UNKNOWN) for part in city.split())


def _is_never(part: str) -> bool:
    low = folded(part.strip(".,"))
    return standing(low) is Standing.NEVER and low not in words("address", "in_city_names")


def _is_field_word(part: str) -> bool:
    low = folded(part.strip(".,"))
    return standing(low) is Standing.WORD and low in words_of_the_field()
