"""Slips of the pen: the conversations of ``talks/slips.yaml``."""

from __future__ import annotations

import pytest

from tests.assistant.conversation.conftest import SessionMaker
from tests.assistant.conversation.talks import Json, hold, talks


@pytest.mark.parametrize("turns", talks("slips"))
def test_what_holds_after_every_turn(open_session: SessionMaker, turns: list[Json]) -> None:
    hold(open_session(), turns)
