"""Where are record, account, member, licence and serial numbers: by their label, or by their form?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.masking.codes import is_code
from assistant.masking.form import Form
from assistant.masking.lexicon import Standing, standing
from assistant.masking.masked import Kind, Span
from assistant.masking.spoken import DIGIT_WORDS, NOT_COUNTED
from assistant.masking.vocabulary import phrases

CHUNK = Form(
    r"#?\s?(?P<chunk>(?:[A-Z]{1,4}(?:-[A-Z]{1,3})?[ ](?=\d))?[A-Za-z0-9*]+(?:[-–—./_*][A-Za-z0-9*]+)*)", any_case=False
)
NEXT = Form(r"[ \u00a0](?P<chunk>[0-9A-Z]{1,6}(?:-[0-9A-Z]+)*)(?![\w/:%$'’]|\.\d)", any_case=False)
LAST_LETTER = Form(r"[ \u00a0][A-Z](?=[ \u00a0]{2}|[,;|)\n]|\s*$)", any_case=False)
AFTER_COMMA = Form(r",[ \u00a0]?(?P<chunk>\d{2,6})(?![\w/:%$'’.-])", any_case=False)
SPOKEN = Form(
    rf"(?:[A-Za-z][\s.,-]{{1,2}}){{0,3}}(?:(?:{DIGIT_WORDS})[\s,.–-]{{1,3}}){{2,}}(?:{DIGIT_WORDS}){NOT_COUNTED}"
)
COUNTED = Form(r"[\s-]?(?:<label/counted>)(?![\w#])")
LABELLED = (Kind.MRN, Kind.ACCOUNT, Kind.MEMBER_ID, Kind.SSN, Kind.LICENSE, Kind.DEVICE_SERIAL)
SURE = (Kind.MRN, Kind.SSN, Kind.MEMBER_ID, Kind.DEVICE_SERIAL)
FEWEST_DIGITS = {Kind.MRN: 3, Kind.ACCOUNT: 3, Kind.MEMBER_ID: 4, Kind.SSN: 4, Kind.LICENSE: 4, Kind.DEVICE_SERIAL: 3}
PEOPLE = frozenset({"pt", "patient"})
WEAK_FEWEST, PAYER_FEWEST = 4, 6
SSN = Form(
    r"(?<![\w-])(?:\d{3}[-–. ]\d{2}[-–. ]\d{4}|(?:[X*x]{3}[-–. ]?[X*x]{2}[-–. ]?)\d{4})(?![\w-]"
    r"|\.\d)",
    any_case=False,
)
MBI = Form(
    r"(?<!\w)[1-9][AC-HJ-KM-NP-RT-Y][AC-HJ-KM-NP-RT-Y0-9]\d-?[AC-HJ-KM-NP-RT-Y][AC-HJ-KM-NP-RT-Y0-9]\d-?[AC-HJ-KM-NP-RT-Y]{2}\d\d(?!\w)"
)
RUN = Form(r"(?<![\w.$,/-])\d{6,}(?:-[\dA-Z]{1,4})?(?![\w/%]|\.\d|,\d| ?(?:steps|ft|feet)\b)", any_case=False)
MIXED = Form(
    r"(?<![\w./-])(?=[A-Z0-9-]*\d{4})(?:[A-Z]{1,5}-?\d[A-Z0-9]*(?:-[A-Z0-9]+)*"
    r"|\d{2,}[A-Z]{1,3}\d{3,}[A-Z0-9]*|\d{1,6}(?:-\d{2,6}){2,}(?:-?[A-Z]\d*)?)(?![\w/]|\.\d)",
    any_case=False,
)
GROUPED = Form(
    r"(?<![\w/-])[A-Z]{1,4}[ -](?P<groups>\d{2,6}(?:[ -]\d{1,6}){1,5})(?:[ -][A-Z](?=[ ]{2}|[,;|)\n]"
    r"|$))?(?![\w/:%]|\.\d)",
    any_case=False,
)
THREE_PARTS = Form(r"(?<![\w./-])\d{1,3}-\d{1,3}-\d{1,3}(?![\w/-]|\.\d)", any_case=False)
DENIAL = Form(r"(?:CO|PR|OA|PI|CR)-\d", any_case=False)
CLOCK = Form(r"(?:[01]?\d|2[0-3])[0-5]\d", any_case=False)
ROUTES = Form(r"\b(?:rx)?(?:bin|pcn)[\s:#]*$|\bpayer id[\s:#]*$")
LAST_DAY = 31
BETWEEN_COMMAS = Form(r"(?<=,)\d{2,6}-\d{2,6}(?:-\d{1,6})?(?=,\S)", any_case=False)
JOINED = Form(
    r"(?<![\w./$=-])(?=[A-Z0-9=-]*[A-Z])(?=(?:[A-Z=-]*\d){6})[A-Z0-9]+(?:[=-][A-Z0-9]+)+(?![\w/]"
    r"|\.\d)",
    any_case=False,
)
PARCEL = Form(r"(?<!\w)1Z[0-9A-Z]{8,16}(?!\w)", any_case=False)
HASH = Form(r"(?<!\w)#\s?(?P<number>[A-Z]{0,3}-?\d[\dA-Z-]{3,})(?!\w)", any_case=False)
UDI = Form(r"\(01\)\s?\d{12,14}(?:\s?\(\d\d\)\s?[\w-]+)*", any_case=False)
CELL = Form(r"[|/]\s?(?P<number>[A-Z]{1,4}-?\d[\d-]{3,})\s?(?=[|/])", any_case=False)
ICD = Form(r"[A-TV-Z]\d[0-9AB](?:\.?[0-9A-Z]{1,4})?", any_case=False)
HCPCS = Form(r"[A-V]\d{4}(?:[A-Z]{2}){0,4}(?:-[A-Z]{2}){0,4}", any_case=False)
FEWEST_MIXED, MANY_DIGITS = 6, 11
MODIFIER = Form(r"[A-Z]{2}|[A-Z]\d|\d{1,2}|[A-V]\d{4}", any_case=False)


def numbers(text: str) -> Iterator[Span]:
    """Numbers that point to one person, account, policy, licence or device."""
    yield from _labelled(text)
    for match in SSN.finditer(text):
        yield Span(match.start(), match.end(), Kind.SSN)
    for match in UDI.finditer(text):
        yield Span(match.start(), match.end(), Kind.DEVICE_SERIAL)
    for match in MBI.finditer(text):
        yield Span(match.start(), match.end(), Kind.MEMBER_ID)
    for match in HASH.finditer(text):
        if not is_code(match["number"]):
            yield Span(match.start("number"), match.end("number"), Kind.OTHER)
    for match in CELL.finditer(text):
        if not _has_codes(match["number"]):
            yield Span(match.start("number"), match.end("number"), Kind.OTHER)
    for match in RUN.finditer(text):
        if not ROUTES.search(text[max(0, match.start() - 12) : match.start()]):
            yield Span(match.start(), match.end(), Kind.OTHER)
    for match in GROUPED.finditer(text):
        if _is_grouped(match["groups"]):
            letters = match[0][: match.start("groups") - match.start() - 1]
            is_label = len(letters) > 1 and standing(letters.lower()) is not Standing.UNKNOWN
            yield Span(match.start("groups") if is_label else match.start(), match.end(), Kind.OTHER)
    for pattern in (BETWEEN_COMMAS, PARCEL):
        for match in pattern.finditer(text):
            if sum(map(str.isdigit, match[0])) >= WEAK_FEWEST + 1:
                yield Span(match.start(), match.end(), Kind.OTHER)
    for match in JOINED.finditer(text):
        parts = re.split("[=-]", match[0])
        if not _has_codes(match[0]) and not any(is_code(part) or HCPCS.fullmatch(part) for part in parts):
            yield Span(match.start(), match.end(), Kind.OTHER)
    for match in THREE_PARTS.finditer(text):
        numbers_of = [int(part) for part in match[0].split("-")]
        if max(numbers_of) > LAST_DAY and numbers_of != sorted(numbers_of):
            yield Span(match.start(), match.end(), Kind.OTHER)
    for match in MIXED.finditer(text):
        found = match[0]
        if sum(each.isdigit() for each in found) >= 5 and len(found) >= FEWEST_MIXED and not _has_codes(found):
            yield Span(match.start(), match.end(), Kind.OTHER)


def _is_grouped(found: str) -> bool:
    """Enough digits, and neither codes nor times of day among them."""
    groups = re.split("[ -]", found)
    digits = sum(map(len, groups))
    if digits < WEAK_FEWEST + 3 or max(map(len, groups)) < 3 or any(is_code(group) for group in groups):
        return False
    return not all(CLOCK.fullmatch(group) for group in groups if len(group) > 2)


def _has_codes(found: str) -> bool:
    """Is it a diagnosis, a procedure code, or several of them?"""
    if ICD.fullmatch(found) or HCPCS.fullmatch(found):
        return True
    parts = re.split("[-/]", found)
    if all(MODIFIER.fullmatch(part) for part in parts[1:]) and HCPCS.fullmatch(parts[0]) and len(parts[0]) >= 5:
        return True
    return any(is_code(part) for part in parts) and sum(each.isdigit() for each in found) < MANY_DIGITS


def _labelled(text: str) -> Iterator[Span]:
    for kind, pattern in _labels():
        for match in pattern.finditer(text):
            found = _number(text, match.end(), kind, match["label"].lower(), has_sign=_has_sign(match["between"]))
            if found is not None:
                yield Span(*found, kind)


def _has_sign(between: str) -> bool:
    return bool(re.search(r"[#:=]|\b(?:no|number|num|id|nbr|ending|ends)\b", between, re.IGNORECASE))


@cache
def _labels() -> tuple[tuple[Kind, Form], ...]:
    return tuple(
        (
            kind,
            Form(
                rf"(?<![\w])(?P<label><label/{kind}>)(?:['’]s|\.(?=\s))?"
                r"(?P<between>(?:[._·…]{2,40})?(?:[\s_]{0,3}(?:<label/between>)(?![^\W\d_]"
                r"|(?<=[a-z])\d)){0,4}[^\S\n]{0,4})"
                r"(?=[\w#*(])(?:(?<=[\W_])|(?=\d))"
            ),
        )
        for kind in LABELLED
    )


def _number(text: str, at: int, kind: Kind, label: str, *, has_sign: bool) -> tuple[int, int] | None:
    """Where the number behind a label stands; None where what stands there is no such number."""
    spoken = SPOKEN.match(text, at)
    if spoken and not COUNTED.match(text, spoken.end()):
        return spoken.start(), spoken.end()
    match = CHUNK.match(text, at)
    if match is None:
        return None
    start, end = match.span("chunk")
    chunk = match["chunk"]
    if not any(each.isdigit() for each in chunk):
        follows = NEXT.match(text, end)
        if (
            follows is None
            or len(chunk) > 4
            or not chunk.isupper()
            or not follows["chunk"][0].isdigit()
            or not has_sign
        ):
            return None
    if text[end : end + 1] == ":" or (not has_sign and COUNTED.match(text, end)):
        return None
    letters, blank, _ = chunk.partition(" ")
    if blank and label in phrases("label", "payers") and letters.lower() in phrases("label", "payers"):
        start += len(letters) + 1
    is_payer = label in phrases("label", "payers")
    if (
        not is_payer
        and letters.lower() not in phrases("label", "payers")
        and letters.isalpha()
        and standing(letters.lower()) in (Standing.WORD, Standing.NEVER)
    ):
        return None
    if label in phrases("label", "needs_sign") and not has_sign and (label in PEOPLE or not _tells_itself(chunk)):
        return None
    is_sure = (has_sign or (kind in SURE and label not in phrases("label", "weak"))) and not is_payer
    if not is_sure and is_code(chunk):
        return None
    end = _with_more(text, end, is_sure=is_sure)
    digits = sum(each.isdigit() for each in text[start:end])
    fewest = WEAK_FEWEST if label in phrases("label", "weak") and not has_sign else FEWEST_DIGITS[kind]
    fewest = PAYER_FEWEST if is_payer else fewest
    if (
        digits < fewest
        or _is_date_or_clock(text[start:end])
        or (is_code(chunk) and (kind not in SURE or label in phrases("label", "weak")))
    ):
        return None
    if not has_sign and HCPCS.fullmatch(chunk) and len(chunk) in (5, 7) and kind in (Kind.ACCOUNT, Kind.DEVICE_SERIAL):
        return None
    return start, end


def _tells_itself(chunk: str) -> bool:
    """Digits with letters or hyphens among them, or many digits: no count and no size."""
    digits = sum(each.isdigit() for each in chunk)
    return digits >= PAYER_FEWEST or (digits >= WEAK_FEWEST - 1 and "-" in chunk and any(map(str.isalpha, chunk)))


def _with_more(text: str, end: int, *, is_sure: bool) -> int:
    """The end of a number that goes on behind a blank: ``918 227 640 02``, ``0901-72 A``, ``KZ4, 0081, 22``."""
    start = end
    while True:
        if is_sure and (last := LAST_LETTER.match(text, end)):
            return last.end()
        follows = NEXT.match(text, end)
        if follows is None and is_sure and (end - start or len(_word_before(text, end)) < WEAK_FEWEST):
            follows = AFTER_COMMA.match(text, end)
        if follows is None or not any(each.isdigit() for each in follows["chunk"]) or is_code(follows["chunk"]):
            return end
        if DENIAL.match(follows["chunk"]):
            return end
        if (
            COUNTED.match(text, follows.end())
            or not text[end - 1].isalnum()
            or (
                re.match(r"[1-9]?[A-Z]\d|\d{1,2}[A-Z]?$", follows["chunk"])
                and not re.match(r"\d{2}$", follows["chunk"])
                and not (is_sure and re.match(r"\d(?:[.,;)]|$)", text[follows.start("chunk") :]))
            )
        ):
            return end
        end = follows.end()


def _word_before(text: str, end: int) -> str:
    return re.split(r"\s", text[max(0, end - 12) : end])[-1]


def _is_date_or_clock(found: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|\d{1,2}:\d{2}|\d{1,2}[-]\d{1,2}", found))
