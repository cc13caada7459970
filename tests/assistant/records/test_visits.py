"""Saved visits: masked before they are kept, kept whole, coded again, deleted for good."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.desk import Desk
from assistant.records.database import Database, open_database
from assistant.records.moving import copy_everything
from assistant.records.place import Place
from assistant.records.visit_draft import with_label, with_more_masked
from assistant.records.visit_history import as_change, known_before
from assistant.records.visit_labels import LabelRefused, Objection, checked
from assistant.records.visit_replay import ReplayLine, replayed
from assistant.records.visits import (
    delete_visits,
    keep_for,
    kept_days,
    save,
    saved_visit,
    saved_visits,
)
from tests.assistant.records.visits_made import DAY, LATER, NOW, draft, guidance, told

HOSTILE = "'); DROP TABLE saved_visits; --"


# ---- what is kept ----


def test_what_is_kept_names_nobody(database: Database) -> None:
    """Neither text nor facts nor coding hold a name; the day of service is kept."""
    kept = save(database, draft(), NOW)
    for part in (kept.text, kept.facts, kept.coding):
        assert "Okafor" not in part
        assert "Ines" not in part
    assert kept.text.startswith("[NAME], OT, first fitting")
    assert (kept.date_of_service, kept.label, kept.payer_row) == (DAY, "case 12", "Medicare")
    assert json.loads(kept.facts)["date_of_service"] == DAY
    assert json.loads(kept.coding)["guidance"] == {
        "version": kept.guidance_version,
        "sha256": kept.guidance_sha256,
    }


def test_a_saved_visit_is_read_as_it_was_saved(database: Database) -> None:
    """By its number, in the list, and under its label."""
    kept = save(database, draft(), NOW)
    assert saved_visit(database, kept.number) == kept
    assert saved_visits(database) == (kept,)
    assert saved_visits(database, "case 12") == (kept,)
    assert saved_visits(database, "case 13") == ()
    assert saved_visit(database, kept.number + 1) is None


def test_the_person_can_mask_more() -> None:
    """Every mention of the words goes, in the facts too, whatever their case."""
    more = with_more_masked(draft(), ["BROWN strap", "wrist splint"])
    assert "brown" not in more.masked.text
    assert "wrist splint" not in more.masked.text
    assert json.loads(more.facts)["devices"][0]["name"] == "[OTHER]"
    assert with_more_masked(more, ["nowhere to be found"]) == more


def test_masking_more_leaves_facts_that_can_be_coded_again(database: Database) -> None:
    """Words that are facts too go from the text; region, payer and code stay what they were."""
    more = with_more_masked(draft(), ["wrist", "right", "Medicare", "OT", "97760"])
    assert "wrist" not in more.masked.text
    facts = json.loads(more.facts)
    assert (facts["devices"][0]["body_region"], facts["devices"][0]["name"]) == ("wrist", "[OTHER] splint")
    replay = replayed(save(database, more, NOW), Desk(guidance(), "2026-11-24"))
    assert not replay.is_changed


def test_hostile_text_is_text(database: Database) -> None:
    """What looks like SQL, and signs that a database refuses, do no harm."""
    made = replace(draft(), told=f"{HOSTILE} \x00 \x1b[31m", spans=())
    kept = save(database, made, NOW)
    assert kept.text.startswith(HOSTILE)
    assert "\x00" not in kept.text
    assert "\x1b" not in kept.text
    assert saved_visits(database, HOSTILE) == ()
    assert saved_visits(database) == (kept,)


# ---- labels ----


@pytest.mark.parametrize("label", ["case 12", "Knee B", "blue 7", "", "  case   12 "])
def test_a_label_that_points_to_nobody_is_taken(label: str) -> None:
    assert checked(label) == " ".join(label.split())


@pytest.mark.parametrize(
    ("label", "objection"),
    [
        ("Okafor", Objection.NAME),
        ("ines", Objection.NAME),
        ("Grace", Objection.NAME),
        ("J.D.", Objection.NAME),
        ("RM knee", Objection.NAME),
        ("4471209", Objection.NUMBER),
        ("555-0142", Objection.NUMBER),
        ("case; 12", Objection.SIGNS),
        ("case 1\x00", Objection.SIGNS),
        ("c" * 41, Objection.TOO_LONG),
    ],
)
def test_a_label_that_might_point_to_somebody_is_refused(label: str, objection: Objection) -> None:
    """The reason is told; nothing is changed."""
    with pytest.raises(LabelRefused) as raised:
        with_label(draft(), label)
    assert raised.value.objection is objection


# ---- what came before ----


def test_a_later_visit_of_a_label_knows_what_came_before(database: Database) -> None:
    """That it is a later encounter, and what was allowed this year; each with the visit it is known from."""
    first = save(database, draft(), NOW)
    session = told(LATER, "2026-04-02")
    assert session.coded is not None
    known = known_before(session.coded.visit, "2026-04-02", saved_visits(database, "case 12"))
    assert [(each.path, str(each.value), each.visits) for each in known] == [
        ("visit_kind", "subsequent", ((first.number, DAY),)),
        ("year_to_date", "77.66", ((first.number, DAY),)),
    ]
    reply = session.learn(as_change(known, session.coded.visit, "case 12", 0))
    assert [(line.code, line.units) for line in session.coded.answer.lines] == [("97763", 1)]
    assert f"case 12, visit {first.number} of {DAY}" in reply.whole


@pytest.mark.parametrize(
    ("text", "day", "path"),
    [
        (LATER.replace("right", "left"), "2026-04-02", "visit_kind"),
        (LATER.replace("wrist", "thumb"), "2026-04-02", "visit_kind"),
        (LATER.replace("wrist splint", "dynamic wrist extension splint"), "2026-04-02", "visit_kind"),
        (LATER.replace("custom", "prefabricated"), "2026-04-02", "visit_kind"),
        (f"First visit, {LATER}", "2026-04-02", "visit_kind"),
        (LATER, DAY, "visit_kind"),
        (LATER, "2027-01-04", "year_to_date"),
        (LATER.replace("Medicare", "Aetna"), "2026-04-02", "year_to_date"),
        (LATER.replace("OT", "PT"), "2026-04-02", "year_to_date"),
    ],
)
def test_what_does_not_follow_is_not_known(database: Database, text: str, day: str, path: str) -> None:
    """Another side or device, words that say it, no earlier day, another year, payer or discipline."""
    save(database, draft(), NOW)
    session = told(text, day)
    assert session.coded is not None
    known = known_before(session.coded.visit, day, saved_visits(database, "case 12"))
    assert path not in [each.path for each in known]


def test_a_delivery_that_was_saved_is_known(database: Database) -> None:
    """Of the same device, with the visit it was told at."""
    made = draft()
    facts = json.loads(made.facts)
    facts["devices"][0]["delivered_on"] = "2026-03-05"
    first = save(database, replace(made, facts=json.dumps(facts)), NOW)
    session = told(LATER, "2026-04-02")
    assert session.coded is not None
    known = known_before(session.coded.visit, "2026-04-02", saved_visits(database, "case 12"))
    assert ("devices.0.delivered_on", "2026-03-05", ((first.number, DAY),)) in [
        (each.path, each.value, each.visits) for each in known
    ]
    session.learn(as_change(known, session.coded.visit, "case 12", 0))
    assert session.coded.visit.devices[0].delivered_on == "2026-03-05"


# ---- replay ----


def test_the_same_guidance_gives_the_same_claim(database: Database) -> None:
    """Nothing is reported where nothing changed."""
    replay = replayed(save(database, draft(), NOW), Desk(guidance(), "2026-11-24"))
    assert (replay.is_changed, replay.lines, replay.is_same_guidance) == (False, (), True)


def test_a_replay_tells_each_line_that_changed_and_its_source(database: Database) -> None:
    """Against a coding of other units, as an older guidance would have left it."""
    made = draft()
    coding = json.loads(made.coding)
    coding["lines"][0] |= {"units": 1, "citations": []}
    coding["guidance"]["sha256"] = "0" * 64
    older = replace(made, coding=json.dumps(coding), guidance_sha256="0" * 64)
    replay = replayed(save(database, older, NOW), Desk(guidance(), "2026-11-24"))
    assert replay.is_changed
    assert not replay.is_same_guidance
    (change,) = replay.lines
    assert (change.before, change.after) == (ReplayLine("97760", ("GO",), 1), ReplayLine("97760", ("GO",), 2))
    assert change.cites
    assert all(guidance().citation(key).source for key in change.cites)


# ---- delete, retention ----


def test_deleting_leaves_nothing_in_the_file(tmp_path: Path) -> None:
    """Neither the file nor its log holds a word of a visit that was deleted."""
    place = Place(f"sqlite:///{tmp_path}/records.sqlite3", None)
    with open_database(place) as database:
        kept = save(database, draft(), NOW)
        assert b"brown strap" in b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert delete_visits(database, [kept.number, 99]) == (kept.number,)
        assert saved_visits(database) == ()
        assert b"brown strap" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_deleted_rows_are_gone(database: Database) -> None:
    """Only those that were named."""
    first, second = save(database, draft(), NOW), save(database, draft(), NOW)
    assert delete_visits(database, [first.number]) == (first.number,)
    assert saved_visits(database) == (second,)
    with database.reading() as session:
        assert session.connection().execute(text("SELECT count(*) FROM saved_visits")).scalar() == 1


def test_visits_past_their_days_go_when_the_days_are_set_and_at_every_save(database: Database) -> None:
    """The day itself is still kept."""
    old = save(database, draft(), "2026-01-01T09:00:00Z")
    assert kept_days(database) is None
    assert keep_for(database, 30, "2026-01-31T09:00:00Z") == ()
    assert kept_days(database) == 30
    newer = save(database, draft(), "2026-01-31T09:00:01Z")
    assert saved_visits(database) == (newer,)
    assert keep_for(database, None, "2030-01-01T00:00:00Z") == ()
    assert kept_days(database) is None
    assert saved_visit(database, old.number) is None


# ---- killed ----

SAVING = """
import sys
from tests.assistant.records.victim import _die_at, load
from tests.assistant.records.visits_made import NOW, draft
from assistant.records.database import open_database
from assistant.records.moving import copy_everything
from assistant.records.place import Place
from assistant.records.visits import save
url, first, last = sys.argv[1], *map(int, sys.argv[2:])
made = draft()
load()
import os
for number in range(first, last):
    child = os.fork()
    if not child:
        with open_database(Place(url, None)) as database:
            _die_at(number)
            print(save(database, made, NOW).number, flush=True)
        os._exit(0)
    print("killed" if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -9 else "ended", flush=True)
"""


def test_killed_while_saving_what_was_acknowledged_is_kept(place: Place) -> None:
    """Killed at any statement or commit of a save: nothing acknowledged is lost, nothing is kept by halves."""
    open_database(place).close()
    command = [sys.executable, "-c", SAVING, str(place.url), "1", "14"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[3], check=True)
    lines = run.stdout.split()
    acknowledged = {int(line) for line in lines if line.isdigit()}
    assert lines.count("killed") > 3
    assert lines.count("ended") > 1
    with open_database(place) as database:
        kept = saved_visits(database)
    assert acknowledged <= {each.number for each in kept}
    assert all(json.loads(each.coding)["status"] == "coded" for each in kept)


# ---- moved ----


def test_saved_visits_and_their_days_move_with_everything(database: Database, tmp_path: Path) -> None:
    """To the other database and on from there: the next visit has the next number."""
    with open_database(Place(f"sqlite:///{tmp_path}/start.sqlite3", None)) as start:
        first = save(start, draft(), NOW)
        keep_for(start, 365, NOW)
        copied = copy_everything(start, database)
    assert (copied["saved_visits"], copied["settings"]) == (1, 1)
    assert saved_visits(database) == (first,)
    assert kept_days(database) == 365
    assert save(database, draft(), NOW).number == first.number + 1
