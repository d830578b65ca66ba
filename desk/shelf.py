"""Files that are written whole or not at all, and the lock under which a warehouse's folder is changed."""

from __future__ import annotations

import errno
import logging
import os
import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from indicators.warehouse import WarehouseError

PATIENCE = 60.0  # seconds that a writer waits for another
_LOG: Final = logging.getLogger("shulan.shelf")
_FULL: Final = ("磁盘已满", "请清理磁盘，腾出地方后再试")
_CLOSED: Final = ("没有写权限", "请让运行本程序的账户对数据仓库文件夹有写权限")
_TROUBLES: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: ("超出了磁盘配额", "请清理磁盘或增加配额后再试"),
    errno.EFBIG: ("文件超出了允许的大小", "请放宽对文件大小的限制后再试"),
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.EROFS: ("磁盘是只读的", "请检查磁盘，改为可写后再试"),
    errno.EIO: ("磁盘读写出错", "请检查磁盘，并尽早备份"),
    errno.EMFILE: ("打开的文件太多", "请重新启动本程序"),
}


class Unwritable(WarehouseError, OSError):  # noqa: N818 - a state of a disk or a folder
    """The system refused a write; the message says in Chinese what, why and what to do."""


def trouble(fault: OSError) -> str:
    """What the system says of a write, in Chinese, and what to do: 磁盘已满：请清理磁盘……。"""
    said, remedy = _TROUBLES.get(fault.errno or 0, (fault.strerror or str(fault), "请排除后再试"))
    return f"{said}：{remedy}。"


@contextmanager
def locked(place: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the folder's lock; whoever has to wait for another writer says so.

    Raises WarehouseError when another keeps it for ``patience`` seconds, Unwritable where there can be none.
    """
    lock = FileLock(place / "lock")
    try:
        place.mkdir(parents=True, exist_ok=True)
        _acquire(lock, patience)
    except Timeout:
        raise WarehouseError(f"另一个入库正在进行，等待 {patience:.0f} 秒后仍未结束：请稍后再试。") from None
    except OSError as fault:
        raise Unwritable(f"不能在文件夹 {place} 中写文件，{trouble(fault)}可以查询，不能写入。") from fault
    try:
        yield
    finally:
        lock.release()


def _acquire(lock: FileLock, patience: float) -> None:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        _LOG.warning("另一个写入正在进行，正在等它结束（最多 %.0f 秒）……", patience)
        lock.acquire(timeout=patience)


def write(target: Path, data: bytes) -> None:
    """Put a file in the place of an older one, with its folder; a crash leaves the old one or the new one.

    To be called under the folder's lock: two writers would share the file beside it. Raises Unwritable, with
    the old file as it was, where the system refuses.
    """
    temporary = target.with_name(f"{target.name}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
    except OSError as fault:
        with suppress(OSError):  # it takes up room where there is none; a sweep takes what stays
            temporary.unlink(missing_ok=True)
        raise Unwritable(f"文件 {target.name} 没有写成，{trouble(fault)}原来的内容没有变。") from fault
    sync_folder(target.parent)


def remove(target: Path) -> None:
    """Take a file away, for good once this returns; none there is none to take. Raises Unwritable."""
    try:
        target.unlink(missing_ok=True)
    except OSError as fault:
        raise Unwritable(f"文件 {target.name} 没有删成，{trouble(fault)}") from fault
    sync_folder(target.parent)


def line_of(fault: tomllib.TOMLDecodeError) -> str:
    """Where a TOML file goes wrong: 第3行, or its end."""
    found = re.search(r"at line (\d+)", str(fault))
    return f"第{found[1]}行" if found else "文件末尾"


def sync_folder(folder: Path) -> None:
    """Make what was renamed into a folder, or taken out of it, last. Raises Unwritable."""
    if os.name == "nt":  # Windows cannot open a folder, and orders the rename itself
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as fault:
        raise Unwritable(f"文件夹 {folder} 的改动已做，磁盘却没有确认，{trouble(fault)}") from fault
