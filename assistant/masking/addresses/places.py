"""Where are places that are told by their name alone: country roads, farms, homes, landmarks?"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.masking.addresses.words import CAPITALIZED, STATE, ZIP, is_field_word, is_never
from assistant.masking.form import Form
from assistant.masking.masked import Kind, Span

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
NUMBER_BEHIND = Form(
    r"(?<!\w)(?P<place>(?:(?:Calle|Avenida|Avda\.?|Rue|Via|Viale|Rua|Ulica|Ul\.)\s(?:(?:de|del|la"
    r"|las|los|da|do|du|des)\s){0,2}(?P<names>[A-Z][\w'’-]{2,30})"
    r"(?:\s[A-Z][\w'’-]{2,30})?|[A-Z][a-zäöüß]{2,20}(?:straße|strasse|str\.|weg|gasse|platz|gatan"
    r"|vägen|straat|laan|gata))\s\d{1,4}[A-Za-z]?(?:,\s\d{4,5}\s[^\W\d_a-z]\w+)?)(?!\w)",
    any_case=False,
)
ON_A_STREET = Form(
    r"(?<!\w)(?:on|at|near|off|to|from)\s(?P<place>(?P<names>[^\W\d_]{3,20}(?:\s[^\W\d_]{3,20})?)\s(?:street|avenue|road|lane|boulevard|blvd))\b"
)
LANDMARK = Form(
    r"(?<!\w)(?P<place>(?P<names>[A-Z][\w'’-]{2,30})\s(?:Butte|Mesa|Knoll|Dock|Landing|Bluff"
    r"|Crossing|Corners|Gap|Haven|Hollow|Pines|Palms"
    r"|Shores|Springs|Harbor|Wharf|Township|Reservation|Pueblo|Ranch|Quay|Glen|Cove|Meadows"
    r"|Acres)(?:\s(?:apts|apartments|condos|estates)\b)?"
    r"(?:,?\s(?:bldg|building|apt|unit|lot|rm|room|#)\.?\s?\w{1,4})?)(?!\w)",
    any_case=False,
)
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
HOME = Form(
    rf"(?<!\w)(?P<place>(?P<names>{CAPITALIZED})\s(?:Manor|Apartments|Apts|Estates|Towers|Villas|Lodge|Commons"
    rf"|Gardens|Meadows|Pines)\b(?:,?\s(?:[Rr]m|[Rr]oom|[Aa]pt|[Uu]nit|#)\.?\s?\w{{1,4}})?)",
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


def numbered_places(text: str) -> Iterator[Span]:
    """County roads, and boxes, slips and berths beside the name of a place."""
    for pattern in (COUNTY_ROAD, BOX_ALONE):
        for match in pattern.finditer(text):
            if not any(map(is_field_word, match["place"].split()[2:])):
                yield Span(match.start("place"), match.end("place"), Kind.ADDRESS)


def named_places(text: str) -> Iterator[Span]:
    """Streets whose number stands behind or nowhere, homes, parks, farms and landmarks."""
    for match in NUMBER_BEHIND.finditer(text):
        yield Span(match.start("place"), match.end("place"), Kind.ADDRESS)
    for match in ON_A_STREET.finditer(text):
        last = match["names"].split()[-1]
        if not is_never(last) and not is_field_word(last):
            start = match.end("names") - len(last) if is_never(match["names"].split()[0]) else match.start("place")
            yield Span(start, match.end("place"), Kind.ADDRESS)
    for pattern in (LANDMARK, ABROAD, PARK, TOWN, HOME, FARM):
        for match in pattern.finditer(text):
            parts = match["names"].split()
            if not any(map(is_never, parts)) and not all(map(is_field_word, parts)) and not is_field_word(parts[0]):
                yield Span(match.start("place"), match.end("place"), Kind.ADDRESS)
