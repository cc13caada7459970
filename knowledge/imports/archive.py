"""The tables inside what a person downloaded, a zip of CMS or one bare file, looked at before they are opened.

Nothing is ever unpacked to disk. A zip is refused as a whole where one of its members could do harm.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

from knowledge.imports.refused import Refused

MOST_MEMBERS = 200
MOST_BYTES = 700 * 2**20
"""Most bytes of one member; a part of the pair edits has about 60 MiB as text and 200 MiB as a workbook's sheet."""
MOST_TIMES = 150
"""Most times that a member may be larger than its packed form, from ``SMALL`` bytes on."""
SMALL = 4 * 2**20
CHUNK = 1 << 16
TABLES = (".txt", ".csv", ".xlsx")
ODD_NAME = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:|\x00")
PACKED = (".zip", ".7z", ".rar", ".gz", ".tar", ".exe", ".xlsm", ".xlsb", ".xls", ".jar")
ENCRYPTED = 1
ZIP_MARK = b"PK\x03\x04"

Steps = Callable[[int], None]
"""Told how many more bytes of the file were read."""


@dataclass(frozen=True, slots=True)
class Member:
    """One table: the name it bears, the download it came in, its length in bytes and how to open it."""

    name: str
    download: str
    length: int
    opened: Callable[[], IO[bytes]]
    is_packed: bool = False

    @property
    def ending(self) -> str:
        return Path(self.name).suffix.casefold()

    @property
    def stem(self) -> str:
        return Path(self.name).stem


@contextmanager
def opened(path: Path) -> Iterator[tuple[Member, ...]]:
    """The tables of a download. Raises ``Refused`` for what is no zip, txt, csv or xlsx, or could do harm."""
    if path.is_dir():
        raise Refused(f"{path}: is a folder; name the files in it, for example {path / '*.zip'}")
    try:
        with path.open("rb") as stream:
            if path.suffix.casefold() == ".zip":
                yield _members(stream, path.name)
            else:
                yield (_bare(path, stream),)
    except OSError as error:
        raise Refused(f"{path.name}: {(error.strerror or str(error)).lower()}") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Refused(f"{path.name}: damaged or truncated; expected the zip as downloaded from CMS") from error


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, as lower-case hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _bare(path: Path, stream: BinaryIO) -> Member:
    length = path.stat().st_size
    if path.suffix.casefold() not in TABLES:
        raise Refused(f"{path.name}: expected a zip, txt, csv or xlsx file as CMS publishes it")
    if length > MOST_BYTES:
        raise Refused(f"{path.name}: {length:,} bytes are more than any file of CMS has")
    if not length:
        raise Refused(f"{path.name}: empty")
    is_packed = stream.read(4) == ZIP_MARK
    if is_packed != (path.suffix.casefold() == ".xlsx"):
        raise Refused(f"{path.name}: its content is not what its name says")
    return Member(path.name, path.name, length, lambda: path.open("rb"))


def _members(stream: BinaryIO, download: str) -> tuple[Member, ...]:
    packed = zipfile.ZipFile(stream)
    listed = packed.infolist()
    check_members(listed, download)
    found = []
    for each in listed:
        name = Path(each.filename).name
        if each.is_dir() or name.startswith(".") or "__MACOSX" in each.filename:
            continue
        if name.casefold().endswith(PACKED):
            raise Refused(f"{download}: holds {_short(name)}, a packed file or program; expected tables only")
        if name.casefold().endswith(TABLES):
            found.append(Member(name, download, each.file_size, _opener(packed, each), is_packed=True))
    if not found:
        raise Refused(f"{download}: holds no txt, csv or xlsx file")
    return tuple(found)


def check_members(listed: list[zipfile.ZipInfo], download: str) -> None:
    """Raise ``Refused`` for names that lead elsewhere, encrypted members, and sizes that no table of CMS has."""
    names = [each.filename for each in listed]
    if len(listed) > MOST_MEMBERS or len(set(names)) != len(names):
        raise Refused(f"{download}: holds too many files, or one of them twice")
    for each in listed:
        if ODD_NAME.search(each.filename):
            raise Refused(f"{download}: holds a file whose name leads out of its folder")
        if each.flag_bits & ENCRYPTED:
            raise Refused(f"{download}: is locked with a password")
        if each.file_size > MOST_BYTES:
            raise Refused(f"{download}: unpacks to more than any file of CMS has")
        if each.file_size > SMALL and each.file_size > MOST_TIMES * max(1, each.compress_size):
            raise Refused(f"{download}: unpacks to far more than it holds, as a harmful file would")
    if sum(each.file_size for each in listed) > 4 * MOST_BYTES:
        raise Refused(f"{download}: unpacks to more than any file of CMS has")


def _opener(packed: zipfile.ZipFile, each: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    """Opens a member; no more of it is unpacked than the bytes it was said to have."""
    return lambda: io.BufferedReader(packed.open(each), CHUNK)  # type: ignore[type-var]


def _short(name: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in name)[:60]
