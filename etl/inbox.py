"""The files of a watched folder: which of them are whole, and where they go once they were read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

QUIET = 2.0  # seconds without a change after which a file is whole
EMPTY_QUIET = 60.0  # browsers put an empty file in place before they download
LATER = 30.0  # seconds until what could not be taken is tried again
_PREFIXES = ("~$", ".", "~")  # what Excel, LibreOffice and other programs put beside an open file
_ENDINGS = (".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".filepart", "~", ".lnk")
_NAMES = ("thumbs.db", "desktop.ini")


class Stamp(NamedTuple):
    """By which a change of a file is noticed."""

    size: int
    modified_ns: int


@dataclass
class Inbox:
    """The files that lie directly in a folder; ``quiet`` is how long one must not have changed."""

    folder: Path
    quiet: float = QUIET
    _since: dict[Path, tuple[Stamp, float]] = field(default_factory=dict)

    def whole(self, now: float) -> list[Path]:
        """The files that are whole at a time in seconds, in the order in which they were last written."""
        stamps = dict(self._stamps())
        before, self._since = self._since, {}
        for path, stamp in stamps.items():
            known = before.get(path)
            self._since[path] = known if known is not None and known[0] == stamp else (stamp, now)
        ready = [path for path, (stamp, since) in self._since.items() if now - since >= self._wait(stamp)]
        return sorted(ready, key=lambda path: (stamps[path].modified_ns, path.name))

    def _wait(self, stamp: Stamp) -> float:
        return self.quiet if stamp.size else max(self.quiet, EMPTY_QUIET)

    @property
    def waiting(self) -> bool:
        """Whether a file was seen that was not whole yet."""
        return bool(self._since)

    def later(self, path: Path, now: float) -> None:
        """Try a file again after a while, or as soon as it changed."""
        if path in self._since:
            self._since[path] = (self._since[path][0], now + LATER)

    def _stamps(self) -> Iterator[tuple[Path, Stamp]]:
        for entry in os.scandir(self.folder):
            with suppress(FileNotFoundError):  # gone since the folder was listed
                if is_wanted(entry.name) and entry.is_file():
                    status = entry.stat()
                    yield Path(entry.path), Stamp(status.st_size, status.st_mtime_ns)


def stamp(path: Path) -> Stamp:
    """The state of a file now."""
    status = path.stat()
    return Stamp(status.st_size, status.st_mtime_ns)


def is_wanted(name: str) -> bool:
    """Whether it is a file that somebody put there, and not what a program keeps beside one."""
    low = name.lower()
    return not low.startswith(_PREFIXES) and not low.endswith(_ENDINGS) and low not in _NAMES


def moved(path: Path, folder: Path, now: datetime) -> Path:
    """Move a file into a folder and return where it is; the time is added to a name that is taken."""
    for target in _names(folder, path, now):
        try:
            target.open("x").close()  # what is there already is never written over, whoever put it there
        except FileExistsError:
            continue
        try:
            path.replace(target)
        except OSError:
            target.unlink()
            raise
        return target
    raise AssertionError("the names do not end")


def _names(folder: Path, path: Path, now: datetime) -> Iterator[Path]:
    yield folder / path.name
    timed = f"{path.stem}_{now:%Y%m%d-%H%M%S}"
    yield folder / f"{timed}{path.suffix}"
    number = 2
    while True:
        yield folder / f"{timed}-{number}{path.suffix}"
        number += 1
