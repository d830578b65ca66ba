"""What a warehouse's folder holds beside its builds: all of it, whoever put it there, but what is passing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from indicators.warehouse import POINTER

LOCK: Final = "lock"
BUILDS: Final = "builds"
ARCHIVE: Final = "archive"
SET_ASIDE: Final = "damaged"  # builds that a repair took away, kept for whoever wants to look
STAGING: Final = ".restoring"  # where files wait until all of them are there
PASSING: Final = (".tmp", ".wal")  # endings of what a killed writer leaves behind


def kept_files(place: Path) -> Iterator[Path]:
    """Every file but builds, the pointer, the lock and what killed writers left, in the order of names."""
    for path in files_below(place, (BUILDS, STAGING, SET_ASIDE)):
        if path.parent == place and path.name in (LOCK, POINTER):
            continue
        if path.suffix not in PASSING:
            yield path


def files_below(place: Path, but: tuple[str, ...] = ()) -> Iterator[Path]:
    """Every file of a folder, those in the folders named ``but`` excepted; a linked folder is followed."""
    for entry in sorted(place.iterdir()):
        if entry.is_dir():
            if entry.name not in but:
                for folder, names, files in os.walk(entry):
                    names.sort()
                    yield from (Path(folder) / name for name in sorted(files))
        elif entry.is_file():
            yield entry


def occupied(place: Path) -> bool:
    """Whether a folder holds anything but a lock, empty folders and a restoring that was killed."""
    if not place.is_dir():
        return place.exists()
    return any(path != place / LOCK for path in files_below(place, (STAGING,)))
