"""Turns that add to what is known, choose between two readings, take back or leave it: ``talks/later_turns.yaml``."""

from __future__ import annotations

import pytest

from tests.assistant.conversation.conftest import SessionMaker
from tests.assistant.conversation.talks import Json, hold, talks


@pytest.mark.parametrize("turns", talks("later_turns"))
def test_what_holds_after_every_turn(open_session: SessionMaker, turns: list[Json]) -> None:
    hold(open_session(), turns)
