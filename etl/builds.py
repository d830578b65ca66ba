"""The files of a warehouse folder: its lock, its builds, the pointer to the newest, the archive of originals.

Whatever is renamed into place was fsynced before, and its folder after: a crash at any instant leaves the
last good build named by CURRENT.
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


def fresh(place: Path) -> Path:
    """Path for the build to be written now, after what killed writers left behind is swept away."""
    newest = current(place)
    if newest is not None and not newest.exists():
        raise WarehouseError(
            f"{POINTER} 指向的版本文件 {newest.name} 不见了：请把 {POINTER} 改为 builds 中最新的文件名。"
        )
    last = number(newest) if newest else 0
    _sweep(place / "builds", last)
    return place / "builds" / f"{last + 1:06d}.duckdb"


def _sweep(folder: Path, last: int) -> None:
    """Remove what no reader was ever sent to (above `last`) and builds older than the newest few."""
    kept = {f"{n:06d}.duckdb" for n in range(max(1, last - KEPT_BUILDS + 1), last + 1)}
    names = {entry.name for entry in folder.iterdir()}
    if last == 0 and any(BUILD_NAME.fullmatch(name) and name != "000001.duckdb" for name in names):
        raise WarehouseError(
            f"{POINTER} 文件不见了，但 builds 中有数据：请新建 {POINTER}，写入其中最新的文件名。"
        )
    for name in names - kept:
        discard(folder / name)


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
    """Keep a file as archive/<sha256><suffix>; to be called before the build with its figures is named."""
    target = place / "archive" / f"{sha256}{suffix.lower()}"
    if not target.exists():
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
