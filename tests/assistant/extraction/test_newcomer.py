"""A newcomer adds a nickname with one line of vocabulary; these are the lines' neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.extraction import Reader, vocabulary


@pytest.mark.parametrize(
    ("file", "heading", "line", "text", "expected"),
    [
        ("devices/patterns/orthosis.yaml", "wrist: |", "blue gizmo", "blue gizmo training 10 min, OT", "blue gizmo"),
        (
            "payers/patterns/payer.yaml",
            "Medicare: |",
            "plan of the moon",
            "splint 10 min, OT, plan of the moon",
            None,
        ),
    ],
)
def test_one_line_is_enough(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    heading: str,
    line: str,
    text: str,
    expected: str | None,
) -> None:
    package = Path(vocabulary.__file__).parent
    for each in package.glob("*/patterns/*.yaml"):
        target = tmp_path / each.relative_to(package)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(each.read_text(encoding="utf-8"), encoding="utf-8")
    lines = (tmp_path / file).read_text(encoding="utf-8")
    assert heading in lines
    (tmp_path / file).write_text(lines.replace(heading, f"{heading}\n  {line}", 1), encoding="utf-8")
    for cached in (vocabulary.file_names, vocabulary._phrases):
        monkeypatch.setattr(vocabulary, cached.__name__, cached.__wrapped__)
    monkeypatch.setattr(vocabulary, "files", lambda name: tmp_path)
    visit = Reader().read(text).visit
    if expected:
        assert [device.name for device in visit.devices] == [expected]
        assert visit.devices[0].body_region == "wrist"
    else:
        assert visit.payer == "Medicare"
