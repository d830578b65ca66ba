"""The folder itself: there, writable, on a disk with room for another build; what killed writers left."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from etl import builds
from etl.examination.finding import MENDED, Finding
from etl.safekeeping.holdings import BUILDS, PASSING, SET_ASIDE, STAGING, files_below
from etl.safekeeping.ticking import megabytes
from indicators.warehouse import BUILD_NAME, POINTER

LEAST_FREE: Final = 200 << 20  # bytes
BUILDS_MORE: Final = 3  # times the present build: the next one, and what is spilled while it is written


def disk_faults(place: Path, build: Path | None, least: int = LEAST_FREE) -> Iterator[Finding]:
    """Whether the next load has room."""
    needed = max(least, BUILDS_MORE * build.stat().st_size if build and build.is_file() else 0)
    free = shutil.disk_usage(place).free
    if free < needed:
        found = f"磁盘只剩 {megabytes(free)}，下一次入库最多需要 {megabytes(needed)}"
        yield Finding(
            "disk_full", str(place), found, "清理磁盘，或把数据仓库移到更大的磁盘；现有数据不受影响"
        )


def write_faults(place: Path) -> Iterator[Finding]:
    """Folders that nothing can be written to."""
    for folder in (place, *sorted(entry for entry in place.iterdir() if entry.is_dir())):
        try:
            with TemporaryFile(dir=folder) as trial:
                trial.write(b"1")
        except OSError as fault:
            yield Finding(
                "read_only",
                str(folder),
                f"不能写入（{fault.strerror}）：可以查询，不能入库",
                "让运行本程序的账户对这个文件夹有写权限；磁盘被系统改为只读时先检查磁盘",
            )


def leftovers(place: Path, build: Path | None) -> list[Path]:
    """What writers left that no reader was ever sent to: sure only under the lock, and by a sound CURRENT."""
    found = [path for path in files_below(place, (BUILDS, STAGING, SET_ASIDE)) if path.suffix in PASSING]
    if (place / STAGING).exists():
        found.append(place / STAGING)
    if build is not None and (place / BUILDS).is_dir():
        last = builds.number(build)
        found += [path for path in sorted((place / BUILDS).iterdir()) if _is_left(path, last)]
    return found


def _is_left(path: Path, last: int) -> bool:
    match = BUILD_NAME.fullmatch(path.name)
    return match is None or int(match[1]) > last


def is_ahead(path: Path, build: Path | None, published: int) -> bool:
    """Whether readers were sent to a newer build before, up to ``published`` by the ledger.

    Without a ledger: whether it is newer by more than the one that a killed load leaves.
    """
    if build is None or not BUILD_NAME.fullmatch(path.name):
        return False
    last = builds.number(build)
    return last < builds.number(path) <= published or builds.number(path) > max(last, published) + 1


def leftover_faults(place: Path, build: Path | None, published: int) -> Iterator[Finding]:
    """Each thing that was left; ``published`` is the newest build that the ledger tells of."""
    last = builds.number(build) if build else 0
    for path in leftovers(place, build):
        where = path.relative_to(place).as_posix()
        if (
            path.suffix == ".wal"
            and BUILD_NAME.fullmatch(path.stem)
            and not _is_left(path.with_suffix(""), last)
        ):
            found = "版本文件旁有未并入的日志：别的程序以写方式打开过它，或没有写完"
            yield Finding("build_wal", where, found, f"{MENDED}：移到 {SET_ASIDE} 文件夹，不删")
        elif is_ahead(path, build, published):
            found = f"比 {POINTER} 所指的新：{POINTER} 可能被改回过旧版本"
            remedy = f"核对批次是否齐全；{MENDED}：移到 {SET_ASIDE} 文件夹，不删"
            yield Finding("build_ahead", where, found, remedy)
        else:
            yield Finding("leftover", where, "中断的写入留下的，没有人用到", f"{MENDED}：删去")
