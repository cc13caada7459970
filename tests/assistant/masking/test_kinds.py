"""Which kind is told, and what the spans are in characters."""

from __future__ import annotations

import pytest

from assistant.masking import Kind, Span, mask


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Mrs. Okafor is here", "Mrs. Okafor", Kind.NAME),
        ("DOS 3/14", "3/14", Kind.DATE),
        ("call 555-010-0142", "555-010-0142", Kind.PHONE),
        ("fax (555) 010-0142", "(555) 010-0142", Kind.PHONE),
        ("write to i.moreno@mail.example", "i.moreno@mail.example", Kind.EMAIL),
        ("at 412 Maple St, Apt 3, Dayton, OH 45402", "412 Maple St, Apt 3, Dayton, OH 45402", Kind.ADDRESS),
        ("MRN 0044812", "0044812", Kind.MRN),
        ("claim 20931-77", "20931-77", Kind.ACCOUNT),
        ("auth # A7712", "A7712", Kind.ACCOUNT),
        ("SSN 900-45-1177", "900-45-1177", Kind.SSN),
        ("member ID XZQ881204417", "XZQ881204417", Kind.MEMBER_ID),
        ("https://portal.example.org/p/77", "https://portal.example.org/p/77", Kind.URL),
        ("from 203.0.113.77", "203.0.113.77", Kind.IP),
        ("NPI 1093817465", "1093817465", Kind.LICENSE),
        ("S/N 2214-A0938", "2214-A0938", Kind.DEVICE_SERIAL),
        ("she is 94 y/o", "94", Kind.AGE_OVER_89),
        ("number 88120447", "88120447", Kind.OTHER),
    ],
)
def test_each_kind_has_its_name(text: str, words: str, kind: Kind) -> None:
    """One identifier, one span, of its kind."""
    start = text.index(words)
    assert mask(text).spans == (Span(start, start + len(words), kind),)


def test_offsets_count_characters() -> None:
    """A sign outside the basic plane is one character."""
    masked = mask("🦿 für Mrs. Okafor")
    assert masked.spans == (Span(6, 17, Kind.NAME),)
    assert masked.text == "🦿 für [NAME]"


def test_white_space_stays() -> None:
    """Only the spans change."""
    assert mask("  Mrs. Okafor\t\n\n 12 min \r\n").text == "  [NAME]\t\n\n 12 min \r\n"


def test_an_empty_text_stays_empty() -> None:
    """Nothing in, nothing out."""
    assert mask("").text == ""
