"""What has to go goes and what has to stay stays, in texts of every register of a clinic."""

from __future__ import annotations

import pytest

from assistant.masking import mask
from tests.assistant.masking.tagged import files, seen, tagged, touched


@pytest.mark.parametrize("name", files())
def test_what_identifies_goes_and_what_a_claim_needs_stays(name: str) -> None:
    """No letter of a marked identifier is left, and no marked code or clinical word is touched."""
    wrong: list[str] = []
    for each in tagged(name):
        spans = mask(each.text).spans
        wrong += [
            f"{each.text[span.start : span.end]!r} is left in {each.text!r:.90}"
            for span in each.planted
            if seen(each.text, span.start, span.end, spans)
        ]
        wrong += [
            f"{each.text[start:end]!r} is gone from {each.text!r:.90}"
            for start, end in each.kept
            if touched(start, end, spans)
        ]
    assert not wrong, "\n".join(wrong)
