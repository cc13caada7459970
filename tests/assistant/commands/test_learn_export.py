"""Results that a learner hands over: written once, read back by the class report, nothing else in them."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from assistant.commands.learn_export import export_results
from assistant.teaching.results import AnswerResult, Results, results_from

RESULTS = Results("Zoë", "shipped", 3, (), (AnswerResult("a#1", "A", "units", False, ("M04",), ("M04",), 1),))


def test_what_is_exported_is_read_back(tmp_path: Path) -> None:
    target = tmp_path / "zoe.json"
    assert export_results(RESULTS, str(target), overwrite=False) == 0
    assert results_from(json.loads(target.read_text(encoding="utf-8"))) == RESULTS


def test_the_same_results_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        export_results(RESULTS, str(tmp_path / name), overwrite=False)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_a_file_is_written_over_only_when_asked(tmp_path: Path) -> None:
    target = tmp_path / "zoe.json"
    target.write_text("mine")
    with pytest.raises(click.UsageError, match="is there already"):
        export_results(RESULTS, str(target), overwrite=False)
    assert target.read_text() == "mine"
    export_results(RESULTS, str(target), overwrite=True)
    assert target.read_text(encoding="utf-8").startswith("{")


def test_a_dash_writes_to_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    assert export_results(RESULTS, "-", overwrite=False) == 0
    assert results_from(json.loads(capfd.readouterr().out)) == RESULTS
