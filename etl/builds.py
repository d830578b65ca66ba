"""The files of a warehouse folder: its lock, its builds, the pointer to the newest, the archive of originals.

Whatever is renamed into place was fsynced before, and its folder after: a crash at any instant leaves the
last good build named by CURRENT.

What is deleted, and this alone, by each writer before it begins and while it holds the lock:

- builds older than the five up to the one that CURRENT names, which itself always stays;
- builds above it that no reader was ever sent to (neither by CURRENT nor, as the ledger knows, before), with
  what the engine keeps beside a build while it writes: killed writers left them;
- what they left half-written in ``archive``.

Originals, ledger, what people keep, and ``damaged`` are never deleted; no number of a build is given twice.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desk import shelf
from indicators.warehouse import BUILD_NAME, POINTER, WarehouseError, current

KEPT_BUILDS = 5
DOCTOR = "请运行 python -m etl doctor --repair。"


@contextmanager
def locked(place: Path, patience: float = shelf.PATIENCE) -> Iterator[None]:
    """Hold the folder's lock as ``shelf.locked`` does, with the folders that a load writes to."""
    with shelf.locked(place, patience):
        (place / "builds").mkdir(exist_ok=True)
        (place / "archive").mkdir(exist_ok=True)
        yield


def number(build: Path) -> int:
    """Number of a build, from its file's name."""
    match = BUILD_NAME.fullmatch(build.name)
    if match is None:
        raise WarehouseError(f"{POINTER} 的内容“{build.name}”不是版本文件名（如 000001.duckdb）。")
    return int(match[1])


def fresh(place: Path, published: int = 0) -> Path:
    """Path for the build to be written now, after what killed writers left behind is swept away.

    ``published`` is the highest number that the ledger tells of. Raises WarehouseError where it is CURRENT
    that has to be mended first.
    """
    newest = current(place)
    if newest is not None and not newest.exists():
        raise WarehouseError(f"{POINTER} 指向的版本文件 {newest.name} 不见了：{DOCTOR}")
    last = number(newest) if newest else 0
    highest = max(last, published)
    _sweep(place, last, highest)
    return place / "builds" / f"{highest + 1:06d}.duckdb"


def _sweep(place: Path, last: int, highest: int) -> None:
    folder = place / "builds"
    names = {entry.name for entry in folder.iterdir()}
    if last == 0 and any(_was_published(name, highest) for name in names):
        raise WarehouseError(f"{POINTER} 文件不见了，但 builds 中有数据：{DOCTOR}")
    kept = {f"{n:06d}.duckdb" for n in range(max(1, last - KEPT_BUILDS + 1), highest + 1)}
    for name in names - kept:
        discard(folder / name)
    for path in (place / "archive").glob("*.tmp"):
        path.unlink()


def _was_published(name: str, highest: int) -> bool:
    """Whether a file cannot be what a writer left that was killed over the build after the highest."""
    match = BUILD_NAME.fullmatch(name)
    return match is not None and int(match[1]) != highest + 1


def discard(path: Path) -> None:
    """Remove a build and what the engine keeps beside it while writing."""
    for leftover in (path, path.with_name(path.name + ".wal"), path.with_name(path.name + ".tmp")):
        if leftover.is_dir():
            shutil.rmtree(leftover)
        else:
            # Windows refuses to remove a file that a reader has open; the next writer will try again.
            with suppress(FileNotFoundError, PermissionError):
                leftover.unlink()


def point(place: Path, build: Path) -> None:
    """Make a finished build the one that readers open: this is the instant at which a load has happened."""
    if build.with_name(build.name + ".wal").exists():
        raise WarehouseError(f"版本文件 {build.name} 没有正常写完，本次入库未生效：请重试。")
    _sync(build)
    shelf.sync_folder(build.parent)
    shelf.write(place / POINTER, build.name.encode("ascii"))


def archive(place: Path, sha256: str, suffix: str, data: bytes) -> None:
    """Keep a file as archive/<sha256><suffix>; to be called before the build with its figures is named.

    One that was damaged since is put right.
    """
    target = place / "archive" / f"{sha256}{suffix.lower()}"
    if not target.exists() or target.read_bytes() != data:
        shelf.write(target, data)


def archived(place: Path, sha256: str) -> Path:
    """Path of the original of a load. Raises WarehouseError where somebody removed it."""
    for path in (place / "archive").glob(f"{sha256}*"):
        if not path.name.endswith(".tmp"):
            return path
    raise WarehouseError(f"存档里没有原始文件 {sha256[:12]}…：无法重建。")


def _sync(path: Path) -> None:
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())
