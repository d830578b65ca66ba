"""What the system or the engine says of a write that it refuses, told in Chinese with what to do."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from desk import shelf

_FULL: Final = re.compile(r"No space left|File too large|quota|not enough disk space", re.IGNORECASE)
_CHECK: Final = "请核对磁盘后再试；仍不行则运行 python -m etl doctor。"


@contextmanager
def told_plainly(*engine: type[Exception]) -> Iterator[None]:
    """Turn OSError, and what the engine raises where the disk is at fault, into Unwritable."""
    try:
        yield
    except shelf.Unwritable:
        raise
    except OSError as fault:
        raise _unwritable(shelf.trouble(fault)) from fault
    except engine as fault:
        said = str(fault)
        first = said.partition("\n")[0]
        full = shelf.trouble(OSError(errno.ENOSPC, first))
        raise _unwritable(full if _FULL.search(said) else f"{first}：{_CHECK}") from fault


def _unwritable(why: str) -> shelf.Unwritable:
    return shelf.Unwritable(f"本次写入没有生效，{why}已有数据不受影响。")
