"""The data files of the guidance, read as text and named by their path inside the package."""

from __future__ import annotations

import hashlib
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.imports.overlay import Overlay

FOLDERS = ("codes", "devices", "passages", "payers", "rules")
DATA = (".yaml", ".csv")
CURRENT = "current"
"""The file in a clinic's folder of imports that names the generation in force."""


class DataFiles:
    """Reads data files below one root, with what was imported laid over them; what was read once is kept."""

    def __init__(self, root: Traversable, overlay: Overlay | None = None) -> None:
        self._root = root
        self.overlay = overlay
        self._texts: dict[str, str] = {}

    def text(self, path: str) -> str:
        """The text of ``folder/name``; raises ``FileNotFoundError`` where there is none."""
        if path not in self._texts:
            laid = self.overlay.text(path, self.shipped) if self.overlay is not None else None
            self._texts[path] = self.shipped(path) if laid is None else laid
        return self._texts[path]

    def holds(self, path: str) -> bool:
        return path in self._texts or self._root.joinpath(*path.split("/")).is_file() or path in self._imported(path)

    def names(self, folder: str) -> tuple[str, ...]:
        """Paths of the data files of one folder, in order."""
        entries = (entry.name for entry in self._root.joinpath(folder).iterdir())
        shipped = (f"{folder}/{name}" for name in entries if name.endswith(DATA))
        return tuple(sorted((*shipped, *self._imported(f"{folder}/"))))

    def all_paths(self) -> tuple[str, ...]:
        return ("sources.yaml", *(path for folder in FOLDERS for path in self.names(folder)))

    def shipped(self, path: str) -> str:
        """The text as the program ships it, without imports."""
        return self._root.joinpath(*path.split("/")).read_text(encoding="utf-8")

    def _imported(self, path: str) -> tuple[str, ...]:
        """Files of a folder that only an import brought."""
        return self.overlay.names(path.partition("/")[0]) if self.overlay is not None else ()

    def digest(self) -> str:
        """SHA-256 over the names and contents of all data files, as lower-case hexadecimal."""
        sha = hashlib.sha256()
        for path in self.all_paths():
            sha.update(path.encode() + b"\0" + self.text(path).encode() + b"\0")
        return sha.hexdigest()
