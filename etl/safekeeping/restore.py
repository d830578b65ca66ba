"""``python -m etl restore``: a backup becomes the warehouse, once every file of it was found as listed.

Files come into a folder of their own first and are read again there; CURRENT is named last of all.
"""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from desk import shelf
from etl import builds
from etl.examination.inspection import NOTHING, inspected
from etl.safekeeping import manifest
from etl.safekeeping.copying import check, check_space, copied, sync_folders
from etl.safekeeping.holdings import BUILDS, LOCK, STAGING, occupied
from etl.safekeeping.manifest import FILES, Manifest
from etl.safekeeping.ticking import Tell, Ticking, megabytes
from indicators.warehouse import WarehouseError

DAMAGED = "备份已损坏，未恢复任何文件"
UNREAD = "写入的文件读回来不同，恢复没有完成"


class Restored(NamedTuple):
    """What was restored, and where the folder that was there before lies now, None where there was none."""

    manifest: Manifest
    aside: Path | None


def restore(
    backup: Path, place: Path, tell: Tell, *, replace: bool = False, patience: float = shelf.PATIENCE
) -> Restored:
    """Make a backup the warehouse; one that is there is kept aside if it may be replaced.

    Raises WarehouseError, with the old warehouse as it was, where the backup is damaged (naming the file) or
    by a newer program, a warehouse is there and may not be replaced, or the disk is too small.
    """
    made = manifest.read(backup)
    full = occupied(place)
    _check_places(backup, place, full, replace)
    tell(f"正在核对备份 {backup}（{made.made}）：{len(made.files)} 个文件，{megabytes(made.size)}。")
    check(backup / FILES, made, Ticking(tell, "已核对", made.size), DAMAGED)
    _check_counts(backup / FILES, made, DAMAGED)
    check_space(place, made.size)
    aside = _set_aside(place, patience) if full else None
    try:
        with shelf.locked(place, patience):
            _install_or_nothing(backup / FILES, place, made, tell)
    except BaseException as fault:
        if aside and not occupied(place):
            shutil.rmtree(place, ignore_errors=True)
            aside.replace(place)
        if isinstance(fault, OSError):
            told = f"{fault.strerror or fault}（{fault.filename or place}）"
            raise WarehouseError(f"恢复没有完成：{told}。请排除后再试。") from fault
        raise
    return Restored(made, aside)


def _check_places(backup: Path, place: Path, full: bool, replace: bool) -> None:
    if backup.resolve().is_relative_to(place.resolve()) or place.resolve().is_relative_to(backup.resolve()):
        raise WarehouseError(f"备份 {backup} 与数据仓库 {place} 不能一个在另一个里面：请先移开备份。")
    if full and not replace:
        unfinished = "（上次恢复没有做完）" if (place / STAGING).is_dir() else ""
        raise WarehouseError(
            f"数据仓库 {place} 不是空文件夹{unfinished}，未恢复：加 --replace 则把它改名保留后再恢复。"
        )


def _check_counts(folder: Path, made: Manifest, verdict: str) -> None:
    found = inspected(folder / BUILDS / made.build) if made.build else NOTHING
    counts = (found.facts, found.confirmations, found.loads)
    if counts != (made.facts, made.confirmations, made.loads) or found.faults:
        raise WarehouseError(
            f"{verdict}：{BUILDS}/{made.build} 中有 {found.facts} 个数、{found.loads} 个批次，"
            f"清单上是 {made.facts} 个数、{made.loads} 个批次。请换一份备份。"
        )


def _set_aside(place: Path, patience: float) -> Path:
    """Give the old folder another name beside its own, when no load is going on."""
    aside = place.with_name(f"{place.resolve().name}-{datetime.now():%Y%m%d-%H%M%S}")
    try:
        with shelf.locked(place, patience):
            if os.name != "nt":  # Windows renames no folder with an open file, the lock's
                place.rename(aside)
        if os.name == "nt":
            place.rename(aside)
    except OSError as fault:
        raise WarehouseError(
            f"不能把 {place} 改名为 {aside.name}（{fault.strerror}），未恢复：请停止正在使用它的程序后再试；"
            "如果它是挂载的磁盘，请先自行移走其中的文件。"
        ) from fault
    return aside


def _install_or_nothing(source: Path, place: Path, made: Manifest, tell: Tell) -> None:
    """Under the lock: whatever goes wrong, the folder is left as empty as it was."""
    if occupied(place):
        raise WarehouseError(f"刚刚有人写入了 {place}，未恢复：请核对后再试。")
    try:
        _install(source, place, made, tell)
    except BaseException:
        _clear(place, (LOCK,))
        raise


def _clear(place: Path, but: tuple[str, ...]) -> None:
    for path in sorted(place.iterdir()):
        if path.name in but:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _install(source: Path, place: Path, made: Manifest, tell: Tell) -> None:
    staging, ticking = place / STAGING, Ticking(tell, "已恢复", made.size)
    if staging.exists():
        shutil.rmtree(staging)
    for entry in made.files:
        with (source / entry.path).open("rb") as stream:
            copied(stream, staging / entry.path, entry.path, ticking)
    staging.mkdir(exist_ok=True)
    check(staging, made, Ticking(tell, "已读回", made.size), UNREAD)
    _check_counts(staging, made, UNREAD)
    _clear(place, (LOCK, STAGING))  # of folders without a file in them
    for path in sorted(staging.iterdir()):
        path.rename(place / path.name)
    sync_folders(place, made.files)
    if made.build:
        builds.point(place, place / BUILDS / made.build)
    staging.rmdir()
