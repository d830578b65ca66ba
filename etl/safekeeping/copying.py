"""Files are copied with their times, hashed on the way and made to last; what was copied is read again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from desk import shelf
from etl.safekeeping.manifest import Entry, Manifest
from etl.safekeeping.ticking import Ticking, megabytes
from indicators.warehouse import WarehouseError

PIECE: Final = 1 << 20  # bytes read at once
SPARE: Final = 32 << 20  # bytes left free, for what folders and lists take
SHOWN: Final = 5  # damaged files that a refusal names


def copied(source: BinaryIO, target: Path, path: str, ticking: Ticking) -> Entry:
    """Copy an open file to a new one; what it is called, how big and what its hash is."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size = sha256(), 0
    with target.open("xb") as stream:
        while piece := source.read(PIECE):
            digest.update(piece)
            stream.write(piece)
            size += len(piece)
            ticking.add(len(piece))
        stream.flush()
        os.fsync(stream.fileno())
    status = os.fstat(source.fileno())
    os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))
    return Entry(path, size, digest.hexdigest())


def digest_of(path: Path, ticking: Ticking) -> str:
    """The hash of a file, read piece by piece."""
    digest = sha256()
    with path.open("rb") as stream:
        while piece := stream.read(PIECE):
            digest.update(piece)
            ticking.add(len(piece))
    return digest.hexdigest()


def check(folder: Path, manifest: Manifest, ticking: Ticking, verdict: str) -> None:
    """Raise WarehouseError with a verdict, naming the files, unless each file of a list is as listed."""
    wrong = [
        f"{entry.path}（{said}）" for entry in manifest.files if (said := _wrong(folder, entry, ticking))
    ]
    if wrong:
        more = f" 等 {len(wrong)} 个" if len(wrong) > SHOWN else ""
        raise WarehouseError(
            f"{verdict}：{'、'.join(wrong[:SHOWN])}{more}。请换一份备份，或从别处找回这些文件后再试。"
        )


def _wrong(folder: Path, entry: Entry, ticking: Ticking) -> str:
    path = folder / entry.path
    try:
        size = path.stat().st_size
        if size != entry.size:
            return f"应有 {entry.size} 字节，实有 {size}"
        return "" if digest_of(path, ticking) == entry.sha256 else "内容与校验和不符"
    except FileNotFoundError:
        return "不见了"
    except OSError as fault:
        return f"打不开，{fault.strerror}"


def check_space(target: Path, size: int) -> None:
    """Raise WarehouseError before anything is written, where a disk has not so many bytes left."""
    standing = next(folder for folder in (target, *target.resolve().parents) if folder.is_dir())
    free = shutil.disk_usage(standing).free
    if free < size + SPARE:
        raise WarehouseError(
            f"{target} 所在的磁盘只剩 {megabytes(free)}，需要 {megabytes(size + SPARE)}："
            "没有写任何文件。请清理磁盘，或换一个位置。"
        )


def sync_folders(top: Path, files: Iterable[Entry]) -> None:
    """Make the names of copied files last, from the innermost folder to the top."""
    folders = {
        folder for entry in files for folder in (top / entry.path).parents if folder.is_relative_to(top)
    }
    for folder in sorted(folders | {top}, key=lambda one: -len(one.parts)):
        shelf.sync_folder(folder)
