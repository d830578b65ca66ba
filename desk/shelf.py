"""Files that are written whole or not at all, and the lock under which a warehouse's folder is changed."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from indicators.warehouse import WarehouseError

PATIENCE = 60.0  # seconds that a writer waits for another


@contextmanager
def locked(place: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the folder's lock; raise WarehouseError when another writer keeps it for ``patience`` seconds."""
    place.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(place / "lock", timeout=patience):
            yield
    except Timeout:
        raise WarehouseError(f"另一个入库正在进行，等待 {patience:.0f} 秒后仍未结束：请稍后再试。") from None


def write(target: Path, data: bytes) -> None:
    """Put a file in the place of an older one, with its folder; a crash leaves the old one or the new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f"{target.name}.tmp")
    with temporary.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(target)
    sync_folder(target.parent)


def remove(target: Path) -> None:
    """Take a file away, for good once this returns; none there is none to take."""
    target.unlink(missing_ok=True)
    sync_folder(target.parent)


def line_of(fault: tomllib.TOMLDecodeError) -> str:
    """Where a TOML file goes wrong: 第3行, or its end."""
    found = re.search(r"at line (\d+)", str(fault))
    return f"第{found[1]}行" if found else "文件末尾"


def sync_folder(folder: Path) -> None:
    """Make what was renamed into a folder, or taken out of it, last."""
    if os.name == "nt":  # Windows cannot open a folder, and orders the rename itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
