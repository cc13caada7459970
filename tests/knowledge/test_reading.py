"""What is read when: opening reads nothing, and a plain visit reads neither passages nor L codes nor device words."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from os import PathLike
from pathlib import Path
from typing import IO, Any

from coder.visit import Device, Visit
from knowledge.guidance import VERSION, Guidance

DAY = "2026-03-10"


class Watched(Traversable):
    """A folder or file that notes which texts are read."""

    def __init__(self, path: Traversable, read: list[str]) -> None:
        self._path = path
        self.read = read

    @property
    def name(self) -> str:
        return self._path.name

    def iterdir(self) -> Iterator[Traversable]:
        return (Watched(entry, self.read) for entry in self._path.iterdir())

    def joinpath(self, *descendants: str | PathLike[str]) -> Traversable:
        return Watched(self._path.joinpath(*descendants), self.read)

    def is_dir(self) -> bool:
        return self._path.is_dir()

    def is_file(self) -> bool:
        return self._path.is_file()

    def read_text(self, encoding: str | None = None) -> str:
        self.read.append(Path(str(self._path)).relative_to(str(files("knowledge"))).as_posix())
        return self._path.read_text(encoding)

    def read_bytes(self) -> bytes:
        raise AssertionError("guidance is read as text")

    def open(self, mode: str = "r", *args: Any, **kwargs: Any) -> IO[Any]:
        raise AssertionError("guidance is read as text")


def watched() -> tuple[Guidance, list[str]]:
    read: list[str] = []
    return Guidance.open(Watched(files("knowledge"), read)), read


def test_opening_reads_nothing() -> None:
    _, read = watched()
    assert read == []


def test_a_plain_visit_reads_rules_its_payer_and_the_service_tables() -> None:
    guidance, read = watched()
    guidance.policy_for(Visit(payer="Medicare"), DAY)
    folders = {path.partition("/")[0] for path in read}
    assert folders == {"rules", "payers", "codes"}
    assert [path for path in read if path.startswith("payers/")] == ["payers/medicare.yaml", "payers/unknown.yaml"]
    assert not {"codes/l_codes.csv", "codes/l_prices_2026.csv"} & set(read)


def test_an_l_code_reads_its_tables_but_no_device_words() -> None:
    guidance, read = watched()
    guidance.policy_for(Visit(payer="Medicare", l_codes_billed=("L3906",)), DAY)
    assert "codes/l_codes.csv" in read
    assert not any(path.startswith(("devices/", "passages/")) for path in read)


def test_device_words_are_read_for_a_device_with_a_name_only() -> None:
    guidance, read = watched()
    guidance.policy_for(Visit(payer="Medicare", devices=(Device(body_region="wrist"),)), DAY)
    assert not any(path.startswith("devices/") for path in read)
    guidance.policy_for(Visit(payer="Medicare", devices=(Device(name="wrist splint"),)), DAY)
    assert any(path.startswith("devices/") for path in read)


def test_a_citation_reads_its_own_document_only() -> None:
    guidance, read = watched()
    guidance.citation("ncci-pm-2026-ch11-p8")
    assert read == ["passages/ncci-pm-2026-ch11.yaml", "sources.yaml"]


def test_nothing_is_read_twice() -> None:
    guidance, read = watched()
    for payer in ("Medicare", "Aetna", None, "Acme", "Medicare"):
        guidance.policy_for(Visit(payer=payer), DAY)
        guidance.policy_for(Visit(payer=payer), "2024-03-09")
    assert len(read) == len(set(read))


def test_equal_visits_get_the_very_same_policy() -> None:
    guidance, _ = watched()
    visits = [Visit(payer="Medicare", devices=(Device(name="AFO"),), l_codes_billed=("L1960",)) for _ in range(2)]
    first, second = (guidance.policy_for(visit, DAY) for visit in visits)
    assert first is second


def test_the_digest_is_that_of_the_data_and_stays() -> None:
    first, second = (watched()[0] for _ in range(2))
    assert first.sha256 == second.sha256
    assert len(first.sha256) == 64
    assert first.version == VERSION
