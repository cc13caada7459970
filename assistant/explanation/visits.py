"""Saved visits as text: the list, one in full, what a replay finds, what is said while one is saved."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from assistant.explanation.environment import module, template
from assistant.records.visit_draft import Draft
from assistant.records.visit_history import Known
from assistant.records.visit_labels import LabelRefused
from assistant.records.visit_replay import Replay, line_of, lines_of
from assistant.records.visits import SavedVisit


def list_lines(visits: Sequence[SavedVisit], days: int | None) -> list[str]:
    """One line a visit; ``days`` says for how long they are kept."""
    return _lines("visits/list.txt.j2", visits=[(each, claim_lines(each)) for each in visits], days=days)


def show_lines(visit: SavedVisit) -> list[str]:
    status = json.loads(visit.coding)["status"]
    return _lines("visits/show.txt.j2", visit=visit, lines=claim_lines(visit), status=status)


def replay_lines(replays: Sequence[Replay], sources: Mapping[str, str]) -> list[str]:
    """What changed in each visit; ``sources`` names what every citation key leads to."""
    return _lines("visits/replay.txt.j2", replays=replays, sources=sources)


def claim_lines(visit: SavedVisit) -> list[object]:
    """The lines of a saved claim: code, modifiers, units."""
    return [line_of(each) for each in lines_of(json.loads(visit.coding))]


def claim_of(visit: SavedVisit) -> str:
    """A saved claim in one line."""
    return str(module("visits/words").claim(claim_lines(visit)))


def line_words(line: object) -> str:
    """One line of a claim."""
    return str(module("visits/words").line(line))


def objection(refused: LabelRefused) -> str:
    """Why a label is refused, and what one may be."""
    return str(module("visits/words").objection(refused.label, str(refused.objection)))


def saved(visit: SavedVisit) -> str:
    """What was saved, and that the day of service is kept."""
    return str(module("visits/words").saved(visit))


def asked_to_save(draft: Draft) -> str:
    """The masked text as it would be kept, and the question."""
    return str(module("visits/words").kept(draft))


def nothing_to_save() -> str:
    return str(module("visits/words").nothing())


def not_saved() -> str:
    return str(module("visits/words").not_saved())


def not_in_it(words: str) -> str:
    return str(module("visits/words").no_such(words))


def known_from(facts: Sequence[Known], label: str) -> str:
    """What visits saved under a label tell, and which of them does."""
    return str(module("visits/words").known(facts, label))


def case_awaited(label: str) -> str:
    """That a case was named before anything was told of the visit."""
    return str(module("visits/words").awaited(label))


def label_needed() -> str:
    return str(module("visits/words").usage())


def _lines(path: str, **values: object) -> list[str]:
    return template(path).render(**values).strip("\n").split("\n")
