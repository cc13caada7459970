"""What the words for a device tell."""

from __future__ import annotations

import pytest

from coder.visit import Device, Fabrication, Visit
from knowledge.guidance import Guidance

DAY = "2026-03-10"
CUSTOM, BOUGHT = Fabrication.CUSTOM, Fabrication.PREFABRICATED


@pytest.mark.parametrize(
    ("name", "region", "fabrication", "candidates"),
    [
        ("wrist cock-up splint", "wrist", CUSTOM, ("L3906",)),
        ("wrist cock-up splint", "wrist", BOUGHT, ("L3908",)),
        ("wrist splint", None, None, ("L3906", "L3908")),
        ("splint", "wrist", CUSTOM, ("L3906",)),
        ("custom thermoplastic wrist brace", "wrist", CUSTOM, ("L3906",)),
        ("hand-based thumb spica", "thumb", CUSTOM, ("L3913",)),
        ("forearm-based thumb spica", "thumb", CUSTOM, ("L3808",)),
        ("mallet splint", "finger", BOUGHT, ("L3927",)),
        ("resting hand splints", "hand", CUSTOM, ("L3808",)),
        ("transtibial prosthesis", "leg_bk", None, ("L5100", "L5105", "L5301")),
    ],
)
def test_words_suggest_l_codes_by_how_the_device_was_made(
    guidance: Guidance,
    name: str,
    region: str | None,
    fabrication: Fabrication | None,
    candidates: tuple[str, ...],
) -> None:
    words = guidance.lexicon.words_for(Device(name=name, body_region=region, fabrication=fabrication))
    assert words.candidates == candidates


@pytest.mark.parametrize(
    ("name", "region", "kind"),
    [
        ("AFO", "ankle-foot", "orthosis"),
        ("figure-8 harness", None, "prosthesis"),
        ("BK prosthesis", "leg_bk", "prosthesis"),
        ("collar", "neck", "orthosis"),
        ("collar", None, None),
        ("soft cervical collar", "neck", "orthosis"),
        ("BK", "leg_bk", "prosthesis"),
        ("ulnar gutter", "hand", "orthosis"),
        ("wrist", "wrist", None),
        ("prosthtic foot", "leg_bk", None),
        ("kinesio tape", None, None),
        ("thing", "wrist", None),
    ],
)
def test_words_tell_orthosis_or_prosthesis(guidance: Guidance, name: str, region: str | None, kind: str | None) -> None:
    assert guidance.lexicon.words_for(Device(name=name, body_region=region)).kind == kind


@pytest.mark.parametrize(
    ("name", "region", "codes"),
    [("arm sling", "shoulder", ("A4565",)), ("Dynasplint", None, ("E1800",)), ("cranial helmet", "head", ("S1040",))],
)
def test_devices_outside_the_l_codes_name_their_own(
    guidance: Guidance, name: str, region: str | None, codes: tuple[str, ...]
) -> None:
    words = guidance.lexicon.words_for(Device(name=name, body_region=region))
    assert words.candidates == ()
    assert words.other_codes[: len(codes)] == codes


def test_a_region_rules_out_a_family_of_another_limb(guidance: Guidance) -> None:
    finger, foot = (guidance.lexicon.words_for(Device(name="FO", body_region=r)) for r in ("finger", "foot"))
    assert all(code.startswith("L39") for code in finger.candidates)
    assert all(code.startswith("L30") for code in foot.candidates)


def test_words_are_parallel_to_the_devices_and_name_their_codes(guidance: Guidance) -> None:
    devices = (Device(name="AFO", fabrication=CUSTOM), Device(), Device(name="no such thing"))
    found = guidance.policy_for(Visit(payer="Medicare", devices=devices), DAY).devices
    assert [each.kind for each in found.words] == ["orthosis", None, None]
    assert set(found.words[0].candidates) <= set(found.named)


def test_words_carry_how_sure_they_are(guidance: Guidance) -> None:
    recalled = guidance.lexicon.words_for(Device(name="mallet splint")).ground
    described = guidance.lexicon.words_for(Device(name="wrist splint")).ground
    assert (recalled.cites, recalled.grade) == (("device-words",), "R")
    assert (described.cites, described.grade) == (("device-words-family",), "S")
