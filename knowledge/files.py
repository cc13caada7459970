"""The data files of the guidance, read as text and named by their path inside the package."""

from __future__ import annotations

import hashlib
from importlib.resources.abc import Traversable

FOLDERS = ("codes", "devices", "passages", "payers", "rules")
DATA = (".yaml", ".csv")


class DataFiles:
    """Reads data files below one root; what was read once is kept."""

    def __init__(self, root: Traversable) -> None:
        self._root = root
        self._texts: dict[str, str] = {}

    def text(self, path: str) -> str:
        """The text of ``folder/name``; raises ``FileNotFoundError`` where there is none."""
        if path not in self._texts:
            self._texts[path] = self._root.joinpath(*path.split("/")).read_text(encoding="utf-8")
        return self._texts[path]

    def holds(self, path: str) -> bool:
        return path in self._texts or self._root.joinpath(*path.split("/")).is_file()

    def names(self, folder: str) -> tuple[str, ...]:
        """Paths of the data files of one folder, in order."""
        entries = (entry.name for entry in self._root.joinpath(folder).iterdir())
        return tuple(f"{folder}/{name}" for name in sorted(entries) if name.endswith(DATA))

    def all_paths(self) -> tuple[str, ...]:
        return ("sources.yaml", *(path for folder in FOLDERS for path in self.names(folder)))

    def digest(self) -> str:
        """SHA-256 over the names and contents of all data files, as lower-case hexadecimal."""
        sha = hashlib.sha256()
        for path in self.all_paths():
            sha.update(path.encode() + b"\0" + self.text(path).encode() + b"\0")
        return sha.hexdigest()
