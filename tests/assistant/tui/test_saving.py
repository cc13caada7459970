"""Saving from the app: the dialog with the masked text, the history screen, a case that was saved before."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection
from textual.widgets import Input, Static

from assistant.records.database import open_database
from assistant.records.place import Place
from assistant.records.visits import SavedVisit, saved_visits
from assistant.tui import words
from assistant.tui.app import OrthocoderApp
from assistant.tui.conversation import Conversation
from assistant.tui.matrix import Clerk
from assistant.tui.screens.history import HistoryScreen, SavedList
from assistant.tui.screens.save_form import SaveForm
from assistant.tui.widgets.detail import Detail
from assistant.tui.widgets.filtered import FilteredRows
from assistant.tui.widgets.frame import TopRow
from knowledge.guidance import Guidance
from tests.assistant.tui.conftest import DAY
from tests.assistant.tui.screen import opened, prompt, send, told, until, visit
from tests.assistant.tui.visits import CODED, CORRECTION, scripted

NOW = f"{DAY}T10:00:00Z"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "records.sqlite3"


@pytest_asyncio.fixture
async def pilot(guidance: Guidance, file: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Pilot[None]]:
    """The app with a database of its own that does not exist yet."""
    monkeypatch.delenv("ORTHOCODER_DATABASE_URL", raising=False)
    monkeypatch.setattr("assistant.records.place.own_file", lambda: file)
    clerk = Clerk("dana", None, lambda: NOW)
    app = OrthocoderApp(lambda: Conversation(guidance, DAY, scripted(), clerk=clerk))
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        yield pilot


def kept(file: Path) -> tuple[SavedVisit, ...]:
    if not file.exists():
        return ()
    with open_database(Place(None, file)) as database:
        return saved_visits(database)


async def typed(pilot: Pilot[None], command: str) -> None:
    prompt(pilot).put(command)
    await pilot.press("enter")
    await pilot.pause()


async def dialog(pilot: Pilot[None], command: str = "/save case 12") -> SaveForm:
    """The dialog over a visit that was told."""
    await send(pilot, CODED)
    await typed(pilot, command)
    await until(pilot, lambda: isinstance(pilot.app.screen, SaveForm))
    shown = pilot.app.screen
    assert isinstance(shown, SaveForm)
    return shown


async def saved(pilot: Pilot[None], file: Path) -> SavedVisit:
    await dialog(pilot)
    await pilot.press("ctrl+s")
    await until(pilot, lambda: not isinstance(pilot.app.screen, SaveForm))
    (only,) = kept(file)
    return only


async def history(pilot: Pilot[None]) -> HistoryScreen:
    await pilot.press("f5")
    await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))
    screen = pilot.app.screen
    assert isinstance(screen, HistoryScreen)
    await until(pilot, lambda: screen.query_one(FilteredRows).is_shown)
    return screen


async def test_the_dialog_says_what_is_kept_and_keeps_it(pilot: Pilot[None], file: Path) -> None:
    """The text as it will stand, the day of service, the label; nothing is kept before Ctrl+S."""
    shown = await dialog(pilot)
    assert "1 Dec 2026" in str(shown.query_one("#save-lead", Static).render())
    assert str(shown.query_one("#save-text", Static).render()) == shown.draft.masked.text
    assert shown.query_one("#label", Input).value == "case 12"
    assert kept(file) == ()
    await pilot.press("ctrl+s")
    await until(pilot, lambda: not isinstance(pilot.app.screen, SaveForm))
    (only,) = kept(file)
    assert (only.label, only.date_of_service, only.saved_at) == ("case 12", DAY, NOW)
    assert any("Saved as visit 1" in each for each in told(visit(pilot)))
    assert "saved, masked" in str(visit(pilot).query_one(TopRow).render())
    await send(pilot, CORRECTION)
    assert "not saved" in str(visit(pilot).query_one(TopRow).render())


async def test_escape_keeps_nothing(pilot: Pilot[None], file: Path) -> None:
    await dialog(pilot)
    await pilot.press("escape")
    await until(pilot, lambda: not isinstance(pilot.app.screen, SaveForm))
    assert kept(file) == ()


async def test_words_that_are_typed_or_selected_are_masked(pilot: Pilot[None], file: Path) -> None:
    """Words that do not stand in the text are told; what stood there is gone from text and facts."""
    shown = await dialog(pilot)
    more = shown.query_one("#more", Input)
    more.value = "no such words"
    await pilot.press("enter")
    await until(pilot, lambda: "does not stand" in str(shown.query_one("#save-note", Static).render()))
    more.value = "cock-up"
    await pilot.press("enter")
    await until(pilot, lambda: more.value == "")
    text = shown.query_one("#save-text", Static)
    assert "cock-up" not in str(text.render())
    shown.selections = {text: Selection.from_offsets(Offset(4, 0), Offset(16, 0))}
    await pilot.press("f7")
    await until(pilot, lambda: str(text.render()).startswith("OT, [OTHER], first visit"))
    await pilot.press("ctrl+s")
    await until(pilot, lambda: not isinstance(pilot.app.screen, SaveForm))
    (only,) = kept(file)
    assert "cock-up" not in only.text + only.facts


async def test_a_label_that_looks_like_a_name_is_refused(pilot: Pilot[None], file: Path) -> None:
    """At the command and in the dialog; the dialog stays."""
    shown = await dialog(pilot, "/save")
    shown.query_one("#label", Input).value = "Okafor"
    await pilot.press("ctrl+s")
    await until(pilot, lambda: "looks like a name" in str(shown.query_one("#save-note", Static).render()))
    assert kept(file) == ()
    await pilot.press("escape")
    await typed(pilot, "/save Okafor")
    await until(pilot, lambda: any("looks like a name" in each for each in told(visit(pilot))))


async def test_without_a_visit_there_is_nothing_to_save(pilot: Pilot[None]) -> None:
    await typed(pilot, "/save")
    await until(pilot, lambda: words.NOTHING_TO_SAVE in told(visit(pilot)))


async def test_an_empty_history_says_how_to_fill_it(pilot: Pilot[None], file: Path) -> None:
    """Looking makes no database."""
    screen = await history(pilot)
    assert str(screen.query_one("#history-note", Static).render()) == words.NOTHING_SAVED
    assert not file.exists()


async def test_the_history_shows_a_visit_and_codes_it_again(pilot: Pilot[None], file: Path) -> None:
    """Its text, claim and payer row; Enter says whether it would be coded otherwise today."""
    only = await saved(pilot, file)
    screen = await history(pilot)
    await until(pilot, lambda: bool(screen.query_one(SavedList).rows))
    opened_visit = screen.query_one(Detail).opened
    assert opened_visit is not None
    assert only.text.split("\n")[0] in opened_visit.plain
    screen.query_one(SavedList).focus()
    await pilot.press("enter")
    await until(pilot, lambda: "the same claim today" in str(screen.query_one(Detail).opened))


async def test_the_filter_narrows_the_history(pilot: Pilot[None], file: Path) -> None:
    await saved(pilot, file)
    screen = await history(pilot)
    screen.query_one("#filter", Input).value = "nothing of that"
    await until(pilot, lambda: not screen.query_one(SavedList).rows)
    assert "Esc clears the filter" in str(screen.query_one("#history-note", Static).render())
    await pilot.press("escape")
    await until(pilot, lambda: len(screen.query_one(SavedList).rows) == 1)


async def test_deleting_takes_two_keys(pilot: Pilot[None], file: Path) -> None:
    """The first says what the second does; Esc takes it back."""
    only = await saved(pilot, file)
    screen = await history(pilot)
    await until(pilot, lambda: bool(screen.query_one(SavedList).rows))
    screen.query_one(SavedList).focus()
    await pilot.press("d")
    asked = words.DELETE_AGAIN.format(number=only.number)
    await until(pilot, lambda: str(screen.query_one("#history-note", Static).render()) == asked)
    await pilot.press("escape")
    assert len(kept(file)) == 1
    await pilot.press("d", "d")
    await until(pilot, lambda: not screen.query_one(SavedList).rows)
    assert kept(file) == ()


async def test_a_case_named_before_its_visit_waits_for_it(pilot: Pilot[None]) -> None:
    """And a label that looks like a name is refused there too."""
    await typed(pilot, "/case case 12")
    await until(pilot, lambda: any("as soon as you tell this one" in each for each in told(visit(pilot))))
    await typed(pilot, "/case Okafor")
    await until(pilot, lambda: any("looks like a name" in each for each in told(visit(pilot))))
