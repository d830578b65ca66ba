"""``python -m etl backup``: a copy of a warehouse while readers and loads go on.

Builds and originals are never written again, so only what people change by hand is copied under the lock;
the build is held open meanwhile, that no later load sweeps it away.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from desk import shelf
from etl.examination.inspection import NOTHING, Contents, inspected
from etl.safekeeping import manifest
from etl.safekeeping.copying import check_space, copied, sync_folders
from etl.safekeeping.holdings import ARCHIVE, BUILDS, kept_files
from etl.safekeeping.manifest import FILE, FILES, Entry, Manifest
from etl.safekeeping.ticking import Tell, Ticking, megabytes
from indicators.warehouse import WarehouseError, current


def back_up(
    place: Path, backup: Path, tell: Tell, *, patience: float = shelf.PATIENCE, spare: int = 0
) -> Manifest:
    """Copy a warehouse into a new or empty folder, prove the copy, and finish it with its list.

    ``spare`` more bytes must be free than the copy takes. Raises WarehouseError, leaving nothing that could
    be taken for a backup, where there is no warehouse, the folder is not empty, or the disk is too small.
    """
    _check_folders(place, backup)
    copy = backup / FILES
    try:
        with ExitStack() as held:
            made = _copy(place, backup, tell, patience, spare, held)
        manifest.write(backup, made)
    except OSError as fault:
        shutil.rmtree(copy, ignore_errors=True)
        told = f"{fault.strerror or fault}（{fault.filename or backup}）"
        raise WarehouseError(f"备份没有写完：{told}。请排除后重新备份。") from fault
    except BaseException:
        shutil.rmtree(copy, ignore_errors=True)
        raise
    return made


def _check_folders(place: Path, backup: Path) -> None:
    if not place.is_dir():
        raise WarehouseError(f"没有数据仓库文件夹 {place}：请核对环境变量 SHULAN_WAREHOUSE。")
    if backup.resolve().is_relative_to(place.resolve()):
        raise WarehouseError(f"{backup} 就在数据仓库里面：请备份到另一个文件夹，最好是另一块磁盘。")
    if backup.exists() and not backup.is_dir():
        raise WarehouseError(f"{backup} 是一个文件：请给出一个文件夹。")
    if not backup.exists() or not any(backup.iterdir()):
        return
    if (backup / FILE).exists():
        raise WarehouseError(f"{backup} 里已有一份备份，为免覆盖未写：请换一个文件夹。")
    if [entry.name for entry in backup.iterdir()] == [FILES]:
        raise WarehouseError(f"{backup} 里是一份没有写完的备份（没有 {FILE}）：请删去这个文件夹，或换一个。")
    raise WarehouseError(f"{backup} 不是空文件夹，为免混淆未写：请换一个文件夹。")


def _copy(place: Path, backup: Path, tell: Tell, patience: float, spare: int, held: ExitStack) -> Manifest:
    copy, entries = backup / FILES, []
    with _locked(place, patience, tell):
        build = current(place)
        standing = held.enter_context(_open_build(build)) if build else None
        paths = list(kept_files(place))
        size = sum(path.stat().st_size for path in paths) + (build.stat().st_size if build else 0)
        check_space(backup, size + spare)
        tell(f"开始备份 {place}：{len(paths) + bool(build)} 个文件，{megabytes(size)}。")
        ticking = Ticking(tell, "已复制", size)
        copy.mkdir(parents=True, exist_ok=True)
        changing, lasting = _parted(place, paths)
        entries += list(_copied(place, copy, changing, ticking))
    entries += list(_copied(place, copy, lasting, ticking))
    contents = NOTHING
    if build and standing:
        target = copy / BUILDS / build.name
        entries.append(copied(standing, target, f"{BUILDS}/{build.name}", ticking))
        contents = _sound(target, tell)
    sync_folders(copy, entries)
    made = f"{datetime.now():%Y-%m-%d %H:%M:%S}"
    counts = (contents.facts, contents.confirmations, contents.loads)
    return Manifest(made, build.name if build else "", *counts, tuple(entries))


def _parted(place: Path, paths: list[Path]) -> tuple[list[Path], list[Path]]:
    """What may change while it is copied, and the originals, which are never written again."""
    apart: tuple[list[Path], list[Path]] = ([], [])
    for path in paths:
        apart[path.relative_to(place).parts[0] == ARCHIVE].append(path)
    return apart


def _copied(place: Path, copy: Path, paths: list[Path], ticking: Ticking) -> Iterator[Entry]:
    for path in paths:
        name = path.relative_to(place).as_posix()
        with path.open("rb") as source:
            yield copied(source, copy / name, name, ticking)


def _open_build(build: Path) -> BinaryIO:
    try:
        return build.open("rb")
    except OSError as fault:
        raise WarehouseError(
            f"版本文件 {build.name} 打不开（{fault.strerror}），未备份：请先运行 python -m etl doctor。"
        ) from fault


def _sound(build: Path, tell: Tell) -> Contents:
    """What the copied build holds; a damaged warehouse is not kept in the place of good backups."""
    tell("正在核对复制的版本文件……")
    contents = inspected(build)
    if contents.faults:
        raise WarehouseError(
            f"版本文件 {build.name} 与批次表不符（{contents.faults[0]}），未备份："
            "请先运行 python -m etl doctor。"
        )
    return contents


@contextmanager
def _locked(place: Path, patience: float, tell: Tell) -> Iterator[None]:
    """The folder's lock, where it can be had: a folder that may only be read is backed up without."""
    with ExitStack() as lock:
        try:
            lock.enter_context(shelf.locked(place, patience))
        except shelf.Unwritable as fault:
            tell(f"{fault}不加锁备份；备份期间请勿入库。")
        yield
